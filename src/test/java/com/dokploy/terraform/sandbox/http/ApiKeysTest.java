package com.dokploy.terraform.sandbox.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.dokploy.terraform.sandbox.RunningSandbox;
import com.dokploy.terraform.sandbox.Sandbox;
import com.dokploy.terraform.sandbox.Server;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ApiKeysTest {
    private final RunningSandbox running = new RunningSandbox();
    private final Sandbox sandbox = running.sandbox();
    private final Server server = running.server();

    @AfterEach
    void stop() {
        running.close();
    }

    @Test
    void refusesAUsedUpKeyLikeAWrongOne() {
        var limited = Sandbox.Options.standard().withRateLimit(6, Duration.ofMinutes(1));
        try (var other = Sandbox.start(limited)) {
            var client = Server.of(other);
            for (int count = 0; count < 2; count++) {
                assertThat(client.send("GET", "/api/project.all", null).status())
                        .isEqualTo(200);
            }
            for (int count = 0; count < 2; count++) {
                var batch = "/api/trpc/project.all,tag.all?batch=1&input=%7B%7D";
                assertThat(client.send("GET", batch, null).status()).isEqualTo(200);
            }
            assertThat(client.send("GET", "/api/project.all", null).text()).isEqualTo("{\"message\":\"Unauthorized\"}");
        }
    }

    @Test
    void holdsAMadeKeyToItsOwnLimit() {
        var organization =
                server.get("organization.active", "x", "y").path("id").asText();
        var body = Server.object().put("name", "k");
        body.putObject("metadata").put("organizationId", organization);
        var made = new Server(
                sandbox.endpoint().toString(),
                server.post("user.createApiKey", body.toString()).path("key").asText());
        for (int count = 0; count < 5; count++) {
            assertThat(made.send("GET", "/api/project.all", null).status()).isEqualTo(200);
        }
        assertThat(made.send("GET", "/api/project.all", null).status()).isEqualTo(401);
    }
}
