package com.dokploy.terraform.sandbox.procedures;

import static org.assertj.core.api.Assertions.assertThat;

import com.dokploy.terraform.sandbox.SandboxTest;
import org.junit.jupiter.api.Test;

/** What an enterprise license unlocks. */
class LicenseProceduresTest extends SandboxTest {
    private static final String ROLE = "{\"roleName\":\"dev\",\"permissions\":{\"project\":[\"create\"]}}";

    @Test
    void refusesBeforeItLooksAtTheInput() {
        for (var body : new String[] {ROLE, "{}"}) {
            var refused = client.send("POST", "/api/customRole.create", body);
            assertThat(refused.status()).isEqualTo(403);
            assertThat(refused.json().path("message").asText()).isEqualTo("Valid enterprise license required");
        }
        assertThat(client.send("GET", "/api/customRole.all", null).text()).isEqualTo("[]");
    }

    @Test
    void hasALicenseWhenItIsGivenOneAndNoneAfterAReset() {
        client.send("POST", "/__sandbox/license", "{\"valid\":true}");
        assertThat(client.send("GET", "/api/licenseKey.haveValidLicenseKey", null)
                        .text())
                .isEqualTo("true");
        assertThat(client.send("POST", "/api/customRole.create", ROLE).status()).isEqualTo(200);
        client.send("POST", "/__sandbox/reset", null);
        assertThat(client.send("GET", "/__sandbox/license", null).text()).isEqualTo("{\"valid\":false}");
    }
}
