package com.dokploy.terraform.resources.service;

import com.dokploy.terraform.resources.session.Session;
import com.dokploy.terraform.resources.support.ObjectList;
import com.dokploy.terraform.resources.support.QueryDataSource;
import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.schema.Values;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** The data source {@code dokploy_containers}: the Docker containers of a server. */
public final class Containers extends QueryDataSource {
    static final String PROCEDURE = "docker.getContainers";

    /** The text in the place of an id in the one row that stands for an empty list (seen on v0.30.2). */
    private static final String NO_CONTAINER = "No container id";

    private final Attribute<String> appName;
    private final Attribute<String> serverId;
    private final ObjectList containers;

    /** Declares the data source. */
    public Containers() {
        super(
                "dokploy_containers",
                "Lists the Docker containers of a server, those that do not run included. Containers of Dokploy itself"
                        + " are not listed.");
        appName = s.string("app_name")
                .describe("Only return the containers of the service with this `app_name`. If unset, all containers.");
        serverId = declareServer();
        containers = new ObjectList(s, "containers", "Containers that were found.", container());
    }

    private static Schema container() {
        var item = Schema.object();
        item.string("id").apiField("containerId").describe("Short ID of the container.");
        item.string("name").describe("Name of the container.");
        declareState(item);
        return item.build();
    }

    /** Declares what Docker's list of containers says of each. */
    static void declareState(Schema.Builder s) {
        s.string("image").computed().describe("Image of the container.");
        s.string("ports").computed().describe("Published ports, as Docker prints them.");
        s.string("state").computed().describe("State of the container, such as `running` or `exited`.");
        s.string("status").computed().describe("State in Docker's words, such as `Up 6 seconds`.");
    }

    /** Returns the containers of a server. */
    static List<ObjectNode> rows(Session session, ObjectNode server) {
        var rows = new ArrayList<ObjectNode>();
        for (var row : session.dokploy().query(PROCEDURE, server)) {
            if (row instanceof ObjectNode container
                    && !row.path("containerId").asText().equals(NO_CONTAINER)) {
                rows.add(container);
            }
        }
        return rows;
    }

    @Override
    public Values read(Values config, Session session) {
        var rows = new ArrayList<JsonNode>();
        for (var row : rows(session, input(config, serverId))) {
            if (isWanted(row, config)) {
                rows.add(row);
            }
        }
        return containers.fill(config, containers.read(rows, PROCEDURE));
    }

    /** Docker Swarm and Docker Compose name a container after its service, with a dot or a hyphen before the rest. */
    private boolean isWanted(JsonNode row, Values config) {
        var wanted = config.find(appName, "");
        var name = row.path("name").asText();
        return wanted.isEmpty()
                || name.equals(wanted)
                || name.startsWith(wanted + ".")
                || name.startsWith(wanted + "-")
                || name.startsWith(wanted + "_");
    }
}
