package com.dokploy.terraform.conformance;

import static com.dokploy.terraform.conformance.ProviderHarness.id;
import static com.dokploy.terraform.conformance.ProviderHarness.schema;
import static org.assertj.core.api.Assertions.assertThat;

import com.dokploy.terraform.value.Value;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Deployments of what comes from a repository: in the end the message of the commit takes the place of the title that
 * they were given (seen on v0.30.2), before they are first looked at or after that.
 */
class RepositoryDeploymentsTest {
    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(ints = {1, 700, 1_600})
    void aDeploymentIsFoundUnderTheMessageOfItsCommit(int milliseconds) throws IOException {
        try (var harness = new ProviderHarness(directory, Duration.ofMillis(milliseconds))) {
            var application = schema("application");
            var git = Fixtures.object("url", "https://git.example.com/shop/app.git", "branch", "main");
            var config = Configurations.complete(
                    application,
                    harness.minimal(application)
                            .with("docker", Value.NULL)
                            .with("git", git)
                            .entries());
            var deployed = harness.terraform().apply(application, Terraform.StoredState.NOTHING, config);
            assertThat(deployed.object().at("status")).isEqualTo(Value.of("done"));

            var deployment = schema("deployment");
            var again = Configurations.complete(
                    deployment, Fixtures.object("application_id", id(deployed)).entries());
            var second = harness.terraform()
                    .apply(deployment, Terraform.StoredState.NOTHING, again)
                    .object();
            assertThat(second.at("status")).isEqualTo(Value.of("done"));
            assertThat(second.at("deployment_id"))
                    .isInstanceOf(Value.Text.class)
                    .isNotEqualTo(deployed.object().at("last_deployment_id"));
        }
    }

    /** A deployment gets the message of its commit while nobody looks, and those before it in the queue have one as well. */
    @Test
    @Timeout(60)
    void aDeploymentThatNobodyWaitedForIsFoundByALaterRefresh() throws Exception {
        try (var harness = new ProviderHarness(directory, Duration.ofMillis(700))) {
            var application = schema("application");
            var git = Fixtures.object("url", "https://git.example.com/shop/app.git", "branch", "main");
            var deployed = harness.terraform()
                    .apply(
                            application,
                            Terraform.StoredState.NOTHING,
                            Configurations.complete(
                                    application,
                                    harness.minimal(application)
                                            .with("docker", Value.NULL)
                                            .with("git", git)
                                            .entries()));
            var id = id(deployed);
            for (var before = 0; before < 2; before++) {
                harness.fixtures().dokploy().mutate("application.deploy", Fixtures.json("applicationId", id));
            }

            var deployment = schema("deployment");
            var config = Fixtures.object("application_id", id).with("wait_for_deployment", Value.of(false));
            var queued = harness.terraform()
                    .apply(
                            deployment,
                            Terraform.StoredState.NOTHING,
                            Configurations.complete(deployment, config.entries()));
            assertThat(queued.object().at("status")).isEqualTo(Value.of("queued"));
            untilEnded(harness, 2);
            queued = harness.terraform().read(deployment, queued);
            assertThat(queued.object().at("status")).isEqualTo(Value.of("queued"));
            untilEnded(harness, 4);
            var ended = harness.terraform().read(deployment, queued);
            assertThat(ended.object().at("status")).isEqualTo(Value.of("done"));
            assertThat(ended.object().at("deployment_id"))
                    .isEqualTo(Value.of(harness.sandbox()
                            .rows()
                            .all("deployment")
                            .getLast()
                            .path("deploymentId")
                            .asText()));
        }
    }

    private static void untilEnded(ProviderHarness harness, int deployments) throws InterruptedException {
        var ended = 0L;
        while (ended < deployments) {
            Thread.sleep(20);
            ended = harness.sandbox().rows().all("deployment").stream()
                    .filter(row -> row.path("status").asText().equals("done"))
                    .count();
        }
    }
}
