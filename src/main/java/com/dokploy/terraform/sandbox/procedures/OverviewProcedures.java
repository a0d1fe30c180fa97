package com.dokploy.terraform.sandbox.procedures;

import com.dokploy.terraform.sandbox.model.ServerModel;
import com.dokploy.terraform.sandbox.store.Store;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Services and domains across all projects. */
final class OverviewProcedures implements ProcedureGroup {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final ServerModel model;
    private final Store store;

    OverviewProcedures(ServerModel model, Store store) {
        this.model = model;
        this.store = store;
    }

    @Override
    public void register(Map<String, ProcedureHandler> handlers) {
        handlers.put("overview.services", call -> ProcedureResult.of(services()));
        handlers.put("overview.domains", call -> ProcedureResult.of(domains()));
    }

    private ArrayNode services() {
        var list = JSON.arrayNode();
        for (var type : model.services()) {
            var id = type.idColumn();
            for (var row : store.own(type.name())) {
                var service = list.addObject().put("id", row.path(id).asText());
                service.set("name", row.path("name"));
                service.set("appName", row.path("appName"));
                service.put("status", type.status(row));
                service.set("createdAt", row.path("createdAt"));
                service.set("serverId", row.path("serverId"));
                var server = store.find("server", row.path("serverId").asText());
                service.set("serverName", server == null ? JSON.nullNode() : server.path("name"));
                place(service, row);
                service.set("icon", row.path("icon").isTextual() ? row.path("icon") : JSON.nullNode());
                service.put("type", type.name());
                service.set("lastDeployAt", lastDeploy(id, row.path(id).asText()));
            }
        }
        return list;
    }

    private ArrayNode domains() {
        var list = JSON.arrayNode();
        for (var row : store.own("domain")) {
            boolean compose = row.path("composeId").isTextual();
            var owner = compose ? row("compose", row.path("composeId")) : row("application", row.path("applicationId"));
            if (owner.isEmpty()) {
                continue;
            }
            var shown = list.addObject();
            for (var column : List.of(
                    "domainId",
                    "host",
                    "path",
                    "port",
                    "customEntrypoint",
                    "https",
                    "certificateType",
                    "createdAt",
                    "enabled",
                    "domainType")) {
                shown.set(column, row.path(column));
            }
            shown.set("serviceOwnerId", owner.path(compose ? "composeId" : "applicationId"));
            shown.put("serviceOwnerType", compose ? "compose" : "application");
            shown.set("serviceName", owner.path("name"));
            if (owner instanceof ObjectNode service) {
                place(shown, service);
            }
        }
        return list;
    }

    private void place(ObjectNode shown, ObjectNode service) {
        var environment = row("environment", service.path("environmentId"));
        var project = row("project", environment.path("projectId"));
        shown.set("projectId", orNull(project.path("projectId")));
        shown.set("projectName", orNull(project.path("name")));
        shown.set("environmentId", orNull(environment.path("environmentId")));
        shown.set("environmentName", orNull(environment.path("name")));
    }

    private JsonNode row(String table, JsonNode id) {
        @Nullable ObjectNode found = store.find(table, id.asText());
        return found == null ? JSON.objectNode() : found;
    }

    private static JsonNode orNull(JsonNode value) {
        return value.isMissingNode() ? JSON.nullNode() : value;
    }

    private JsonNode lastDeploy(String column, String id) {
        if (!model.table("deployment").columns().containsKey(column)) {
            return JSON.nullNode();
        }
        var rows = store.where("deployment", column, id);
        return rows.isEmpty() ? JSON.nullNode() : rows.getLast().path("createdAt");
    }
}
