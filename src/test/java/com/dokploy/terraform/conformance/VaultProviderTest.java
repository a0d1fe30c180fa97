package com.dokploy.terraform.conformance;

import static com.dokploy.terraform.conformance.ProviderHarness.schema;
import static org.assertj.core.api.Assertions.assertThat;

import com.dokploy.terraform.SharedCatalog;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.value.Value;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What no declaration of {@code dokploy_vault_provider} says: secrets behind a mask, and assignments that dangle. */
class VaultProviderTest extends HarnessTest {
    private static final Schema SCHEMA = schema("vault_provider");

    private final GoldenDiagnostics golden = new GoldenDiagnostics(() -> harness, VaultProviderTest.class);

    @Test
    void aSecretStaysWhileItsVersionDoes() {
        var made = harness.terraform().apply(SCHEMA, Terraform.StoredState.NOTHING, hidden("first", "one"));
        assertThat(row(made).at("/config/token").asText()).isEqualTo("hidden-canary-first");

        harness.terraform().apply(SCHEMA, made, hidden("not sent", "two"));

        assertThat(row(made).path("name").asText()).isEqualTo("two");
        assertThat(row(made).at("/config/token").asText()).isEqualTo("hidden-canary-first");
    }

    @Test
    void anotherKindOfVaultNeedsNoNewVersion() {
        var made = harness.terraform().apply(SCHEMA, Terraform.StoredState.NOTHING, hidden("first", "one"));
        var doppler = kind("doppler", "service_token_wo", "hidden-canary-second")
                .with("service_token_wo_version", Value.of(1L));
        var config = hidden("first", "one").with("hashicorp", Value.NULL).with("doppler", doppler);

        harness.terraform().apply(SCHEMA, made, config);

        assertThat(row(made).at("/config/serviceToken").asText()).isEqualTo("hidden-canary-second");
    }

    @Test
    void assignmentsOfWhatIsGoneAreForgotten() {
        var gone = project("gone");
        var kept = project("kept");
        var config = harness.minimal(SCHEMA)
                .with("assignments", Value.set(assigned("project_id", gone), assigned("project_id", kept)));
        var made = harness.terraform().apply(SCHEMA, Terraform.StoredState.NOTHING, config);
        harness.fixtures().dokploy().mutate("project.remove", Fixtures.json("projectId", gone));

        var seen = harness.terraform().read(SCHEMA, made);

        assertThat(((Value.SetValue) seen.object().at("assignments")).items()).hasSize(1);
        var left = config.with("assignments", Value.set(assigned("project_id", kept)));
        var renamed = harness.terraform().apply(SCHEMA, seen, left.with("name", Value.of("renamed")));
        assertThat(row(renamed).path("assignments")).hasSize(1);
    }

    @Test
    void anAssignmentWhoseEnvironmentsAreGoneDoesNotBecomeTheWholeProject() {
        var project = project("kept");
        var dokploy = harness.fixtures().dokploy();
        var environment = dokploy.mutate(
                        "environment.create",
                        Fixtures.json("projectId", project).put("name", "staging"))
                .path("environmentId")
                .asText();
        var assignment = assigned("project_id", project).with("environment_ids", Value.set(Value.of(environment)));
        var made = harness.terraform()
                .apply(
                        SCHEMA,
                        Terraform.StoredState.NOTHING,
                        harness.minimal(SCHEMA).with("assignments", Value.set(assignment)));
        dokploy.mutate("environment.remove", Fixtures.json("environmentId", environment));

        assertThat(harness.terraform().read(SCHEMA, made).object().at("assignments"))
                .isEqualTo(Value.NULL);
    }

    @Test
    void anEnvironmentOfAnotherProjectIsRefusedInThePlan() throws IOException {
        var projects = harness.fixtures().texts("project_id");
        var environments = harness.fixtures().texts("environment_id");
        var assignment = assigned("project_id", projects.getFirst())
                .with("environment_ids", Value.set(Value.of(environments.getLast())));
        var config = harness.minimal(SCHEMA).with("assignments", Value.set(assignment));
        harness.terraform().forgetAll();
        assertThat(plan(config)).hasSize(1);
        golden.check("environment-of-another-project");
    }

    @Test
    void aSecondVaultOfANameIsRefusedInThePlan() {
        harness.fixtures().dokploy().mutate("vaultProvider.create", vault());
        var errors = plan(harness.minimal(SCHEMA).with("name", Value.of("taken")));
        assertThat(errors).hasSize(1);
        assertThat(errors.getFirst()).contains("Object Already Exists");
    }

    /** What the server says then holds the whole configuration, the secret in clear. */
    @Test
    void aNameThatIsTakenMeanwhileTellsNoSecret() throws IOException {
        var made = harness.terraform().apply(SCHEMA, Terraform.StoredState.NOTHING, harness.minimal(SCHEMA));
        harness.fixtures().dokploy().mutate("vaultProvider.create", vault());
        var attempt = harness.terraform()
                .attempt(SCHEMA, made, harness.minimal(SCHEMA).with("name", Value.of("taken")));
        assertThat(attempt.errors()).hasSize(1);
        assertThat(attempt.errors().getFirst()).startsWith("Object Already Exists");
        harness.assertNoSecrets();
    }

    @Test
    void aVaultThatCannotBeReachedIsNotMade() throws IOException {
        var account = kind("hashicorp", "url", "https://vault.example.invalid", "token", Samples.CANARY + "-token");
        var config = harness.minimal(SCHEMA).with("hashicorp", account).with("verify_connection", Value.of(true));
        harness.terraform().forgetAll();
        var attempt = harness.terraform().attempt(SCHEMA, Terraform.StoredState.NOTHING, config);
        assertThat(attempt.kept().state()).isEqualTo(Value.NULL);
        assertThat(harness.sandbox().rows().counts().get("vaultProvider")).isEqualTo(2);
        harness.assertNoSecrets();
        golden.check("provider-connection-failed");
    }

    @Test
    void namesAreThoseOfAnAssignedVault() throws IOException {
        var made = harness.terraform()
                .apply(
                        SCHEMA,
                        Terraform.StoredState.NOTHING,
                        harness.minimal(SCHEMA)
                                .with(
                                        "assignments",
                                        Value.set(assigned(
                                                "project_id",
                                                harness.fixtures()
                                                        .texts("project_id")
                                                        .getFirst()))));
        var names =
                SharedCatalog.CATALOG.dataSource("dokploy_vault_secret_names").schema();
        var projects = harness.fixtures().texts("project_id");
        var wanted = Configurations.complete(
                names,
                Map.of("vault_provider_id", made.object().at("id"), "project_id", Value.of(projects.getFirst())));
        assertThat(harness.terraform().lookUp(names, wanted).at("vault_secret_names"))
                .isEqualTo(Value.list(Value.of("API_TOKEN"), Value.of("DATABASE_URL")));
        harness.terraform().forgetAll();
        var unassigned = wanted.with("project_id", Value.of(projects.getLast()));
        assertThat(harness.terraform().tryLookUp(names, unassigned)).hasSize(1);
        golden.check("vault-provider-not-assigned");
    }

    private static Value.MapValue assigned(String... namesAndTexts) {
        return kind("assignments", namesAndTexts);
    }

    /** An object in an attribute, with what it leaves out. */
    private static Value.MapValue kind(String attribute, String... namesAndTexts) {
        var nested = Samples.nestedOf(Objects.requireNonNull(SCHEMA.attribute(attribute)));
        return Configurations.complete(nested, Fixtures.object(namesAndTexts).entries());
    }

    private List<String> plan(Value.MapValue config) {
        return harness.terraform().tryPlan(SCHEMA, Terraform.StoredState.NOTHING, config);
    }

    private static Value.MapValue hidden(String token, String name) {
        var account = kind("hashicorp", "url", "https://vault.example.com", "token_wo", "hidden-canary-" + token)
                .with("token_wo_version", Value.of(1L));
        return Configurations.complete(SCHEMA, Map.of("name", Value.of(name), "hashicorp", account));
    }

    private static ObjectNode vault() {
        var vault = Fixtures.json("name", "taken");
        vault.putObject("config").put("providerType", "doppler").put("serviceToken", "sample");
        vault.putArray("assignments");
        return vault;
    }

    private String project(String name) {
        return harness.fixtures()
                .dokploy()
                .mutate("project.create", Fixtures.json("name", name))
                .at("/project/projectId")
                .asText();
    }

    private JsonNode row(Terraform.StoredState kept) {
        return harness.sandbox().rows().find("vaultProvider", ProviderHarness.id(kept));
    }
}
