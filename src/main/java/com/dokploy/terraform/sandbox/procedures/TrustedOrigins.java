package com.dokploy.terraform.sandbox.procedures;

import com.dokploy.terraform.sandbox.store.Store;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Origins at which the server expects identity providers (source of v0.30.2). The server has them as a list in the row of
 * the organization's owner; here each is a row.
 */
final class TrustedOrigins implements ProcedureGroup {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String TABLE = "trustedOrigin";
    private static final String ORIGIN = "origin";

    private final Store store;

    TrustedOrigins(Store store) {
        this.store = store;
    }

    @Override
    public void register(Map<String, ProcedureHandler> handlers) {
        handlers.put("sso.getTrustedOrigins", _ -> {
            var list = JSON.arrayNode();
            all().forEach(list::add);
            return ProcedureResult.of(list);
        });
        handlers.put("sso.addTrustedOrigin", call -> {
            add(call.text(ORIGIN));
            return success();
        });
        handlers.put("sso.removeTrustedOrigin", call -> {
            remove(call.text(ORIGIN));
            return success();
        });
        handlers.put("sso.updateTrustedOrigin", call -> {
            if (remove(call.text("oldOrigin"))) {
                add(call.text("newOrigin"));
            }
            return success();
        });
    }

    private void add(String origin) {
        if (!has(origin)) {
            store.insert(TABLE, JSON.objectNode().put(ORIGIN, normalized(origin)));
        }
    }

    private boolean remove(String origin) {
        var isRemoved = false;
        for (var kept : all()) {
            if (kept.equalsIgnoreCase(normalized(origin))) {
                isRemoved |= store.delete(TABLE, kept);
            }
        }
        return isRemoved;
    }

    /** An origin as the server keeps it. */
    static String normalized(String origin) {
        return origin.strip().replaceFirst("/+$", "");
    }

    /** Whether a text is one of the origins, in any case. */
    boolean has(String origin) {
        return all().stream().anyMatch(normalized(origin)::equalsIgnoreCase);
    }

    /** Whether a URL is at one of the origins. */
    boolean trusts(URI url) {
        var port = url.getPort() < 0 ? "" : ":" + url.getPort();
        return all().contains(url.getScheme() + "://" + url.getHost() + port);
    }

    private List<String> all() {
        var origins = new ArrayList<String>();
        store.all(TABLE).forEach(row -> origins.add(row.path(ORIGIN).asText()));
        return origins;
    }

    private static ProcedureResult success() {
        return ProcedureResult.of(JSON.objectNode().put("success", true));
    }
}
