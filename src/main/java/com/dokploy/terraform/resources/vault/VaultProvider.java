package com.dokploy.terraform.resources.vault;

import com.dokploy.terraform.framework.ApplyRequest;
import com.dokploy.terraform.framework.DataSource;
import com.dokploy.terraform.framework.PlanRequest;
import com.dokploy.terraform.framework.ReadRequest;
import com.dokploy.terraform.resources.NamedResource;
import com.dokploy.terraform.resources.session.Session;
import com.dokploy.terraform.resources.support.ProviderConfig;
import com.dokploy.terraform.resources.support.ProviderConnectionTest;
import com.dokploy.terraform.schema.Check;
import com.dokploy.terraform.schema.Values;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code dokploy_vault_provider}: an account at a vault, and the projects whose services may use its secrets. */
public final class VaultProvider extends NamedResource {
    private final ProviderConfig account;
    private final VaultAssignments assignments;
    private final ProviderConnectionTest connectionTest;

    /** Declares the attributes of {@code dokploy_vault_provider}. */
    public VaultProvider() {
        super(
                "dokploy_vault_provider",
                "Account at a vault, from which environment variables of services take secrets. Dokploy connects to the"
                        + " vault only when a secret is needed, unless `verify_connection` is set. The variable of a service takes a"
                        + " secret with a reference such as `${{vault.NAME.SECRET}}`, which Dokploy replaces when it"
                        + " deploys the service. A field of a JSON secret is `${{vault.NAME.SECRET:FIELD}}`, which"
                        + " HashiCorp Vault always needs.",
                new Names("vaultProvider", "vaultProviderId", "vaultProvider.remove"),
                name -> name.check(
                                Check.matches("[a-zA-Z0-9_-]{1,64}", "a name of 1 to 64 letters, digits, `-` and `_`"))
                        .describe("Name in Dokploy. Must be unique in the organization."));
        account = VaultKinds.declare(s);
        assignments = new VaultAssignments(s);
        connectionTest = new ProviderConnectionTest(s, "vaultProvider", "vault");
        s.createdAt();
        s.unique();
    }

    @Override
    public List<DataSource<Session>> dataSources() {
        return List.of(
                singular("Looks up a vault provider by ID or name.", name),
                plural("dokploy_vault_providers", "Lists the vault providers of the organization."));
    }

    @Override
    public void plan(PlanRequest plan, @Nullable Session session) {
        super.plan(plan, session);
        if (session != null) {
            assignments.plan(plan, session);
        }
    }

    @Override
    protected void adapt(ObjectNode body, Values plan, ApplyRequest request, Session session) {
        var prior = request.priorOrNull();
        account.addTo(body, plan, request.config(), prior == null ? Values.EMPTY : prior);
        assignments.addTo(body);
        connectionTest.run(body.path("config"), plan, prior == null ? null : prior.find(id), session);
    }

    /** The create takes every field; what it answers differs from that in the mask of the secret. */
    @Override
    protected boolean hasMoreToSay(ObjectNode body, JsonNode row) {
        return false;
    }

    @Override
    protected Values completeState(Values state, JsonNode row, Values known, Session session) {
        return account.completeState(state, row, known, "vaultProvider.one");
    }

    @Override
    public @Nullable Values read(ReadRequest request, Session session) {
        var state = super.read(request, session);
        return state == null ? null : assignments.withoutDangling(state, session);
    }
}
