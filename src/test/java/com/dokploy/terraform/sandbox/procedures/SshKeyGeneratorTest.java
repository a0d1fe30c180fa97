package com.dokploy.terraform.sandbox.procedures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The keys of the sandbox, read by OpenSSH itself. */
class SshKeyGeneratorTest {
    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void openSshReadsBothHalves(boolean isRsa) throws Exception {
        assumeThat(run("ssh-keygen", "-?")).as("ssh-keygen on the path").isNotNull();
        var made = SshKeyGenerator.generate(isRsa);
        var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        var privateFile = Files.createFile(directory.resolve("key"), ownerOnly);
        Files.writeString(privateFile, made.path("privateKey").asText());
        var publicFile = Files.writeString(
                directory.resolve("public"), made.path("publicKey").asText() + "\n");

        var fingerprint = run("ssh-keygen", "-l", "-f", publicFile.toString());

        assertThat(fingerprint)
                .contains(isRsa ? "2048 SHA256:" : "256 SHA256:")
                .endsWith((isRsa ? "(RSA)" : "(ED25519)") + "\n")
                .isEqualTo(run("ssh-keygen", "-l", "-f", privateFile.toString()));
        assertThat(run("ssh-keygen", "-y", "-f", privateFile.toString()))
                .as("the public key that belongs to the private one")
                .isEqualTo(made.path("publicKey").asText() + "\n");
        assertThat(run("ssh-keygen", "-Y", "sign", "-n", "file", "-f", privateFile.toString(), publicFile.toString()))
                .as("a signature with the private key")
                .contains("Signing file");
    }

    /** Returns what a command says; null if there is no such command. */
    private static @Nullable String run(String... command) throws InterruptedException {
        try {
            var process = new ProcessBuilder(List.of(command))
                    .redirectErrorStream(true)
                    .start();
            process.getOutputStream().close();
            var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            process.waitFor();
            return said;
        } catch (IOException missing) {
            return null;
        }
    }
}
