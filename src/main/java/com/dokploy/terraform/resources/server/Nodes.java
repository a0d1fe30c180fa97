package com.dokploy.terraform.resources.server;

import com.dokploy.terraform.resources.session.Session;
import com.dokploy.terraform.resources.support.ObjectList;
import com.dokploy.terraform.resources.support.QueryDataSource;
import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.AttributeType;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.schema.Values;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;

/** The data source {@code dokploy_nodes}: the nodes of the Docker Swarm that runs the services. */
public final class Nodes extends QueryDataSource {
    private static final String PROCEDURE = "cluster.getNodes";

    private final Attribute<String> serverId;
    private final ObjectList nodes;

    /** Declares the data source. */
    public Nodes() {
        super("dokploy_nodes", "Lists the nodes of the Docker Swarm cluster.");
        serverId = declareServer();
        nodes = new ObjectList(s, "nodes", "Nodes of the cluster.", node());
    }

    private static Schema node() {
        var item = Schema.object();
        item.string("id").describe("ID of the node.");
        item.string("hostname").describe("Host name.");
        item.string("role").describe("Role: `manager` or `worker`.");
        item.string("availability").describe("Availability: `active`, `pause` or `drain`.");
        item.string("state").describe("State: `ready`, `down`, `disconnected` or `unknown`.");
        item.string("address").describe("IP address.");
        item.bool("is_leader").describe("Whether the node is the leader of the managers.");
        item.string("engine_version").describe("Version of Docker.");
        item.string("architecture").describe("Architecture of the processor, such as `x86_64`.");
        item.string("os").describe("Operating system, such as `linux`.");
        item.integer("nano_cpus").describe("Processors, in billionths.");
        item.integer("memory_bytes").describe("Memory in bytes.");
        item.attribute("labels", new AttributeType.MapOf<>(AttributeType.TEXT)).describe("Labels of the node.");
        return item.build();
    }

    @Override
    public Values read(Values config, Session session) {
        var rows = new ArrayList<JsonNode>();
        for (var node : session.dokploy().query(PROCEDURE, input(config, serverId))) {
            rows.add(row(node));
        }
        return nodes.fill(config, nodes.read(rows, PROCEDURE));
    }

    /** Returns Docker's description of a node as a flat object. */
    private static JsonNode row(JsonNode node) {
        var spec = node.path("Spec");
        var machine = node.path("Description");
        var row = JsonNodeFactory.instance.objectNode();
        row.set("id", node.path("ID"));
        row.put("hostname", machine.path("Hostname").textValue());
        row.put("role", spec.path("Role").textValue());
        row.put("availability", spec.path("Availability").textValue());
        row.put("state", node.path("Status").path("State").textValue());
        row.put("address", node.path("Status").path("Addr").textValue());
        row.put("isLeader", node.path("ManagerStatus").path("Leader").asBoolean());
        row.put("engineVersion", machine.path("Engine").path("EngineVersion").textValue());
        row.put("architecture", machine.path("Platform").path("Architecture").textValue());
        row.put("os", machine.path("Platform").path("OS").textValue());
        row.put("nanoCpus", machine.path("Resources").path("NanoCPUs").asLong());
        row.put("memoryBytes", machine.path("Resources").path("MemoryBytes").asLong());
        row.set("labels", spec.path("Labels").isObject() ? spec.path("Labels") : JsonNodeFactory.instance.objectNode());
        return row;
    }
}
