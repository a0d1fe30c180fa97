package com.dokploy.terraform.sandbox.procedures;

import com.dokploy.terraform.sandbox.model.ApiErrorException;
import com.dokploy.terraform.sandbox.store.Account;
import com.dokploy.terraform.sandbox.store.License;
import com.dokploy.terraform.sandbox.store.Passwords;
import com.dokploy.terraform.sandbox.store.Store;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The members of the organization and what they may do. */
final class MemberProcedures implements ProcedureGroup {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final List<String> LICENSED = List.of("accessedGitProviders", "accessedServers");

    private final Account account;
    private final Store store;
    private final AccountViews accounts;
    private final Roles roles;
    private final License license;

    MemberProcedures(Account account, Store store, AccountViews accounts, Roles roles, License license) {
        this.account = account;
        this.store = store;
        this.accounts = accounts;
        this.roles = roles;
        this.license = license;
    }

    @Override
    public void register(Map<String, ProcedureHandler> handlers) {
        handlers.put("user.all", call -> ProcedureResult.of(accounts.members()));
        handlers.put("user.one", this::one);
        handlers.put("user.createUserWithCredentials", this::create);
        handlers.put("user.remove", this::remove);
        handlers.put("user.assignPermissions", this::assignPermissions);
        handlers.put("organization.updateMemberRole", this::updateRole);
    }

    private ProcedureResult one(Call call) {
        var membership = accounts.membership(call.text("userId"));
        if (membership == null) {
            throw ApiErrorException.of(404, "User not found in this organization");
        }
        return ProcedureResult.of(accounts.withUser(membership));
    }

    /** Creates a user; any role is taken, and one that does not exist gives no rights. */
    private ProcedureResult create(Call call) {
        if (call.text("role").equals("owner")) {
            throw ApiErrorException.of(403, "Cannot create a user with the owner role");
        }
        var email = call.text("email").strip().toLowerCase(Locale.ROOT);
        if (!store.where("user", "email", email).isEmpty()) {
            throw ApiErrorException.of(
                    400, "This email already has an account. Use the invitation link flow for existing users.");
        }
        var user = store.insert("user", JSON.objectNode().put("email", email).put("emailVerified", true))
                .path("id")
                .asText();
        Passwords.store(store, user, call.text("password"));
        store.insert(
                "member",
                JSON.objectNode()
                        .put("organizationId", account.organization())
                        .put("userId", user)
                        .put("role", call.text("role"))
                        .put("isDefault", true));
        for (var invitation : store.where("invitation", "email", email)) {
            store.update(
                    "invitation",
                    invitation.path("id").asText(),
                    JSON.objectNode().put("status", "canceled"));
        }
        return ProcedureResult.of(
                JSON.objectNode().put("userId", user).put("email", email).put("role", call.text("role")));
    }

    private ProcedureResult remove(Call call) {
        var membership = accounts.membership(call.text("userId"));
        if (membership == null) {
            throw ApiErrorException.of(404, "Target user is not a member of this organization");
        }
        if (membership.path("role").asText().equals("owner")) {
            throw ApiErrorException.of(403, "You cannot delete the organization owner");
        }
        store.delete("user", call.text("userId"));
        return ProcedureResult.nothing();
    }

    /** Assigns permissions; an unknown user changes nothing, and two of the lists need a license. */
    private ProcedureResult assignPermissions(Call call) {
        var membership = accounts.membership(call.text("id"));
        if (membership != null) {
            var changes = call.input().deepCopy();
            changes.remove("id");
            if (!license.isValid()) {
                changes.remove(LICENSED);
            }
            store.update("member", membership.path("id").asText(), changes);
        }
        return ProcedureResult.nothing();
    }

    private ProcedureResult updateRole(Call call) {
        var membership = store.find("member", call.text("memberId"));
        if (membership == null) {
            throw ApiErrorException.notFound("Member");
        }
        if (membership.path("userId").asText().equals(account.user())) {
            throw ApiErrorException.of(403, "You cannot change your own role");
        }
        if (call.text("role").equals("owner")) {
            throw ApiErrorException.of(403, "The owner role is nontransferable");
        }
        roles.require(call.text("role"), "Custom role");
        store.update("member", call.text("memberId"), JSON.objectNode().put("role", call.text("role")));
        return ProcedureResult.yes();
    }
}
