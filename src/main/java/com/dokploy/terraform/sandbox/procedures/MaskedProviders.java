package com.dokploy.terraform.sandbox.procedures;

import com.dokploy.terraform.sandbox.model.ApiErrorException;
import com.dokploy.terraform.sandbox.store.Store;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Rows with an account at an external provider in the column {@code config}, one secret of which is masked in every
 * answer. An update that says the mask keeps the secret; a create stores it (seen on v0.30.2).
 */
final class MaskedProviders {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String MASK = "********";

    /** The secret of each kind of provider. */
    private static final Map<String, String> SECRETS = Map.of(
            "hashicorp", "token",
            "infisical", "clientSecret",
            "aws", "secretAccessKey",
            "doppler", "serviceToken",
            "azure", "clientSecret",
            "scaleway", "secretKey",
            "cloudflare", "apiToken",
            "route53", "secretAccessKey");

    private final Store store;
    private final String router;

    MaskedProviders(Store store, String router) {
        this.store = store;
        this.router = router;
    }

    void register(Map<String, ProcedureHandler> handlers) {
        handlers.put(router + ".create", this::create);
        handlers.put(router + ".update", this::update);
        handlers.put(router + ".one", call -> ProcedureResult.of(shown(row(call))));
        handlers.put(router + ".all", _ -> all());
        handlers.put(router + ".testConnection", this::test);
    }

    /** Returns the row that a call names, with the secret. */
    ObjectNode row(Call call) {
        return store.require(router, call.text(router + "Id"));
    }

    private ProcedureResult create(Call call) {
        return ProcedureResult.of(shown(store.insert(router, withKind(call.input()))));
    }

    private ProcedureResult update(Call call) {
        var before = row(call);
        var changes = withKind(call.input());
        unmask((ObjectNode) changes.path("config"), before);
        return ProcedureResult.of(shown(store.update(router, call.text(router + "Id"), changes)));
    }

    private static ObjectNode withKind(ObjectNode input) {
        var values = input.deepCopy();
        values.set("providerType", input.path("config").path("providerType"));
        return values;
    }

    private static void unmask(ObjectNode config, ObjectNode stored) {
        var kind = config.path("providerType").asText();
        var secret = secret(kind);
        if (!config.path(secret).asText().equals(MASK)) {
            return;
        }
        if (!stored.path("providerType").asText().equals(kind)) {
            throw ApiErrorException.of(400, "Credentials must be re-entered when changing the provider type");
        }
        config.set(secret, stored.path("config").path(secret));
    }

    private ProcedureResult all() {
        var list = JSON.arrayNode();
        store.own(router).stream()
                .sorted(Comparator.comparing(row -> row.path("name").asText()))
                .forEach(row -> list.add(shown(row)));
        return ProcedureResult.of(list);
    }

    private static ObjectNode shown(ObjectNode row) {
        var shown = row.deepCopy();
        if (shown.get("config") instanceof ObjectNode config) {
            config.put(secret(config.path("providerType").asText()), MASK);
        }
        return shown;
    }

    private static String secret(String kind) {
        return SECRETS.getOrDefault(kind, "secret");
    }

    private ProcedureResult test(Call call) {
        if (!call.has("config") && !call.has(router + "Id")) {
            throw ApiErrorException.of(400, "Provide a config or a " + router + "Id to test");
        }
        var stored = call.has(router + "Id") ? row(call) : null;
        requireReachable(account(call, stored));
        return ProcedureResult.yes();
    }

    private static ObjectNode account(Call call, @Nullable ObjectNode stored) {
        if (call.input().get("config") instanceof ObjectNode config) {
            var merged = config.deepCopy();
            if (stored != null) {
                unmask(merged, stored);
            }
            return merged;
        }
        return stored != null && stored.get("config") instanceof ObjectNode config ? config : JSON.objectNode();
    }

    /** Whether an account works. There are no providers here: those with ".invalid" in the account fail. */
    static boolean isReachable(ObjectNode config) {
        for (var field : config.properties()) {
            if (field.getValue().asText().contains(".invalid")) {
                return false;
            }
        }
        return true;
    }

    /** Fails as the server does when it cannot connect to the provider. */
    static void requireReachable(ObjectNode config) {
        if (!isReachable(config)) {
            throw ApiErrorException.of(400, "fetch failed");
        }
    }
}
