package com.dokploy.terraform.conformance;

import static com.dokploy.terraform.conformance.Stage.id;
import static com.dokploy.terraform.conformance.Stage.schema;
import static org.assertj.core.api.Assertions.assertThat;

import com.dokploy.terraform.conformance.Terraform.Kept;
import com.dokploy.terraform.framework.Schema;
import com.dokploy.terraform.value.Value;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whose variables are whose: what Terraform did not set goes only where a configuration says that all are its own. */
class VariablesTest extends OnStage {
    @ParameterizedTest
    @ValueSource(strings = {"project", "environment", "application", "compose", "postgres"})
    void whatAnImportFindsStaysWithoutConfiguration(String type) {
        var schema = schema(type);
        var config = without(stage.minimal(schema));
        var made = stage.terraform().apply(schema, Kept.NOTHING, config.with("env", Fixtures.object("A", "1")));
        var imported = stage.terraform().importState(schema, id(made));
        assertThat(((Value.Entries) imported.state()).at("env")).isEqualTo(Fixtures.object("A", "1"));

        var deployments = stage.objects().getOrDefault("deployment", 0);
        var kept = stage.terraform().apply(schema, imported, config);
        assertThat(text(type, kept)).isEqualTo("A=1");
        assertThat(stage.objects().getOrDefault("deployment", 0)).as("deploys").isEqualTo(deployments);
        stage.assertConverged(schema, kept, config);
    }

    @ParameterizedTest
    @ValueSource(strings = {"project", "application"})
    void whatOthersSetStaysWithTheLastOfTerraforms(String type) {
        var schema = schema(type);
        var config = without(stage.minimal(schema));
        var made = stage.terraform().apply(schema, Kept.NOTHING, config.with("env", Fixtures.object("A", "1")));
        set(type, made, "A=1\nTHEIRS=x");
        var kept = stage.terraform().apply(schema, stage.terraform().read(schema, made), config);
        assertThat(text(type, kept)).isEqualTo("THEIRS=x");
        stage.assertConverged(schema, kept, config);
    }

    @ParameterizedTest
    @ValueSource(strings = {"project", "application"})
    void whatOthersSetStaysOnceTheyMay(String type) {
        var schema = schema(type);
        var config = without(stage.minimal(schema));
        var made =
                stage.terraform().apply(schema, Kept.NOTHING, config.with("env", Fixtures.object("A", "1", "B", "2")));
        set(type, made, "A=1\nB=2\nTHEIRS=x");
        var partial = config.with("env", Fixtures.object("A", "1")).with("env_authoritative", Value.of(false));
        var kept = stage.terraform().apply(schema, stage.terraform().read(schema, made), partial);
        assertThat(text(type, kept)).isEqualTo("A=1\nTHEIRS=x");
        stage.assertConverged(schema, kept, partial);
    }

    /** As they come out of {@code terraform plan -generate-config-out}: secrets are left out of generated files. */
    @ParameterizedTest
    @ValueSource(strings = {"project", "environment", "application", "compose", "postgres", "libsql"})
    void secretsThatAnImportFindsStay(String type) {
        var schema = schema(type);
        var config = without(stage.minimal(schema));
        var made = stage.terraform().apply(schema, Kept.NOTHING, config);
        set(type, made, FOUND);
        var deployments = stage.objects().getOrDefault("deployment", 0);
        var generated = config.with("env", Fixtures.object("PLAIN", "1"));
        var adopted = adopt(schema, made, generated);
        assertThat(text(type, adopted)).isEqualTo(FOUND);
        assertThat(stage.objects().getOrDefault("deployment", 0)).as("deploys").isEqualTo(deployments);
        assertThat(stage.terraform().said()).singleElement().asString().contains("`DATABASE_URL`, `STRIPE_KEY`");

        stage.terraform().forgetAll();
        var changed = config.with("env", Fixtures.object("PLAIN", "2", "NEW", "x"));
        var kept = stage.terraform().apply(schema, stage.terraform().read(schema, adopted), changed);
        assertThat(text(type, kept)).isEqualTo(FOUND.replace("PLAIN=1", "PLAIN=2") + "\nNEW=x");
        assertThat(stage.terraform().said()).isEmpty();
        stage.assertConverged(schema, kept, changed);

        var written = changed.with("secret_env", Fixtures.object("STRIPE_KEY", "sk_new"));
        stage.terraform().forgetAll();
        var whole = stage.terraform().apply(schema, stage.terraform().read(schema, kept), written);
        assertThat(stage.terraform().said())
                .singleElement()
                .asString()
                .contains("removes")
                .contains("`DATABASE_URL`");
        assertThat(text(type, whole)).isEqualTo("# paid\nSTRIPE_KEY=sk_new\n\nPLAIN=2\nNEW=x");
        stage.assertConverged(schema, whole, written);
    }

    private static final String FOUND = "# paid\nSTRIPE_KEY=sk_1\nDATABASE_URL='postgres://u:p@h/db'\n\nPLAIN=1";

    private Kept adopt(Schema schema, Kept made, Value.Entries config) {
        stage.terraform().forgetAll();
        var imported = stage.terraform().importState(schema, id(made));
        var adopted = stage.terraform().apply(schema, imported, config);
        stage.assertConverged(schema, adopted, config);
        return adopted;
    }

    @Test
    void secretsOfBuildsAndPreviewsThatAnImportFindsStay() {
        var schema = schema("application");
        var preview = Configurations.complete(
                schema.attribute("preview_deployments").nested(), Map.of("enabled", Value.of(true)));
        var config = without(stage.minimal(schema))
                .with("build_args", Value.NULL)
                .with("build_secrets", Value.NULL)
                .with("preview_deployments", preview);
        var made = stage.terraform().apply(schema, Kept.NOTHING, config);
        var row = Fixtures.json("buildArgs", "MODE=fast")
                .put("buildSecrets", "# npm\nNPM_TOKEN=x")
                .put("previewEnv", FOUND)
                .put("previewBuildArgs", "A=1")
                .put("previewBuildSecrets", "B=2");
        stage.sandbox().rows().patch("application", id(made), row);
        var generated = config.with("build_args", Fixtures.object("MODE", "slow"))
                .with(
                        "preview_deployments",
                        preview.with("env", Fixtures.object("PLAIN", "2"))
                                .with("build_args", Fixtures.object("A", "1")));
        var adopted = adopt(schema, made, generated);
        assertThat(stage.terraform().said())
                .filteredOn(said -> said.startsWith("Imported Variables"))
                .hasSize(3)
                .anyMatch(said -> said.contains("`NPM_TOKEN`") && said.contains("`build_secrets`"))
                .anyMatch(said -> said.contains("`STRIPE_KEY`") && said.contains("`preview_deployments.secret_env`"))
                .anyMatch(said -> said.contains("`B`") && said.contains("`preview_deployments.build_secrets`"));
        var found = stage.sandbox().rows().find("application", id(adopted));
        assertThat(found.path("buildArgs").asText()).isEqualTo("MODE=slow");
        assertThat(found.path("buildSecrets").asText()).isEqualTo("# npm\nNPM_TOKEN=x");
        assertThat(found.path("previewEnv").asText()).isEqualTo(FOUND.replace("PLAIN=1", "PLAIN=2"));
        assertThat(found.path("previewBuildSecrets").asText()).isEqualTo("B=2");
    }

    @Test
    void variablesOfAnotherOwnerThatAnImportFindsStay() {
        var application = schema("application");
        var owner = stage.terraform().apply(application, Kept.NOTHING, without(stage.minimal(application)));
        set("application", owner, FOUND);
        var schema = schema("environment_variables");
        var config = Configurations.complete(
                schema, Map.of("application_id", Value.of(id(owner)), "env", Fixtures.object("NEW", "x")));
        stage.terraform().forgetAll();
        var imported = stage.terraform().importState(schema, "application/" + id(owner));
        var deployments = stage.objects().getOrDefault("deployment", 0);
        var same = config.with("env", Fixtures.object("PLAIN", "1"));
        var kept = stage.terraform().apply(schema, imported, same);
        assertThat(text("application", owner)).isEqualTo(FOUND);
        assertThat(stage.terraform().said()).singleElement().asString().contains("`DATABASE_URL`, `STRIPE_KEY`");
        assertThat(stage.objects().getOrDefault("deployment", 0)).as("deploys").isEqualTo(deployments);
        stage.assertConverged(schema, kept, same);
        var other = stage.terraform().apply(schema, imported, config);
        assertThat(text("application", owner)).isEqualTo(FOUND + "\nNEW=x");
        stage.assertConverged(schema, other, config);
        stage.terraform().destroy(schema, other);
        assertThat(text("application", owner)).isEqualTo(FOUND);
    }

    /** Dokploy reads it, and no way of writing it that the provider had could give it back. */
    @Test
    void awkwardVariablesOfOthersStay() throws IOException {
        var awkward = "# W\n\nW=\"it's \\`x\\` \\\"q\\\"\\nnew\"\nwhat is this\nexport Y=1";
        var application = schema("application");
        var config = without(stage.minimal(application));
        var owner = stage.terraform().apply(application, Kept.NOTHING, config);
        set("application", owner, awkward);
        var schema = schema("environment_variables");
        var one = Configurations.complete(
                schema, Map.of("application_id", Value.of(id(owner)), "env", Fixtures.object("A", "1")));
        var kept = stage.terraform().apply(schema, Kept.NOTHING, one);
        assertThat(text("application", owner)).isEqualTo(awkward + "\nA=1");
        stage.terraform().destroy(schema, kept);
        assertThat(text("application", owner)).isEqualTo(awkward);

        stage.nextProcess();
        var shared = config.with("env", Fixtures.object("A", "1")).with("env_authoritative", Value.of(false));
        var adopted = stage.terraform().apply(application, stage.terraform().read(application, owner), shared);
        assertThat(text("application", adopted)).isEqualTo(awkward + "\nA=1");
        var imported = stage.terraform().importState(application, id(owner));
        var whole = config.with("env", imported.object().at("env"));
        var all = stage.terraform().apply(application, imported, whole);
        assertThat(text("application", all)).isEqualTo(awkward + "\nA=1");
        stage.assertConverged(application, all, whole);
    }

    @Test
    void whatAnApplyRemovesIsNamed() {
        var schema = schema("application");
        var config = without(stage.minimal(schema));
        var both =
                config.with("env", Fixtures.object("A", "1", "B", "2")).with("secret_env", Fixtures.object("C", "3"));
        var made = stage.terraform().apply(schema, Kept.NOTHING, both);
        set("application", made, "A=1\nB=2\nC=3\nTHEIRS=x");
        stage.terraform().forgetAll();
        var found = stage.terraform().read(schema, made);
        var kept = stage.terraform().apply(schema, found, config.with("env", Fixtures.object("A", "1")));
        // The plan itself shows that B goes.
        assertThat(stage.terraform().said())
                .singleElement()
                .asString()
                .contains("`C`, `THEIRS`")
                .doesNotContain("`B`");
        assertThat(text("application", kept)).isEqualTo("A=1");
    }

    @Test
    void whatWasThereBeforeTheFirstOfTerraformsIsNamed() {
        var schema = schema("application");
        var config = without(stage.minimal(schema));
        var made = stage.terraform().apply(schema, Kept.NOTHING, config);
        set("application", made, "THEIRS=x\nTHEIR_TOKEN=y");
        var found = stage.terraform().read(schema, made);
        stage.terraform().forgetAll();
        var own = config.with("env", Fixtures.object("A", "1"));
        var kept = stage.terraform().apply(schema, found, own);
        assertThat(stage.terraform().said())
                .singleElement()
                .asString()
                .contains("`THEIRS`")
                .doesNotContain("TOKEN");
        assertThat(text("application", kept)).isEqualTo("THEIR_TOKEN=y\nA=1");
        stage.assertConverged(schema, kept, own);
    }

    @Test
    void noneAtAllAreNobodys() {
        var schema = schema("project");
        var config = without(stage.minimal(schema));
        var made = stage.terraform().apply(schema, Kept.NOTHING, config.with("env", Fixtures.object()));
        set("project", made, "THEIRS=x");
        var found = stage.terraform().read(schema, made);
        stage.terraform().forgetAll();
        var kept = stage.terraform().apply(schema, found, config);
        assertThat(text("project", kept)).isEqualTo("THEIRS=x");
        assertThat(stage.terraform().said()).isEmpty();
    }

    private String text(String type, Kept kept) {
        var row = stage.sandbox().rows().find(type, id(kept));
        assertThat(row).isNotNull();
        return row.path("env").asText();
    }

    private void set(String type, Kept kept, String env) {
        stage.sandbox().rows().patch(type, id(kept), Fixtures.json("env", env));
    }

    private static Value.Entries without(Value.Entries config) {
        return config.with("env", Value.NULL).with("secret_env", Value.NULL);
    }
}
