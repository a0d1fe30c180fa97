package com.dokploy.terraform.sandbox.procedures;

import com.dokploy.terraform.sandbox.model.ApiErrorException;
import com.dokploy.terraform.sandbox.store.Account;
import com.dokploy.terraform.sandbox.store.Ids;
import com.dokploy.terraform.sandbox.store.Store;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** Organizations. All of them belong to the one who calls. */
final class OrganizationProcedures implements ProcedureGroup {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Account account;
    private final Store store;
    private final AccountViews accounts;
    private final Roles roles;

    OrganizationProcedures(Account account, Store store, AccountViews accounts, Roles roles) {
        this.account = account;
        this.store = store;
        this.accounts = accounts;
        this.roles = roles;
    }

    @Override
    public void register(Map<String, ProcedureHandler> handlers) {
        handlers.put("organization.active", call -> ProcedureResult.of(accounts.organization()));
        handlers.put("organization.one", call -> {
            requireMembership(call.text("organizationId"));
            return ProcedureResult.of(store.require("organization", call.text("organizationId")));
        });
        handlers.put("organization.all", call -> all());
        handlers.put("organization.create", this::create);
        handlers.put("organization.update", this::update);
        handlers.put("organization.delete", this::delete);
    }

    private ObjectNode requireMembership(String organization) {
        var membership = accounts.membership(organization, account.user());
        if (membership == null) {
            throw ApiErrorException.of(403, "You are not a member of this organization");
        }
        return membership;
    }

    private ProcedureResult all() {
        var all = JSON.arrayNode();
        for (var row : store.all("organization")) {
            var membership = accounts.membership(row.path("id").asText(), account.user());
            if (membership != null) {
                var shown = row.deepCopy();
                shown.putArray("members").add(membership);
                all.add(shown);
            }
        }
        return ProcedureResult.of(all);
    }

    private ProcedureResult create(Call call) {
        var values = call.input().deepCopy().put("slug", Ids.id()).put("ownerId", account.user());
        var row = store.insert("organization", values);
        store.insert(
                "member",
                JSON.objectNode()
                        .put("organizationId", row.path("id").asText())
                        .put("userId", account.user())
                        .put("role", "owner"));
        return ProcedureResult.of(row);
    }

    private ProcedureResult update(Call call) {
        var id = call.text("organizationId");
        store.require("organization", id);
        requireMembership(id);
        if (call.has("defaultRole")) {
            var role = call.text("defaultRole");
            if (role.equals("owner")) {
                throw ApiErrorException.of(403, "Cannot set owner as the default role");
            }
            roles.require(role, "Role");
        }
        var changes = call.input().deepCopy();
        changes.remove("organizationId");
        return ProcedureResult.of(store.update("organization", id, changes));
    }

    private ProcedureResult delete(Call call) {
        var id = call.text("organizationId");
        store.require("organization", id);
        requireMembership(id);
        if (store.where("organization", "ownerId", account.user()).size() <= 1) {
            throw ApiErrorException.of(403, "You must maintain at least one organization where you are the owner");
        }
        store.delete("organization", id);
        return ProcedureResult.of(JSON.arrayNode());
    }
}
