package com.dokploy.terraform.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.dokploy.terraform.DokployProvider;
import com.dokploy.terraform.SharedCatalog;
import com.dokploy.terraform.Version;
import com.dokploy.terraform.client.ApiError;
import com.dokploy.terraform.client.ApiException;
import com.dokploy.terraform.resources.deploy.DeploymentLog;
import com.dokploy.terraform.resources.session.Session;
import com.dokploy.terraform.schema.Values;
import com.dokploy.terraform.value.Value;
import java.util.ArrayList;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The log of a deployment, which may repeat secrets that Terraform does not know. */
class DeploymentLogTest extends HarnessTest {
    @Test
    void progressThatWasOverwrittenIsNotShown() {
        var application = ProviderHarness.schema("application");
        var git = Fixtures.object("url", "https://git.example.com/shop/app.git", "branch", "main");
        var config = harness.minimal(application).with("docker", Value.NULL).with("git", git);
        harness.terraform()
                .apply(
                        application,
                        Terraform.StoredState.NOTHING,
                        Configurations.complete(application, config.entries()));
        var row = harness.sandbox().rows().all("deployment").getLast();
        var log = new DeploymentLog(row.path("deploymentId").asText(), () -> {}, session());
        var shown = new ArrayList<String>();

        log.follow(true, shown::add);

        assertThat(shown)
                .contains("remote: Counting objects: 100% (2/2), done.")
                .noneMatch(line -> line.contains("50%"));
        assertThat(log.end())
                .contains("  remote: Counting objects: 100% (2/2), done.\n")
                .doesNotContain("50%");
    }

    private Session session() {
        var provider = new DokployProvider(Version.PROVIDER, Map.of(), SharedCatalog.CATALOG);
        var target = harness.target();
        var config = Configurations.complete(
                provider.schema(),
                Map.of("endpoint", Value.of(target.endpoint()), "api_key", Value.of(target.apiKey())));
        return provider.configure(new Values(config), "1.11.4");
    }

    @Test
    void aLogIsNotShownUntilItsSecretsAreKnown() {
        var log = new DeploymentLog(
                "any",
                () -> {
                    throw new ApiException(new ApiError.Server("application.one", 502, "Bad Gateway"));
                },
                session());
        var shown = new ArrayList<String>();

        log.follow(true, shown::add);

        assertThat(shown).isEmpty();
        assertThat(log.end()).isEqualTo("  (not readable: Bad Gateway)");
        assertThat(harness.sandbox().requests().log())
                .noneMatch(request -> request.toString().contains("deployment.readLogs"));
    }
}
