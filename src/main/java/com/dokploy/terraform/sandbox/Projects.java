package com.dokploy.terraform.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Projects, environments, tags, and the overviews across them. */
final class Projects {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /** The tables whose rows are services of an environment. */
    static final List<String> SERVICES =
            List.of("application", "compose", "libsql", "mariadb", "mongo", "mysql", "postgres", "redis");

    private final Backend backend;
    private final Store store;

    Projects(Backend backend) {
        this.backend = backend;
        this.store = backend.store();
    }

    void register(Map<String, ProcedureHandler> handlers) {
        handlers.put("project.create", this::createProject);
        handlers.put("project.duplicate", this::duplicateProject);
        handlers.put("project.homeStats", call -> ProcedureResult.of(statistics()));
        handlers.put("project.allForPermissions", call -> ProcedureResult.of(permissions()));
        handlers.put("environment.create", this::createEnvironment);
        handlers.put("environment.update", this::updateEnvironment);
        handlers.put("environment.remove", this::removeEnvironment);
        handlers.put("environment.duplicate", this::duplicateEnvironment);
        handlers.put("tag.assignToProject", this::assignTag);
        handlers.put("tag.removeFromProject", this::removeTag);
        handlers.put("tag.bulkAssign", this::assignTags);
        handlers.put("overview.services", call -> ProcedureResult.of(services()));
        handlers.put("overview.domains", call -> ProcedureResult.of(domains()));
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
            return ProcedureResult.of(backend.views().show("environment.one", source));
        }
        var values = JSON.objectNode().put("name", call.text("name"));
        values.set("description", call.has("description") ? call.input().path("description") : JSON.nullNode());
        var environment = defaultEnvironment(store.insert("project", values));
        copy(call, environment.path("environmentId").asText(), "");
        return ProcedureResult.of(environment);
    }

    private void copy(Call call, String environment, String suffix) {
        for (var selected : call.input().path("selectedServices")) {
            var table = backend.model().table(selected.path("type").asText());
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
        var table = backend.model().table(child);
        for (var row : store.where(child, column, from)) {
            var values = row.deepCopy().put(column, to);
            values.remove(List.of(table.id(), "createdAt"));
            store.insert(child, values);
        }
    }

    private ProcedureResult createEnvironment(Call call) {
        if (call.text("name").equals("production")) {
            throw ApiErrorException.of(400, "You cannot create a environment with the name 'production'");
        }
        return ProcedureResult.of(
                sql("creating", () -> store.insert("environment", call.input().without("env"))));
    }

    private ProcedureResult updateEnvironment(Call call) {
        var id = call.text("environmentId");
        var environment = store.find("environment", id);
        if (environment == null) {
            throw ApiErrorException.of(400, "Error updating the environment: Environment not found");
        }
        if (environment.path("isDefault").asBoolean() && call.has("name")) {
            throw ApiErrorException.of(
                    400, "Error updating the environment: You cannot rename the default environment");
        }
        if (store.settable(backend.model().table("environment"), call.input()).isEmpty()) {
            throw ApiErrorException.of(400, "Error updating the environment: No values to set");
        }
        return ProcedureResult.of(sql("updating", () -> store.update("environment", id, call.input())));
    }

    private ProcedureResult removeEnvironment(Call call) {
        var environment = store.require("environment", call.text("environmentId"));
        if (environment.path("isDefault").asBoolean()) {
            throw ApiErrorException.of(400, "You cannot delete the default environment");
        }
        for (var table : SERVICES) {
            if (!store.where(table, "environmentId", call.text("environmentId")).isEmpty()) {
                throw ApiErrorException.of(
                        400, "Cannot delete environment: it has active services. Delete all services first.");
            }
        }
        store.delete("environment", call.text("environmentId"));
        return ProcedureResult.of(environment);
    }

    private ProcedureResult duplicateEnvironment(Call call) {
        var source = store.find("environment", call.text("environmentId"));
        if (source == null) {
            throw ApiErrorException.of(400, "Error duplicating the environment: Environment not found");
        }
        var values = JSON.objectNode().put("name", call.text("name"));
        values.set(
                "description", call.has("description") ? call.input().path("description") : source.path("description"));
        values.set("env", source.path("env"));
        values.set("projectId", source.path("projectId"));
        return ProcedureResult.of(store.insert("environment", values));
    }

    private static ObjectNode sql(String doing, Supplier<ObjectNode> work) {
        try {
            return work.get();
        } catch (SqlFailure failure) {
            throw ApiErrorException.of(400, "Error " + doing + " the environment: " + failure.text());
        }
    }

    private ProcedureResult assignTag(Call call) {
        if (store.find("project", call.text("projectId")) == null) {
            throw ApiErrorException.of(404, "Project not found or you don't have permission to modify it");
        }
        try {
            return ProcedureResult.of(store.insert("projectTag", call.input()));
        } catch (SqlFailure failure) {
            throw ApiErrorException.of(400, "Error assigning tag to project: " + failure.text());
        }
    }

    private ProcedureResult removeTag(Call call) {
        for (var row : store.where("projectTag", "projectId", call.text("projectId"))) {
            if (row.path("tagId").asText().equals(call.text("tagId"))) {
                store.delete("projectTag", row.path("id").asText());
            }
        }
        return success();
    }

    private ProcedureResult assignTags(Call call) {
        var project = call.text("projectId");
        if (store.find("project", project) == null) {
            throw ApiErrorException.of(404, "Project not found or you don't have permission to modify it");
        }
        store.where("projectTag", "projectId", project)
                .forEach(row -> store.delete("projectTag", row.path("id").asText()));
        for (var tag : call.input().path("tagIds")) {
            store.insert(
                    "projectTag", JSON.objectNode().put("projectId", project).put("tagId", tag.asText()));
        }
        return success();
    }

    private static ProcedureResult success() {
        return ProcedureResult.of(JSON.objectNode().put("success", true));
    }

    private ObjectNode statistics() {
        int services = 0;
        var status = JSON.objectNode().put("running", 0).put("error", 0).put("idle", 0);
        for (var table : SERVICES) {
            for (var row : store.all(table)) {
                services++;
                var name = bucket(status(row));
                status.put(name, status.path(name).asInt() + 1);
            }
        }
        var counts = store.counts();
        int applications = counts.getOrDefault("application", 0);
        int stacks = counts.getOrDefault("compose", 0);
        var statistics = JSON.objectNode()
                .put("projects", counts.getOrDefault("project", 0))
                .put("environments", counts.getOrDefault("environment", 0))
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

    private static String status(ObjectNode service) {
        return service.path(service.has("composeStatus") ? "composeStatus" : "applicationStatus")
                .asText();
    }

    private ArrayNode permissions() {
        var list = backend.views().list("project.listed", store.all("project").reversed());
        var shown = JSON.arrayNode();
        for (var project : list) {
            var entry = shown.addObject();
            for (var key : List.of("projectId", "name", "environments")) {
                entry.set(key, project.path(key));
            }
        }
        return shown;
    }

    private ArrayNode services() {
        var list = JSON.arrayNode();
        for (var name : SERVICES) {
            var id = backend.model().table(name).id();
            for (var row : store.all(name)) {
                var service = list.addObject().put("id", row.path(id).asText());
                service.set("name", row.path("name"));
                service.set("appName", row.path("appName"));
                service.put("status", status(row));
                service.set("createdAt", row.path("createdAt"));
                service.set("serverId", row.path("serverId"));
                var server = store.find("server", row.path("serverId").asText());
                service.set("serverName", server == null ? JSON.nullNode() : server.path("name"));
                place(service, row);
                service.set("icon", row.path("icon").isTextual() ? row.path("icon") : JSON.nullNode());
                service.put("type", name);
                service.set("lastDeployAt", lastDeploy(id, row.path(id).asText()));
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
        if (!backend.model().table("deployment").columns().containsKey(column)) {
            return JSON.nullNode();
        }
        var rows = store.where("deployment", column, id);
        return rows.isEmpty() ? JSON.nullNode() : rows.getLast().path("createdAt");
    }

    private ArrayNode domains() {
        var list = JSON.arrayNode();
        for (var row : store.all("domain")) {
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
}
