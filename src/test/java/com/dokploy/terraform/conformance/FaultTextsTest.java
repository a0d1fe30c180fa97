package com.dokploy.terraform.conformance;

import static com.dokploy.terraform.conformance.ProviderHarness.id;
import static com.dokploy.terraform.conformance.ProviderHarness.schema;
import static org.assertj.core.api.Assertions.assertThat;

import com.dokploy.terraform.SharedCatalog;
import com.dokploy.terraform.sandbox.testing.Faults;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.value.Value;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What users are told when something goes wrong that is not their doing. The texts are golden files. */
class FaultTextsTest extends HarnessTest {
    /** Acts, parts of others, and what is told of in words of its own. */
    private static final List<String> HAVE_NO_TWINS = List.of(
            "dokploy_deployment",
            "dokploy_environment_variables",
            "dokploy_traefik_config",
            "dokploy_domain",
            "dokploy_project_tag",
            "dokploy_user_permissions",
            "dokploy_web_server_settings",
            "dokploy_whitelabeling");

    private final Schema project = schema("dokploy_project");
    private final Schema postgres = schema("dokploy_postgres");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "limit-used-up",
                "server-too-slow",
                "server-hangs-up",
                "server-502",
                "server-503",
                "server-half-a-reply"
            })
    void aWriteGoesWrong(String name) throws IOException {
        var config = harness.minimal(project);
        var plan = harness.terraform().plan(project, Terraform.StoredState.NOTHING, config);
        var fault = switch (name) {
            case "limit-used-up" -> Faults.fault("project.create", Faults.FaultKind.RATE_LIMIT);
            case "server-too-slow" ->
                Faults.lasting(
                        "project.create", Faults.FaultKind.DELAY, ProviderHarness.REQUEST_TIMEOUT.multipliedBy(3));
            case "server-hangs-up" -> Faults.fault("project.create", Faults.FaultKind.DROP_BEFORE);
            case "server-502" -> Faults.status("project.create", 502);
            case "server-503" -> Faults.status("project.create", 503);
            default -> new Faults.Fault("project.create", 1, 1, Faults.FaultKind.TRUNCATED, 500, Duration.ZERO, false);
        };
        harness.sandbox().faults().add(fault);
        golden(
                name,
                harness.terraform()
                        .carryOut(project, Terraform.StoredState.NOTHING, plan, config)
                        .errors());
    }

    @Test
    void aNamesakeIsOfferedForImport() throws IOException {
        var config = harness.minimal(project);
        var kept = harness.terraform().apply(project, Terraform.StoredState.NOTHING, config);
        harness.nextProcess();
        harness.terraform().forgetAll();
        var _ = harness.terraform().plan(project, Terraform.StoredState.NOTHING, config);
        golden("namesake", harness.terraform().said(), id(kept));
    }

    @Test
    void aNameThatTheServerRefusesIsAnErrorOfThePlan() throws IOException {
        for (var type : List.of("network", "basic_auth")) {
            var schema = schema("dokploy_" + type);
            var config = harness.minimal(schema);
            var kept = harness.terraform().apply(schema, Terraform.StoredState.NOTHING, config);
            harness.nextProcess();
            harness.terraform().forgetAll();
            harness.terraform().tryPlan(schema, Terraform.StoredState.NOTHING, config);
            golden("name-taken-" + type.replace('_', '-'), harness.terraform().said(), id(kept));
        }
    }

    /** The plan cannot be sure of the second one: Terraform may be planning the first once more. */
    @ParameterizedTest
    @CsvSource({"basic_auth, username", "tag, name", "vault_provider, name"})
    void aSecondObjectThatTheServerRefusesIsNamedByTheApply(String type, String key) {
        var schema = schema("dokploy_" + type);
        var config = harness.minimal(schema);
        var made = harness.terraform().apply(schema, Terraform.StoredState.NOTHING, config);
        var plan = harness.terraform().plan(schema, Terraform.StoredState.NOTHING, config);
        assertThat(harness.terraform()
                        .carryOut(schema, Terraform.StoredState.NOTHING, plan, config)
                        .errors())
                .singleElement()
                .asString()
                .startsWith("Object Already Exists: Another " + schema.name() + " that Terraform manages has the same `"
                        + key + "`: `" + id(made) + "`.");
    }

    @ParameterizedTest
    @CsvSource({"tag, name", "vault_provider, name"})
    void aNewNameThatTheServerRefusesIsNamedByTheApply(String type, String key) throws IOException {
        var schema = schema("dokploy_" + type);
        var config = harness.minimal(schema);
        var kept = harness.terraform().apply(schema, Terraform.StoredState.NOTHING, config);
        var other =
                harness.terraform().apply(schema, Terraform.StoredState.NOTHING, config.with(key, Value.of("another")));
        harness.nextProcess();
        assertThat(harness.terraform().attempt(schema, other, config).errors())
                .singleElement()
                .asString()
                .startsWith("Object Already Exists: Dokploy already has a " + schema.name() + " with the same `" + key
                        + "`: `" + id(kept) + "`.");
    }

    @Test
    void whatHasNoNameIsToldByItsKey() throws IOException {
        for (var type : List.of("port", "backup")) {
            var schema = schema("dokploy_" + type);
            var config = harness.minimal(schema);
            var ids = new String[2];
            for (var i = 0; i < ids.length; i++) {
                ids[i] = id(harness.terraform().apply(schema, Terraform.StoredState.NOTHING, config));
            }
            harness.nextProcess();
            harness.terraform().forgetAll();
            var _ = harness.terraform().plan(schema, Terraform.StoredState.NOTHING, config);
            var owner = config.at("application_id") instanceof Value.Text(var text) ? text : "no application";
            golden("namesakes-" + type, harness.terraform().said(), ids[0], ids[1], owner);
        }
    }

    @Test
    void everyTypeOffersWhatIsInItsPlace() throws IOException {
        for (var resource : SharedCatalog.shareable()) {
            var schema = resource.schema();
            if (HAVE_NO_TWINS.contains(schema.name())) {
                continue;
            }
            var config = harness.minimal(schema);
            var kept = harness.terraform().apply(schema, Terraform.StoredState.NOTHING, config);
            harness.nextProcess();
            harness.terraform().forgetAll();
            var requests = harness.requests();
            harness.terraform().tryPlan(schema, Terraform.StoredState.NOTHING, config);
            harness.terraform().tryPlan(schema, Terraform.StoredState.NOTHING, config);
            assertThat(String.join("\n", harness.terraform().said()))
                    .as(schema.name())
                    .contains("Object Already Exists", "to = " + schema.name(), id(kept));
            // Most where a port is to be published, which all services of the server are asked about: reads that find
            // others under way leave behind them.
            assertThat(harness.requestsSince(requests))
                    .as("requests of two plans of %s", schema.name())
                    .hasSizeLessThanOrEqualTo(4);
        }
    }

    @Test
    void whatIsReplacedIsNoTwin() throws IOException {
        for (var resource : SharedCatalog.shareable()) {
            var schema = resource.schema();
            var config = harness.minimal(schema);
            var kept = harness.terraform().apply(schema, Terraform.StoredState.NOTHING, config);
            harness.nextProcess();
            harness.terraform().forgetAll();
            var read = harness.terraform().read(schema, kept);
            var _ = harness.terraform().plan(schema, read, config);
            var _ = harness.terraform().plan(schema, Terraform.StoredState.NOTHING, config);
            assertThat(String.join("\n", harness.terraform().said()))
                    .as(schema.name())
                    .doesNotContain("Object Already Exists");
        }
    }

    @Test
    void whatAnInterruptedApplyLeftIsTold() throws IOException {
        var config = harness.minimal(postgres);
        var state = interrupted(config);
        var plan = harness.terraform().plan(postgres, Terraform.StoredState.NOTHING, config);
        golden("interrupted-plan", harness.terraform().said(), state);
        harness.terraform().forgetAll();
        assertThat(harness.terraform()
                        .carryOut(postgres, Terraform.StoredState.NOTHING, plan, config)
                        .errors())
                .isEmpty();
        golden("interrupted-apply", harness.terraform().said(), state);
    }

    @Test
    void whatCannotBecomeWhatIsPlannedIsTold() throws IOException {
        var state = interrupted(harness.minimal(postgres));
        var other = harness.minimal(postgres).with("database_name", Value.of("another"));
        var plan = harness.terraform().plan(postgres, Terraform.StoredState.NOTHING, other);
        golden(
                "interrupted-otherwise",
                harness.terraform()
                        .carryOut(postgres, Terraform.StoredState.NOTHING, plan, other)
                        .errors(),
                state);
    }

    @Test
    void whatCannotBeToldApartIsNotGuessed() throws IOException {
        var config = harness.minimal(postgres);
        var first = interrupted(config);
        var second = harness.sandbox()
                .rows()
                .plant(
                        "postgres",
                        Fixtures.json("name", "sample")
                                .put("environmentId", ((Value.Text) config.at("environment_id")).text()))
                .path("postgresId")
                .asText();
        var plan = harness.terraform().plan(postgres, Terraform.StoredState.NOTHING, config);
        golden(
                "interrupted-ambiguous",
                harness.terraform()
                        .carryOut(postgres, Terraform.StoredState.NOTHING, plan, config)
                        .errors(),
                first,
                second);
    }

    /** A database whose create was carried out while its provider died; its id. */
    private String interrupted(Value.MapValue config) throws IOException {
        var before = harness.sandbox().rows().all("postgres").size();
        var plan = harness.terraform().plan(postgres, Terraform.StoredState.NOTHING, config);
        harness.sandbox().faults().add(Faults.fault("postgres.create", Faults.FaultKind.DROP_AFTER));
        harness.sandbox()
                .faults()
                .add(Faults.fault("environment.one", Faults.FaultKind.DROP_BEFORE)
                        .atCall(2)
                        .forCalls(100));
        var _ = harness.terraform().carryOut(postgres, Terraform.StoredState.NOTHING, plan, config);
        harness.sandbox().faults().clear();
        harness.kill();
        harness.terraform().forgetAll();
        var rows = harness.sandbox().rows().all("postgres");
        assertThat(rows).hasSize(before + 1);
        return rows.getLast().path("postgresId").asText();
    }

    private static void golden(String name, List<String> said, String... ids) throws IOException {
        var text = String.join("\n\n", said);
        var names = List.of("FIRST-ID", "SECOND-ID", "SERVICE-ID");
        for (var i = 0; i < ids.length; i++) {
            text = text.replace(ids[i], names.get(i));
        }
        GoldenDiagnostics.check(name, List.of(text), FaultTextsTest.class);
    }
}
