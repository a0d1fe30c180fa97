package com.dokploy.terraform.resources.identity;

import com.dokploy.terraform.client.ApiError;
import com.dokploy.terraform.client.ApiException;
import com.dokploy.terraform.resources.session.Session;
import com.dokploy.terraform.resources.support.ApiMapping;
import com.dokploy.terraform.resources.support.ListReader;
import com.dokploy.terraform.resources.support.NewObject;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The authentication domain and the proxy behind it, of which each server has at most one (source of v0.30.2).
 *
 * @param server the ID of the remote server; empty for the Dokploy host
 */
record AuthenticationProxy(String server) {
    /** The procedure that reads the authentication domain. */
    static final String READ = "forwardAuth.getAuthDomain";

    /** The status of a proxy that is not deployed. */
    static final String STOPPED = "stopped";

    /** The ID of the proxy of the Dokploy host, as Dokploy's audit log names that host. */
    static final String LOCAL = "local";

    private static final String SET = "forwardAuth.setAuthDomain";
    private static final String SERVER = "serverId";

    /** Returns the proxy of an ID. */
    static AuthenticationProxy of(String id) {
        return new AuthenticationProxy(id.equals(LOCAL) ? "" : id);
    }

    /** Returns the ID: that of the server. */
    String id() {
        return server.isEmpty() ? LOCAL : server;
    }

    /** Returns the server in words, in the middle of a sentence. */
    String place() {
        return server.isEmpty() ? "the Dokploy host" : "the server `" + server + "`";
    }

    /** Returns the authentication domain as a row; null if there is none, or no such server. */
    @Nullable JsonNode row(ListReader reader) {
        try {
            // A read that is alone has no way to say null; the server takes an empty ID for the Dokploy host as well.
            var found = reader.read(READ, ApiMapping.body(SERVER, server));
            if (found.isNull()) {
                return null;
            }
            return found instanceof ObjectNode row ? row.deepCopy().set("authDomain", row.path("host")) : found;
        } catch (ApiException failure) {
            if (failure.error() instanceof ApiError.NotFound) {
                return null;
            }
            throw failure;
        }
    }

    /**
     * Returns whether the proxy is deployed: {@code running}, {@code stopped}, or {@code unknown} if the server did not
     * say so in time. Dokploy does not ask servers without an SSH key, and build servers.
     */
    String status(Session session) {
        for (var asked : session.dokploy().query("forwardAuth.serverStatus", ApiMapping.body())) {
            if (asked.path(SERVER).asText("").equals(server)
                    || (asked.path(SERVER).isNull() && server.isEmpty())) {
                return asked.path("status").asText("unknown");
            }
        }
        return "unknown";
    }

    /**
     * Returns the authentication domain as an object to be made. The server is no parent of it: also a server that this
     * apply has made may have a domain by now, which Dokploy would overwrite.
     */
    NewObject toBeMade(ListReader reader) {
        var group = Map.of("server", server);
        return new NewObject(
                SET, ApiMapping.body(), group, id(), () -> row(reader) == null ? Map.of() : Map.of(id(), id()));
    }

    /** Names the server in a body that writes, which is null for the Dokploy host. */
    ObjectNode in(ObjectNode body) {
        return server.isEmpty() ? body.putNull(SERVER) : body.put(SERVER, server);
    }

    /** Changes the authentication domain. A proxy that runs is deployed again by the server. */
    void set(ObjectNode domain, Session session) {
        session.dokploy().mutate(SET, in(domain));
    }

    /** Deploys the proxy, with the settings that an identity provider has now. */
    void deploy(String provider, Session session) {
        session.dokploy().mutate("forwardAuth.deployOnServer", in(ApiMapping.body("providerId", provider)));
    }

    /** Removes the proxy and the authentication domain. */
    void remove(Session session) {
        session.dokploy().mutate("forwardAuth.removeOnServer", in(ApiMapping.body()));
        session.dokploy().mutate("forwardAuth.removeAuthDomain", in(ApiMapping.body()));
    }
}
