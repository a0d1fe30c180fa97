package com.dokploy.terraform.sandbox.procedures;

import com.dokploy.terraform.sandbox.model.ApiErrorException;
import com.dokploy.terraform.sandbox.store.Ids;
import com.dokploy.terraform.sandbox.store.Store;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Map;

/** What Dokploy does on remote servers over SSH. The replies of servers that answer follow v0.30.2's scripts. */
final class ServerSetupProcedures implements ProcedureGroup {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Store store;

    ServerSetupProcedures(Store store) {
        this.store = store;
    }

    @Override
    public void register(Map<String, ProcedureHandler> handlers) {
        handlers.put("server.setup", this::setup);
        handlers.put("server.setupMonitoring", this::setupMonitoring);
        handlers.put("server.validate", this::validate);
        handlers.put("server.security", this::security);
    }

    private ObjectNode server(Call call) {
        return store.require("server", call.text("serverId"));
    }

    /** Answers 200 whatever happens: only the deployment says whether there was a connection (seen on v0.30.2). */
    private ProcedureResult setup(Call call) {
        var server = server(call);
        var app = server.path("appName").asText();
        var now = Instant.now();
        store.insert(
                "deployment",
                JSON.objectNode()
                        .put("serverId", call.text("serverId"))
                        .put("title", "Setup Server")
                        .put("description", "Setup Server")
                        .put("status", RemoteHosts.problem(server).isEmpty() ? outcome(server) : "error")
                        .put("logPath", "/etc/dokploy/logs/" + app + "/" + app + "-" + Ids.logTime(now) + ".log")
                        .put("createdAt", Ids.time(now))
                        .put("finishedAt", Ids.time(now)));
        return ProcedureResult.nothing();
    }

    /** {@code sleep infinity} stands for a script that does not end. */
    private static String outcome(ObjectNode server) {
        return server.path("command").asText().contains("sleep infinity") ? "running" : "done";
    }

    /** The row is written before anybody connects to the server, so that the change stays after a failure. */
    private ProcedureResult setupMonitoring(Call call) {
        server(call);
        var metrics = call.input().path("metricsConfig").deepCopy();
        ((ObjectNode) metrics.path("server")).put("type", "Remote");
        var server = store.update(
                "server", call.text("serverId"), (ObjectNode) JSON.objectNode().set("metricsConfig", metrics));
        if (!RemoteHosts.problem(server).isEmpty()) {
            throw ApiErrorException.of(500, RemoteHosts.refusal(server));
        }
        return ProcedureResult.nothing();
    }

    private ProcedureResult validate(Call call) {
        var server = server(call);
        RemoteHosts.connect(server);
        var ready = isSetUp(server);
        var swarm = ready && server.path("serverType").asText().equals("deploy");
        var found = JSON.objectNode();
        found.set("docker", program(ready, "28.5.0"));
        found.set("rclone", program(ready, "1.65.2"));
        found.set("nixpacks", program(ready, "1.41.0"));
        found.set("buildpacks", program(ready, "0.39.1"));
        found.set("railpack", program(ready, "0.15.4"));
        return ProcedureResult.of(found.put("isDokployNetworkInstalled", swarm)
                .put("isSwarmInstalled", swarm)
                .put("isMainDirectoryInstalled", ready)
                .put("privilegeMode", server.path("username").asText().equals("root") ? "root" : "sudo")
                .put("dockerGroupMember", false));
    }

    /** A setup counts as done even if its script fails: {@code exit 1} stands for a script that installs nothing. */
    private boolean isSetUp(ObjectNode server) {
        return !server.path("command").asText().contains("exit 1")
                && store.where("deployment", "serverId", server.path("serverId").asText()).stream()
                        .anyMatch(row -> row.path("title").asText().equals("Setup Server")
                                && row.path("status").asText().equals("done"));
    }

    private static ObjectNode program(boolean isThere, String version) {
        return JSON.objectNode().put("version", isThere ? version : "0.0.0").put("enabled", isThere);
    }

    private ProcedureResult security(Call call) {
        RemoteHosts.connect(server(call));
        var found = JSON.objectNode();
        found.putObject("ufw").put("installed", true).put("active", true).put("defaultIncoming", "deny");
        found.putObject("ssh")
                .put("enabled", true)
                .put("keyAuth", true)
                .put("permitRootLogin", "prohibit-password")
                .put("passwordAuth", "no")
                .put("usePam", "yes");
        found.putObject("fail2ban")
                .put("installed", false)
                .put("enabled", false)
                .put("active", false)
                .put("sshEnabled", "false")
                .put("sshMode", "normal");
        return ProcedureResult.of(found);
    }
}
