package com.dokploy.terraform.conformance;

import static com.dokploy.terraform.conformance.Stage.id;
import static com.dokploy.terraform.conformance.Stage.schema;
import static org.assertj.core.api.Assertions.assertThat;

import com.dokploy.terraform.conformance.Terraform.Kept;
import com.dokploy.terraform.framework.Schema;
import com.dokploy.terraform.value.Value;
import java.io.IOException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is written inside its owner and as a resource of its own at once is refused, in any order, and nothing else is. */
class InlineConflictsTest extends OnStage {
    private static final Schema APPLICATION = schema("application");

    private Value.Entries config;

    @BeforeEach
    void configure() {
        config = stage.minimal(APPLICATION).with("env", Value.NULL).with("secret_env", Value.NULL);
    }

    private Value.Entries separate(String type, Value owner) {
        var schema = schema(type);
        return stage.minimal(schema).with("application_id", owner);
    }

    private Value.Entries listing(String attribute) {
        return config.with(attribute, attribute.equals("env") ? Fixtures.object("A", "1") : Value.list());
    }

    @ParameterizedTest
    @CsvSource({
        "mounts, mount",
        "ports, port",
        "redirects, redirect",
        "basic_auth, security",
        "domains, domain",
        "env, environment_variables"
    })
    void bothAreRefusedInThePlan(String attribute, String type) throws IOException {
        var owner = stage.terraform().apply(APPLICATION, Kept.NOTHING, config);
        var application = Value.of(id(owner));
        var schema = schema(type);

        stage.nextProcess();
        stage.terraform().tryPlan(APPLICATION, owner, listing(attribute));
        stage.terraform().forgetAll();
        stage.terraform().tryPlan(schema, Kept.NOTHING, separate(type, application));
        assertRefused(attribute, schema);

        stage.nextProcess();
        stage.terraform().tryPlan(schema, Kept.NOTHING, separate(type, application));
        stage.terraform().forgetAll();
        stage.terraform().tryPlan(APPLICATION, owner, listing(attribute));
        assertRefused(attribute, schema);

        stage.nextProcess();
        stage.terraform().tryPlan(APPLICATION, owner, config);
        stage.terraform().tryPlan(schema, Kept.NOTHING, separate(type, application));
        assertThat(stage.terraform().said()).isEmpty();
    }

    /** Terraform plans once more in the apply, and then knows the id of an owner that was new. */
    @ParameterizedTest
    @CsvSource({"mounts, mount", "domains, domain", "env, environment_variables"})
    void bothAreRefusedInTheApplyOfANewOwner(String attribute, String type) throws IOException {
        var schema = schema(type);
        stage.terraform().plan(APPLICATION, Kept.NOTHING, listing(attribute));
        stage.terraform().plan(schema, Kept.NOTHING, separate(type, Value.UNKNOWN));
        assertThat(stage.terraform().said()).isEmpty();
        stage.nextProcess();
        var owner = stage.terraform().apply(APPLICATION, Kept.NOTHING, listing(attribute));
        var mutations = stage.sandbox().requests().mutations();
        stage.terraform().tryPlan(schema, Kept.NOTHING, separate(type, Value.of(id(owner))));
        assertRefused(attribute, schema);
        assertThat(stage.sandbox().requests().mutations()).isEqualTo(mutations);
    }

    @Test
    void variablesOfProjectsAreComparedToo() throws IOException {
        var project = schema("project");
        var listing = stage.minimal(project).with("env", Fixtures.object("A", "1"));
        var owner = stage.terraform().apply(project, Kept.NOTHING, listing);
        stage.nextProcess();
        var schema = schema("environment_variables");
        var variables =
                stage.minimal(schema).with("application_id", Value.NULL).with("project_id", Value.of(id(owner)));
        stage.terraform().tryPlan(project, owner, listing);
        stage.terraform().tryPlan(schema, Kept.NOTHING, variables);
        assertRefused("env", schema);
        stage.nextProcess();
        stage.terraform().tryPlan(project, owner, listing.with("env_authoritative", Value.of(false)));
        stage.terraform().tryPlan(schema, Kept.NOTHING, variables);
        assertThat(stage.terraform().said()).isEmpty();
    }

    @Test
    void anAttachmentMayMoveFromOneToTheOther() throws IOException {
        var schema = schema("port");
        var owner = stage.terraform().apply(APPLICATION, Kept.NOTHING, config);
        var port = separate("port", Value.of(id(owner)));
        var kept = stage.terraform().apply(schema, Kept.NOTHING, port);
        stage.nextProcess();
        var inline = Configurations.complete(
                APPLICATION,
                config.with(
                                "ports",
                                Value.list(new Value.Entries(java.util.Map.of(
                                        "published_port", port.at("published_port"),
                                        "target_port", port.at("target_port")))))
                        .entries());
        stage.terraform().tryPlanDestroy(schema, kept);
        stage.terraform().destroy(schema, kept);
        var whole = stage.terraform().apply(APPLICATION, stage.terraform().read(APPLICATION, owner), inline);
        assertThat(stage.terraform().said()).isEmpty();
        stage.nextProcess();
        var left = stage.terraform().apply(APPLICATION, whole, config);
        stage.terraform().apply(schema, Kept.NOTHING, port);
        assertThat(stage.terraform().said()).isEmpty();
        stage.assertConverged(APPLICATION, stage.terraform().read(APPLICATION, left), config);
    }

    private void assertRefused(String attribute, Schema separate) {
        assertThat(stage.terraform().said())
                .singleElement()
                .asString()
                .startsWith("Managed in Two Places")
                .contains("`" + attribute + "` of ")
                .contains("the " + separate.name());
    }
}
