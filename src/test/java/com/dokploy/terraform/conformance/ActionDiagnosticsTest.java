package com.dokploy.terraform.conformance;

import static com.dokploy.terraform.conformance.Configurations.with;
import static com.dokploy.terraform.conformance.ProviderHarness.id;
import static com.dokploy.terraform.conformance.ProviderHarness.schema;
import static org.assertj.core.api.Assertions.assertThat;

import com.dokploy.terraform.protocol.generated.StopProvider;
import com.dokploy.terraform.sandbox.testing.Faults;
import com.dokploy.terraform.sandbox.testing.Faults.FaultKind;
import com.dokploy.terraform.value.Value;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What users are told of actions that fail, that do not end, or whose answer is lost, as golden files. */
class ActionDiagnosticsTest extends HarnessTest {
    private static final String MISSING_IMAGE = "registry.example.com/does-not-exist";

    private final GoldenDiagnostics diagnostics = new GoldenDiagnostics(() -> harness, ActionDiagnosticsTest.class);
    private ProviderHarness slow;

    @AfterEach
    void stopSlowServer() {
        if (slow != null) {
            slow.close();
        }
    }

    private void startSlowServer() throws IOException {
        slow = new ProviderHarness(directory.resolve("slow"), Duration.ofSeconds(30));
    }

    private static Invocations on(ProviderHarness server) {
        return new Invocations(server.terraform());
    }

    private static String create(ProviderHarness server, String type, Object... changes) {
        var config = with(server.minimal(schema(type)), changes);
        var complete = Configurations.complete(schema(type), config.entries());
        var created = id(server.terraform().apply(schema(type), Terraform.StoredState.NOTHING, complete));
        server.terraform().forgetAll();
        return created;
    }

    private Invocations.Invoked fails(String file, String action, Map<String, Value> config) throws IOException {
        return fails(harness, file, action, config);
    }

    private Invocations.Invoked fails(ProviderHarness server, String file, String action, Map<String, Value> config)
            throws IOException {
        server.terraform().forgetAll();
        var invoked = on(server).invoke(action, config);
        assertThat(invoked.errors()).hasSize(1);
        diagnostics.check(file, server);
        return invoked;
    }

    private static Map<String, Value> of(String attribute, String value) {
        return Map.of(attribute, Value.of(value));
    }

    @Test
    void deploymentsThatFailShowTheirLog() throws IOException {
        var secret = Fixtures.object("TAG_TOKEN", "s3cr3t-tag");
        var application = create(
                harness,
                "application",
                "docker",
                Fixtures.object("image", MISSING_IMAGE + ":s3cr3t-tag"),
                "secret_env",
                secret,
                "deploy_on_change",
                false);
        harness.nextProcess();

        var invoked = fails("action-deploy-failed", "deploy", of("application_id", application));

        assertThat(invoked.progress())
                .anyMatch(line -> line.startsWith("Pulling " + MISSING_IMAGE))
                .noneMatch(line -> line.contains("s3cr3t"));
        var database = create(harness, "redis", "docker_image", MISSING_IMAGE, "deploy_on_change", false);
        fails("action-deploy-of-a-database-failed", "deploy", of("redis_id", database));
    }

    @Test
    void deploymentsThatDoNotEnd() throws Exception {
        startSlowServer();
        var application = create(slow, "application", "deploy_on_change", false);
        var config = of("application_id", application);
        fails(
                slow,
                "action-deploy-timed-out",
                "deploy",
                Map.of("application_id", Value.of(application), "timeout", Value.of("1s")));
        var other = create(slow, "application", "name", "other", "deploy_on_change", false);
        on(slow).invoke("deploy", Map.of("application_id", Value.of(other), "wait_for_deployment", Value.of(false)));
        slow.terraform().forgetAll();
        var asked = slow.requests();
        var stopped = CompletableFuture.supplyAsync(() -> on(slow).invoke("deploy", config));
        untilAsked(slow, asked, "deployment.queueList");
        stop(slow);
        assertThat(stopped.get().errors()).hasSize(1);
        diagnostics.check("action-deploy-interrupted", slow);
    }

    private static void stop(ProviderHarness server) {
        var _ = server.terraform().calls().stopProvider(StopProvider.Request.getDefaultInstance());
    }

    private static void untilAsked(ProviderHarness server, int since, String procedure) throws InterruptedException {
        while (server.requestsSince(since).stream()
                .noneMatch(request -> request.procedures().contains(procedure))) {
            Thread.sleep(10);
        }
    }

    @Test
    void servicesThatCannotStart() throws IOException {
        var fresh = create(harness, "application", "deploy_on_change", false);
        fails("action-start-before-a-deployment", "start", of("application_id", fresh));
        fails("action-restart-before-a-deployment", "restart", of("application_id", fresh));
        var database = create(harness, "redis", "deploy_on_change", false);
        fails("action-start-of-a-database-failed", "start", of("redis_id", database));
        var stack = create(harness, "compose", "compose_type", "stack");
        fails("action-start-of-a-swarm-stack", "start", of("compose_id", stack));
    }

    @Test
    void anActionWhoseAnswerIsLostIsNotRepeated() throws IOException {
        var application = create(harness, "application");
        var faults = Map.of("action-answer-lost", FaultKind.DROP_AFTER, "action-answer-cut", FaultKind.TRUNCATED);
        for (var fault : faults.entrySet()) {
            harness.sandbox().faults().add(Faults.fault("application.stop", fault.getValue()));
            var asked = harness.requests();

            fails(fault.getKey(), "stop", of("application_id", application));

            assertThat(harness.requestsSince(asked))
                    .filteredOn(request -> request.procedures().contains("application.stop"))
                    .hasSize(1);
        }
        harness.sandbox().faults().add(Faults.status("application.stop", 504));
        fails("action-answer-lost-by-a-proxy", "stop", of("application_id", application));
        harness.sandbox().faults().add(Faults.fault("application.deploy", FaultKind.DROP_AFTER));
        var deployments = harness.sandbox().rows().all("deployment").size();
        assertThat(on(harness)
                        .invoke("deploy", of("application_id", application))
                        .errors())
                .isEmpty();
        assertThat(harness.sandbox().rows().all("deployment")).hasSize(deployments + 1);
    }

    @Test
    void runsThatFailShowTheirLog() throws IOException {
        var schedule = create(harness, "schedule", "command", "exit 1");
        fails("action-schedule-failed", "run_schedule", of("schedule_id", schedule));
        var bucket = create(harness, "destination", "endpoint", "https://s3.invalid");
        var secrets = harness.sandbox().rows().find("destination", bucket);
        var application = create(harness, "application", "name", "with-a-volume");
        var volumes = create(harness, "volume_backup", "application_id", application, "destination_id", bucket);
        harness.nextProcess();
        fails("action-volume-backup-failed", "run_volume_backup", of("volume_backup_id", volumes));
        var backup = create(
                harness,
                "backup",
                "compose_id",
                null,
                "service_name",
                null,
                "database_type",
                null,
                "database_user",
                null,
                "database_password",
                null,
                "postgres_id",
                create(harness, "postgres"),
                "destination_id",
                bucket);
        harness.nextProcess();
        var invoked = fails("action-backup-failed", "run_backup", of("backup_id", backup));
        for (var field : List.of("accessKey", "secretAccessKey")) {
            assertThat(String.join("", invoked.errors()) + invoked.progress())
                    .doesNotContain(secrets.path(field).asText());
        }
    }

    private static String backup(ProviderHarness server, Object... changes) {
        var unset = new ArrayList<Object>();
        for (var name : List.of("compose_id", "service_name", "database_type", "database_user", "database_password")) {
            unset.add(name);
            unset.add(null);
        }
        unset.addAll(List.of(changes));
        return create(server, "backup", unset.toArray());
    }

    @Test
    void restoresThatFailShowTheirLog() throws IOException {
        var bucket = create(harness, "destination", "endpoint", "https://s3.invalid");
        var secrets = harness.sandbox().rows().find("destination", bucket);
        var backup = backup(harness, "postgres_id", create(harness, "postgres"), "destination_id", bucket);
        var config = Map.of("backup_id", Value.of(backup), "backup_file", Value.of("orders/1.sql.gz"));
        harness.nextProcess();
        var invoked = fails("action-restore-failed", "restore_backup", config);
        for (var field : List.of("accessKey", "secretAccessKey")) {
            assertThat(String.join("", invoked.errors()) + invoked.progress())
                    .doesNotContain(secrets.path(field).asText());
        }
        var asked = harness.requests();
        harness.sandbox().faults().add(Faults.fault("backup.restoreBackupWithLogs", FaultKind.DROP_AFTER));
        fails("action-restore-lost", "restore_backup", config);
        assertThat(harness.requestsSince(asked))
                .filteredOn(request -> request.procedures().contains("backup.restoreBackupWithLogs"))
                .hasSize(1);
        harness.sandbox().faults().add(Faults.status("backup.restoreBackupWithLogs", 502));
        fails("action-restore-lost-by-a-proxy", "restore_backup", config);
        harness.sandbox().faults().add(Faults.fault("backup.restoreBackupWithLogs", FaultKind.NOT_JSON));
        fails("action-restore-without-an-end", "restore_backup", config);
        var changed = Fixtures.json("databaseType", "web-server").put("backupType", "compose");
        harness.sandbox().rows().patch("backup", backup, changed);
        harness.nextProcess();
        fails("action-restore-not-confirmed", "restore_backup", config);
        var elsewhere = backup(harness, "mysql_id", create(harness, "mysql"));
        fails(
                "action-restore-without-the-file",
                "restore_backup",
                Map.of("backup_id", Value.of(elsewhere), "backup_file", Value.of("orders/1.sql.gz")));
        var unlisted = backup(harness, "mysql_id", create(harness, "mysql"), "destination_id", bucket);
        fails(
                "action-restore-without-a-look",
                "restore_backup",
                Map.of("backup_id", Value.of(unlisted), "backup_file", Value.of("orders/1.sql.gz")));
        var server = backup(harness, "dokploy_server", true);
        fails(
                "action-restore-of-dokploy",
                "restore_backup",
                Map.of("backup_id", Value.of(server), "backup_file", Value.of("x")));
    }

    @Test
    void restoresThatDoNotEnd() throws Exception {
        startSlowServer();
        var backup = backup(slow, "postgres_id", create(slow, "postgres", "deploy_on_change", false));
        slow.plantBackupFile(backup, "orders/1.sql.gz");
        var config = Map.of("backup_id", Value.of(backup), "backup_file", Value.of("orders/1.sql.gz"));
        fails(
                slow,
                "action-restore-timed-out",
                "restore_backup",
                Map.of(
                        "backup_id",
                        Value.of(backup),
                        "backup_file",
                        Value.of("orders/1.sql.gz"),
                        "timeout",
                        Value.of("2s")));
        slow.terraform().forgetAll();
        var asked = slow.requests();
        var stopped = CompletableFuture.supplyAsync(() -> on(slow).invoke("restore_backup", config));
        untilAsked(slow, asked, "backup.restoreBackupWithLogs");
        stop(slow);
        assertThat(stopped.get().errors()).hasSize(1);
        diagnostics.check("action-restore-interrupted", slow);
    }

    @Test
    void aRunWhoseAnswerIsLostIsFollowed() throws IOException {
        var schedule = create(harness, "schedule", "application_id", create(harness, "application", "name", "cron"));
        harness.sandbox().faults().add(Faults.fault("schedule.runManually", FaultKind.DROP_AFTER));

        var invoked = on(harness).invoke("run_schedule", of("schedule_id", schedule));

        assertThat(invoked.errors()).isEmpty();
        assertThat(invoked.progress()).contains("✅ Command executed successfully");
        harness.sandbox().faults().add(Faults.status("schedule.runManually", 504));
        fails("action-run-never-recorded", "run_schedule", of("schedule_id", schedule));
    }

    @Test
    void runsThatDoNotEnd() throws Exception {
        startSlowServer();
        var schedule =
                create(slow, "schedule", "application_id", create(slow, "application", "deploy_on_change", false));
        fails(
                slow,
                "action-run-timed-out",
                "run_schedule",
                Map.of("schedule_id", Value.of(schedule), "timeout", Value.of("2s")));
        slow.terraform().forgetAll();
        var asked = slow.requests();
        var stopped = CompletableFuture.supplyAsync(() -> on(slow).invoke("run_schedule", of("schedule_id", schedule)));
        untilAsked(slow, asked, "deployment.readLogs");
        stop(slow);
        assertThat(stopped.get().errors()).hasSize(1);
        diagnostics.check("action-run-interrupted", slow);
    }

    @Test
    void aRequestThatDoesNotEnd() throws Exception {
        startSlowServer();
        var redis = create(slow, "redis", "deploy_on_change", false);
        fails(
                slow,
                "action-answer-too-late",
                "rebuild_database",
                Map.of("redis_id", Value.of(redis), "timeout", Value.of("1s")));
        slow.terraform().forgetAll();
        var started = new CompletableFuture<String>();
        var stopped = CompletableFuture.supplyAsync(
                () -> on(slow).invoke("rebuild_database", of("redis_id", redis), started::complete));
        started.get();
        Thread.sleep(3_000);
        stop(slow);
        assertThat(stopped.get().errors()).hasSize(1);
        diagnostics.check("action-interrupted", slow);
    }

    @Test
    void rollbacksThatArePossibleNoMore() throws IOException {
        var application = create(harness, "application");
        var deployment = harness.sandbox().rows().all("deployment").getLast();
        fails(
                "action-rollback-without-image",
                "rollback",
                Map.of(
                        "application_id",
                        Value.of(application),
                        "deployment_id",
                        Value.of(deployment.path("deploymentId").asText())));
        fails(
                "action-rollback-to-no-deployment",
                "rollback",
                Map.of("application_id", Value.of(application), "deployment_id", Value.of("no-such-deployment")));
    }

    @Test
    void deploymentsAreCancelled() throws Exception {
        startSlowServer();
        var stack = create(slow, "compose", "deploy_on_change", false);
        var config = of("compose_id", stack);
        assertThat(on(slow).invoke("cancel_deployment", config).progress())
                .containsExactly("No deployment of the compose stack waits or runs.");
        for (var deployment = 0; deployment < 2; deployment++) {
            on(slow).invoke("deploy", Map.of("compose_id", Value.of(stack), "wait_for_deployment", Value.of(false)));
        }
        assertThat(slow.sandbox().queued()).isEqualTo(2);

        var cancelled = on(slow).invoke("cancel_deployment", config);

        assertThat(cancelled.errors()).isEmpty();
        assertThat(cancelled.progress())
                .containsExactly(
                        "The waiting deployments of the compose stack are removed from the queue.",
                        "Dokploy stops the running deployment of the compose stack.",
                        "The running deployment of the compose stack has ended.");
        assertThat(slow.sandbox().queued()).isZero();
        assertThat(slow.sandbox().rows().all("deployment"))
                .singleElement()
                .matches(row -> row.path("status").asText().equals("error"));
    }

    @Test
    void deploymentsThatCannotBeCancelled() throws IOException {
        startSlowServer();
        var application = create(slow, "application", "deploy_on_change", false);
        on(slow).invoke(
                        "deploy",
                        Map.of("application_id", Value.of(application), "wait_for_deployment", Value.of(false)));
        fails(
                slow,
                "action-deployment-not-cancelled",
                "cancel_deployment",
                Map.of("application_id", Value.of(application), "timeout", Value.of("1s")));
    }

    @Test
    void nothingIsCancelledWhereOthersWouldBe() throws IOException {
        startSlowServer();
        var server = create(slow, "server");
        for (var name : List.of("first", "second")) {
            var application = create(slow, "application", "name", name, "deploy_on_change", false);
            // Builds on the same host follow each other here.
            slow.sandbox()
                    .rows()
                    .patch(
                            "application",
                            application,
                            name.equals("first")
                                    ? Fixtures.json("buildServerId", server)
                                    : Fixtures.json("description", ""));
            on(slow).invoke(
                            "deploy",
                            Map.of("application_id", Value.of(application), "wait_for_deployment", Value.of(false)));
        }
        var second = slow.sandbox().rows().all("application").getLast();

        fails(
                slow,
                "action-cancel-among-others",
                "cancel_deployment",
                of("application_id", second.path("applicationId").asText()));

        assertThat(slow.sandbox().queued()).isEqualTo(2);
    }

    @Test
    void nothingIsCancelledWhereAPreviewWouldBe() throws IOException {
        startSlowServer();
        var first = create(slow, "application", "deploy_on_change", false);
        var second = create(slow, "application", "name", "second", "deploy_on_change", false);
        var preview = slow.sandbox().rows().plant("previewDeployment", Fixtures.json("applicationId", first));
        var server = create(slow, "server");
        // Builds on the same host follow each other here.
        slow.sandbox().rows().patch("application", second, Fixtures.json("buildServerId", server));
        slow.fixtures()
                .dokploy()
                .mutate("previewDeployment.redeploy", preview.deepCopy().retain("previewDeploymentId"));
        on(slow).invoke("deploy", Map.of("application_id", Value.of(second), "wait_for_deployment", Value.of(false)));

        fails(slow, "action-cancel-beside-a-preview", "cancel_deployment", of("application_id", second));

        assertThat(slow.sandbox().queued()).isEqualTo(2);
    }

    @Test
    void aStackThatIsStoppedInARestart() throws Exception {
        var stack = create(harness, "compose");
        harness.sandbox().faults().add(Faults.status("compose.start", 500));
        fails("action-restart-failed-in-between", "restart", of("compose_id", stack));
        var asked = harness.requests();
        var slowStart = new Faults.Fault("compose.start", 1, 1, FaultKind.DELAY, 0, Duration.ofSeconds(9), false);
        harness.sandbox().faults().add(slowStart);
        var stopped = CompletableFuture.supplyAsync(() -> on(harness).invoke("restart", of("compose_id", stack)));
        untilAsked(harness, asked, "compose.stop");
        Thread.sleep(3_000);
        stop(harness);
        assertThat(stopped.get().errors()).hasSize(1);
        diagnostics.check("action-restart-interrupted", harness);
    }

    @Test
    void aDeploymentOfADatabaseWithoutAnAnswer() throws IOException {
        var database = create(harness, "redis", "deploy_on_change", false);
        harness.sandbox().faults().add(Faults.fault("redis.deploy", FaultKind.DROP_AFTER));
        fails("action-deploy-of-a-database-lost", "deploy", of("redis_id", database));
        harness.sandbox().faults().add(Faults.status("redis.deploy", 504));
        fails("action-deploy-of-a-database-lost-by-a-proxy", "deploy", of("redis_id", database));
    }

    @Test
    void testMessagesThatFail() throws IOException {
        var slack = create(
                harness, "dokploy_slack_notification", "webhook_url", "https://hooks.invalid/services/s3cr3t-path");
        fails("action-test-message-failed", "test_notification", of("notification_id", slack));
    }

    @Test
    void configurationsThatCannotBeRight() throws IOException {
        var actions = on(harness);
        assertThat(actions.validate("deploy", Map.of())).hasSize(1);
        diagnostics.check("action-on-nothing", harness);
        assertThat(actions.validate("stop", Map.of("application_id", Value.of("a"), "compose_id", Value.of("b"))))
                .hasSize(1);
        diagnostics.check("action-on-two-services", harness);
        assertThat(actions.validate("deploy", Map.of("application_id", Value.of("a"), "timeout", Value.of("90"))))
                .hasSize(1);
        diagnostics.check("action-timeout-without-unit", harness);
        assertThat(actions.validate("clean_docker", Map.of("images", Value.of(false))))
                .hasSize(1);
        diagnostics.check("action-cleans-nothing", harness);
        assertThat(actions.validate("clean_docker", Map.of("images", Value.UNKNOWN)))
                .isEmpty();
        fails("action-cleans-nothing", "clean_docker", Map.of());
        assertThat(actions.plan("run_volume_backup", of("volume_backup_id", "no-such-backup")))
                .hasSize(1);
        diagnostics.check("action-on-an-unknown-object", harness);
        fails("action-on-an-object-gone", "stop", of("redis_id", "no-such-database"));
    }
}
