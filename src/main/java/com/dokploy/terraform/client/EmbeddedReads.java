package com.dokploy.terraform.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/**
 * What an answer says of other reads (Dokploy v0.30.2): an application carries its domains, mounts, ports, redirects
 * and basic-auth users whole; a project and an environment name their services without carrying them.
 */
final class EmbeddedReads {
    /** The arrays in which projects and environments list services; the procedure and id are the array's, or differ. */
    private static final List<Kind> SERVICES = List.of(
            new Kind("applications", "application.one", "applicationId"),
            new Kind("compose", "compose.one", "composeId"),
            new Kind("libsql", "libsql.one", "libsqlId"),
            new Kind("mariadb", "mariadb.one", "mariadbId"),
            new Kind("mongo", "mongo.one", "mongoId"),
            new Kind("mysql", "mysql.one", "mysqlId"),
            new Kind("postgres", "postgres.one", "postgresId"),
            new Kind("redis", "redis.one", "redisId"));

    private static final List<String> SERVICE_NAMES =
            List.of("application", "compose", "libsql", "mariadb", "mongo", "mysql", "postgres", "redis");

    private record Kind(String array, String procedure, String idField) {}

    /** A read and its answer, taken out of another answer. */
    record Carried(Query query, JsonNode answer) {}

    private EmbeddedReads() {}

    /** The reads that this answer answers too. Their answers are copies, complete as the server would give them. */
    static List<Carried> carried(Query query, JsonNode answer) {
        var carried = new ArrayList<Carried>();
        var service = service(query.procedure());
        if (service.isEmpty() || !answer.isObject()) {
            return carried;
        }
        if (service.equals("application") || service.equals("compose")) {
            add(answer, "domains", "domain.one", "domainId", EmbeddedReads::domain, carried);
        }
        if (service.equals("application")) {
            add(answer, "ports", "port.one", "portId", EmbeddedReads::port, carried);
            add(answer, "redirects", "redirects.one", "redirectId", (_, row) -> row, carried);
            add(answer, "security", "security.one", "securityId", (_, row) -> row, carried);
        }
        add(answer, "mounts", "mounts.one", "mountId", (parent, row) -> mount(service, parent, row), carried);
        return carried;
    }

    /** The reads of what this answer only names. */
    static List<Query> named(Query query, JsonNode answer) {
        var named = new ArrayList<Query>();
        switch (query.procedure()) {
            case "project.one" -> {
                for (var environment : answer.path("environments")) {
                    addNamed(environment, new Kind("", "environment.one", "environmentId"), named);
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
        for (var kind : SERVICES) {
            for (var service : environment.path(kind.array())) {
                addNamed(service, kind, named);
            }
        }
    }

    private static void addNamed(JsonNode row, Kind kind, List<Query> named) {
        var id = row.path(kind.idField());
        if (id.isTextual()) {
            named.add(Query.byId(kind.procedure(), kind.idField(), id.textValue()));
        }
    }

    /** What the child's own read has and its row inside the parent lacks. */
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
    private static ObjectNode mount(String service, JsonNode parent, ObjectNode row) {
        for (var name : SERVICE_NAMES) {
            row.putNull(name);
        }
        var owner = Json.object();
        copy(parent, owner, "appName", "serverId");
        var project = owner.putObject("environment").putObject("project");
        copy(parent.path("environment").path("project"), project, "organizationId");
        return row.set(service, owner);
    }

    private static void copy(JsonNode from, ObjectNode to, String... fields) {
        for (var field : fields) {
            var value = from.get(field);
            if (value != null) {
                to.set(field, value);
            }
        }
    }

    private static String service(String procedure) {
        for (var name : SERVICE_NAMES) {
            if (procedure.equals(name + ".one")) {
                return name;
            }
        }
        return "";
    }
}
