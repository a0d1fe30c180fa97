package com.dokploy.terraform.resources.settings;

import com.dokploy.terraform.client.ApiError;
import com.dokploy.terraform.client.ApiException;
import com.dokploy.terraform.framework.Diagnostic;
import com.dokploy.terraform.framework.DiagnosticException;
import com.dokploy.terraform.resources.session.Session;
import com.dokploy.terraform.resources.support.ApiMapping;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Settings of Traefik. All but the log of requests are those of a Docker service or container that is made anew after
 * the server has answered, and that there has to be (v0.30.2).
 */
enum TraefikSettings implements ServerSetting {
    REQUESTS("requestsLog"),
    PORTS("traefikPorts"),
    DASHBOARD("traefikDashboard"),
    ENV("traefikEnv");

    /** The port of the dashboard, which the server keeps in the list of ports. */
    private static final int DASHBOARD_PORT = 8080;

    /** The ports of Traefik that Dokploy publishes itself. */
    static final List<Integer> OWN_PORTS = List.of(80, 443, DASHBOARD_PORT);

    private final String field;

    TraefikSettings(String field) {
        this.field = field;
    }

    @Override
    public List<String> fields() {
        return List.of(field);
    }

    /** Whether the setting is one of a service or container, which a server may lack. */
    boolean needsTraefik() {
        return this != REQUESTS;
    }

    @Override
    public boolean isSlow() {
        return needsTraefik();
    }

    @Override
    public ObjectNode read(Function<String, JsonNode> ask) {
        var read = ApiMapping.body();
        read.set(field, needingTraefik(() -> value(ask)));
        return read;
    }

    private JsonNode value(Function<String, JsonNode> ask) {
        return switch (this) {
            case REQUESTS -> ask.apply("settings.haveActivateRequests");
            case DASHBOARD -> ask.apply("settings.haveTraefikDashboardPortEnabled");
            case PORTS -> ports(ask, false);
            case ENV -> TraefikEnv.parse(ask.apply("settings.readTraefikEnv").asText(""));
        };
    }

    private static JsonNode ports(Function<String, JsonNode> ask, boolean ofDashboard) {
        var ports = JsonNodeFactory.instance.arrayNode();
        for (var port : ask.apply("settings.getTraefikPorts")) {
            var target = port.path("targetPort").asInt();
            if (ofDashboard ? target == DASHBOARD_PORT : !OWN_PORTS.contains(target)) {
                ports.add(port);
            }
        }
        return ports;
    }

    @Override
    public void write(ObjectNode fields, Session session) {
        var value = fields.path(field);
        var body = ApiMapping.body();
        needingTraefik(() -> switch (this) {
            case REQUESTS -> session.dokploy().mutate("settings.toggleRequests", body.put("enable", value.asBoolean()));
            case DASHBOARD ->
                session.dokploy().mutate("settings.toggleDashboard", body.put("enableDashboard", value.asBoolean()));
            case ENV -> session.dokploy().mutate("settings.writeTraefikEnv", body.put("env", TraefikEnv.text(value)));
            case PORTS -> {
                var all = body.putArray("additionalPorts");
                value.forEach(all::add);
                ports(ServerSetting.now(session), true).forEach(all::add);
                yield session.dokploy().mutate("settings.updateTraefikPorts", body);
            }
        });
    }

    private JsonNode needingTraefik(Supplier<JsonNode> call) {
        try {
            return call.get();
        } catch (ApiException failure) {
            if (!lacksTraefik(failure)) {
                throw failure;
            }
            throw new DiagnosticException(Diagnostic.error(
                    "Traefik Service Not Found",
                    "This Dokploy server has no Docker service or container `dokploy-traefik`, so that ports, dashboard"
                            + " and environment variables of Traefik cannot be managed. Install Traefik as Dokploy's"
                            + " installation does, or remove `traefik_ports`, `traefik_dashboard` and `traefik_env`"
                            + " from the configuration.\n\n"
                            + failure.error().message() + " (" + failure.error().procedure() + ")"));
        }
    }

    /** Whether a call failed because there is no Traefik that Dokploy can manage (texts seen on v0.30.2). */
    static boolean lacksTraefik(ApiException failure) {
        var isRefusal = failure.error() instanceof ApiError.Server || failure.error() instanceof ApiError.InvalidInput;
        var message = failure.error().message();
        return isRefusal && (message.contains("Resource type not found") || message.contains("'file' cannot be empty"));
    }
}
