package com.dokploy.terraform.resources.settings;

import com.dokploy.terraform.framework.DataSource;
import com.dokploy.terraform.resources.session.Session;
import com.dokploy.terraform.resources.support.ApiMapping;
import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.schema.Values;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;

/** {@code dokploy_server_health}: whether Dokploy and the services that it needs run. */
public final class ServerHealth implements DataSource<Session> {
    private final Attribute<Boolean> healthy;
    private final Attribute<String> status;
    private final Attribute<String> serviceStatus;
    private final Attribute<String> serviceMessage;
    private final Attribute<Map<String, Values>> services;
    private final Schema schema;

    /** Declares the data source. */
    public ServerHealth() {
        var s = Schema.resource(
                "dokploy_server_health",
                "Reads whether Dokploy and the services that it needs are healthy. An unhealthy service is no error, so"
                        + " that `check` blocks and conditions can tell it.");
        healthy = s.bool("healthy").computed().describe("Whether Dokploy and all of its services are healthy.");
        status = s.string("status").computed().describe("Status of Dokploy itself: `ok`.");
        var service = Schema.object();
        serviceStatus = service.string("status").computed().describe("Status: `healthy` or `unhealthy`.");
        serviceMessage = service.string("message").computed().describe("Reason why the service is unhealthy.");
        services = s.objectMap("services", service.build())
                .computed()
                .describe("Services that Dokploy needs, by name, such as `postgres` and `traefik`.");
        schema = s.build();
    }

    @Override
    public Schema schema() {
        return schema;
    }

    @Override
    public Values read(Values config, Session session) {
        var own = ask("settings.health", session).path("status").asText();
        var found = new LinkedHashMap<String, Values>();
        var isHealthy = own.equals("ok");
        for (var entry : ask("settings.checkInfrastructureHealth", session).properties()) {
            var said = entry.getValue().path("status").asText();
            var message = entry.getValue().path("message").asText("");
            isHealthy &= said.equals("healthy");
            found.put(
                    entry.getKey(),
                    Values.EMPTY
                            .with(serviceStatus, said)
                            .with(serviceMessage, message.isBlank() ? null : message.strip()));
        }
        return config.with(healthy, isHealthy).with(status, own).with(services, found);
    }

    private static JsonNode ask(String procedure, Session session) {
        return session.dokploy().query(procedure, ApiMapping.body());
    }
}
