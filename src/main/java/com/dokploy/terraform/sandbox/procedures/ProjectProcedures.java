package com.dokploy.terraform.sandbox.procedures;

import com.dokploy.terraform.sandbox.model.ApiErrorException;
import com.dokploy.terraform.sandbox.model.ServerModel;
import com.dokploy.terraform.sandbox.store.Store;
import com.dokploy.terraform.sandbox.store.Views;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/** Projects, and the counts that the dashboard begins with. */
final class ProjectProcedures implements ProcedureGroup {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final ServerModel model;
    private final Store store;
    private final Views views;

    ProjectProcedures(ServerModel model, Store store, Views views) {
        this.model = model;
        this.store = store;
        this.views = views;
    }

    @Override
    public void register(Map<String, ProcedureHandler> handlers) {
        handlers.put("project.create", this::createProject);
        handlers.put("project.duplicate", this::duplicateProject);
        handlers.put("project.homeStats", call -> ProcedureResult.of(statistics()));
        handlers.put("project.allForPermissions", call -> ProcedureResult.of(permissions()));
    }

    private ProcedureResult createProject(Call call) {
        var project = store.insert("project", call.input());
        var created = JSON.objectNode();
        created.set("project", project);
        created.set("environment", defaultEnvironment(project));
        return ProcedureResult.of(created);
    }

    private ObjectNode defaultEnvironment(ObjectNode project) {
        var values = JSON.objectNode()
                .put("name", "production")
                .put("description", "Production environment")
                .put("projectId", project.path("projectId").asText())
                .put("isDefault", true);
        return store.insert("environment", values);
    }

    /** Without selected services nothing is copied, and a service that is not there leaves the new project behind. */
    private ProcedureResult duplicateProject(Call call) {
        var source = store.find("environment", call.text("sourceEnvironmentId"));
        boolean same = call.input().path("duplicateInSameProject").asBoolean();
        if (same && source != null) {
            copy(call, source.path("environmentId").asText(), " (copy)");
            return ProcedureResult.of(views.show("environment.one", source));
        }
        var values = JSON.objectNode().put("name", call.text("name"));
        values.set("description", call.has("description") ? call.input().path("description") : JSON.nullNode());
        var environment = defaultEnvironment(store.insert("project", values));
        copy(call, environment.path("environmentId").asText(), "");
        return ProcedureResult.of(environment);
    }

    private void copy(Call call, String environment, String suffix) {
        for (var selected : call.input().path("selectedServices")) {
            var table = model.table(selected.path("type").asText());
            var service = store.find(table.name(), selected.path("id").asText());
            if (service == null) {
                throw ApiErrorException.of(400, "Error duplicating the project: " + table.noun() + " not found");
            }
            var values = service.deepCopy().put("environmentId", environment);
            values.put("name", service.path("name").asText() + suffix);
            var app = service.path("appName").asText();
            values.put("appName", app.substring(0, Math.max(1, app.length() - 7)));
            values.remove(List.of(table.id(), "createdAt", "refreshToken", "applicationStatus", "composeStatus"));
            var copied = store.insert(table.name(), values).path(table.id()).asText();
            for (var child : List.of("domain", "mount", "port", "security", "redirect")) {
                copyChildren(child, table.id(), service.path(table.id()).asText(), copied);
            }
        }
    }

    private void copyChildren(String child, String column, String from, String to) {
        var table = model.table(child);
        for (var row : store.where(child, column, from)) {
            var values = row.deepCopy().put(column, to);
            values.remove(List.of(table.id(), "createdAt"));
            store.insert(child, values);
        }
    }

    private ObjectNode statistics() {
        int services = 0;
        var status = JSON.objectNode().put("running", 0).put("error", 0).put("idle", 0);
        for (var type : model.services()) {
            for (var row : store.own(type.name())) {
                services++;
                var name = bucket(type.status(row));
                status.put(name, status.path(name).asInt() + 1);
            }
        }
        int applications = store.own("application").size();
        int stacks = store.own("compose").size();
        var statistics = JSON.objectNode()
                .put("projects", store.own("project").size())
                .put("environments", store.own("environment").size())
                .put("applications", applications)
                .put("compose", stacks)
                .put("databases", services - applications - stacks)
                .put("services", services);
        statistics.set("status", status);
        return statistics;
    }

    private static String bucket(String status) {
        return switch (status) {
            case "done", "running" -> "running";
            case "error" -> "error";
            default -> "idle";
        };
    }

    private ArrayNode permissions() {
        var list = views.list("project.listed", store.own("project").reversed());
        var shown = JSON.arrayNode();
        for (var project : list) {
            var entry = shown.addObject();
            for (var key : List.of("projectId", "name", "environments")) {
                entry.set(key, project.path(key));
            }
        }
        return shown;
    }
}
