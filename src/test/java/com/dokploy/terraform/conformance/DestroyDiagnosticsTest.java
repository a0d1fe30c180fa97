package com.dokploy.terraform.conformance;

import static com.dokploy.terraform.conformance.Configurations.with;
import static com.dokploy.terraform.conformance.ProviderHarness.id;
import static com.dokploy.terraform.conformance.ProviderHarness.schema;
import static org.assertj.core.api.Assertions.assertThat;

import com.dokploy.terraform.sandbox.testing.Faults;
import com.dokploy.terraform.value.Value;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What users are told of a destroy: what it leaves, and what is in its way, as golden files. */
class DestroyDiagnosticsTest extends HarnessTest {
    private static final String WITH_VOLUME = """
            services:
              web:
                image: nginx
                volumes: [data:/data]
            volumes:
              data:
            """;

    private final GoldenDiagnostics diagnostics = new GoldenDiagnostics(() -> harness, DestroyDiagnosticsTest.class);

    @Test
    void variablesThatAnImportFoundAreSaidToStay() throws IOException {
        var schema = schema("environment_variables");
        var config = harness.minimal(schema);
        var made = diagnostics.apply(schema, config);
        harness.terraform().tryPlanDestroy(schema, made);
        assertThat(harness.terraform().said()).isEmpty();
        var imported = harness.terraform().importState(schema, id(made));
        harness.terraform().tryPlanDestroy(schema, harness.terraform().apply(schema, imported, config));
        diagnostics.check("imported-variables-that-stay");
    }

    @Test
    void whatADestroyLeavesIsTold() throws IOException {
        for (var type : List.of("postgres", "compose", "traefik_config")) {
            var schema = schema(type);
            var config = harness.samples().smallest(schema.name(), schema, Map.of());
            if (type.equals("traefik_config")) {
                var application = harness.fixtures().texts("application_id").getFirst();
                config = with(config, "path", null, "application_id", application);
            }
            if (type.equals("compose")) {
                config = with(config, "raw", Fixtures.object("compose_file", WITH_VOLUME));
            }
            harness.terraform().tryPlanDestroy(schema, diagnostics.apply(schema, config));
            diagnostics.check("destroy-leaves-what-" + type.replace("_config", "") + "-had");
        }
        var project = schema("project");
        var kept = diagnostics.apply(project, with(harness.minimal(project), "deletion_protection", true));
        harness.terraform().tryPlanDestroy(project, kept);
        diagnostics.check("destroy-of-something-protected");
    }

    @Test
    void nothingIsSaidOfVolumesThatCannotBe() throws IOException {
        var compose = schema("compose");
        var idle = with(
                harness.minimal(compose),
                "deploy_on_change",
                false,
                "raw",
                Fixtures.object("compose_file", WITH_VOLUME));
        harness.terraform().tryPlanDestroy(compose, diagnostics.apply(compose, idle));
        var withoutVolume = with(
                harness.minimal(compose),
                "name",
                "without volume",
                "raw",
                Fixtures.object("compose_file", "services:\n  web:\n    image: nginx\n"));
        harness.terraform().tryPlanDestroy(compose, diagnostics.apply(compose, withoutVolume));
        assertThat(harness.terraform().said()).isEmpty();
    }

    @Test
    void whatIsInTheWayOfADestroyIsTold() throws IOException {
        var project = schema("project");
        var kept = diagnostics.apply(project, with(harness.minimal(project), "name", "shared"));
        var environment = kept.object().at("production_environment_id");
        for (var type : List.of("application", "redis")) {
            diagnostics.apply(schema(type), with(harness.minimal(schema(type)), "environment_id", environment));
        }
        harness.terraform().attemptDestroy(project, kept);
        diagnostics.check("services-remain");
    }

    @Test
    void theServicesThatKeepANetworkAreTold() throws IOException {
        var network = diagnostics.apply(schema("network"), with(harness.minimal(schema("network")), "name", "back"));
        var application = schema("application");
        diagnostics.apply(
                application,
                with(
                        harness.minimal(application),
                        "deploy_on_change",
                        true,
                        "network_ids",
                        Value.set(Value.of(id(network)))));
        harness.terraform().attemptDestroy(schema("network"), network);
        diagnostics.check("network-in-use");
    }

    @Test
    void whatADestroyCannotRemoveIsTold() throws IOException {
        var postgres = schema("postgres");
        var database = diagnostics.apply(postgres, with(harness.minimal(postgres), "delete_volumes", true));
        var volume = ((Value.Text) database.object().at("app_name")).text();
        harness.sandbox().faults().add(Faults.status("dockerVolume.removeVolume", 403));
        harness.terraform().attemptDestroy(postgres, database);
        diagnostics.check(
                "volume-that-stays",
                List.of(String.join("", harness.terraform().said()).replace(volume, "APP-NAME")));
        harness.terraform().forgetAll();
    }
}
