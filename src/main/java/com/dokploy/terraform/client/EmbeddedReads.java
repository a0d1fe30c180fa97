package com.dokploy.terraform.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The answers to other reads that an answer contains or names (Dokploy v0.30.2): an application carries its domains,
 * mounts, ports, redirects and basic-auth users whole; a project and an environment name their services without
 * carrying them.
 */
final class EmbeddedReads {
    /** A read and its answer, taken out of another answer. */
    record Carried(Query query, JsonNode answer) {}

    private EmbeddedReads() {}

    /**
     * Returns the reads that this answer answers too. Their answers are copies, complete as the server would give them.
     */
    static List<Carried> carried(Query query, JsonNode answer) {
        var carried = new ArrayList<Carried>();
        var service = service(query.procedure());
        if (service == null || !answer.isObject()) {
            return carried;
        }
        if (service == ServiceType.APPLICATION || service == ServiceType.COMPOSE) {
            add(answer, "domains", "domain.one", "domainId", EmbeddedReads::domain, carried);
        }
        if (service == ServiceType.APPLICATION) {
            add(answer, "ports", "port.one", "portId", EmbeddedReads::port, carried);
            add(answer, "redirects", "redirects.one", "redirectId", (_, row) -> row, carried);
            add(answer, "security", "security.one", "securityId", (_, row) -> row, carried);
        }
        add(answer, "mounts", "mounts.one", "mountId", (parent, row) -> mount(service, parent, row), carried);
        return carried;
    }

    /** Returns the reads of the services that this answer only names. */
    static List<Query> named(Query query, JsonNode answer) {
        var named = new ArrayList<Query>();
        switch (query.procedure()) {
            case "project.one" -> {
                for (var environment : answer.path("environments")) {
                    addNamed(environment, "environment.one", "environmentId", named);
                    addServices(environment, named);
                }
            }
            case "environment.one" -> addServices(answer, named);
            default -> {
                // No other answer names services.
            }
        }
        return named;
    }

    private static void addServices(JsonNode environment, List<Query> named) {
        for (var type : ServiceType.values()) {
            for (var service : environment.path(type.listField())) {
                addNamed(service, type.procedure("one"), type.idField(), named);
            }
        }
    }

    private static void addNamed(JsonNode row, String procedure, String idField, List<Query> named) {
        var id = row.path(idField);
        if (id.isTextual()) {
            named.add(Query.byId(procedure, idField, id.textValue()));
        }
    }

    /** Adds the fields that the child's own read has and its row inside the parent lacks. */
    private interface Completion {
        ObjectNode complete(JsonNode parent, ObjectNode row);
    }

    private static void add(
            JsonNode parent,
            String array,
            String procedure,
            String idField,
            Completion completion,
            List<Carried> carried) {
        for (var element : parent.path(array)) {
            var id = element.path(idField);
            if (element instanceof ObjectNode row && id.isTextual()) {
                var whole = completion.complete(parent, row.deepCopy());
                carried.add(new Carried(Query.byId(procedure, idField, id.textValue()), whole));
            }
        }
    }

    private static ObjectNode domain(JsonNode parent, ObjectNode row) {
        if (parent.path("applicationId").isMissingNode()) {
            return row.putNull("application");
        }
        var application = Json.object();
        copy(parent, application, "applicationId", "appName", "name");
        return row.set("application", application);
    }

    private static ObjectNode port(JsonNode parent, ObjectNode row) {
        var application = Json.object();
        copy(parent, application, "applicationId");
        return row.set("application", application);
    }

    /** {@code mounts.one} names its service's app name, server and organization, and null for every other kind. */
    private static ObjectNode mount(ServiceType service, JsonNode parent, ObjectNode row) {
        for (var type : ServiceType.values()) {
            row.putNull(type.router());
        }
        var owner = Json.object();
        copy(parent, owner, "appName", "serverId");
        var project = owner.putObject("environment").putObject("project");
        copy(parent.path("environment").path("project"), project, "organizationId");
        return row.set(service.router(), owner);
    }

    private static void copy(JsonNode from, ObjectNode to, String... fields) {
        for (var field : fields) {
            var value = from.get(field);
            if (value != null) {
                to.set(field, value);
            }
        }
    }

    private static @Nullable ServiceType service(String procedure) {
        for (var type : ServiceType.values()) {
            if (procedure.equals(type.procedure("one"))) {
                return type;
            }
        }
        return null;
    }
}
