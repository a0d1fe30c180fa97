package com.dokploy.terraform.sandbox.procedures;

import com.dokploy.terraform.sandbox.store.License;
import com.dokploy.terraform.sandbox.store.Store;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/**
 * Names, logos and texts of the dashboard, which are part of the settings of the server. Without a license they read as
 * null (seen on v0.30.2); with one they behave as in the source of v0.30.2.
 */
final class WhitelabelingProcedures implements ProcedureGroup {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String CONFIG = "whitelabelingConfig";
    /** What only users who have signed in get to see. */
    private static final List<String> PRIVATE = List.of("supportUrl", "docsUrl");

    private final Store store;
    private final License license;

    WhitelabelingProcedures(Store store, License license) {
        this.store = store;
        this.license = license;
    }

    @Override
    public void register(Map<String, ProcedureHandler> handlers) {
        handlers.put("whitelabeling.get", _ -> ProcedureResult.of(shown()));
        handlers.put("whitelabeling.getPublic", _ -> {
            var shown = shown().deepCopy();
            return ProcedureResult.of(shown instanceof ObjectNode config ? config.without(PRIVATE) : shown);
        });
        handlers.put("whitelabeling.update", call -> changed(call.input().path(CONFIG)));
        handlers.put("whitelabeling.reset", _ -> {
            var nothing = JSON.objectNode();
            WebServerProcedures.row(store).path(CONFIG).fieldNames().forEachRemaining(nothing::putNull);
            return changed(nothing);
        });
    }

    private JsonNode shown() {
        return license.isValid() ? WebServerProcedures.row(store).path(CONFIG) : NullNode.instance;
    }

    private ProcedureResult changed(JsonNode config) {
        var changes = JSON.objectNode();
        changes.set(CONFIG, config);
        WebServerProcedures.change(store, changes);
        return ProcedureResult.of(JSON.objectNode().put("success", true));
    }
}
