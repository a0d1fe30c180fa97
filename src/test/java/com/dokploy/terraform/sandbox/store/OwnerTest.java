package com.dokploy.terraform.sandbox.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.dokploy.terraform.sandbox.Sandbox;
import com.dokploy.terraform.sandbox.TestClient;
import org.junit.jupiter.api.Test;

/** The first user of a sandbox. */
class OwnerTest {
    @Test
    void aServerThatWasJustInstalledHasNoUserAndTakesNoKey() {
        try (var sandbox = Sandbox.start(Sandbox.Options.standard().withoutOwner())) {
            assertThat(TestClient.of(sandbox)
                            .send("GET", "/api/user.session", null)
                            .status())
                    .isEqualTo(401);
            assertThat(sandbox.rows().all("user")).isEmpty();
            sandbox.reset();
            assertThat(sandbox.rows().all("organization")).isEmpty();
        }
    }

    @Test
    void anyOtherServerHasOneAfterAResetToo() {
        try (var sandbox = Sandbox.start(Sandbox.Options.standard())) {
            var client = TestClient.of(sandbox);
            client.send("POST", "/__sandbox/reset", null);
            assertThat(client.send("GET", "/api/organization.active", null)
                            .json()
                            .path("name")
                            .asText())
                    .isEqualTo("My Organization");
        }
    }

    @Test
    void theFirstSignUpMakesTheOwnerAndTheNextIsRefused() {
        try (var sandbox = Sandbox.start(Sandbox.Options.standard().withoutOwner())) {
            var client = TestClient.of(sandbox);
            assertThat(signUp(client, "first@example.com", "short")).contains("PASSWORD_TOO_SHORT");
            assertThat(signUp(client, "First@example.com", "long enough")).contains("first@example.com");
            assertThat(signUp(client, "second@example.com", "long enough")).contains("Admin is already created");
            assertThat(signUp(client, "third@example.com", "long enough")).contains("Too many requests");
            assertThat(sandbox.rows().all("user")).hasSize(1);
            assertThat(client.send("GET", "/api/user.session", null).status())
                    .as("the key of the command line is nobody's")
                    .isEqualTo(401);
        }
    }

    private static String signUp(TestClient client, String email, String password) {
        var body = TestClient.object()
                .put("email", email)
                .put("password", password)
                .put("name", "Ada");
        return client.send("POST", "/api/auth/sign-up/email", body.toString())
                .json()
                .toString();
    }
}
