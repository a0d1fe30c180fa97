package com.dokploy.terraform.sandbox.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.dokploy.terraform.sandbox.RunningSandbox;
import com.dokploy.terraform.sandbox.Server;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StoreTest {
    private final RunningSandbox running = new RunningSandbox();
    private final Server server = running.server();

    @AfterEach
    void stop() {
        running.close();
    }

    @Test
    void listsAnUpdatedEnvironmentElsewhere() {
        var first = running.environment();
        var project = server.get("environment.one", "environmentId", first)
                .path("projectId")
                .asText();
        var second = Server.object().put("name", "e").put("projectId", project);
        server.post("environment.create", second.toString());
        server.post(
                "environment.update",
                Server.object().put("environmentId", first).put("env", "A=1").toString());
        var environments = server.get("project.one", "projectId", project).path("environments");
        assertThat(environments.path(1).path("environmentId").asText()).isEqualTo(first);
    }
}
