package com.dokploy.terraform.resources.service;

import com.dokploy.terraform.framework.Diagnostic;
import com.dokploy.terraform.resources.session.Session;
import com.dokploy.terraform.resources.support.ApiValues;
import com.dokploy.terraform.resources.support.Found;
import com.dokploy.terraform.resources.support.QueryDataSource;
import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.AttributeType;
import com.dokploy.terraform.schema.Check;
import com.dokploy.terraform.schema.Rule;
import com.dokploy.terraform.schema.Values;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** The data source {@code dokploy_container}: one Docker container of a server, with what Docker says of it. */
public final class SingleContainer extends QueryDataSource {
    private static final String PROCEDURE = "docker.getConfig";

    private final Attribute<String> id;
    private final Attribute<String> name;
    private final Attribute<String> serverId;

    /** Declares the data source. */
    public SingleContainer() {
        super(
                "dokploy_container",
                "Looks up a Docker container of a server by ID or name. Environment variables are not exposed, so that"
                        + " they do not end up in the state.");
        id = s.string("id")
                .optionalComputed()
                .apiField("containerId")
                .check(Check.matches("[0-9a-f]{12,64}", "12 to 64 hexadecimal digits"))
                .describe("ID of the container, short or whole.");
        name = s.string("name")
                .optionalComputed()
                .describe("Name of the container. A container of Docker Swarm is also found by the name of its service,"
                        + " if only one container of the service runs.");
        serverId = declareServer();
        Containers.declareState(s);
        declareDetails();
        s.rule(Rule.exactlyOneOf(id, name));
    }

    private void declareDetails() {
        s.string("created_at").computed().describe("Time of creation (UTC, ISO 8601).");
        s.string("started_at").computed().describe("Time of the last start (UTC, ISO 8601).");
        s.integer("exit_code").computed().describe("Exit code of the last run. `0` while the container runs.");
        s.integer("restart_count").computed().describe("Number of times that Docker has restarted the container.");
        s.string("health")
                .computed()
                .describe("Result of the health check: `starting`, `healthy` or `unhealthy`. Null if the container has"
                        + " none.");
        for (var map : List.of("labels", "ip_addresses")) {
            s.attribute(map, new AttributeType.MapOf<>(AttributeType.TEXT))
                    .computed()
                    .describe(
                            map.equals("labels")
                                    ? "Labels of the container."
                                    : "IPv4 addresses of the container, by the names of its networks.");
        }
    }

    @Override
    public Values read(Values config, Session session) {
        var row = row(config, session);
        var container = input(config, serverId)
                .put("containerId", row.path("containerId").asText());
        addDetails(row, session.dokploy().query(PROCEDURE, container));
        var found = ApiValues.element(schema(), row, config, Containers.PROCEDURE);
        return config.has(id) ? found.with(id, config.get(id)) : found;
    }

    private ObjectNode row(Values config, Session session) {
        var all = Containers.rows(session, input(config, serverId));
        var found = Found.among(all, row -> isMeant(row, config));
        var running = Found.among(found.all(), row -> row.path("state").asText().equals("running"));
        var where = config.has(serverId) ? "the remote server" : "the Dokploy host";
        return (running.isNone() ? found : running)
                .only(
                        () -> Diagnostic.error(
                                "Object Not Found",
                                "No container " + wanted(config) + " exists on " + where
                                        + ". The data source `dokploy_containers` lists those that do."),
                        several -> Diagnostic.error(
                                "Ambiguous Name",
                                several.size() + " containers of the service " + wanted(config) + " exist on " + where
                                        + ": `" + String.join("`, `", names(several)) + "`. Set `name` to one of them,"
                                        + " or use the data source `dokploy_containers`."))
                .deepCopy();
    }

    private boolean isMeant(ObjectNode row, Values config) {
        if (config.has(id)) {
            return config.get(id).startsWith(row.path("containerId").asText());
        }
        var named = row.path("name").asText();
        return named.equals(config.get(name)) || named.startsWith(config.get(name) + ".");
    }

    private String wanted(Values config) {
        return "`" + (config.has(id) ? config.get(id) : config.get(name)) + "`";
    }

    private static List<String> names(List<ObjectNode> rows) {
        return rows.stream().map(row -> row.path("name").asText()).toList();
    }

    /** Adds what Docker says of a container; of one that is gone meanwhile, the answer is an empty text (v0.30.2). */
    private static void addDetails(ObjectNode row, JsonNode docker) {
        var state = docker.path("State");
        row.put("createdAt", docker.path("Created").textValue());
        row.put("startedAt", state.path("StartedAt").textValue());
        row.set("exitCode", state.path("ExitCode"));
        row.set("restartCount", docker.path("RestartCount"));
        row.put("health", state.path("Health").path("Status").textValue());
        var labels = docker.path("Config").path("Labels");
        row.set("labels", labels.isObject() ? labels : JsonNodeFactory.instance.objectNode());
        var addresses = row.putObject("ipAddresses");
        docker.path("NetworkSettings").path("Networks").properties().forEach(network -> {
            var address = network.getValue().path("IPAddress").asText();
            if (!address.isEmpty()) {
                addresses.put(network.getKey(), address);
            }
        });
    }
}
