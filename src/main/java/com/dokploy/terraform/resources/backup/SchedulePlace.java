package com.dokploy.terraform.resources.backup;

import com.dokploy.terraform.framework.Diagnostics;
import com.dokploy.terraform.resources.session.Session;
import com.dokploy.terraform.resources.support.ApiMapping;
import com.dokploy.terraform.resources.support.ListReader;
import com.dokploy.terraform.resources.support.NameResolver;
import com.dokploy.terraform.resources.support.ParentService;
import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.Rule;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.schema.Values;
import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/** The place where a schedule runs: in a container of a service, on a remote server, or where Dokploy runs. */
final class SchedulePlace {
    private final ParentService parent;
    private final Attribute<String> serverId;
    private final OnlyTrue dokployServer;

    /** Declares {@code server_id} and {@code dokploy_server}, beside the services that are declared already. */
    SchedulePlace(Schema.Builder s, ParentService parent) {
        this.parent = parent;
        serverId = s.string("server_id")
                .references("dokploy_server")
                .replaces()
                .describe("ID of the remote server that runs the script.");
        dokployServer = new OnlyTrue(s.bool("dokploy_server")
                .replaces()
                .custom()
                .describe("Run the script on the Dokploy host.", "Can only be `true` or unset."));
    }

    Rule exactlyOne() {
        return Rule.exactlyOneOf(parent.and(serverId, dokployServer.attribute()));
    }

    void validate(Values config, Diagnostics diagnostics) {
        dokployServer.validate(config, diagnostics);
    }

    /** Whether the schedule certainly runs in no container. */
    boolean isOnServer(Values config) {
        return config.has(serverId) || config.has(dokployServer.attribute());
    }

    /** Returns the server's word for the kind of place. */
    String type(Values state) {
        var type = parent.type(state);
        return type != null ? type.router() : state.has(serverId) ? "server" : "dokploy-server";
    }

    /** Reads the schedules of the same place. */
    JsonNode siblings(Values state, ListReader lists) {
        return lists.read(
                "schedule.list", ApiMapping.body("id", id(state, lists)).put("scheduleType", type(state)));
    }

    private String id(Values state, ListReader lists) {
        var service = parent.of(state);
        if (service != null) {
            return service.id();
        }
        return state.has(serverId)
                ? state.get(serverId)
                : lists.read("organization.active", ApiMapping.body())
                        .path("id")
                        .asText();
    }

    /** Returns the server that the path of an import names, as {@code server/NAME/SCHEDULE}; null if it names none. */
    @Nullable Values ofImport(String wanted, Session session) {
        var parts = wanted.split("/", 3);
        if (parts[0].equals(dokployServer.attribute().name()) && parts.length == 2) {
            return dokployServer.with(Values.EMPTY, true);
        }
        if (parts[0].equals("server") && parts.length == 3 && parts[2].indexOf('/') < 0) {
            return Values.EMPTY.with(serverId, new NameResolver(session).server(parts[1]));
        }
        return null;
    }

    /** Adds to a state the attributes that follow from the kind of place. */
    Values completeState(Values state, JsonNode row) {
        return dokployServer.with(state, row.path("scheduleType").asText().equals("dokploy-server"));
    }
}
