package com.dokploy.terraform.resources.vault;

import com.dokploy.terraform.client.ApiError;
import com.dokploy.terraform.client.ApiException;
import com.dokploy.terraform.framework.DataSource;
import com.dokploy.terraform.framework.Diagnostic;
import com.dokploy.terraform.framework.DiagnosticException;
import com.dokploy.terraform.resources.session.Session;
import com.dokploy.terraform.resources.support.ApiMapping;
import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.Check;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.schema.Values;
import com.dokploy.terraform.value.Path;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.TreeSet;

/** {@code dokploy_vault_secret_names}: what the services of a project can take from a vault. */
public final class VaultSecretNames implements DataSource<Session> {
    private final Attribute<String> vaultProviderId;
    private final Attribute<String> projectId;
    private final Attribute<String> environmentId;
    private final Attribute<List<String>> names;
    private final Schema schema;

    /** Declares the data source. */
    public VaultSecretNames() {
        var s = Schema.resource(
                "dokploy_vault_secret_names",
                "Lists the names of the secrets in a vault, never their values. The list is empty also if Dokploy"
                        + " cannot"
                        + " reach the vault, or the vault refuses the credentials: Dokploy does not tell the"
                        + " difference.");
        vaultProviderId = s.string("vault_provider_id")
                .required()
                .references("dokploy_vault_provider")
                .check(Check.notEmpty())
                .describe("ID of the vault provider.");
        projectId = s.string("project_id")
                .required()
                .references("dokploy_project")
                .check(Check.notEmpty())
                .describe("ID of a project that is in the `assignments` of the vault provider.");
        environmentId = s.string("environment_id")
                .references("dokploy_environment")
                .check(Check.notEmpty())
                .describe("ID of an environment of the project. Required if the project is assigned with"
                        + " `environment_ids`.");
        names = s.strings("vault_secret_names").computed().describe("Names of the secrets, sorted.");
        schema = s.build();
    }

    @Override
    public Schema schema() {
        return schema;
    }

    @Override
    public Values read(Values config, Session session) {
        var input = ApiMapping.create(schema, config, vaultProviderId, projectId, environmentId);
        var found = new TreeSet<String>();
        for (var name : list(input, config, session)) {
            found.add(name.asText());
        }
        return config.with(names, List.copyOf(found));
    }

    private JsonNode list(ObjectNode input, Values config, Session session) {
        try {
            return session.dokploy().query("vaultProvider.listSecretNames", input);
        } catch (ApiException failure) {
            if (failure.error() instanceof ApiError.Forbidden
                    && failure.error().message().contains("not enabled")) {
                throw new DiagnosticException(Diagnostic.error(
                        Path.of(projectId.name()),
                        "Vault Provider Not Assigned",
                        "The vault provider `" + config.get(vaultProviderId)
                                + "` cannot be used by services of the project `" + config.get(projectId)
                                + "`" + (config.has(environmentId) ? "" : " in each of its environments")
                                + ". Add the project to `assignments` of the dokploy_vault_provider, or set"
                                + " `environment_id` to an environment that is assigned."));
            }
            throw failure;
        }
    }
}
