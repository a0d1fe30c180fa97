package com.dokploy.terraform.sandbox.procedures;

import com.dokploy.terraform.sandbox.model.ApiErrorException;
import com.dokploy.terraform.sandbox.store.Store;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/** The settings of the server: one row, a procedure for each field, and those of Traefik. */
final class WebServerProcedures implements ProcedureGroup {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String TABLE = "webServerSettings";
    private static final int DASHBOARD = 8080;
    private static final Duration DELAY = Duration.ofMillis(20);

    private final Store store;
    private final Deque<Pending> pending = new ArrayDeque<>();

    /** A change that takes effect after the answer: Traefik is made anew in the background (seen on v0.30.2). */
    private record Pending(long due, ObjectNode changes) {}

    WebServerProcedures(Store store) {
        this.store = store;
    }

    @Override
    public void register(Map<String, ProcedureHandler> handlers) {
        handlers.put("settings.getWebServerSettings", _ -> ProcedureResult.of(shown()));
        for (var write : List.of("assignDomainServer", "updateServerIp")) {
            handlers.put("settings." + write, call -> {
                change(call.input());
                return ProcedureResult.of(shown());
            });
        }
        for (var write : List.of(
                "updateBuildsConcurrency",
                "updateDockerCleanup",
                "updateRemoteServersOnly",
                "updateEnforceSSO",
                "saveSSHPrivateKey")) {
            handlers.put("settings." + write, call -> changed(call.input()));
        }
        handlers.put("settings.updateLogCleanup", call -> {
            var cron = call.text("cronExpression");
            return changed(JSON.objectNode().put("logCleanupCron", cron.isEmpty() ? null : cron));
        });
        handlers.put(
                "settings.cleanSSHPrivateKey", _ -> changed(JSON.objectNode().putNull("sshPrivateKey")));
        registerTraefik(handlers);
    }

    private void registerTraefik(Map<String, ProcedureHandler> handlers) {
        handlers.put("settings.toggleRequests", call -> {
            var changes = JSON.objectNode();
            changes.set("traefikRequests", call.input().path("enable"));
            return changed(changes);
        });
        handlers.put("settings.haveActivateRequests", _ -> ProcedureResult.of(row().path("traefikRequests")));
        handlers.put(
                "settings.getTraefikPorts", _ -> ProcedureResult.of(traefik().path("traefikPorts")));
        handlers.put(
                "settings.readTraefikEnv", _ -> ProcedureResult.of(traefik().path("traefikEnv")));
        handlers.put(
                "settings.haveTraefikDashboardPortEnabled",
                _ -> ProcedureResult.of(JSON.booleanNode(withoutDashboard().size()
                        < traefik().path("traefikPorts").size())));
        handlers.put("settings.updateTraefikPorts", call -> {
            var _ = traefik();
            return later(set("traefikPorts", call.input().path("additionalPorts")));
        });
        handlers.put("settings.toggleDashboard", call -> {
            var ports = withoutDashboard();
            if (call.input().path("enableDashboard").asBoolean()) {
                ports.addObject()
                        .put("targetPort", DASHBOARD)
                        .put("publishedPort", DASHBOARD)
                        .put("protocol", "tcp");
            }
            return later(set("traefikPorts", ports));
        });
        handlers.put("settings.writeTraefikEnv", call -> {
            var _ = traefik();
            return later(set("traefikEnv", TextNode.valueOf(call.text("env").strip())));
        });
    }

    private ProcedureResult later(ObjectNode changes) {
        pending.add(new Pending(System.nanoTime() + DELAY.toNanos(), changes));
        return ProcedureResult.yes();
    }

    private static ObjectNode set(String field, JsonNode value) {
        var changes = JSON.objectNode();
        changes.set(field, value);
        return changes;
    }

    private ArrayNode withoutDashboard() {
        var ports = JSON.arrayNode();
        for (var port : traefik().path("traefikPorts")) {
            if (port.path("targetPort").asInt() != DASHBOARD) {
                ports.add(port);
            }
        }
        return ports;
    }

    /** Returns the row, unless there is no Traefik that the server could change (texts seen on v0.30.2). */
    private ObjectNode traefik() {
        while (!pending.isEmpty() && pending.getFirst().due() <= System.nanoTime()) {
            change(pending.removeFirst().changes());
        }
        var row = row();
        if (!row.path("hasTraefik").asBoolean()) {
            throw ApiErrorException.of(500, "Resource type not found");
        }
        return row;
    }

    private ObjectNode row() {
        return row(store);
    }

    /** Returns the only row of the settings. */
    static ObjectNode row(Store store) {
        var rows = store.all(TABLE);
        return rows.isEmpty() ? store.insert(TABLE, JSON.objectNode().put("id", "settings")) : rows.getFirst();
    }

    private JsonNode shown() {
        var shown = row().deepCopy();
        return shown.without(List.of("traefikRequests", "traefikPorts", "traefikEnv", "hasTraefik"));
    }

    private void change(ObjectNode changes) {
        change(store, changes);
    }

    /** Changes the only row of the settings. */
    static void change(Store store, ObjectNode changes) {
        store.update(TABLE, row(store).path("id").asText(), changes);
    }

    private ProcedureResult changed(ObjectNode changes) {
        change(changes);
        return ProcedureResult.yes();
    }
}
