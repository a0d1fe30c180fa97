package com.dokploy.terraform.resources.backup;

import com.dokploy.terraform.client.ServiceType;
import com.dokploy.terraform.framework.ApplyRequest;
import com.dokploy.terraform.resources.session.Session;
import com.dokploy.terraform.resources.support.ApiMapping;
import com.dokploy.terraform.resources.support.ParentService;
import com.dokploy.terraform.schema.Values;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/**
 * The kind of object that is backed up, in the server's terms, which state it in several fields (v0.30.2).
 *
 * @param parent the service
 * @param dokployServer Dokploy itself
 * @param inStack the database inside a compose stack
 */
record BackupType(ParentService parent, OnlyTrue dokployServer, ComposeDatabase inStack) {
    private static final String WEB_SERVER = "web-server";

    /** Adds the kind of object to a body. The kind cannot be changed later. */
    void addTo(ObjectNode body, Values plan, ApplyRequest request, Session session) {
        var type = parent.type(plan);
        if (request.isCreate()) {
            body.put("backupType", type == ServiceType.COMPOSE ? "compose" : "database");
        }
        body.put("databaseType", databaseType(type, plan));
        if (type == null && request.isCreate()) {
            body.set(
                    "userId",
                    session.dokploy().query("user.get", ApiMapping.body()).path("userId"));
        }
    }

    private String databaseType(@Nullable ServiceType type, Values plan) {
        if (type == null) {
            return WEB_SERVER;
        }
        return type == ServiceType.COMPOSE ? plan.get(inStack.type) : type.router();
    }

    /** Adds to a state whether a row is a backup of Dokploy itself. */
    Values completeState(Values state, JsonNode row) {
        return dokployServer.with(state, row.path("databaseType").asText().equals(WEB_SERVER));
    }
}
