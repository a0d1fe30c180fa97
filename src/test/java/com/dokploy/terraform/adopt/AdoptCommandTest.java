package com.dokploy.terraform.adopt;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The provider block that {@code adopt} writes. */
class AdoptCommandTest {
    @Test
    void terraformTrustsTheAuthorityThatTheCommandTrusts() {
        var file = Path.of("").toAbsolutePath().resolve("ca.pem");
        assertThat(written("https://dokploy.example.com", "./ca.pem")).isEqualTo("""
                # The API key is read from the environment variable DOKPLOY_API_KEY.
                provider "dokploy" {
                  endpoint       = "https://dokploy.example.com"
                  ca_certificate = "%s"
                }
                """.formatted(file));
        assertThat(written(
                        "https://dokploy.example.com", "-----BEGIN CERTIFICATE-----\nMII\n-----END CERTIFICATE-----\n"))
                .contains("ca_certificate = <<-EOT\n    -----BEGIN CERTIFICATE-----\n    MII\n");
    }

    @Test
    void theEnvironmentMayNameTheServer() {
        assertThat(HclWriter.file(List.of(AdoptCommand.provider(null, null))))
                .contains("from DOKPLOY_ENDPOINT.\nprovider \"dokploy\" {}");
    }

    private static String written(String endpoint, String caCertificate) {
        return HclWriter.file(List.of(AdoptCommand.provider(endpoint, caCertificate)));
    }
}
