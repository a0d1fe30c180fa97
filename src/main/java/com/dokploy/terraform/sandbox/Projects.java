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

    private final Machine machine;
    private final Store store;

    Projects(Machine machine) {
        this.machine = machine;
        this.store = machine.store();
    }

    void register(Map<String, Behaviour> behaviours) {
        behaviours.put("project.create", this::createProject);
        behaviours.put("project.duplicate", this::duplicateProject);
        behaviours.put("project.homeStats", call -> Outcome.of(statistics()));
        behaviours.put("project.allForPermissions", call -> Outcome.of(permissions()));
        behaviours.put("environment.create", this::createEnvironment);
        behaviours.put("environment.update", this::updateEnvironment);
        behaviours.put("environment.remove", this::removeEnvironment);
        behaviours.put("environment.duplicate", this::duplicateEnvironment);
        behaviours.put("tag.assignToProject", this::assignTag);
        behaviours.put("tag.removeFromProject", this::removeTag);
        behaviours.put("tag.bulkAssign", this::assignTags);
        behaviours.put("overview.services", call -> Outcome.of(services()));
        behaviours.put("overview.domains", call -> Outcome.of(domains()));
    }

    private Outcome createProject(Call call) {
        var project = store.insert("project", call.input());
        var created = JSON.objectNode();
        created.set("project", project);
        created.set("environment", defaultEnvironment(project));
        return Outcome.of(created);
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
    private Outcome duplicateProject(Call call) {
        var source = store.find("environment", call.text("sourceEnvironmentId"));
        boolean same = call.input().path("duplicateInSameProject").asBoolean();
        if (same && source != null) {
            copy(call, source.path("environmentId").asText(), " (copy)");
            return Outcome.of(machine.views().show("environment.one", source));
        }
        var values = JSON.objectNode().put("name", call.text("name"));
        values.set("description", call.has("description") ? call.input().path("description") : JSON.nullNode());
        var environment = defaultEnvironment(store.insert("project", values));
        copy(call, environment.path("environmentId").asText(), "");
        return Outcome.of(environment);
    }

    private void copy(Call call, String environment, String suffix) {
        for (var selected : call.input().path("selectedServices")) {
            var table = machine.catalogue().table(selected.path("type").asText());
            var service = store.find(table.name(), selected.path("id").asText());
            if (service == null) {
                throw Refusal.of(400, "Error duplicating the project: " + table.noun() + " not found");
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
        var table = machine.catalogue().table(child);
        for (var row : store.where(child, column, from)) {
            var values = row.deepCopy().put(column, to);
            values.remove(List.of(table.id(), "createdAt"));
            store.insert(child, values);
        }
    }

    private Outcome createEnvironment(Call call) {
        if (call.text("name").equals("production")) {
            throw Refusal.of(400, "You cannot create a environment with the name 'production'");
        }
        return Outcome.of(
                sql("creating", () -> store.insert("environment", call.input().without("env"))));
    }

    private Outcome updateEnvironment(Call call) {
        var id = call.text("environmentId");
        var environment = store.find("environment", id);
        if (environment == null) {
            throw Refusal.of(400, "Error updating the environment: Environment not found");
        }
        if (environment.path("isDefault").asBoolean() && call.has("name")) {
            throw Refusal.of(400, "Error updating the environment: You cannot rename the default environment");
        }
        if (store.settable(machine.catalogue().table("environment"), call.input())
                .isEmpty()) {
            throw Refusal.of(400, "Error updating the environment: No values to set");
        }
        return Outcome.of(sql("updating", () -> store.update("environment", id, call.input())));
    }

    private Outcome removeEnvironment(Call call) {
        var environment = store.require("environment", call.text("environmentId"));
        if (environment.path("isDefault").asBoolean()) {
            throw Refusal.of(400, "You cannot delete the default environment");
        }
        for (var table : SERVICES) {
            if (!store.where(table, "environmentId", call.text("environmentId")).isEmpty()) {
                throw Refusal.of(400, "Cannot delete environment: it has active services. Delete all services first.");
            }
        }
        store.delete("environment", call.text("environmentId"));
        return Outcome.of(environment);
    }

    private Outcome duplicateEnvironment(Call call) {
        var source = store.find("environment", call.text("environmentId"));
        if (source == null) {
            throw Refusal.of(400, "Error duplicating the environment: Environment not found");
        }
        var values = JSON.objectNode().put("name", call.text("name"));
        values.set(
                "description", call.has("description") ? call.input().path("description") : source.path("description"));
        values.set("env", source.path("env"));
        values.set("projectId", source.path("projectId"));
        return Outcome.of(store.insert("environment", values));
    }

    private static ObjectNode sql(String doing, Supplier<ObjectNode> work) {
        try {
            return work.get();
        } catch (SqlFailure failure) {
            throw Refusal.of(400, "Error " + doing + " the environment: " + failure.text());
        }
    }

    private Outcome assignTag(Call call) {
        if (store.find("project", call.text("projectId")) == null) {
            throw Refusal.of(404, "Project not found or you don't have permission to modify it");
        }
        try {
            return Outcome.of(store.insert("projectTag", call.input()));
        } catch (SqlFailure failure) {
            throw Refusal.of(400, "Error assigning tag to project: " + failure.text());
        }
    }

    private Outcome removeTag(Call call) {
        for (var row : store.where("projectTag", "projectId", call.text("projectId"))) {
            if (row.path("tagId").asText().equals(call.text("tagId"))) {
                store.delete("projectTag", row.path("id").asText());
            }
        }
        return success();
    }

    private Outcome assignTags(Call call) {
        var project = call.text("projectId");
        if (store.find("project", project) == null) {
            throw Refusal.of(404, "Project not found or you don't have permission to modify it");
        }
        store.where("projectTag", "projectId", project)
                .forEach(row -> store.delete("projectTag", row.path("id").asText()));
        for (var tag : call.input().path("tagIds")) {
            store.insert(
                    "projectTag", JSON.objectNode().put("projectId", project).put("tagId", tag.asText()));
        }
        return success();
    }

    private static Outcome success() {
        return Outcome.of(JSON.objectNode().put("success", true));
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
        var list = machine.views().list("project.listed", store.all("project").reversed());
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
            var id = machine.catalogue().table(name).id();
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
        if (!machine.catalogue().table("deployment").columns().containsKey(column)) {
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
