package com.dokploy.terraform.sandbox.docker;

import static org.assertj.core.api.Assertions.assertThat;

import com.dokploy.terraform.sandbox.RunningSandbox;
import com.dokploy.terraform.sandbox.Sandbox;
import com.dokploy.terraform.sandbox.Server;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DockerTest {
    private final RunningSandbox running = new RunningSandbox();
    private final Sandbox sandbox = running.sandbox();
    private final Server server = running.server();

    @AfterEach
    void stop() {
        running.close();
    }

    @Test
    void leavesOnTheDockerSideWhatTheServerLeaves() {
        var id = running.postgres("postgres:18");
        server.post("postgres.deploy", Server.object().put("postgresId", id).toString());
        var row = server.get("postgres.one", "postgresId", id);
        var name = row.path("appName").asText();
        server.post("postgres.remove", Server.object().put("postgresId", id).toString());
        assertThat(sandbox.rows().orphans()).containsEntry("services", List.of());
        assertThat(sandbox.rows().orphans()).containsEntry("volumes", List.of(name + "-data"));

        var other = running.application("nginx");
        server.post(
                "application.deploy",
                Server.object().put("applicationId", other).toString());
        var shown = running.await(
                "application.one",
                "applicationId",
                other,
                one -> "done".equals(one.path("applicationStatus").asText()));
        var project = shown.path("environment").path("projectId").asText();
        server.post("project.remove", Server.object().put("projectId", project).toString());
        assertThat(server.send("GET", "/api/application.one?applicationId=" + other, null)
                        .status())
                .isEqualTo(404);
        assertThat(sandbox.rows().orphans())
                .containsEntry("services", List.of(shown.path("appName").asText()));
    }
}
