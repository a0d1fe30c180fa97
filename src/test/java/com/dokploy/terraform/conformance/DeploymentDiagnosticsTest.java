package com.dokploy.terraform.conformance;

import static com.dokploy.terraform.conformance.Configurations.with;
import static com.dokploy.terraform.conformance.ProviderHarness.id;
import static com.dokploy.terraform.conformance.ProviderHarness.schema;
import static org.assertj.core.api.Assertions.assertThat;

import com.dokploy.terraform.protocol.generated.StopProvider;
import com.dokploy.terraform.value.Value;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What users are told of deployments that fail or do not end, as golden files. */
class DeploymentDiagnosticsTest extends HarnessTest {
    private final GoldenDiagnostics diagnostics = new GoldenDiagnostics(() -> harness, DeploymentDiagnosticsTest.class);

    @Test
    void aPlanAfterAFailedDeployShowsNoDefaultsThatAreNotUsed() throws IOException {
        var application = schema("application");
        var image = Fixtures.object("image", "nginx:1.29-alpine");
        var working = Configurations.complete(
                application,
                with(harness.minimal(application), "docker", image, "deploy_on_change", true)
                        .entries());
        var before = diagnostics.apply(application, working);
        var missing = Fixtures.object("image", "registry.example.com/does-not-exist");
        var broken = Configurations.complete(
                application, with(working, "docker", missing).entries());
        var attempt = harness.terraform().attempt(application, before, broken);
        assertThat(attempt.errors()).isNotEmpty();

        var read = harness.terraform().read(application, attempt.kept());
        var planned = (Value.MapValue)
                harness.terraform().plan(application, read, broken).planned();
        for (var attribute : application.attributes()) {
            if (attribute.defaultsWhen() != null) {
                assertThat(planned.at(attribute.name()))
                        .as(attribute.name())
                        .isEqualTo(read.object().at(attribute.name()))
                        .isEqualTo(before.object().at(attribute.name()));
            }
        }
    }

    @Test
    void deploysThatFailAreTold() throws IOException {
        var application = schema("application");
        var image = Fixtures.object("image", "registry.example.com/does-not-exist");
        diagnostics.attempt(application, with(harness.minimal(application), "docker", image));
        diagnostics.check("deployment-failed");
        var tagged = Fixtures.object("image", "registry.example.com/does-not-exist:s3cr3t-tag");
        var secrets = Fixtures.object("TAG", "s3cr3t-tag");
        diagnostics.attempt(
                application,
                with(harness.minimal(application), "name", "tagged", "docker", tagged, "secret_env", secrets));
        diagnostics.check("deployment-failed-with-a-secret-in-its-log");
        var unmanaged = diagnostics.apply(application, with(harness.minimal(application), "name", "unmanaged"));
        harness.sandbox()
                .rows()
                .patch("application", id(unmanaged), Fixtures.json("env", "API_TOKEN=canary-of-others"));
        var broken = with(
                harness.minimal(application),
                "name",
                "unmanaged",
                "docker",
                Fixtures.object("image", "registry.example.com/does-not-exist:canary-of-others"));
        harness.terraform().attempt(application, unmanaged, Configurations.complete(application, broken.entries()));
        assertThat(harness.terraform().said()).singleElement().asString().doesNotContain("canary-of-others");
        harness.terraform().forgetAll();
        var redis = schema("redis");
        var missing = "registry.example.com/does-not-exist";
        diagnostics.attempt(redis, with(harness.minimal(redis), "docker_image", missing, "delete_volumes", false));
        diagnostics.check("deployment-of-a-database-failed");
        var running = diagnostics.apply(application, with(harness.minimal(application), "name", "running"));
        var port = schema("port");
        var published = diagnostics.apply(port, with(harness.minimal(port), "application_id", id(running)));
        harness.fixtures()
                .dokploy()
                .mutate(
                        "application.update",
                        Fixtures.json("applicationId", id(running))
                                .put("dockerImage", "registry.example.com/does-not-exist"));
        harness.terraform().attemptDestroy(port, published);
        diagnostics.check("deployment-after-a-removal-failed");
    }

    @Test
    void deploysThatDoNotEndAreTold() throws Exception {
        try (var slow = new ProviderHarness(directory.resolve("slow"), Duration.ofMinutes(2))) {
            var application = schema("application");
            var config = slow.minimal(application);
            var soon = Configurations.complete(
                    application,
                    with(config, "timeouts", Fixtures.object("create", "1s")).entries());
            slow.terraform().attempt(application, Terraform.StoredState.NOTHING, soon);
            diagnostics.check("deployment-takes-too-long", slow);
            // The first is being built: the next waits in the queue until somebody empties it.
            var second = with(config, "name", "second");
            var ended = CompletableFuture.supplyAsync(
                    () -> slow.terraform().attempt(application, Terraform.StoredState.NOTHING, second));
            untilTheQueueIsLookedAt(slow, 0);
            for (var row : slow.sandbox().rows().all("application")) {
                if (row.path("name").asText().equals("second")) {
                    slow.fixtures()
                            .dokploy()
                            .mutate(
                                    "application.cleanQueues",
                                    Fixtures.json(
                                            "applicationId",
                                            row.path("applicationId").asText()));
                }
            }
            assertThat(ended.get().errors()).hasSize(1);
            diagnostics.check("deployment-dropped", slow);
            var asked = slow.requests();
            var third = with(config, "name", "third");
            var stopped = CompletableFuture.supplyAsync(
                    () -> slow.terraform().attempt(application, Terraform.StoredState.NOTHING, third));
            untilTheQueueIsLookedAt(slow, asked);
            var _ = slow.terraform().calls().stopProvider(StopProvider.Request.getDefaultInstance());
            assertThat(stopped.get().errors()).hasSize(1);
            diagnostics.check("interrupted", slow);
        }
    }

    private static void untilTheQueueIsLookedAt(ProviderHarness slow, int since) throws InterruptedException {
        while (slow.requestsSince(since).stream()
                .noneMatch(each -> each.procedures().contains("deployment.queueList"))) {
            Thread.sleep(10);
        }
    }
}
