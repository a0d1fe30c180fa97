package com.dokploy.terraform.sandbox.procedures;

import com.dokploy.terraform.sandbox.model.ApiErrorException;
import com.dokploy.terraform.sandbox.store.Account;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Map;

/** The one organization. */
final class OrganizationProcedures implements ProcedureGroup {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Account account;
    private final AccountViews accounts;

    OrganizationProcedures(Account account, AccountViews accounts) {
        this.account = account;
        this.accounts = accounts;
    }

    @Override
    public void register(Map<String, ProcedureHandler> handlers) {
        handlers.put("organization.active", call -> ProcedureResult.of(accounts.organization()));
        handlers.put("organization.one", call -> {
            if (!call.text("organizationId").equals(account.organization())) {
                throw ApiErrorException.of(403, "You are not a member of this organization");
            }
            return ProcedureResult.of(accounts.organization());
        });
        handlers.put("organization.all", call -> {
            var organization = accounts.organization();
            organization.putArray("members").add(accounts.member().without("user"));
            return ProcedureResult.of(JSON.arrayNode().add(organization));
        });
    }
}
