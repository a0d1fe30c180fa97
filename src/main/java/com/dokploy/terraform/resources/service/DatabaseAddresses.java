package com.dokploy.terraform.resources.service;

import com.dokploy.terraform.framework.PlanRequest;
import com.dokploy.terraform.resources.session.Session;
import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.Check;
import com.dokploy.terraform.schema.Values;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where a database is reached: by other services, and from outside if it has a port there. */
final class DatabaseAddresses implements Component {
    /** Who may log in to what. */
    interface Login {
        /** Who logs in; empty where the engine knows no users. */
        String user(Values state);

        /** What to log in to; null where the engine knows no such thing. */
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
     * @param password of who logs in
     */
    DatabaseAddresses(ServiceResource service, DatabaseEngine engine, Attribute<String> password, Login login) {
        this.service = service;
        this.engine = engine;
        this.password = password;
        this.login = login;
        var schema = service.s;
        externalPort = schema.integer("external_port")
                .check(Check.between(1, 65535))
                .describe("Port on the server under which it is reached from outside. Left out, it is not.");
        internalHost = schema.string("internal_host")
                .computed()
                .useStateForUnknown()
                .custom()
                .describe("Host name that other services reach it by.");
        internalPort = schema.integer("internal_port")
                .computed()
                .useStateForUnknown()
                .custom()
                .describe("Port that other services reach it by.");
        internalUri = schema.string("internal_uri")
                .computed()
                .dependsOn(password)
                .managedOnly()
                .sensitive()
                .custom()
                .describe("Address for other services, password included. Null when the password is write-only, since"
                        + " it would be stored here.");
        externalUri = schema.string("external_uri")
                .computed()
                .dependsOn(password, externalPort)
                .managedOnly()
                .sensitive()
                .custom()
                .describe("Address from outside, password included. Null without `external_port`, and when the password"
                        + " is write-only.");
    }

    @Override
    public void plan(PlanRequest plan, @Nullable Session session) {
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
            service.claimPorts(plan, session, externalPort, () -> List.of(port + "/tcp"));
        }
    }

    @Override
    public Values read(Values state, ServiceRow row) {
        var host = state.get(service.identity.appName);
        var secret = state.find(password);
        var port = state.find(externalPort);
        var internal = secret == null ? null : uri(state, secret, host, engine.port());
        var external = secret == null || port == null ? null : uri(state, secret, publicHost(row), port);
        return state.change()
                .set(internalHost, host)
                .set(internalPort, engine.port())
                .set(internalUri, internal)
                .set(externalUri, external)
                .build();
    }

    /** Where the server is reached from outside: its own address, or the one that Terraform reaches Dokploy at. */
    private static String publicHost(ServiceRow row) {
        var address = row.json().path("server").path("ipAddress").asText("");
        return address.isEmpty()
                ? URI.create(row.session().dokploy().endpoint()).getHost()
                : address;
    }

    private String uri(Values state, String secret, String host, long port) {
        var name = login.database(state);
        return engine.scheme() + "://" + encoded(login.user(state)) + ":" + encoded(secret) + "@" + host + ":" + port
                + (name == null ? "" : "/" + encoded(name));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
