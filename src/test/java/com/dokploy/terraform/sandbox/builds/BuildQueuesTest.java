package com.dokploy.terraform.sandbox.builds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.dokploy.terraform.sandbox.RunningSandbox;
import com.dokploy.terraform.sandbox.Sandbox;
import com.dokploy.terraform.sandbox.Server;
import java.io.UncheckedIOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BuildQueuesTest {
    private final RunningSandbox running = new RunningSandbox();
    private final Sandbox sandbox = running.sandbox();
    private final Server server = running.server();

    @AfterEach
    void stop() {
        running.close();
    }

    @Test
    void buildsOneAfterAnotherAndShowsARowOnlyFromItsTurn() {
        var first = running.application("nginx");
        var second = running.application("nginx");
        for (var id : new String[] {first, second}) {
            server.post(
                    "application.deploy",
                    Server.object()
                            .put("applicationId", id)
                            .put("title", "for " + id)
                            .toString());
        }
        var queue = server.send("GET", "/api/deployment.queueList", null).json();
        assertThat(queue.findValuesAsText("titleLog")).contains("for " + second);
        assertThat(server.get("deployment.all", "applicationId", second)).isEmpty();
        assertThat(server.get("application.one", "applicationId", second)
                        .path("applicationStatus")
                        .asText())
                .isEqualTo("idle");
        var row = running.await(
                        "deployment.all",
                        "applicationId",
                        second,
                        list -> "done".equals(list.path(0).path("status").asText()))
                .path(0);
        assertThat(row.path("title").asText()).isEqualTo("for " + second);
        assertThat(row.path("finishedAt").isTextual()).isTrue();
        assertThat(server.get("application.one", "applicationId", second)
                        .path("applicationStatus")
                        .asText())
                .isEqualTo("done");
    }

    @Test
    void namesADeploymentAfterTheCommitInTheEnd() {
        var id = running.application("nginx");
        var git = Server.object()
                .put("applicationId", id)
                .put("sourceType", "git")
                .put("customGitUrl", "https://git.example.com/shop/app.git");
        server.post("application.update", git.toString());
        server.post(
                "application.deploy",
                Server.object().put("applicationId", id).put("title", "ours").toString());
        var row = running.await(
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
        var id = running.application("nginx");
        for (int count = 0; count < 12; count++) {
            server.post(
                    "application.deploy",
                    Server.object().put("applicationId", id).toString());
        }
        running.await("deployment.all", "applicationId", id, list -> sandbox.queued() == 0);
        assertThat(server.get("deployment.all", "applicationId", id)).hasSize(10);
    }

    @Test
    void failsABuildWhoseImageSaysSo() {
        var id = running.application("registry.example.com/does-not-exist:1");
        server.post(
                "application.deploy", Server.object().put("applicationId", id).toString());
        var row = running.await(
                        "deployment.all",
                        "applicationId",
                        id,
                        list -> "error".equals(list.path(0).path("status").asText()))
                .path(0);
        var deployment = row.path("deploymentId").asText();
        assertThat(server.get("deployment.readLogs", "deploymentId", deployment).asText())
                .contains("manifest for registry.example.com/does-not-exist:1 not found");
        var last = server.send("GET", "/api/deployment.readLogs?tail=1&deploymentId=" + deployment, null)
                .json();
        assertThat(last.asText()).isEqualTo("Error occurred ❌, check the logs for details.\n");
        assertThat(server.get("application.one", "applicationId", id)
                        .path("applicationStatus")
                        .asText())
                .isEqualTo("error");
    }

    @Test
    void failsTheDeployOfAStackWithADomainOfAServiceThatItLacks() {
        var stack = Server.object()
                .put("name", "s")
                .put("sourceType", "raw")
                .put("composeFile", "services:\n  web: !override\n    image: nginx\n");
        var id = sandbox.rows().plant("compose", stack).path("composeId").asText();
        var domain = Server.object().put("host", "x.example.com").put("composeId", id);
        var wrong = sandbox.rows()
                .plant("domain", domain.deepCopy().put("serviceName", "app").put("domainId", "wrong"));
        sandbox.rows().plant("domain", domain.put("serviceName", "web").put("domainId", "right"));
        assertThat(statusAfterDeploy(id)).isEqualTo("error");
        var deployment =
                server.get("deployment.allByCompose", "composeId", id).path(0).path("deploymentId");
        assertThat(server.get("deployment.readLogs", "deploymentId", deployment.asText())
                        .asText())
                .contains(
                        "Domain \"x.example.com\" is attached to service \"app\" which does not exist in the compose");
        sandbox.rows()
                .patch(
                        "domain",
                        wrong.path("domainId").asText(),
                        Server.object().put("enabled", false));
        assertThat(statusAfterDeploy(id)).isEqualTo("done");
    }

    private String statusAfterDeploy(String stack) {
        var count = server.get("deployment.allByCompose", "composeId", stack).size();
        server.post("compose.deploy", Server.object().put("composeId", stack).toString());
        return running.await(
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
        var first = running.application("nginx");
        var second = running.application("nginx");
        server.post(
                "application.deploy",
                Server.object().put("applicationId", first).toString());
        server.post(
                "application.deploy",
                Server.object().put("applicationId", second).toString());
        running.await("deployment.all", "applicationId", first, list -> !list.isEmpty());
        sandbox.restart(Duration.ofSeconds(1));
        assertThatThrownBy(() -> server.send("GET", "/api/project.all", null)).isInstanceOf(UncheckedIOException.class);
        running.awaitAnswer();
        assertThat(server.get("deployment.all", "applicationId", first)
                        .path(0)
                        .path("status")
                        .asText())
                .isEqualTo("cancelled");
        assertThat(server.get("deployment.all", "applicationId", second)).isEmpty();
        assertThat(sandbox.queued()).isZero();
    }
}
