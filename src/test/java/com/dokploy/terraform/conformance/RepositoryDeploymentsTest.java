package com.dokploy.terraform.conformance;

import static com.dokploy.terraform.conformance.ProviderHarness.id;
import static com.dokploy.terraform.conformance.ProviderHarness.schema;
import static org.assertj.core.api.Assertions.assertThat;

import com.dokploy.terraform.value.Value;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
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
}
