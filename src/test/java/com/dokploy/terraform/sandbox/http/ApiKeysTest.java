package com.dokploy.terraform.sandbox.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.dokploy.terraform.sandbox.Sandbox;
import com.dokploy.terraform.sandbox.SandboxTest;
import com.dokploy.terraform.sandbox.TestClient;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ApiKeysTest extends SandboxTest {
    @Test
    void refusesAUsedUpKeyLikeAWrongOne() {
        var limited = Sandbox.Options.standard().withRateLimit(6, Duration.ofMinutes(1));
        try (var other = Sandbox.start(limited)) {
            var client = TestClient.of(other);
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
                client.get("organization.active", "x", "y").path("id").asText();
        var body = TestClient.object().put("name", "k");
        body.putObject("metadata").put("organizationId", organization);
        var made = new TestClient(
                sandbox.endpoint().toString(),
                client.post("user.createApiKey", body).path("key").asText());
        for (int count = 0; count < 5; count++) {
            assertThat(made.send("GET", "/api/project.all", null).status()).isEqualTo(200);
        }
        assertThat(made.send("GET", "/api/project.all", null).status()).isEqualTo(401);
    }
}
