package com.dokploy.terraform.sandbox.docker;

import static org.assertj.core.api.Assertions.assertThat;

import com.dokploy.terraform.sandbox.SandboxTest;
import com.dokploy.terraform.sandbox.TestClient;
import java.util.List;
import org.junit.jupiter.api.Test;

class DockerTest extends SandboxTest {
    @Test
    void leavesOnTheDockerSideWhatTheServerLeaves() {
        var id = postgres("postgres:18");
        client.post("postgres.deploy", TestClient.object().put("postgresId", id));
        var row = client.get("postgres.one", "postgresId", id);
        var name = row.path("appName").asText();
        client.post("postgres.remove", TestClient.object().put("postgresId", id));
        assertThat(sandbox.rows().orphans()).containsEntry("services", List.of());
        assertThat(sandbox.rows().orphans()).containsEntry("volumes", List.of(name + "-data"));

        var other = application("nginx");
        client.post("application.deploy", TestClient.object().put("applicationId", other));
        var shown = await(
                "application.one",
                "applicationId",
                other,
                one -> "done".equals(one.path("applicationStatus").asText()));
        var project = shown.path("environment").path("projectId").asText();
        client.post("project.remove", TestClient.object().put("projectId", project));
        assertThat(client.send("GET", "/api/application.one?applicationId=" + other, null)
                        .status())
                .isEqualTo(404);
        assertThat(sandbox.rows().orphans())
                .containsEntry("services", List.of(shown.path("appName").asText()));
    }
}
