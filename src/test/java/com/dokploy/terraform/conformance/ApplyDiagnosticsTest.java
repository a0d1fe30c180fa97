package com.dokploy.terraform.conformance;

import static com.dokploy.terraform.conformance.Configurations.with;
import static com.dokploy.terraform.conformance.ProviderHarness.id;
import static com.dokploy.terraform.conformance.ProviderHarness.schema;
import static org.assertj.core.api.Assertions.assertThat;

import com.dokploy.terraform.sandbox.testing.Faults;
import com.dokploy.terraform.value.Value;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** What users are told of an apply that the server does not carry out, as golden files. */
class ApplyDiagnosticsTest extends HarnessTest {
    private final GoldenDiagnostics diagnostics = new GoldenDiagnostics(() -> harness, ApplyDiagnosticsTest.class);

    @Test
    void whatWentAwaySinceThePlanIsTold() throws IOException {
        var project = schema("project");
        var kept = diagnostics.apply(project, harness.minimal(project));
        var changed = with(harness.minimal(project), "description", "another");
        var plan = harness.terraform().plan(project, kept, changed);
        harness.fixtures().dokploy().mutate("project.remove", Fixtures.json("projectId", ProviderHarness.id(kept)));
        harness.terraform().forgetAll();
        var _ = harness.terraform().carryOut(project, kept, plan, changed);
        diagnostics.check("object-gone-since-the-plan");
    }

    @Test
    void variablesThatCannotBeEditedAreTold() throws IOException {
        var project = schema("project");
        var config = with(harness.minimal(project), "env", Fixtures.object("B", "y"), "env_authoritative", false);
        var kept = diagnostics.apply(project, config);
        harness.sandbox().rows().patch("project", id(kept), Fixtures.json("env", "A='x\nB=y'z\nC='"));
        var without = with(config, "env", Fixtures.object());
        var plan = harness.terraform().plan(project, kept, without);
        harness.terraform().forgetAll();
        harness.terraform().carryOut(project, kept, plan, without);
        diagnostics.check("variables-that-cannot-be-edited");
    }

    @Test
    void aPasswordWaitsForItsContainer() throws Exception {
        var redis = schema("redis");
        var config = with(harness.minimal(redis), "database_password", "Canary-first-1");
        var cache = diagnostics.apply(redis, config);
        var id = Fixtures.json("redisId", ((Value.Text) cache.object().at("id")).text());
        harness.fixtures().dokploy().mutate("redis.stop", id);
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            var started = executor.submit(() -> {
                Thread.sleep(Duration.ofMillis(1500));
                return harness.fixtures().dokploy().mutate("redis.start", id);
            });
            var changed = harness.terraform().apply(redis, cache, with(config, "database_password", "Canary-second-2"));
            assertThat(changed.object().at("database_password")).isEqualTo(Value.of("Canary-second-2"));
            assertThat(started.get()).isNotNull();
        }
    }

    @Test
    void changesThatTheServerDoesNotTakeAreTold() throws IOException {
        var postgres = schema("postgres");
        var config = with(harness.minimal(postgres), "database_password", "Canary-first-1");
        var database = diagnostics.apply(postgres, config);
        harness.sandbox().faults().add(Faults.status("postgres.changePassword", 500));
        var other = with(config, "database_password", "Canary-second-2");
        var plan = harness.terraform().plan(postgres, database, other);
        harness.terraform().forgetAll();
        harness.terraform().carryOut(postgres, database, plan, other);
        diagnostics.check("password-not-changed");
        var application = harness.fixtures().texts("application_id").getFirst();
        harness.fixtures()
                .dokploy()
                .mutate(
                        "application.update",
                        Fixtures.json("applicationId", application).put("env", "SAMPLE=theirs\n"));
        var variables = schema("environment_variables");
        diagnostics.attempt(
                variables, with(harness.minimal(variables), "project_id", null, "application_id", application));
        diagnostics.check("variables-of-somebody-else");
        for (var status : List.of(400, 403, 404, 409)) {
            var project = schema("project");
            harness.sandbox().faults().add(Faults.status("project.create", status));
            diagnostics.attempt(project, with(harness.minimal(project), "name", "project-" + status));
            diagnostics.check("server-answers-" + status);
        }
    }

    /** Nothing tells of an imported database whether it was stopped or never deployed; Docker does in the end. */
    @Test
    void aDatabaseThatWasNeverDeployedCannotStart() throws IOException {
        var postgres = schema("postgres");
        var manual = with(harness.minimal(postgres), "deploy_on_change", false);
        var imported = harness.terraform().importState(postgres, id(diagnostics.apply(postgres, manual)));
        var plan = harness.terraform().plan(postgres, imported, manual);
        var applied = harness.terraform().carryOut(postgres, imported, plan, manual);
        diagnostics.check("database-not-started");
        assertThat(applied.kept().object().at("running")).isEqualTo(Value.of(false));
        var made = diagnostics.apply(postgres, with(manual, "name", "new", "running", false));
        harness.terraform().apply(postgres, made, with(manual, "name", "new"));
        diagnostics.check("database-not-started-yet");
    }
}
