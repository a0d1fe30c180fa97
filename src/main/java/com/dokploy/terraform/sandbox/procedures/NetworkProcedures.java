package com.dokploy.terraform.sandbox.procedures;

import com.dokploy.terraform.sandbox.docker.Docker;
import com.dokploy.terraform.sandbox.model.ApiErrorException;
import com.dokploy.terraform.sandbox.model.Issues;
import com.dokploy.terraform.sandbox.model.ServerModel;
import com.dokploy.terraform.sandbox.store.Store;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.InetAddress;
import java.util.Map;
import java.util.Set;

/** Docker networks, each with a row. */
final class NetworkProcedures implements ProcedureGroup {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final Set<String> BUILT_IN =
            Set.of("bridge", "host", "none", "ingress", "docker_gwbridge", "dokploy-network");

    private final ServerModel model;
    private final Store store;
    private final Docker docker;

    NetworkProcedures(ServerModel model, Store store, Docker docker) {
        this.model = model;
        this.store = store;
        this.docker = docker;
    }

    @Override
    public void register(Map<String, ProcedureHandler> handlers) {
        handlers.put("network.create", this::createNetwork);
        handlers.put("network.all", this::networks);
        handlers.put("network.remove", this::removeNetwork);
        handlers.put("network.inspect", this::inspectNetwork);
        handlers.put("network.recreate", this::recreateNetwork);
        handlers.put("network.networksToSync", this::networksToSync);
        handlers.put("network.import", this::importNetworks);
    }

    /** Makes the Docker network with the row, or neither. */
    private ProcedureResult createNetwork(Call call) {
        int index = 0;
        for (var config : call.input().path("ipam").path("config")) {
            if (!config.has("subnet") && (config.has("gateway") || config.has("ipRange"))) {
                throw Issues.custom("Gateway and IP range require a subnet", "ipam", "config", index, "subnet");
            }
            index++;
        }
        if (!call.input().path("enableIPv4").asBoolean(true)
                && !call.input().path("enableIPv6").asBoolean()) {
            throw Issues.custom("IPv4 or IPv6 must be enabled", "enableIPv4");
        }
        var row = store.insert("network", call.input());
        try {
            dockerNetwork(row);
        } catch (ApiErrorException refused) {
            store.delete("network", row.path("networkId").asText());
            throw refused;
        }
        return ProcedureResult.of(row);
    }

    private void dockerNetwork(ObjectNode row) {
        var name = row.path("name").asText();
        if (row.path("serverId").isTextual()) {
            if (!RemoteHosts.answers(
                    store.require("server", row.path("serverId").asText()))) {
                throw ApiErrorException.of(400, "connect ECONNREFUSED 127.0.0.1:22");
            }
            // A remote server has a Docker of its own.
            return;
        }
        if (BUILT_IN.contains(name) || docker.isNetwork(name)) {
            throw ApiErrorException.of(
                    400, "(HTTP code 409) unexpected - network with name " + name + " already exists ");
        }
        if (row.path("driver").asText().equals("overlay") && !name.matches("[a-zA-Z0-9][a-zA-Z0-9_.-]*")) {
            throw ApiErrorException.of(
                    400,
                    "(HTTP code 400) unexpected - rpc error: code = InvalidArgument desc = name must be valid as a DNS"
                            + " name component ");
        }
        for (var config : row.path("ipam").path("config")) {
            var subnet = config.path("subnet").asText("");
            if (!subnet.isEmpty() && !isCidr(subnet)) {
                throw ApiErrorException.of(
                        400,
                        "(HTTP code 500) server error - Invalid subnet " + subnet + " : invalid CIDR address: " + subnet
                                + " ");
            }
        }
        docker.networks().put(name, row);
    }

    private static boolean isCidr(String text) {
        var slash = text.indexOf('/');
        try {
            var address = InetAddress.ofLiteral(text.substring(0, Math.max(slash, 0)));
            var bits = Integer.parseInt(text.substring(slash + 1));
            return bits >= 0 && bits <= address.getAddress().length * 8;
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }

    /** The networks of one host; without a server id, those of the host that Dokploy itself runs on. */
    private ProcedureResult networks(Call call) {
        var list = JSON.arrayNode();
        for (var row : store.own("network").reversed()) {
            if (row.path("serverId").asText("").equals(call.text("serverId"))
                    || (row.path("serverId").isNull() && !call.has("serverId"))) {
                list.add(row);
            }
        }
        return ProcedureResult.of(list);
    }

    private ProcedureResult removeNetwork(Call call) {
        var id = call.text("networkId");
        var row = store.require("network", id);
        for (var service : model.services()) {
            for (var user : store.all(service.name())) {
                if (attached(user, id) && docker.service(user.path("appName").asText()) != null) {
                    throw ApiErrorException.of(
                            400,
                            "(HTTP code 400) unexpected - rpc error: code = FailedPrecondition desc = network "
                                    + row.path("name").asText() + " is in use by service "
                                    + user.path("appName").asText() + " ");
                }
            }
        }
        docker.removeNetwork(row.path("name").asText());
        store.delete("network", id);
        return ProcedureResult.of(row);
    }

    private static boolean attached(ObjectNode service, String network) {
        for (var id : service.path("networkIds")) {
            if (id.asText().equals(network)) {
                return true;
            }
        }
        return false;
    }

    private ProcedureResult inspectNetwork(Call call) {
        var row = store.require("network", call.text("networkId"));
        var name = row.path("name").asText();
        if (!docker.networks().containsKey(name)) {
            throw ApiErrorException.of(400, "(HTTP code 404) no such network - network " + name + " not found ");
        }
        var shown = JSON.objectNode()
                .put("Name", name)
                .put("Id", row.path("networkId").asText());
        shown.set("Created", row.path("createdAt"));
        shown.put("Scope", row.path("driver").asText().equals("overlay") ? "swarm" : "local");
        shown.set("Driver", row.path("driver"));
        shown.set("EnableIPv6", row.path("enableIPv6"));
        var ipam = shown.putObject("IPAM")
                .put("Driver", row.path("ipam").path("driver").asText("default"));
        ipam.putNull("Options");
        var ranges = ipam.putArray("Config");
        for (var config : row.path("ipam").path("config")) {
            var range = ranges.addObject();
            config.properties().forEach(entry -> range.set(dockerName(entry.getKey()), entry.getValue()));
        }
        shown.set("Internal", row.path("internal"));
        shown.set("Attachable", row.path("attachable"));
        shown.put("Ingress", false);
        shown.putObject("ConfigFrom").put("Network", "");
        shown.put("ConfigOnly", false).putNull("Containers");
        var options = shown.putObject("Options");
        if (row.path("mtu").isNumber()) {
            options.put("com.docker.network.driver.mtu", row.path("mtu").asText());
        }
        return ProcedureResult.of(shown.putNull("Labels"));
    }

    private static String dockerName(String column) {
        return switch (column) {
            case "subnet" -> "Subnet";
            case "gateway" -> "Gateway";
            case "ipRange" -> "IPRange";
            default -> column;
        };
    }

    private ProcedureResult recreateNetwork(Call call) {
        var row = store.require("network", call.text("networkId"));
        dockerNetwork(row);
        return ProcedureResult.of(row);
    }

    private ProcedureResult networksToSync(Call call) {
        var known = store.own("network");
        var sync = JSON.objectNode();
        var importable = sync.putArray("importable");
        docker.networks().forEach((name, network) -> {
            if (known.stream().noneMatch(row -> row.path("name").asText().equals(name))) {
                importable.add(network);
            }
        });
        var missing = sync.putArray("missing");
        for (var row : known) {
            if (!docker.networks().containsKey(row.path("name").asText())) {
                var entry = missing.addObject();
                entry.set("networkId", row.path("networkId"));
                entry.set("name", row.path("name"));
            }
        }
        return ProcedureResult.of(sync);
    }

    private ProcedureResult importNetworks(Call call) {
        var result = JSON.objectNode();
        var imported = result.putArray("imported");
        var errors = result.putArray("errors");
        for (var name : call.input().path("names")) {
            var network = docker.networks().get(name.asText());
            if (!store.where("network", "name", name.asText()).isEmpty()) {
                errors.addObject().put("name", name.asText()).put("error", "Already imported");
            } else if (network == null) {
                var text = "(HTTP code 404) no such network - network " + name.asText() + " not found ";
                errors.addObject().put("name", name.asText()).put("error", text);
            } else {
                store.insert("network", network.deepCopy().put("name", name.asText()));
                imported.add(name);
            }
        }
        return ProcedureResult.of(result);
    }
}
