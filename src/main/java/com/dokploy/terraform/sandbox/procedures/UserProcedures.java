package com.dokploy.terraform.sandbox.procedures;

import com.dokploy.terraform.sandbox.model.ApiErrorException;
import com.dokploy.terraform.sandbox.store.Account;
import com.dokploy.terraform.sandbox.store.Ids;
import com.dokploy.terraform.sandbox.store.Store;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Instant;
import java.util.Map;

/** The one user and its API keys. */
final class UserProcedures implements ProcedureGroup {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final long DAY = 86_400;

    private final Store store;
    private final Account account;
    private final AccountViews accounts;

    UserProcedures(Store store, Account account, AccountViews accounts) {
        this.store = store;
        this.account = account;
        this.accounts = accounts;
    }

    @Override
    public void register(Map<String, ProcedureHandler> handlers) {
        handlers.put("user.session", call -> {
            var session = JSON.objectNode();
            session.putObject("user").put("id", account.user());
            session.putObject("session").put("activeOrganizationId", account.organization());
            return ProcedureResult.of(session);
        });
        handlers.put("user.get", call -> ProcedureResult.of(accounts.member()));
        handlers.put("user.getBackups", call -> ProcedureResult.of(accounts.owner()));
        handlers.put("user.all", call -> ProcedureResult.of(JSON.arrayNode().add(accounts.member())));
        handlers.put("user.createApiKey", this::createKey);
        handlers.put("user.deleteApiKey", this::deleteKey);
    }

    /** The key itself is shown only here; kept as it is only in memory. */
    private ProcedureResult createKey(Call call) {
        var input = call.input();
        if (!input.path("metadata").path("organizationId").asText().equals(account.organization())) {
            throw ApiErrorException.of(403, "You are not a member of this organization");
        }
        if (input.has("refillAmount") != input.has("refillInterval")) {
            throw ApiErrorException.of(500, "refillAmount is required when refillInterval is provided");
        }
        if (!call.text("prefix").matches("[A-Za-z0-9_-]*")) {
            throw ApiErrorException.of(
                    500,
                    "[body.prefix] Invalid prefix format, must be alphanumeric and contain only underscores and hyphens.");
        }
        var now = Instant.now();
        var values = input.deepCopy();
        if (input.has("expiresIn")) {
            long seconds = input.path("expiresIn").asLong();
            if (seconds < DAY) {
                throw ApiErrorException.of(500, "The expiresIn is smaller than the predefined minimum value.");
            }
            if (seconds > 365 * DAY) {
                throw ApiErrorException.of(500, "The expiresIn is larger than the predefined maximum value.");
            }
            values.put("expiresAt", Ids.time(now.plusSeconds(seconds)));
        }
        var key = call.text("prefix") + Ids.apiKey();
        values.put("key", key).put("start", key.substring(0, 6)).put("referenceId", account.user());
        values.put("updatedAt", Ids.time(now)).put("id", Ids.userId());
        values.remove("metadata");
        return ProcedureResult.of(store.insert("apiKey", values));
    }

    private ProcedureResult deleteKey(Call call) {
        if (!store.delete("apiKey", call.text("apiKeyId"))) {
            throw ApiErrorException.of(404, "API key not found");
        }
        return ProcedureResult.yes();
    }
}
