package com.dokploy.terraform.conformance;

import static com.dokploy.terraform.conformance.ProviderHarness.id;
import static com.dokploy.terraform.conformance.ProviderHarness.schema;
import static org.assertj.core.api.Assertions.assertThat;

import com.dokploy.terraform.SharedCatalog;
import com.dokploy.terraform.golden.Golden;
import com.dokploy.terraform.sandbox.testing.Faults;
import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.AttributeType;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.value.Value;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Ids of other objects: each says what it is the id of, and one that does not exist is named. */
class ReferencesTest extends HarnessTest {
    private static final String TITLE = "Referenced Object Not Found: ";

    /** Ids that other systems give or users choose, and ids of objects of any type. */
    private static final Set<String> FOREIGN = Set.of(
            "access_key_id",
            "chat_id",
            "client_id",
            "entity_id",
            "message_thread_id",
            "oauth_application_id",
            "provider_id",
            "service_ids",
            "git_provider_ids");

    @Test
    void everyIdSaysWhatItIsTheIdOf() {
        var silent = new ArrayList<String>();
        var count = 0;
        for (var resource : SharedCatalog.CATALOG.resources()) {
            for (var place : AttributePath.in(resource.schema())) {
                var attribute = place.attribute();
                var isId = attribute.name().endsWith("_id") || attribute.name().endsWith("_ids");
                if (isId
                        && !(attribute.type() instanceof AttributeType.Integer)
                        && attribute.name().indexOf("key_id") != 0
                        && !FOREIGN.contains(attribute.name())
                        && !resource.schema().name().equals("dokploy_vault_provider")) {
                    count++;
                    if (!isKnown(attribute)) {
                        silent.add(resource.schema().name() + "." + place);
                    }
                }
            }
        }
        assertThat(silent).as("ids that do not say what they are the id of").isEmpty();
        assertThat(count).isGreaterThan(50);
    }

    private static boolean isKnown(Attribute<?> attribute) {
        return !attribute.references().isEmpty()
                && attribute.references().stream()
                        .allMatch(type -> SharedCatalog.CATALOG.resource(type) != null
                                || SharedCatalog.CATALOG.dataSource(type) != null);
    }

    @ParameterizedTest
    @CsvSource({
        "application, environment_id",
        "postgres, environment_id",
        "environment, project_id",
        "port, application_id",
        "basic_auth, application_id"
    })
    void aParentThatDoesNotExistIsNamedInThePlan(String type, String attribute) {
        var schema = schema(type);
        var requests = harness.sandbox().requests().mutations();
        harness.terraform().forgetAll();
        harness.terraform()
                .tryPlan(
                        schema,
                        Terraform.StoredState.NOTHING,
                        harness.minimal(schema).with(attribute, Value.of("no-such-object")));
        assertThat(harness.terraform().said())
                .filteredOn(text -> text.startsWith(TITLE + "`" + attribute + "` is `no-such-object`"))
                .hasSize(1);
        assertThat(harness.sandbox().requests().mutations()).isEqualTo(requests);
    }

    @ParameterizedTest
    @CsvSource({
        "application, server_id",
        "application, registry_id",
        "compose, server_id",
        "postgres, server_id",
        "network, server_id",
        "backup, destination_id",
        "domain, application_id",
        "volume_backup, destination_id"
    })
    void whatElseDoesNotExistIsNamedInThePlanToo(String type, String attribute) throws IOException {
        var schema = schema(type);
        var config = harness.minimal(schema).with(attribute, Value.of("no-such-object"));
        harness.nextProcess();
        assertThat(harness.terraform().tryPlan(schema, Terraform.StoredState.NOTHING, config))
                .singleElement()
                .asString()
                .startsWith(TITLE + "`" + attribute + "` is `no-such-object`");
    }

    @ParameterizedTest
    @CsvSource({
        "domain, compose_id, application",
        "backup, destination_id, postgres",
        "application, environment_id, project"
    })
    void anObjectOfAnotherTypeIsNamedInThePlan(String type, String attribute, String other) throws IOException {
        var there =
                harness.terraform().apply(schema(other), Terraform.StoredState.NOTHING, harness.minimal(schema(other)));
        harness.nextProcess();
        var _ = harness.terraform().read(schema(other), there);
        harness.terraform().forgetAll();
        var schema = schema(type);
        var config = harness.minimal(schema).with(attribute, Value.of(id(there)));
        harness.terraform().tryPlan(schema, Terraform.StoredState.NOTHING, config);
        assertThat(harness.terraform().said())
                .anySatisfy(text -> assertThat(text)
                        .startsWith(TITLE + "`" + attribute + "` is `" + id(there) + "`, the ID of a dokploy_" + other
                                + ". "));
    }

    @ParameterizedTest
    @CsvSource({"mounts, application_id", "ports, application_id", "backups, postgres_id"})
    void whatADataSourceDoesNotFindIsNamed(String type, String attribute) {
        var schema = SharedCatalog.CATALOG.dataSource("dokploy_" + type).schema();
        var config = Configurations.complete(schema, Map.of(attribute, Value.of("no-such-object")));
        assertThat(harness.terraform().tryLookUp(schema, config))
                .singleElement()
                .asString()
                .startsWith(TITLE + "`" + attribute + "` is `no-such-object`");
    }

    @ParameterizedTest
    @CsvSource({"application, registry_id, registry.one", "volume_backup, destination_id, destination.one"})
    void whatAKeyMayNotSeeIsNamedByTheApply(String type, String attribute, String procedure) throws IOException {
        var schema = schema(type);
        var config = harness.minimal(schema).with(attribute, Value.of("no-such-object"));
        for (var status : List.of(401, 403)) {
            harness.nextProcess();
            harness.sandbox().faults().add(Faults.status(procedure, status).forCalls(3));
            assertThat(harness.terraform().tryPlan(schema, Terraform.StoredState.NOTHING, config))
                    .as("with status " + status)
                    .isEmpty();
            harness.sandbox().faults().clear();
        }
        harness.nextProcess();
        harness.sandbox().faults().add(Faults.status(procedure, 401));
        assertThat(refused(schema, config)).singleElement().asString().startsWith(TITLE + "`" + attribute + "`");
    }

    @Test
    void onlyWhatIsNewIsLookedUp() throws IOException {
        var schema = schema("application");
        var registry = Value.of(harness.fixtures().texts("registry_id").getFirst());
        var config = harness.minimal(schema).with("registry_id", registry);
        harness.nextProcess();
        var before = harness.requests();
        harness.terraform().plan(schema, Terraform.StoredState.NOTHING, config);
        var _ = harness.terraform().plan(schema, Terraform.StoredState.NOTHING, config.with("name", Value.of("two")));
        assertThat(harness.requestsSince(before))
                .as("one request for all that a plan looks at")
                .hasSize(1);
        var kept = harness.terraform().apply(schema, Terraform.StoredState.NOTHING, config);
        harness.nextProcess();
        before = harness.requests();
        harness.terraform().plan(schema, kept, config);
        assertThat(harness.requestsSince(before)).isEmpty();
        harness.terraform().plan(schema, kept, config.with("name", Value.of("three")));
        assertThat(harness.requestsSince(before))
                .noneMatch(request -> request.procedures().contains("registry.one"));
    }

    @Test
    void allThatDoNotExistAreNamed() {
        var schema = schema("application");
        var git = Fixtures.object("url", "git@git.example.com:a.git", "branch", "main", "ssh_key_id", "no-such-key");
        var config = Configurations.complete(
                schema,
                harness.minimal(schema)
                        .with("docker", Value.NULL)
                        .with("git", git)
                        .with("build_server_id", Value.of("no-such-server"))
                        .entries());
        assertThat(refused(schema, config))
                .satisfiesExactlyInAnyOrder(
                        text -> assertThat(text).startsWith(TITLE + "`git.ssh_key_id`"),
                        text -> assertThat(text).startsWith(TITLE + "`build_server_id`"));
    }

    @Test
    void aProjectIsNoEnvironment() throws IOException {
        var schema = schema("application");
        var project = ((Value.Text) harness.minimal(schema("environment")).at("project_id")).text();
        harness.nextProcess();
        harness.terraform().forgetAll();
        harness.terraform()
                .tryPlan(
                        schema,
                        Terraform.StoredState.NOTHING,
                        harness.minimal(schema).with("environment_id", Value.of(project)));
        assertThat(harness.terraform().said()).hasSize(1);
        Golden.check(
                Path.of("src/test/golden/diagnostics/reference-not-found.txt"),
                harness.terraform().said().getFirst().replace(project, "PROJECT-ID") + "\n",
                ReferencesTest.class);
    }

    private List<String> refused(Schema schema, Value.MapValue config) {
        return harness.terraform()
                .attempt(schema, Terraform.StoredState.NOTHING, config)
                .errors();
    }
}
