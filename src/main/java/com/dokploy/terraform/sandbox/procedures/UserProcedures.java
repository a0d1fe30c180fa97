package com.dokploy.terraform.sandbox.procedures;

import com.dokploy.terraform.sandbox.model.ApiErrorException;
import com.dokploy.terraform.sandbox.store.Account;
import com.dokploy.terraform.sandbox.store.Ids;
import com.dokploy.terraform.sandbox.store.Passwords;
import com.dokploy.terraform.sandbox.store.Store;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Instant;
import java.util.Map;

/** The user who calls, and its API keys. */
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
            // Until the first sign-up has ended, its user belongs to no organization.
            if (accounts.membership(account.user()) == null) {
                return ProcedureResult.of(JSON.nullNode());
            }
            var session = JSON.objectNode();
            session.putObject("user").put("id", account.user());
            session.putObject("session").put("activeOrganizationId", account.organization());
            return ProcedureResult.of(session);
        });
        handlers.put("user.get", call -> ProcedureResult.of(accounts.self()));
        handlers.put("user.getBackups", call -> ProcedureResult.of(accounts.owner()));
        handlers.put("user.update", this::update);
        handlers.put("user.createApiKey", this::createKey);
        handlers.put("user.deleteApiKey", this::deleteKey);
    }

    /** Changes the caller, with the e-mail address as it is written. A password that comes alone is changed, and fails. */
    private ProcedureResult update(Call call) {
        var values = call.input().deepCopy();
        var password = values.remove("password");
        var current = values.remove("currentPassword");
        if (password != null || current != null) {
            var isRight = current != null && Passwords.matches(store, account.user(), current.asText());
            if (!isRight) {
                throw ApiErrorException.of(400, "Current password is incorrect");
            }
            if (password == null) {
                throw ApiErrorException.of(400, "New password is required");
            }
            Passwords.change(store, account.user(), password.asText());
            if (values.isEmpty()) {
                throw ApiErrorException.of(
                        500,
                        "Failed query: update \"user\" set  where \"user\".\"id\" = $1\nparams: " + account.user());
            }
        }
        if (values.isEmpty()) {
            throw ApiErrorException.of(400, "No values to set");
        }
        return ProcedureResult.of(store.update("user", account.user(), values));
    }

    /** Creates a key. Only this answer shows the key itself, which is kept in clear in memory only. */
    private ProcedureResult createKey(Call call) {
        var input = call.input();
        var organization = input.path("metadata").path("organizationId").asText();
        if (!organization.isEmpty() && accounts.membership(organization, account.user()) == null) {
            throw ApiErrorException.of(403, "You are not a member of this organization");
        }
        if (input.has("refillAmount") != input.has("refillInterval")) {
            throw ApiErrorException.of(500, "refillAmount is required when refillInterval is provided");
        }
        if (!call.text("prefix").matches("[A-Za-z0-9_-]*")) {
            throw ApiErrorException.of(
                    500,
                    "[body.prefix] Invalid prefix format, must be alphanumeric and contain only underscores and"
                            + " hyphens.");
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
        var metadata = JSON.objectNode().put("organizationId", organization);
        values.put("metadata", metadata.toString());
        var row = store.insert("apiKey", values);
        var shown = row.deepCopy();
        return ProcedureResult.of(shown.putNull("metadata"));
    }

    private ProcedureResult deleteKey(Call call) {
        if (!store.delete("apiKey", call.text("apiKeyId"))) {
            throw ApiErrorException.of(404, "API key not found");
        }
        return ProcedureResult.yes();
    }
}
