package com.dokploy.terraform.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The server behind both surfaces: checks an input, runs the procedure, turns what the database refuses into errors. */
final class Backend {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Sandbox.Options options;
    private final ServerModel model = ServerModel.instance();
    private final String organization;
    private final String user;
    private final Store store;
    private final Views views;
    private final Docker docker = new Docker();
    private final Traefik traefik;
    private final Deployments deployments;
    private final Map<String, ProcedureHandler> handlers = new LinkedHashMap<>();
    private final Set<String> coerced = ConcurrentHashMap.newKeySet();

    /** A machine with what {@link #dump} saved; null for an empty one. */
    Backend(Sandbox.Options options, @Nullable JsonNode saved) {
        this.options = options;
        organization = saved == null ? Ids.id() : saved.path("organization").asText();
        user = saved == null ? Ids.userId() : saved.path("user").asText();
        store = new Store(model, organization, user);
        views = new Views(model, store);
        traefik = new Traefik(store);
        deployments = new Deployments(this);
        deployments.register(handlers);
        new Projects(this).register(handlers);
        new Services(this).register(handlers);
        new Databases(this).register(handlers);
        new Attachments(this).register(handlers);
        new Hosts(this).register(handlers);
        new Accounts(this).register(handlers);
        if (saved != null) {
            restore(saved);
        }
    }

    Sandbox.Options options() {
        return options;
    }

    ServerModel model() {
        return model;
    }

    Store store() {
        return store;
    }

    Views views() {
        return views;
    }

    Docker docker() {
        return docker;
    }

    Traefik traefik() {
        return traefik;
    }

    Deployments deployments() {
        return deployments;
    }

    String organization() {
        return organization;
    }

    String user() {
        return user;
    }

    /**
     * Runs a procedure to its end.
     *
     * @param coerce whether the call came through {@code /api}; once it did, the tRPC surface converts too, because the
     *     server changes the schema they share
     * @return a value or nothing, never something still to come
     * @throws ApiErrorException with the error to answer
     */
    ProcedureResult run(ServerModel.Procedure procedure, JsonNode input, boolean coerce) {
        if (coerce) {
            coerced.add(procedure.name());
        }
        var checked = Validation.check(procedure.input(), input, coerce || coerced.contains(procedure.name()));
        var call = new Call(procedure, checked);
        var outcome =
                store.exclusively(() -> step(call, () -> handler(procedure).perform(call)));
        while (outcome instanceof ProcedureResult.Later later) {
            pause(later.pause().toMillis());
            outcome = store.exclusively(() -> step(call, later.next()));
        }
        return outcome;
    }

    /** Whether every procedure of the catalogue has something to do. */
    boolean knows(ServerModel.Procedure procedure) {
        return handlers.containsKey(procedure.name()) || Tables.knows(procedure.does());
    }

    /** Everything that survives a stop, as JSON. */
    ObjectNode dump() {
        return store.exclusively(() -> {
            var dump = JSON.objectNode();
            dump.put("organization", organization).put("user", user);
            dump.set("database", store.dump());
            dump.set("docker", docker.dump());
            dump.set("logs", deployments.dumpLogs());
            return dump;
        });
    }

    private void restore(JsonNode dump) {
        store.exclusively(() -> {
            store.restore(dump.path("database"));
            docker.restore(dump.path("docker"));
            deployments.restoreLogs(dump.path("logs"));
            deployments.lose();
            return true;
        });
    }

    /** Forgets everything but the options. */
    void reset() {
        store.exclusively(() -> {
            deployments.lose();
            store.clear();
            docker.clear();
            traefik.clear();
            deployments.clear();
            return true;
        });
    }

    private ProcedureHandler handler(ServerModel.Procedure procedure) {
        var handler = handlers.get(procedure.name());
        return handler == null ? new Tables(this) : handler;
    }

    private static ProcedureResult step(Call call, Supplier<ProcedureResult> work) {
        try {
            return work.get();
        } catch (SqlFailure failure) {
            var told = call.detail("failure");
            var status = told.path("status").asInt(500);
            if (told.has("message")) {
                throw ApiErrorException.of(status, told.path("message").asText());
            }
            throw ApiErrorException.of(status, told.path("prefix").asText() + failure.text());
        }
    }

    private static void pause(long milliseconds) {
        try {
            Thread.sleep(milliseconds);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
