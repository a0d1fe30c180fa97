package com.dokploy.terraform.conformance;

import static com.dokploy.terraform.conformance.ProviderHarness.id;
import static com.dokploy.terraform.conformance.ProviderHarness.schema;
import static org.assertj.core.api.Assertions.assertThat;

import com.dokploy.terraform.schema.AttributeType;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.value.Value;
import java.io.IOException;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is written inside its owner and as a resource of its own at once is refused, in any order, and nothing else is. */
class InlineConflictsTest extends HarnessTest {
    private static final Schema APPLICATION = schema("application");

    /** What an application has inside, and the type that stands beside it for the same. */
    @ParameterizedTest
    @CsvSource({
        "mounts, mount",
        "ports, port",
        "redirects, redirect",
        "basic_auth, basic_auth",
        "domains, domain",
        "env, environment_variables"
    })
    @Retention(RetentionPolicy.RUNTIME)
    private @interface ForEachKind {}

    private Value.MapValue config;

    @BeforeEach
    void configure() {
        config = harness.minimal(APPLICATION).with("env", Value.NULL).with("secret_env", Value.NULL);
    }

    private Value.MapValue separate(String type, Value owner) {
        var schema = schema(type);
        var minimal = harness.minimal(schema);
        return (type.equals("environment_variables") ? minimal.with("project_id", Value.NULL) : minimal)
                .with("application_id", owner);
    }

    private Value.MapValue listing(String attribute) {
        return config.with(attribute, attribute.equals("env") ? Fixtures.object("A", "1") : Value.list());
    }

    @ForEachKind
    void bothAreRefusedInThePlan(String attribute, String type) throws IOException {
        var owner = harness.terraform().apply(APPLICATION, Terraform.StoredState.NOTHING, config);
        var application = Value.of(id(owner));
        var schema = schema(type);

        harness.nextProcess();
        harness.terraform().tryPlan(APPLICATION, owner, listing(attribute));
        harness.terraform().forgetAll();
        harness.terraform().tryPlan(schema, Terraform.StoredState.NOTHING, separate(type, application));
        assertRefused(attribute, schema);

        harness.nextProcess();
        harness.terraform().tryPlan(schema, Terraform.StoredState.NOTHING, separate(type, application));
        harness.terraform().forgetAll();
        harness.terraform().tryPlan(APPLICATION, owner, listing(attribute));
        assertRefused(attribute, schema);

        harness.nextProcess();
        harness.terraform().tryPlan(APPLICATION, owner, config);
        harness.terraform().tryPlan(schema, Terraform.StoredState.NOTHING, separate(type, application));
        assertThat(harness.terraform().said()).isEmpty();
    }

    /** Terraform plans once more in the apply, and then knows the id of an owner that was new. */
    @ParameterizedTest
    @CsvSource({"mounts, mount", "domains, domain", "env, environment_variables"})
    void bothAreRefusedInTheApplyOfANewOwner(String attribute, String type) throws IOException {
        var schema = schema(type);
        harness.terraform().plan(APPLICATION, Terraform.StoredState.NOTHING, listing(attribute));
        harness.terraform().plan(schema, Terraform.StoredState.NOTHING, separate(type, Value.UNKNOWN));
        assertThat(harness.terraform().said()).isEmpty();
        harness.nextProcess();
        var owner = harness.terraform().apply(APPLICATION, Terraform.StoredState.NOTHING, listing(attribute));
        var mutations = harness.sandbox().requests().mutations();
        harness.terraform().tryPlan(schema, Terraform.StoredState.NOTHING, separate(type, Value.of(id(owner))));
        assertRefused(attribute, schema);
        assertThat(harness.sandbox().requests().mutations()).isEqualTo(mutations);
    }

    @Test
    void variablesOfProjectsAreComparedToo() throws IOException {
        var project = schema("project");
        var listing = harness.minimal(project).with("env", Fixtures.object("A", "1"));
        var owner = harness.terraform().apply(project, Terraform.StoredState.NOTHING, listing);
        harness.nextProcess();
        var schema = schema("environment_variables");
        var variables =
                harness.minimal(schema).with("application_id", Value.NULL).with("project_id", Value.of(id(owner)));
        harness.terraform().tryPlan(project, owner, listing);
        harness.terraform().tryPlan(schema, Terraform.StoredState.NOTHING, variables);
        assertRefused("env", schema);
        harness.nextProcess();
        harness.terraform().tryPlan(project, owner, listing.with("env_authoritative", Value.of(false)));
        harness.terraform().tryPlan(schema, Terraform.StoredState.NOTHING, variables);
        assertThat(harness.terraform().said()).isEmpty();
    }

    @Test
    void anAttachmentMayMoveFromOneToTheOther() throws IOException {
        var schema = schema("port");
        var owner = harness.terraform().apply(APPLICATION, Terraform.StoredState.NOTHING, config);
        var port = separate("port", Value.of(id(owner)));
        var kept = harness.terraform().apply(schema, Terraform.StoredState.NOTHING, port);
        harness.nextProcess();
        var inline = Configurations.complete(
                APPLICATION,
                config.with(
                                "ports",
                                Value.list(new Value.MapValue(Map.of(
                                        "published_port", port.at("published_port"),
                                        "target_port", port.at("target_port")))))
                        .entries());
        harness.terraform().tryPlanDestroy(schema, kept);
        harness.terraform().destroy(schema, kept);
        var whole = harness.terraform().apply(APPLICATION, harness.terraform().read(APPLICATION, owner), inline);
        assertThat(harness.terraform().said()).isEmpty();
        harness.nextProcess();
        var state = harness.terraform().apply(APPLICATION, whole, config);
        harness.terraform().apply(schema, Terraform.StoredState.NOTHING, port);
        assertThat(harness.terraform().said()).isEmpty();
        harness.assertConverged(APPLICATION, harness.terraform().read(APPLICATION, state), config);
    }

    /** The service would remove what the import keeps: an element has no id that tells which row it is. */
    @ForEachKind
    void anImportOfWhatItsOwnerRemovesIsRefused(String attribute, String type) throws IOException {
        var schema = schema(type);
        var owner = harness.terraform().apply(APPLICATION, Terraform.StoredState.NOTHING, holding(attribute, type));
        var separate = separate(type, Value.of(id(owner)));
        var imported = harness.terraform().importState(schema, idOf(type, id(owner)));

        harness.nextProcess();
        harness.terraform().tryPlan(APPLICATION, owner, config);
        harness.terraform().forgetAll();
        harness.terraform().tryPlan(schema, imported, separate);
        assertRemoved(attribute, schema);

        harness.nextProcess();
        harness.terraform().tryPlan(schema, imported, separate);
        harness.terraform().forgetAll();
        harness.terraform().tryPlan(APPLICATION, owner, config);
        assertRemoved(attribute, schema);
    }

    @ForEachKind
    void whatMovesWithoutAnImportIsMadeAnew(String attribute, String type) throws IOException {
        var schema = schema(type);
        var owner = harness.terraform().apply(APPLICATION, Terraform.StoredState.NOTHING, holding(attribute, type));
        var separate = separate(type, Value.of(id(owner)));
        harness.nextProcess();
        harness.terraform().forgetAll();
        owner = harness.terraform().read(APPLICATION, owner);
        harness.terraform().tryPlan(APPLICATION, owner, config);
        harness.terraform().tryPlan(schema, Terraform.StoredState.NOTHING, separate);
        assertThat(harness.terraform().said()).isEmpty();

        harness.nextProcess();
        owner = harness.terraform().apply(APPLICATION, owner, config);
        var kept = harness.terraform().apply(schema, Terraform.StoredState.NOTHING, separate);
        harness.nextProcess();
        harness.assertConverged(APPLICATION, harness.terraform().read(APPLICATION, owner), config);
        harness.assertConverged(schema, kept, separate);
        assertThat(harness.said()).isEmpty();
    }

    /** With the id of its service written out, Terraform may plan it before the service. */
    @ParameterizedTest
    @CsvSource({"mounts, mount", "ports, port", "redirects, redirect", "basic_auth, basic_auth"})
    void anImportOfWhatMovesIsNotAdvisedWithoutItsException(String attribute, String type) throws IOException {
        var owner = harness.terraform().apply(APPLICATION, Terraform.StoredState.NOTHING, holding(attribute, type));
        harness.nextProcess();
        harness.terraform().tryPlan(schema(type), Terraform.StoredState.NOTHING, separate(type, Value.of(id(owner))));
        assertThat(harness.terraform().said())
                .filteredOn(text -> text.startsWith("Object Already Exists"))
                .singleElement()
                .asString()
                .contains("import {", "do not import it", "`dokploy_application.NAME.id`");
    }

    /** The configuration of an application that holds what a resource of its own would be. */
    private Value.MapValue holding(String attribute, String type) {
        var separate = separate(type, Value.NULL);
        if (attribute.equals("env")) {
            return config.with("env", separate.at("env"));
        }
        var element = new HashMap<String, Value>();
        if (APPLICATION.attribute(attribute).type()
                instanceof AttributeType.ListOf(AttributeType.ObjectOf(var inner))) {
            for (var each : inner.attributes()) {
                element.put(each.name(), separate.at(each.name()));
            }
        }
        return config.with(attribute, Value.list(new Value.MapValue(element)));
    }

    /** What an import of the one attachment of an application names. */
    private String idOf(String type, String application) {
        if (type.equals("environment_variables")) {
            return "application/" + application;
        }
        var table = CaseRunner.table(schema(type));
        return harness.sandbox().rows().all(table).stream()
                .filter(row -> row.path("applicationId").asText().equals(application))
                .map(row -> row.path(table + "Id").asText())
                .findFirst()
                .orElseThrow();
    }

    private void assertRemoved(String attribute, Schema separate) {
        assertThat(harness.terraform().said())
                .filteredOn(text -> text.startsWith("Object Removed in the Same Apply"))
                .singleElement()
                .asString()
                .contains("`" + attribute + "` of ")
                .contains(separate.name());
    }

    private void assertRefused(String attribute, Schema separate) {
        assertThat(harness.terraform().said())
                .singleElement()
                .asString()
                .startsWith("Managed in Two Places")
                .contains("`" + attribute + "` of ")
                .contains("the " + separate.name());
    }
}
