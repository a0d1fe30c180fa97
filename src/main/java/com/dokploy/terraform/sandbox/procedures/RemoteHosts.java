package com.dokploy.terraform.sandbox.procedures;

import com.dokploy.terraform.sandbox.model.ApiErrorException;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The remote servers of a sandbox: all refuse connections, except those at addresses for documentation (192.0.2.0/24). */
final class RemoteHosts {
    private RemoteHosts() {}

    /** Whether a server answers. */
    static boolean answers(ObjectNode server) {
        return server.path("ipAddress").asText().startsWith("192.0.2.");
    }

    /** Why Dokploy cannot connect to a server, in its words; empty if it can. */
    static String problem(ObjectNode server) {
        if (!server.path("sshKeyId").isTextual()) {
            return "No SSH Key found";
        }
        return answers(server) ? "" : "SSH connection error: " + refusal(server);
    }

    /** Connects to a server, or refuses as the procedures do that look there. */
    static void connect(ObjectNode server) {
        var problem = problem(server);
        if (!problem.isEmpty()) {
            throw ApiErrorException.of(400, problem);
        }
    }

    /** What the network says of a server that does not answer. */
    static String refusal(ObjectNode server) {
        return "connect ECONNREFUSED " + server.path("ipAddress").asText() + ":"
                + server.path("port").asInt();
    }
}
