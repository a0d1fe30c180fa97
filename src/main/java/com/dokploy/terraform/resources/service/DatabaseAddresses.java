package com.dokploy.terraform.resources.service;

import com.dokploy.terraform.framework.PlanRequest;
import com.dokploy.terraform.resources.session.Session;
import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.Check;
import com.dokploy.terraform.schema.Values;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The addresses at which a database is reached: by other services, and from outside if it has a port there. */
final class DatabaseAddresses implements Component {
    /** The user that logs in, and the database to log in to. */
    interface Login {
        /** Returns the name of the user. */
        String user(Values state);

        /** Returns the name of the database; null where the engine knows no named databases. */
        @Nullable String database(Values state);
    }

    private final ServiceResource service;
    private final DatabaseEngine engine;
    private final Attribute<String> password;
    private final Login login;
    private final Attribute<Long> externalPort;
    private final Attribute<String> internalHost;
    private final Attribute<Long> internalPort;
    private final Attribute<String> internalUri;
    private final Attribute<String> externalUri;

    /**
     * Declares the attributes.
     *
     * @param password the attribute that holds the user's password
     */
    DatabaseAddresses(ServiceResource service, DatabaseEngine engine, Attribute<String> password, Login login) {
        this.service = service;
        this.engine = engine;
        this.password = password;
        this.login = login;
        var schema = service.s;
        externalPort = schema.integer("external_port")
                .check(Check.between(1, 65535))
                .describe(
                        "Host port on which the database can be reached from outside.",
                        "If unset, the database is not published.",
                        "Null if the database is not published.");
        internalHost = schema.string("internal_host")
                .computed()
                .useStateForUnknown()
                .neverNull()
                .custom()
                .describe("Host name of the database for other services.");
        internalPort = schema.integer("internal_port")
                .computed()
                .useStateForUnknown()
                .custom()
                .describe("Port of the database for other services.");
        internalUri = schema.string("internal_uri")
                .computed()
                .dependsOn(password)
                .managedOnly()
                .sensitive()
                .custom()
                .describe("Connection URI for other services, including the password. Null if the password is"
                        + " write-only, since the URI would store it.");
        externalUri = schema.string("external_uri")
                .computed()
                .dependsOn(password, externalPort)
                .managedOnly()
                .sensitive()
                .custom()
                .describe("Connection URI from outside, including the password. Null without `external_port`, or if the"
                        + " password is write-only.");
    }

    @Override
    public void plan(PlanRequest plan, @Nullable Session session) {
        plan.set(internalPort, engine.port());
        var secret = plan.planned().value(password);
        if (secret.isNull()) {
            plan.set(internalUri, null);
            plan.set(externalUri, null);
        } else if (secret.isUnknown()) {
            plan.unknown(internalUri);
            plan.unknown(externalUri);
        }
        var port = plan.planned().find(externalPort);
        if (plan.planned().isNull(externalPort)) {
            plan.set(externalUri, null);
        } else if (port != null && session != null) {
            service.comparison.claimPorts(plan, session, externalPort, () -> List.of(port + "/tcp"));
        }
    }

    @Override
    public Values read(Values state, ServiceRow row) {
        var host = state.get(service.identity.appName);
        var secret = state.find(password);
        var port = state.find(externalPort);
        var internal = secret == null ? null : uri(state, secret, host, engine.port());
        var external =
                secret == null || port == null ? null : uri(state, secret, publicHost(row.json(), row.session()), port);
        return state.change()
                .set(internalHost, host)
                .set(internalPort, engine.port())
                .set(internalUri, internal)
                .set(externalUri, external)
                .build();
    }

    /**
     * Returns the host at which the server is reached from outside: its own address, or the one that Terraform reaches
     * Dokploy at.
     */
    static String publicHost(JsonNode row, Session session) {
        var address = row.path("server").path("ipAddress").asText("");
        return address.isEmpty() ? URI.create(session.dokploy().endpoint()).getHost() : address;
    }

    private String uri(Values state, String secret, String host, long port) {
        return engine.uri(login.user(state), secret, host, port, login.database(state));
    }
}
