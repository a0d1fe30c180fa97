package com.dokploy.terraform.conformance;

import static com.dokploy.terraform.conformance.Stage.id;
import static com.dokploy.terraform.conformance.Stage.schema;
import static org.assertj.core.api.Assertions.assertThat;

import com.dokploy.terraform.conformance.Terraform.Kept;
import com.dokploy.terraform.value.Value;
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
        assertThat(text(type, kept)).isEqualTo("THEIRS=x\nA=1");
        stage.assertConverged(schema, kept, partial);
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
