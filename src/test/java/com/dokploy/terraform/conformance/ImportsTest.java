package com.dokploy.terraform.conformance;

import static com.dokploy.terraform.conformance.ProviderHarness.id;
import static com.dokploy.terraform.conformance.ProviderHarness.schema;
import static org.assertj.core.api.Assertions.assertThat;

import com.dokploy.terraform.SharedCatalog;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.value.Value;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Imports beyond those that {@link ConformanceTest} derives: by the names of other kinds of service, in any order. */
class ImportsTest extends HarnessTest {
    @ParameterizedTest
    @CsvSource({
        "domain, host, shop.example.com",
        "domain, host, shop.example.com/",
        "patch, file_path, config/app.yml",
        "mount, mount_path, /srv",
        "schedule, name, tidy"
    })
    void whatHangsOnAComposeStackIsFoundByNames(String type, String key, String path) {
        var schema = schema(type);
        var stack = harness.minimal(schema("backup")).at("compose_id");
        var config = harness.minimal(schema)
                .with("application_id", Value.NULL)
                .with("compose_id", stack)
                .with(key, Value.of(path.replaceFirst("(?<=com)/$", "")));
        if (schema.attribute("service_name") != null) {
            config = config.with("service_name", Value.of("web"));
        }
        var made = harness.terraform().apply(schema, Terraform.StoredState.NOTHING, config);
        var separator = path.startsWith("/") ? "" : "/";
        var imported = harness.terraform().importState(schema, "first/production/compose-parent" + separator + path);
        assertThat(id(imported)).isEqualTo(id(made));
    }

    @Test
    void schedulesOfServersAreFoundByNames() {
        var schema = schema("schedule");
        var server = harness.fixtures().texts("server_id").getFirst();
        var name = harness.sandbox().rows().find("server", server).path("name").asText();
        var config = harness.minimal(schema)
                .with("application_id", Value.NULL)
                .with("command", Value.NULL)
                .with("script", Value.of("true"));
        var remote = harness.terraform()
                .apply(schema, Terraform.StoredState.NOTHING, config.with("server_id", Value.of(server)));
        var here = harness.terraform()
                .apply(schema, Terraform.StoredState.NOTHING, config.with("dokploy_server", Value.of(true)));
        assertThat(id(harness.terraform().importState(schema, "server/" + name + "/sample")))
                .isEqualTo(id(remote));
        assertThat(id(harness.terraform().importState(schema, "dokploy_server/sample")))
                .isEqualTo(id(here));
    }

    /** Names do not repeat, and lead an import to the object, also to one that belongs to no service. */
    @Test
    void listsShowPathsOfImports() {
        var schedule = schema("schedule");
        var server = harness.fixtures().texts("server_id").getFirst();
        var name = harness.sandbox().rows().find("server", server).path("name").asText();
        var ofService = harness.minimal(schedule);
        var ofServer = ofService
                .with("application_id", Value.NULL)
                .with("command", Value.NULL)
                .with("script", Value.of("true"));
        assertShown("first/production/application-parent/sample", schedule, ofService);
        assertShown("server/" + name + "/sample", schedule, ofServer.with("server_id", Value.of(server)));
        assertShown("dokploy_server/sample", schedule, ofServer.with("dokploy_server", Value.of(true)));
        var backup = schema("backup");
        var destination = harness.minimal(backup).at("destination_id");
        var config = Configurations.complete(
                backup,
                Map.of(
                        "destination_id", destination,
                        "cron_expression", Value.of("0 3 * * *"),
                        "dokploy_server", Value.of(true)));
        var path = "dokploy_server/dokploy 0 3 * * * / " + ((Value.Text) destination).text();
        assertShown(path, backup, config);
    }

    private void assertShown(String path, Schema schema, Value.MapValue config) {
        var made = harness.terraform().apply(schema, Terraform.StoredState.NOTHING, config);
        var list = Objects.requireNonNull(SharedCatalog.CATALOG.listResource(
                        Objects.requireNonNull(SharedCatalog.CATALOG.resource(schema.name()))))
                .schema();
        var listed = harness.terraform().list(list, Configurations.complete(list, Map.of())).stream()
                .filter(event -> event.getIdentity().equals(made.identity()))
                .toList();
        assertThat(listed).singleElement().satisfies(event -> {
            assertThat(event.getDisplayName()).isEqualTo(path);
            assertThat(id(harness.terraform().importState(schema, path))).isEqualTo(id(made));
        });
    }

    @Test
    void theOrderOfWhatAnImportFindsIsNoChange() {
        var schema = schema("application");
        var config = harness.minimal(schema).with("ports", ports(8080, 8081));
        var made = harness.terraform().apply(schema, Terraform.StoredState.NOTHING, config);
        var imported = harness.terraform().importState(schema, id(made));
        var turned = config.with("ports", ports(8081, 8080));
        harness.assertConverged(schema, imported, turned);
        var kept = harness.terraform().apply(schema, imported, turned.with("ports", ports(8081, 8082)));
        assertThat(((Value.MapValue) kept.state()).at("ports").toString()).containsSubsequence("8081", "8082");
    }

    @Test
    void tagsStayAfterAnImportThatDoesNotNameThem() {
        var schema = schema("project");
        var tag = Value.of(harness.fixtures().texts("tag_ids").getFirst());
        var config = harness.minimal(schema);
        var made = harness.terraform()
                .apply(schema, Terraform.StoredState.NOTHING, config.with("tag_ids", new Value.SetValue(List.of(tag))));
        var rows = harness.objects().get("projectTag");
        var imported = harness.terraform().importState(schema, id(made));
        var kept = harness.terraform().apply(schema, imported, config);
        assertThat(harness.objects()).containsEntry("projectTag", rows);
        harness.assertConverged(schema, kept, config);
        var _ = harness.terraform().apply(schema, made, config);
        assertThat(harness.objects()).as("tags after they were taken out").doesNotContainKey("projectTag");
    }

    /** Dokploy takes it for one of GitHub until it gets a source. */
    @Test
    void anApplicationWithoutASourceHasNone() {
        var schema = schema("application");
        var environment = harness.fixtures().texts("environment_id").getFirst();
        var body = Fixtures.json("name", "bare").put("environmentId", environment);
        var made = harness.fixtures().dokploy().mutate("application.create", body);
        var imported = harness.terraform()
                .importState(schema, made.path("applicationId").asText());
        assertThat(((Value.MapValue) imported.state()).at("github")).isEqualTo(Value.NULL);
    }

    @Test
    void onlyNewSettingsWithoutEffectAreTold() {
        var schema = schema("application");
        var config = harness.minimal(schema).with("build_args", Fixtures.object("A", "1"));
        var made = harness.terraform().apply(schema, Terraform.StoredState.NOTHING, config);
        assertThat(harness.terraform().said()).singleElement().asString().startsWith("Setting Without Effect");
        var imported = harness.terraform().importState(schema, id(made));
        harness.terraform().forgetAll();
        harness.terraform().tryPlan(schema, imported, config);
        assertThat(harness.terraform().said()).isEmpty();
        harness.terraform().tryPlan(schema, imported, config.with("build_args", Fixtures.object("A", "2")));
        assertThat(harness.terraform().said()).singleElement().asString().startsWith("Setting Without Effect");
    }

    /** Terraform keeps nothing of it but its version. */
    @Test
    void aWriteOnlySettingWithoutEffectIsToldWhenItsVersionOrItsUseChanges() {
        var schema = schema("application");
        var config = harness.minimal(schema)
                .with("build_secrets_wo", Fixtures.object("A", "1"))
                .with("build_secrets_wo_version", Value.of(1));
        var made = harness.terraform().apply(schema, Terraform.StoredState.NOTHING, config);
        assertToldOnceAsWithoutEffect();
        harness.terraform().tryPlan(schema, made, config);
        harness.terraform().tryPlan(schema, made, config.with("description", Value.of("another")));
        assertThat(harness.terraform().said()).isEmpty();
        harness.terraform().tryPlan(schema, made, config.with("build_secrets_wo_version", Value.of(2)));
        assertToldOnceAsWithoutEffect();

        var git = Fixtures.object("url", "https://git.example.com/shop/app.git", "branch", "main");
        var built = Configurations.complete(
                schema,
                config.with("name", Value.of("built"))
                        .with("docker", Value.NULL)
                        .with("git", git)
                        .entries());
        var used = harness.terraform().apply(schema, Terraform.StoredState.NOTHING, built);
        assertThat(harness.terraform().said()).isEmpty();
        harness.terraform().tryPlan(schema, used, config.with("name", Value.of("built")));
        assertToldOnceAsWithoutEffect();
    }

    private void assertToldOnceAsWithoutEffect() {
        assertThat(harness.terraform().said()).singleElement().asString().startsWith("Setting Without Effect");
        harness.terraform().forgetAll();
    }

    private static Value ports(int first, int second) {
        return Value.list(port(first), port(second));
    }

    private static Value port(int published) {
        return Fixtures.object("protocol", "tcp", "publish_mode", "host")
                .with("published_port", Value.of(published))
                .with("target_port", Value.of(80));
    }
}
