package com.dokploy.terraform.adopt;

import static org.assertj.core.api.Assertions.assertThat;

import com.dokploy.terraform.sandbox.TargetServer;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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

    @Test
    void aMissingKeyIsAskedFor(@TempDir Path directory) {
        var run = CommandRun.adoptWith("--out", directory.resolve("out").toString(), "--endpoint=http://localhost:1");
        assertThat(run.exit()).isOne();
        assertThat(run.errors())
                .startsWith("Error: Missing API Key: The API key is not set. Set `--api-key`")
                .doesNotContain("provider block");
    }

    @Test
    void whatCannotBeWrittenIsSaid(@TempDir Path directory) throws IOException {
        try (var server = TargetServer.sandboxed()) {
            server.client()
                    .post(
                            "project.create",
                            JsonNodeFactory.instance.objectNode().put("name", "shop"));
            var file = Files.createFile(directory.resolve("file"));
            var run = CommandRun.adopt(server, file.resolve("out"));
            assertThat(run.exit()).isOne();
            assertThat(run.errors())
                    .startsWith("Error: Cannot write `" + file.resolve("out") + "`: ")
                    .contains("choose a directory that you can write to with --out.")
                    .doesNotContain("Exception");
        }
    }

    private static String written(String endpoint, String caCertificate) {
        return HclWriter.file(List.of(AdoptCommand.provider(endpoint, caCertificate)));
    }
}
