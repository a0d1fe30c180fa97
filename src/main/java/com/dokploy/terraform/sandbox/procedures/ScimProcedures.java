package com.dokploy.terraform.sandbox.procedures;

import com.dokploy.terraform.sandbox.model.ApiErrorException;
import com.dokploy.terraform.sandbox.store.Ids;
import com.dokploy.terraform.sandbox.store.License;
import com.dokploy.terraform.sandbox.store.Store;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.Map;

/** Identity providers that manage users by SCIM, each with a token that is shown once (source of v0.30.2). */
final class ScimProcedures implements ProcedureGroup {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String TABLE = "scimProvider";

    private final Store store;
    private final License license;

    ScimProcedures(Store store, License license) {
        this.store = store;
        this.license = license;
    }

    @Override
    public void register(Map<String, ProcedureHandler> handlers) {
        handlers.put("scim.listProviders", _ -> {
            var list = JSON.arrayNode();
            store.own(TABLE)
                    .forEach(row -> list.add(row.deepCopy().retain(List.of("id", "providerId", "organizationId"))));
            return ProcedureResult.of(list);
        });
        handlers.put("scim.generateToken", this::generate);
        handlers.put("scim.deleteProvider", call -> {
            var row = store.find(TABLE, call.text("providerId"));
            if (row == null || store.isForeign(row) || !store.delete(TABLE, call.text("providerId"))) {
                throw ApiErrorException.of(404, "SCIM provider not found or you do not have permission to delete it");
            }
            return ProcedureResult.of(JSON.objectNode().put("success", true));
        });
    }

    private ProcedureResult generate(Call call) {
        var name = call.text("providerId");
        if (store.find(TABLE, name) != null) {
            throw ApiErrorException.of(400, "A SCIM provider with this ID already exists");
        }
        if (!license.hasSession()) {
            throw ApiErrorException.of(500, "Unauthorized");
        }
        if (store.find("ssoProvider", name) != null) {
            throw ApiErrorException.of(
                    500, "Provider id collides with another account provider and cannot be used for SCIM");
        }
        var token = Ids.hexadecimal(48);
        store.insert(TABLE, JSON.objectNode().put("providerId", name).put("scimToken", Ids.hexadecimal(24)));
        return ProcedureResult.of(JSON.objectNode().put("scimToken", token).put("providerId", name));
    }
}
