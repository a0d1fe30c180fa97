package com.dokploy.terraform.conformance;

import static com.dokploy.terraform.conformance.Stage.id;
import static com.dokploy.terraform.conformance.Stage.schema;
import static org.assertj.core.api.Assertions.assertThat;

import com.dokploy.terraform.Catalog;
import com.dokploy.terraform.conformance.Terraform.Kept;
import com.dokploy.terraform.framework.Schema;
import com.dokploy.terraform.golden.Golden;
import com.dokploy.terraform.sandbox.Faults;
import com.dokploy.terraform.value.Value;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What users are told when something goes wrong that is not their doing. The texts are golden files. */
class FaultTextsTest extends OnStage {
    /** Acts, parts of others, and what is told of in words of its own. */
    private static final List<String> HAVE_NO_TWINS =
            List.of("dokploy_deployment", "dokploy_environment_variables", "dokploy_traefik_config", "dokploy_domain");

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
        var config = stage.minimal(project);
        var plan = stage.terraform().plan(project, Kept.NOTHING, config);
        var fault = switch (name) {
            case "limit-used-up" -> Faults.fault("project.create", Faults.Kind.RATE_LIMIT);
            case "server-too-slow" ->
                Faults.lasting("project.create", Faults.Kind.DELAY, Stage.REQUEST_TIMEOUT.plus(Duration.ofMillis(300)));
            case "server-hangs-up" -> Faults.fault("project.create", Faults.Kind.DROP_BEFORE);
            case "server-502" -> Faults.status("project.create", 502);
            case "server-503" -> Faults.status("project.create", 503);
            default -> new Faults.Fault("project.create", 1, 1, Faults.Kind.TRUNCATED, 500, Duration.ZERO, false);
        };
        stage.sandbox().faults().add(fault);
        golden(
                name,
                stage.terraform().carryOut(project, Kept.NOTHING, plan, config).errors());
    }

    @Test
    void aNamesakeIsOfferedForImport() throws IOException {
        var config = stage.minimal(project);
        var kept = stage.terraform().apply(project, Kept.NOTHING, config);
        stage.nextProcess();
        stage.terraform().forgetAll();
        var _ = stage.terraform().plan(project, Kept.NOTHING, config);
        golden("namesake", stage.terraform().said(), id(kept));
    }

    @Test
    void aNameThatTheServerRefusesIsAnErrorOfThePlan() throws IOException {
        for (var type : List.of("network", "security")) {
            var schema = schema("dokploy_" + type);
            var config = stage.minimal(schema);
            var kept = stage.terraform().apply(schema, Kept.NOTHING, config);
            stage.nextProcess();
            stage.terraform().forgetAll();
            stage.terraform().tryPlan(schema, Kept.NOTHING, config);
            golden("name-taken-" + type, stage.terraform().said(), id(kept));
        }
    }

    /** Where the application is yet to be made, the plan cannot compare. */
    @Test
    void aUserNameThatTheServerRefusesIsNamedByTheApply() {
        var schema = schema("dokploy_security");
        var config = stage.minimal(schema);
        var _ = stage.terraform().apply(schema, Kept.NOTHING, config);
        var plan = stage.terraform().plan(schema, Kept.NOTHING, config);
        assertThat(stage.terraform()
                        .carryOut(schema, Kept.NOTHING, plan, config)
                        .errors())
                .singleElement()
                .asString()
                .startsWith("Object Already Exists: Dokploy has one with the same `username` here: ");
    }

    @Test
    void whatHasNoNameIsToldByItsKey() throws IOException {
        for (var type : List.of("port", "backup")) {
            var schema = schema("dokploy_" + type);
            var config = stage.minimal(schema);
            var ids = new String[2];
            for (var i = 0; i < ids.length; i++) {
                ids[i] = id(stage.terraform().apply(schema, Kept.NOTHING, config));
            }
            stage.nextProcess();
            stage.terraform().forgetAll();
            var _ = stage.terraform().plan(schema, Kept.NOTHING, config);
            var owner = config.at("application_id") instanceof Value.Text(var text) ? text : "no application";
            golden("namesakes-" + type, stage.terraform().said(), ids[0], ids[1], owner);
        }
    }

    @Test
    void everyTypeOffersWhatIsInItsPlace() throws IOException {
        for (var resource : Catalog.resources()) {
            var schema = resource.schema();
            if (HAVE_NO_TWINS.contains(schema.name())) {
                continue;
            }
            var config = stage.minimal(schema);
            var kept = stage.terraform().apply(schema, Kept.NOTHING, config);
            stage.nextProcess();
            stage.terraform().forgetAll();
            var requests = stage.requests();
            stage.terraform().tryPlan(schema, Kept.NOTHING, config);
            stage.terraform().tryPlan(schema, Kept.NOTHING, config);
            assertThat(String.join("\n", stage.terraform().said()))
                    .as(schema.name())
                    .contains("Object Already Exists", "to = " + schema.name(), id(kept));
            // Three where a port is to be published, which all services of the server are asked about.
            assertThat(stage.requestsSince(requests))
                    .as("requests of two plans of %s", schema.name())
                    .hasSizeLessThanOrEqualTo(3);
        }
    }

    @Test
    void whatIsReplacedIsNoTwin() throws IOException {
        for (var resource : Catalog.resources()) {
            var schema = resource.schema();
            var config = stage.minimal(schema);
            var kept = stage.terraform().apply(schema, Kept.NOTHING, config);
            stage.nextProcess();
            stage.terraform().forgetAll();
            var read = stage.terraform().read(schema, kept);
            var _ = stage.terraform().plan(schema, read, config);
            var _ = stage.terraform().plan(schema, Kept.NOTHING, config);
            assertThat(String.join("\n", stage.terraform().said()))
                    .as(schema.name())
                    .doesNotContain("Object Already Exists");
        }
    }

    @Test
    void whatAnInterruptedApplyLeftIsTold() throws IOException {
        var config = stage.minimal(postgres);
        var left = interrupted(config);
        var plan = stage.terraform().plan(postgres, Kept.NOTHING, config);
        golden("interrupted-plan", stage.terraform().said(), left);
        stage.terraform().forgetAll();
        assertThat(stage.terraform()
                        .carryOut(postgres, Kept.NOTHING, plan, config)
                        .errors())
                .isEmpty();
        golden("interrupted-apply", stage.terraform().said(), left);
    }

    @Test
    void whatCannotBecomeWhatIsPlannedIsTold() throws IOException {
        var left = interrupted(stage.minimal(postgres));
        var other = stage.minimal(postgres).with("database_name", Value.of("another"));
        var plan = stage.terraform().plan(postgres, Kept.NOTHING, other);
        golden(
                "interrupted-otherwise",
                stage.terraform().carryOut(postgres, Kept.NOTHING, plan, other).errors(),
                left);
    }

    @Test
    void whatCannotBeToldApartIsNotGuessed() throws IOException {
        var config = stage.minimal(postgres);
        var first = interrupted(config);
        var second = stage.sandbox()
                .rows()
                .plant(
                        "postgres",
                        Fixtures.json("name", "sample")
                                .put("environmentId", ((Value.Text) config.at("environment_id")).text()))
                .path("postgresId")
                .asText();
        var plan = stage.terraform().plan(postgres, Kept.NOTHING, config);
        golden(
                "interrupted-ambiguous",
                stage.terraform().carryOut(postgres, Kept.NOTHING, plan, config).errors(),
                first,
                second);
    }

    /** A database whose create was carried out while its provider died; its id. */
    private String interrupted(Value.Entries config) throws IOException {
        var before = stage.sandbox().rows().all("postgres").size();
        var plan = stage.terraform().plan(postgres, Kept.NOTHING, config);
        stage.sandbox().faults().add(Faults.fault("postgres.create", Faults.Kind.DROP_AFTER));
        stage.sandbox()
                .faults()
                .add(Faults.fault("environment.one", Faults.Kind.DROP_BEFORE)
                        .atCall(2)
                        .forCalls(100));
        var _ = stage.terraform().carryOut(postgres, Kept.NOTHING, plan, config);
        stage.sandbox().faults().clear();
        stage.kill();
        stage.terraform().forgetAll();
        var rows = stage.sandbox().rows().all("postgres");
        assertThat(rows).hasSize(before + 1);
        return rows.getLast().path("postgresId").asText();
    }

    private static void golden(String name, List<String> said, String... ids) throws IOException {
        assertThat(said).as(name).isNotEmpty();
        var text = String.join("\n\n", said).replaceAll("127\\.0\\.0\\.1:\\d+", "127.0.0.1:PORT") + "\n";
        var names = List.of("FIRST-ID", "SECOND-ID", "SERVICE-ID");
        for (var i = 0; i < ids.length; i++) {
            text = text.replace(ids[i], names.get(i));
        }
        Golden.check(Path.of("src/test/golden/diagnostics", name + ".txt"), text, FaultTextsTest.class);
    }
}
