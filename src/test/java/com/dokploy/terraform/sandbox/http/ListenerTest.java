package com.dokploy.terraform.sandbox.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.dokploy.terraform.sandbox.SandboxTest;
import com.dokploy.terraform.sandbox.TestClient;
import java.util.Collections;
import java.util.HashSet;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class ListenerTest extends SandboxTest {
    @Test
    void servesManyClientsAtOnce() throws Exception {
        var environment = environment();
        var body = TestClient.object()
                .put("name", "a")
                .put("environmentId", environment)
                .toString();
        Callable<String> create = () ->
                client.post("application.create", body).path("applicationId").asText();
        var ids = new HashSet<String>();
        try (var threads = Executors.newFixedThreadPool(50)) {
            for (var future : threads.invokeAll(Collections.nCopies(1000, create))) {
                ids.add(future.get());
            }
        }
        assertThat(ids).hasSize(1000);
        assertThat(client.get("environment.one", "environmentId", environment).path("applications"))
                .hasSize(1000);
    }
}
