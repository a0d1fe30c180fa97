package com.dokploy.terraform.sandbox.procedures;

import com.dokploy.terraform.sandbox.docker.Docker;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** The containers of the host, and the one node of its cluster, as Dokploy v0.30.2 shows them. */
final class HostProcedures implements ProcedureGroup {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /** The time at which every container was made and started. */
    private static final String STARTED = "2026-01-02T03:04:05.678901234Z";

    private final Docker docker;

    HostProcedures(Docker docker) {
        this.docker = docker;
    }

    @Override
    public void register(Map<String, ProcedureHandler> handlers) {
        handlers.put("docker.getContainers", _ -> ProcedureResult.of(containers()));
        handlers.put("docker.getConfig", this::inspect);
        handlers.put(
                "cluster.getNodes", _ -> ProcedureResult.of(JSON.arrayNode().add(node())));
        handlers.put("cluster.addWorker", _ -> ProcedureResult.of(join("worker")));
        handlers.put("cluster.addManager", _ -> ProcedureResult.of(join("manager")));
    }

    /** With no container there is one row of texts that say so (seen on v0.30.2). */
    private ArrayNode containers() {
        var list = JSON.arrayNode();
        for (var name : docker.services()) {
            var service = docker.service(name);
            for (var number = 1; service != null && number <= service.replicas(); number++) {
                var id = "%012x".formatted((name + number).hashCode() & 0xffffffffL);
                add(list, id, name + "." + number + "." + id, service.image(), "", "running", "Up 6 seconds");
            }
        }
        if (list.isEmpty()) {
            add(list, "No container id", "No container name", "No image", "No ports", "No state", "No status");
        }
        return list;
    }

    /** What Docker says of a container, in part; of one that does not exist, the answer is empty (seen on v0.30.2). */
    private ProcedureResult inspect(Call call) {
        for (var row : containers()) {
            if (row.path("containerId").asText().equals(call.text("containerId"))) {
                var name = row.path("name").asText();
                var container = JSON.objectNode()
                        .put("Id", call.text("containerId") + "0".repeat(52))
                        .put("Created", STARTED)
                        .put("Name", "/" + name)
                        .put("RestartCount", 0);
                container
                        .putObject("State")
                        .put("Status", "running")
                        .put("ExitCode", 0)
                        .put("StartedAt", STARTED);
                container
                        .putObject("Config")
                        .putObject("Labels")
                        .put("com.docker.swarm.service.name", name.substring(0, name.indexOf('.')));
                container
                        .putObject("NetworkSettings")
                        .putObject("Networks")
                        .putObject("dokploy-network")
                        .put("IPAddress", "10.0.1.7");
                return ProcedureResult.of(container);
            }
        }
        return ProcedureResult.nothing();
    }

    private static void add(
            ArrayNode list, String id, String name, String image, String ports, String state, String is) {
        list.addObject()
                .put("containerId", id)
                .put("name", name)
                .put("image", image)
                .put("ports", ports)
                .put("state", state)
                .put("status", is);
    }

    private static ObjectNode node() {
        var node = JSON.objectNode().put("ID", "n0d3n0d3n0d3n0d3n0d3n0d3n");
        node.putObject("Spec")
                .put("Role", "manager")
                .put("Availability", "active")
                .putObject("Labels");
        var machine = node.putObject("Description").put("Hostname", "dokploy");
        machine.putObject("Platform").put("Architecture", "x86_64").put("OS", "linux");
        machine.putObject("Resources").put("NanoCPUs", 2_000_000_000L).put("MemoryBytes", 25_276_514_304L);
        machine.putObject("Engine").put("EngineVersion", "28.2.2");
        node.putObject("Status").put("State", "ready").put("Addr", "127.0.0.1");
        node.putObject("ManagerStatus")
                .put("Leader", true)
                .put("Reachability", "reachable")
                .put("Addr", "127.0.0.1:2377");
        return node;
    }

    private static ObjectNode join(String role) {
        return JSON.objectNode()
                .put("command", "docker swarm join --token SWMTKN-1-sandbox-" + role + " 127.0.0.1:2377")
                .put("version", "28.2.2");
    }
}
