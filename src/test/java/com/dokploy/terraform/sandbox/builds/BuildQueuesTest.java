package com.dokploy.terraform.sandbox.builds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.dokploy.terraform.sandbox.SandboxTest;
import com.dokploy.terraform.sandbox.TestClient;
import java.io.UncheckedIOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class BuildQueuesTest extends SandboxTest {
    BuildQueuesTest() {
        super(Duration.ofMillis(500));
    }

    @Test
    void buildsOneAfterAnotherAndShowsARowOnlyFromItsTurn() {
        var first = application("nginx");
        var second = application("nginx");
        for (var id : new String[] {first, second}) {
            client.post(
                    "application.deploy",
                    TestClient.object().put("applicationId", id).put("title", "for " + id));
        }
        var queue = client.send("GET", "/api/deployment.queueList", null).json();
        assertThat(queue.findValuesAsText("titleLog")).contains("for " + second);
        assertThat(client.get("deployment.all", "applicationId", second)).isEmpty();
        assertThat(client.get("application.one", "applicationId", second)
                        .path("applicationStatus")
                        .asText())
                .isEqualTo("idle");
        var row = await(
                        "deployment.all",
                        "applicationId",
                        second,
                        list -> "done".equals(list.path(0).path("status").asText()))
                .path(0);
        assertThat(row.path("title").asText()).isEqualTo("for " + second);
        assertThat(row.path("finishedAt").isTextual()).isTrue();
        assertThat(client.get("application.one", "applicationId", second)
                        .path("applicationStatus")
                        .asText())
                .isEqualTo("done");
    }

    @Test
    void namesADeploymentAfterTheCommitInTheEnd() {
        var id = application("nginx");
        var git = TestClient.object()
                .put("applicationId", id)
                .put("sourceType", "git")
                .put("customGitUrl", "https://git.example.com/shop/app.git");
        client.post("application.update", git);
        client.post(
                "application.deploy",
                TestClient.object().put("applicationId", id).put("title", "ours"));
        var row = await(
                        "deployment.all",
                        "applicationId",
                        id,
                        list -> "done".equals(list.path(0).path("status").asText()))
                .path(0);
        assertThat(row.path("title").asText()).isEqualTo("Initial commit");
        assertThat(row.path("description").asText()).matches("Commit: [0-9a-f]{40}");
    }

    @Test
    void keepsTheLastTenDeployments() {
        var id = application("nginx");
        for (int count = 0; count < 12; count++) {
            client.post("application.deploy", TestClient.object().put("applicationId", id));
        }
        await("deployment.all", "applicationId", id, list -> sandbox.queued() == 0);
        assertThat(client.get("deployment.all", "applicationId", id)).hasSize(10);
    }

    @Test
    void failsABuildWhoseImageSaysSo() {
        var id = application("registry.example.com/does-not-exist:1");
        client.post("application.deploy", TestClient.object().put("applicationId", id));
        var row = await(
                        "deployment.all",
                        "applicationId",
                        id,
                        list -> "error".equals(list.path(0).path("status").asText()))
                .path(0);
        var deployment = row.path("deploymentId").asText();
        assertThat(client.get("deployment.readLogs", "deploymentId", deployment).asText())
                .contains("manifest for registry.example.com/does-not-exist:1 not found");
        var last = client.send("GET", "/api/deployment.readLogs?tail=1&deploymentId=" + deployment, null)
                .json();
        assertThat(last.asText()).isEqualTo("Error occurred ❌, check the logs for details.\n");
        assertThat(client.get("application.one", "applicationId", id)
                        .path("applicationStatus")
                        .asText())
                .isEqualTo("error");
    }

    @Test
    void failsTheDeployOfAStackWithADomainOfAServiceThatItLacks() {
        var stack = TestClient.object()
                .put("name", "s")
                .put("sourceType", "raw")
                .put("composeFile", "services:\n  web: !override\n    image: nginx\n");
        var id = sandbox.rows().plant("compose", stack).path("composeId").asText();
        var domain = TestClient.object().put("host", "x.example.com").put("composeId", id);
        var wrong = sandbox.rows()
                .plant("domain", domain.deepCopy().put("serviceName", "app").put("domainId", "wrong"));
        sandbox.rows().plant("domain", domain.put("serviceName", "web").put("domainId", "right"));
        assertThat(statusAfterDeploy(id)).isEqualTo("error");
        var deployment =
                client.get("deployment.allByCompose", "composeId", id).path(0).path("deploymentId");
        assertThat(client.get("deployment.readLogs", "deploymentId", deployment.asText())
                        .asText())
                .contains(
                        "Domain \"x.example.com\" is attached to service \"app\" which does not exist in the compose");
        sandbox.rows()
                .patch(
                        "domain",
                        wrong.path("domainId").asText(),
                        TestClient.object().put("enabled", false));
        assertThat(statusAfterDeploy(id)).isEqualTo("done");
    }

    private String statusAfterDeploy(String stack) {
        var count = client.get("deployment.allByCompose", "composeId", stack).size();
        client.post("compose.deploy", TestClient.object().put("composeId", stack));
        return await(
                        "deployment.allByCompose",
                        "composeId",
                        stack,
                        list -> list.size() > count
                                && !list.path(0).path("status").asText().equals("running"))
                .path(0)
                .path("status")
                .asText();
    }

    @Test
    void losesTheQueueInARestartAndComesBackOnTheSamePort() {
        var first = application("nginx");
        var second = application("nginx");
        client.post("application.deploy", TestClient.object().put("applicationId", first));
        client.post("application.deploy", TestClient.object().put("applicationId", second));
        await("deployment.all", "applicationId", first, list -> !list.isEmpty());
        sandbox.restart(Duration.ofSeconds(1));
        assertThatThrownBy(() -> client.send("GET", "/api/project.all", null)).isInstanceOf(UncheckedIOException.class);
        awaitAnswer();
        assertThat(client.get("deployment.all", "applicationId", first)
                        .path(0)
                        .path("status")
                        .asText())
                .isEqualTo("cancelled");
        assertThat(client.get("deployment.all", "applicationId", second)).isEmpty();
        assertThat(sandbox.queued()).isZero();
    }
}
