package com.dokploy.terraform.sandbox.procedures;

import com.dokploy.terraform.sandbox.model.ApiErrorException;
import com.dokploy.terraform.sandbox.store.Store;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Objects;

/** Vaults, and the projects that may use them. All vaults that can be reached hold the same two secrets. */
final class VaultProviderProcedures implements ProcedureGroup {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Store store;
    private final MaskedProviders providers;

    VaultProviderProcedures(Store store) {
        this.store = store;
        providers = new MaskedProviders(store, "vaultProvider");
    }

    @Override
    public void register(Map<String, ProcedureHandler> handlers) {
        providers.register(handlers);
        for (var write : new String[] {"vaultProvider.create", "vaultProvider.update"}) {
            var handler = Objects.requireNonNull(handlers.get(write), write);
            handlers.put(write, call -> {
                if (write.endsWith("update")) {
                    providers.row(call);
                }
                call.input().path("assignments").forEach(this::requireKnown);
                return handler.perform(call);
            });
        }
        handlers.put("vaultProvider.listSecretNames", this::listSecretNames);
    }

    /** Assignments of what is gone stay in the row; the next write that repeats one is refused (seen on v0.30.2). */
    private void requireKnown(JsonNode assignment) {
        var project = assignment.path("projectId").asText();
        if (store.find("project", project) == null) {
            throw ApiErrorException.of(400, "Assignment references a project outside this organization");
        }
        for (var id : assignment.path("environmentIds")) {
            var environment = store.find("environment", id.asText());
            if (environment == null || !environment.path("projectId").asText().equals(project)) {
                throw ApiErrorException.of(400, "Assignment references an environment outside the selected project");
            }
        }
    }

    private ProcedureResult listSecretNames(Call call) {
        var row = providers.row(call);
        if (!isAssigned(row, call)) {
            throw ApiErrorException.of(403, "This vault provider is not enabled for the given project/environment");
        }
        var names = JSON.arrayNode();
        if (row.get("config") instanceof ObjectNode config && MaskedProviders.isReachable(config)) {
            names.add("DATABASE_URL").add("API_TOKEN");
        }
        return ProcedureResult.of(names);
    }

    private static boolean isAssigned(ObjectNode row, Call call) {
        for (var assignment : row.path("assignments")) {
            if (!assignment.path("projectId").asText().equals(call.text("projectId"))) {
                continue;
            }
            var environments = assignment.path("environmentIds");
            for (var environment : environments) {
                if (environment.asText().equals(call.text("environmentId"))) {
                    return true;
                }
            }
            if (environments.isEmpty()) {
                return true;
            }
        }
        return false;
    }
}
