package com.dokploy.terraform.sandbox.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.dokploy.terraform.sandbox.SandboxTest;
import com.dokploy.terraform.sandbox.TestClient;
import org.junit.jupiter.api.Test;

class StoreTest extends SandboxTest {
    @Test
    void listsAnUpdatedEnvironmentElsewhere() {
        var first = environment();
        var project = client.get("environment.one", "environmentId", first)
                .path("projectId")
                .asText();
        var second = TestClient.object().put("name", "e").put("projectId", project);
        client.post("environment.create", second);
        client.post(
                "environment.update",
                TestClient.object().put("environmentId", first).put("env", "A=1"));
        var environments = client.get("project.one", "projectId", project).path("environments");
        assertThat(environments.path(1).path("environmentId").asText()).isEqualTo(first);
    }
}
