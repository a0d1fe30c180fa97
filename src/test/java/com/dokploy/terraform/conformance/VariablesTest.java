package com.dokploy.terraform.conformance;

import static com.dokploy.terraform.conformance.ProviderHarness.id;
import static com.dokploy.terraform.conformance.ProviderHarness.schema;
import static org.assertj.core.api.Assertions.assertThat;

import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.value.Value;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whose variables are whose: what Terraform did not set goes only where a configuration says that all are its own. */
class VariablesTest extends HarnessTest {
    @ParameterizedTest
    @ValueSource(strings = {"project", "environment"})
    void referencesToVariablesThatAreNotKnownYetAreNotWarnedOf(String type) {
        var application = schema("application");
        var config = without(harness.minimal(application));
        var row = harness.sandbox().rows().find("environment", ((Value.Text) config.at("environment_id")).text());
        var schema = schema(type);
        var owner =
                harness.terraform().importState(schema, row.path(type + "Id").asText());
        var refers = config.with("env", Fixtures.object("A", "${{" + type + ".REGION}}"));
        harness.terraform().forgetAll();
        harness.terraform().tryPlan(application, Terraform.StoredState.NOTHING, refers);
        assertThat(harness.terraform().said()).singleElement().asString().startsWith("Unknown Variable Reference");

        var unknown = ((Value.MapValue) owner.state()).with("env", Value.UNKNOWN);
        harness.terraform().tryPlan(schema, owner, unknown);
        harness.terraform().forgetAll();
        harness.terraform().tryPlan(application, Terraform.StoredState.NOTHING, refers.with("name", Value.of("other")));
        assertThat(harness.terraform().said()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"project", "environment", "application", "compose", "postgres"})
    void whatAnImportFindsStaysWithoutConfiguration(String type) {
        var schema = schema(type);
        var config = without(harness.minimal(schema));
        var made = harness.terraform()
                .apply(schema, Terraform.StoredState.NOTHING, config.with("env", Fixtures.object("A", "1")));
        var imported = harness.terraform().importState(schema, id(made));
        assertThat(((Value.MapValue) imported.state()).at("env")).isEqualTo(Fixtures.object("A", "1"));

        var deployments = harness.objects().getOrDefault("deployment", 0);
        var kept = harness.terraform().apply(schema, imported, config);
        assertThat(text(type, kept)).isEqualTo("A=1");
        assertThat(harness.objects().getOrDefault("deployment", 0))
                .as("deploys")
                .isEqualTo(deployments);
        harness.assertConverged(schema, kept, config);
    }

    @ParameterizedTest
    @ValueSource(strings = {"project", "application"})
    void whatOthersSetStaysWithTheLastOfTerraforms(String type) {
        var schema = schema(type);
        var config = without(harness.minimal(schema));
        var made = harness.terraform()
                .apply(schema, Terraform.StoredState.NOTHING, config.with("env", Fixtures.object("A", "1")));
        set(type, made, "A=1\nTHEIRS=x");
        var kept = harness.terraform().apply(schema, harness.terraform().read(schema, made), config);
        assertThat(text(type, kept)).isEqualTo("THEIRS=x");
        harness.assertConverged(schema, kept, config);
    }

    @ParameterizedTest
    @ValueSource(strings = {"project", "application"})
    void whatOthersSetStaysOnceTheyMay(String type) {
        var schema = schema(type);
        var config = without(harness.minimal(schema));
        var made = harness.terraform()
                .apply(schema, Terraform.StoredState.NOTHING, config.with("env", Fixtures.object("A", "1", "B", "2")));
        set(type, made, "A=1\nB=2\nTHEIRS=x");
        var partial = config.with("env", Fixtures.object("A", "1")).with("env_authoritative", Value.of(false));
        var kept = harness.terraform().apply(schema, harness.terraform().read(schema, made), partial);
        assertThat(text(type, kept)).isEqualTo("A=1\nTHEIRS=x");
        harness.assertConverged(schema, kept, partial);
    }

    /** As they come out of {@code terraform plan -generate-config-out}: secrets are left out of generated files. */
    @ParameterizedTest
    @ValueSource(strings = {"project", "environment", "application", "compose", "postgres", "libsql"})
    void secretsThatAnImportFindsStay(String type) {
        var schema = schema(type);
        var config = without(harness.minimal(schema));
        var made = harness.terraform().apply(schema, Terraform.StoredState.NOTHING, config);
        set(type, made, FOUND);
        var deployments = harness.objects().getOrDefault("deployment", 0);
        var generated = config.with("env", Fixtures.object("PLAIN", "1"));
        var adopted = adopt(schema, made, generated);
        assertThat(text(type, adopted)).isEqualTo(FOUND);
        assertThat(harness.objects().getOrDefault("deployment", 0))
                .as("deploys")
                .isEqualTo(deployments);
        assertThat(harness.terraform().said()).singleElement().asString().contains("`DATABASE_URL`, `STRIPE_KEY`");

        harness.terraform().forgetAll();
        var changed = config.with("env", Fixtures.object("PLAIN", "2", "NEW", "x"));
        var kept = harness.terraform().apply(schema, harness.terraform().read(schema, adopted), changed);
        assertThat(text(type, kept)).isEqualTo(FOUND.replace("PLAIN=1", "PLAIN=2") + "\nNEW=x");
        assertThat(harness.terraform().said()).isEmpty();
        harness.assertConverged(schema, kept, changed);

        var written = changed.with("secret_env", Fixtures.object("STRIPE_KEY", "sk_new"));
        harness.terraform().forgetAll();
        var whole = harness.terraform().apply(schema, harness.terraform().read(schema, kept), written);
        assertThat(harness.terraform().said())
                .singleElement()
                .asString()
                .contains("removes")
                .contains("`DATABASE_URL`");
        assertThat(text(type, whole)).isEqualTo("# paid\nSTRIPE_KEY=sk_new\n\nPLAIN=2\nNEW=x");
        harness.assertConverged(schema, whole, written);
    }

    private static final String FOUND = "# paid\nSTRIPE_KEY=sk_1\nDATABASE_URL='postgres://u:p@h/db'\n\nPLAIN=1";

    private Terraform.StoredState adopt(Schema schema, Terraform.StoredState made, Value.MapValue config) {
        harness.terraform().forgetAll();
        var imported = harness.terraform().importState(schema, id(made));
        var adopted = harness.terraform().apply(schema, imported, config);
        harness.assertConverged(schema, adopted, config);
        return adopted;
    }

    @Test
    void secretsOfBuildsAndPreviewsThatAnImportFindsStay() {
        var schema = schema("application");
        var preview = Configurations.complete(
                schema.attribute("preview_deployments").nested(), Map.of("enabled", Value.of(true)));
        var config = without(harness.minimal(schema))
                .with("build_args", Value.NULL)
                .with("build_secrets", Value.NULL)
                .with("preview_deployments", preview);
        var made = harness.terraform().apply(schema, Terraform.StoredState.NOTHING, config);
        var row = Fixtures.json("buildArgs", "MODE=fast")
                .put("buildSecrets", "# npm\nNPM_TOKEN=x")
                .put("previewEnv", FOUND)
                .put("previewBuildArgs", "A=1")
                .put("previewBuildSecrets", "B=2");
        harness.sandbox().rows().patch("application", id(made), row);
        var generated = config.with("build_args", Fixtures.object("MODE", "slow"))
                .with(
                        "preview_deployments",
                        preview.with("env", Fixtures.object("PLAIN", "2"))
                                .with("build_args", Fixtures.object("A", "1")));
        var adopted = adopt(schema, made, generated);
        assertThat(harness.terraform().said())
                .filteredOn(said -> said.startsWith("Imported Variables"))
                .hasSize(3)
                .anyMatch(said -> said.contains("`NPM_TOKEN`") && said.contains("`build_secrets`"))
                .anyMatch(said -> said.contains("`STRIPE_KEY`") && said.contains("`preview_deployments.secret_env`"))
                .anyMatch(said -> said.contains("`B`") && said.contains("`preview_deployments.build_secrets`"));
        var found = harness.sandbox().rows().find("application", id(adopted));
        assertThat(found.path("buildArgs").asText()).isEqualTo("MODE=slow");
        assertThat(found.path("buildSecrets").asText()).isEqualTo("# npm\nNPM_TOKEN=x");
        assertThat(found.path("previewEnv").asText()).isEqualTo(FOUND.replace("PLAIN=1", "PLAIN=2"));
        assertThat(found.path("previewBuildSecrets").asText()).isEqualTo("B=2");
    }

    @Test
    void variablesOfAnotherOwnerThatAnImportFindsStay() {
        var application = schema("application");
        var owner = harness.terraform()
                .apply(application, Terraform.StoredState.NOTHING, without(harness.minimal(application)));
        set("application", owner, FOUND);
        var schema = schema("environment_variables");
        var config = Configurations.complete(
                schema, Map.of("application_id", Value.of(id(owner)), "env", Fixtures.object("NEW", "x")));
        harness.terraform().forgetAll();
        var imported = harness.terraform().importState(schema, "application/" + id(owner));
        var deployments = harness.objects().getOrDefault("deployment", 0);
        var same = config.with("env", Fixtures.object("PLAIN", "1"));
        var kept = harness.terraform().apply(schema, imported, same);
        assertThat(text("application", owner)).isEqualTo(FOUND);
        assertThat(harness.terraform().said()).singleElement().asString().contains("`DATABASE_URL`, `STRIPE_KEY`");
        assertThat(harness.objects().getOrDefault("deployment", 0))
                .as("deploys")
                .isEqualTo(deployments);
        harness.assertConverged(schema, kept, same);
        var other = harness.terraform().apply(schema, imported, config);
        assertThat(text("application", owner)).isEqualTo(FOUND + "\nNEW=x");
        harness.assertConverged(schema, other, config);
        harness.terraform().destroy(schema, other);
        assertThat(text("application", owner)).isEqualTo(FOUND);
    }

    @Test
    void whatAnImportFindsStaysWhenItIsDestroyedAtOnce() {
        var owner = owner("application", FOUND);
        var schema = schema("environment_variables");
        var imported = harness.terraform().importState(schema, "application/" + id(owner));
        harness.terraform().destroy(schema, imported);
        assertThat(text("application", owner)).isEqualTo(FOUND);

        var elsewhere = Configurations.complete(
                schema, Map.of("project_id", Value.of(id(owner("project", ""))), "env", Fixtures.object("A", "1")));
        harness.terraform().destroy(schema, replaced(schema, imported, elsewhere));
        assertThat(text("application", owner)).isEqualTo(FOUND);
    }

    @Test
    void writeOnlyVariablesLeaveTheFormerOwner() {
        var owner = owner("application", "THEIRS=x");
        var schema = schema("environment_variables");
        var config = withHidden(schema, owner);
        var kept = harness.terraform().apply(schema, Terraform.StoredState.NOTHING, config);
        assertThat(text("application", owner)).isEqualTo("THEIRS=x\nA=1\nHIDDEN=s");
        var elsewhere =
                config.with("application_id", Value.NULL).with("project_id", Value.of(id(owner("project", ""))));
        harness.terraform().destroy(schema, replaced(schema, kept, elsewhere));
        assertThat(text("application", owner)).isEqualTo("THEIRS=x");
    }

    private static Value.MapValue withHidden(Schema schema, Terraform.StoredState owner) {
        return Configurations.complete(
                schema,
                Map.of(
                        "application_id", Value.of(id(owner)),
                        "env", Fixtures.object("A", "1"),
                        "secret_env_wo", Fixtures.object("HIDDEN", "s"),
                        "secret_env_wo_version", Value.of(1)));
    }

    /** The former object with the notes that its removal sees: those of the plan of the new one. */
    private Terraform.StoredState replaced(Schema schema, Terraform.StoredState kept, Value.MapValue config) {
        var plan = harness.terraform().plan(schema, kept, config);
        assertThat(plan.requiresReplace()).isNotEmpty();
        var created =
                harness.terraform().plan(schema, new Terraform.StoredState(Value.NULL, plan.privateState()), config);
        return new Terraform.StoredState(kept.state(), created.privateState());
    }

    @Test
    void whatOthersSetIsNotOverwrittenByAnUpdateEither() {
        var owner = owner("application", "THEIRS=x");
        var schema = schema("environment_variables");
        var config = withHidden(schema, owner);
        var kept = harness.terraform().apply(schema, Terraform.StoredState.NOTHING, config);
        var taking = config.with("env", Fixtures.object("A", "2", "THEIRS", "mine"));
        assertThat(harness.terraform().attempt(schema, kept, taking).errors())
                .singleElement()
                .asString()
                .contains("`THEIRS`");
        assertThat(text("application", owner)).isEqualTo("THEIRS=x\nA=1\nHIDDEN=s");
        var own = config.with("env", Fixtures.object("A", "2", "THEIRS", "x"))
                .with("secret_env_wo", Fixtures.object("HIDDEN", "t"))
                .with("secret_env_wo_version", Value.of(2));
        harness.terraform().apply(schema, kept, own);
        assertThat(text("application", owner)).isEqualTo("THEIRS=x\nA=2\nHIDDEN=t");
    }

    private Terraform.StoredState owner(String type, String env) {
        var schema = schema(type);
        var owner = harness.terraform().apply(schema, Terraform.StoredState.NOTHING, without(harness.minimal(schema)));
        set(type, owner, env);
        return owner;
    }

    /** Dokploy reads it, and no way of writing it that the provider had could give it back. */
    @Test
    void awkwardVariablesOfOthersStay() throws IOException {
        var awkward = "# W\n\nW=\"it's \\`x\\` \\\"q\\\"\\nnew\"\nwhat is this\nexport Y=1";
        var application = schema("application");
        var config = without(harness.minimal(application));
        var owner = harness.terraform().apply(application, Terraform.StoredState.NOTHING, config);
        set("application", owner, awkward);
        var schema = schema("environment_variables");
        var one = Configurations.complete(
                schema, Map.of("application_id", Value.of(id(owner)), "env", Fixtures.object("A", "1")));
        var kept = harness.terraform().apply(schema, Terraform.StoredState.NOTHING, one);
        assertThat(text("application", owner)).isEqualTo(awkward + "\nA=1");
        harness.terraform().destroy(schema, kept);
        assertThat(text("application", owner)).isEqualTo(awkward);

        harness.nextProcess();
        var shared = config.with("env", Fixtures.object("A", "1")).with("env_authoritative", Value.of(false));
        var adopted = harness.terraform().apply(application, harness.terraform().read(application, owner), shared);
        assertThat(text("application", adopted)).isEqualTo(awkward + "\nA=1");
        var imported = harness.terraform().importState(application, id(owner));
        var whole = config.with("env", imported.object().at("env"));
        var all = harness.terraform().apply(application, imported, whole);
        assertThat(text("application", all)).isEqualTo(awkward + "\nA=1");
        harness.assertConverged(application, all, whole);
    }

    @Test
    void takingOverWhatAnImportFoundDeploysNothing() {
        var owner = owner("application", "A=1\nTHEIRS=x");
        var schema = schema("environment_variables");
        var imported = harness.terraform().importState(schema, "application/" + id(owner));
        var config = Configurations.complete(
                schema, Map.of("application_id", Value.of(id(owner)), "env", Fixtures.object("A", "1")));
        var before = deployments(owner);
        var kept = harness.terraform().apply(schema, imported, config);
        assertThat(deployments(owner)).isEqualTo(before);
        assertThat(text("application", owner)).isEqualTo("A=1\nTHEIRS=x");
        harness.terraform().apply(schema, kept, config.with("env", Fixtures.object("A", "2")));
        assertThat(deployments(owner)).isEqualTo(before + 1);
    }

    private int deployments(Terraform.StoredState application) {
        return harness.fixtures()
                .dokploy()
                .query("deployment.all", Fixtures.json("applicationId", id(application)))
                .size();
    }

    @Test
    void whatAnApplyRemovesIsNamed() {
        var schema = schema("application");
        var config = without(harness.minimal(schema));
        var both =
                config.with("env", Fixtures.object("A", "1", "B", "2")).with("secret_env", Fixtures.object("C", "3"));
        var made = harness.terraform().apply(schema, Terraform.StoredState.NOTHING, both);
        set("application", made, "A=1\nB=2\nC=3\nTHEIRS=x");
        harness.terraform().forgetAll();
        var found = harness.terraform().read(schema, made);
        var kept = harness.terraform().apply(schema, found, config.with("env", Fixtures.object("A", "1")));
        // The plan itself shows that B goes.
        assertThat(harness.terraform().said())
                .singleElement()
                .asString()
                .contains("`C`, `THEIRS`")
                .doesNotContain("`B`");
        assertThat(text("application", kept)).isEqualTo("A=1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"project", "environment", "application", "compose", "postgres"})
    void whatOthersAddAfterThePlanStays(String type) {
        var schema = schema(type);
        var config = without(harness.minimal(schema));
        var made = harness.terraform()
                .apply(schema, Terraform.StoredState.NOTHING, config.with("env", Fixtures.object("A", "1", "B", "2")));
        var changed = config.with("env", Fixtures.object("A", "2"));
        var plan = harness.terraform().plan(schema, made, changed);
        set(type, made, "A=1\nB=2\nSTRIPE_KEY=x");
        var applied = harness.terraform().carryOut(schema, made, plan, changed);
        assertThat(applied.errors()).isEmpty();
        assertThat(text(type, applied.kept())).isEqualTo("A=2\nSTRIPE_KEY=x");

        // The next plan sees it, and says that it goes.
        var found = harness.terraform().read(schema, applied.kept());
        harness.terraform().forgetAll();
        var kept = harness.terraform().apply(schema, found, changed);
        assertThat(harness.terraform().said()).singleElement().asString().contains("`STRIPE_KEY`");
        assertThat(text(type, kept)).isEqualTo("A=2");
    }

    @Test
    void whatWasThereBeforeTheFirstOfTerraformsIsNamed() {
        var schema = schema("application");
        var config = without(harness.minimal(schema));
        var made = harness.terraform().apply(schema, Terraform.StoredState.NOTHING, config);
        set("application", made, "THEIRS=x\nTHEIR_TOKEN=y");
        var found = harness.terraform().read(schema, made);
        harness.terraform().forgetAll();
        var own = config.with("env", Fixtures.object("A", "1"));
        var kept = harness.terraform().apply(schema, found, own);
        assertThat(harness.terraform().said())
                .singleElement()
                .asString()
                .contains("`THEIRS`")
                .doesNotContain("TOKEN");
        assertThat(text("application", kept)).isEqualTo("THEIR_TOKEN=y\nA=1");
        harness.assertConverged(schema, kept, own);
    }

    @Test
    void noneAtAllAreNobodys() {
        var schema = schema("project");
        var config = without(harness.minimal(schema));
        var made =
                harness.terraform().apply(schema, Terraform.StoredState.NOTHING, config.with("env", Fixtures.object()));
        set("project", made, "THEIRS=x");
        var found = harness.terraform().read(schema, made);
        harness.terraform().forgetAll();
        var kept = harness.terraform().apply(schema, found, config);
        assertThat(text("project", kept)).isEqualTo("THEIRS=x");
        assertThat(harness.terraform().said()).isEmpty();
    }

    private String text(String type, Terraform.StoredState kept) {
        var row = harness.sandbox().rows().find(type, id(kept));
        assertThat(row).isNotNull();
        return row.path("env").asText();
    }

    private void set(String type, Terraform.StoredState kept, String env) {
        harness.sandbox().rows().patch(type, id(kept), Fixtures.json("env", env));
    }

    private static Value.MapValue without(Value.MapValue config) {
        return config.with("env", Value.NULL).with("secret_env", Value.NULL);
    }
}
