package com.dokploy.terraform.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Looks for secrets in a working directory. Whatever begins with {@code canary-} is one: none in what Terraform shows,
 * in what the provider logs and in what it notes beside Terraform's data. What begins with {@code canary-hidden} is not
 * even in the state.
 */
final class SecretScan {
    private SecretScan() {}

    /** Fails for a file with a secret that should not be there. */
    static void assertNoSecrets(Path directory) throws IOException {
        try (var files = Files.walk(directory)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                assertNoSecrets(directory.relativize(file).toString(), file);
            }
        }
    }

    private static void assertNoSecrets(String name, Path file) throws IOException {
        if (name.endsWith(".tf") || name.startsWith(".terraform/providers") || name.endsWith(".zip")) {
            return;
        }
        var text = Files.readString(file, StandardCharsets.ISO_8859_1);
        if (name.startsWith("terraform.tfstate") || name.endsWith("-show.txt")) {
            assertThat(text).as(name).doesNotContain("canary-hidden");
        } else if (name.endsWith(".log")) {
            // Terraform itself logs configurations at this level; the provider's lines bear its name.
            assertThat(text.lines().filter(line -> line.contains("provider.terraform-provider-dokploy")))
                    .as(name)
                    .noneMatch(line -> line.contains("canary-"));
        } else if (name.startsWith("shown/")
                || name.equals(ProviderProcess.LOG)
                || name.startsWith(".terraform/dokploy")) {
            assertThat(text).as(name).doesNotContain("canary-");
        }
    }
}
