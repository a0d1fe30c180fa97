package com.dokploy.terraform.sandbox.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.dokploy.terraform.sandbox.RunningSandbox;
import com.dokploy.terraform.sandbox.Server;
import java.util.Collections;
import java.util.HashSet;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ListenerTest {
    private final RunningSandbox running = new RunningSandbox();
    private final Server server = running.server();

    @AfterEach
    void stop() {
        running.close();
    }

    @Test
    void servesManyClientsAtOnce() throws Exception {
        var environment = running.environment();
        var body = Server.object()
                .put("name", "a")
                .put("environmentId", environment)
                .toString();
        Callable<String> create = () ->
                server.post("application.create", body).path("applicationId").asText();
        var ids = new HashSet<String>();
        try (var threads = Executors.newFixedThreadPool(50)) {
            for (var future : threads.invokeAll(Collections.nCopies(1000, create))) {
                ids.add(future.get());
            }
        }
        assertThat(ids).hasSize(1000);
        assertThat(server.get("environment.one", "environmentId", environment).path("applications"))
                .hasSize(1000);
    }
}
