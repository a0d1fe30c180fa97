package com.dokploy.terraform.sandbox.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.dokploy.terraform.sandbox.Sandbox;
import com.dokploy.terraform.sandbox.TestClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateFileTest {
    private static final String SECRET = "canary-4711";

    @TempDir
    private Path directory = Path.of("");

    private Sandbox.Options options = Sandbox.Options.standard();

    @BeforeEach
    void choose() {
        options = Sandbox.Options.standard().withStateFile(directory.resolve("state.json"));
    }

    @Test
    void comesBackWithEverythingIncludingItsOrganization() throws IOException {
        String organization;
        try (var sandbox = Sandbox.start(options)) {
            var client = TestClient.of(sandbox);
            organization =
                    client.get("organization.active", "x", "y").path("id").asText();
            client.post("project.create", "{\"name\":\"p\",\"env\":\"TOKEN=" + SECRET + "\"}");
        }
        assertThat(Files.readString(directory.resolve("state.json")))
                .doesNotContain(SECRET)
                .doesNotContain("TOKEN");
        try (var sandbox = Sandbox.start(options)) {
            assertThat(sandbox.rows().all("project"))
                    .singleElement()
                    .satisfies(row -> assertThat(row.path("env").asText()).isEqualTo("TOKEN=" + SECRET));
            assertThat(TestClient.of(sandbox)
                            .get("organization.active", "x", "y")
                            .path("id")
                            .asText())
                    .isEqualTo(organization);
        }
    }

    @Test
    void comesBackWithItsTraefikFiles() {
        var path = "/etc/dokploy/traefik/dynamic/mine.yml";
        try (var sandbox = Sandbox.start(options)) {
            TestClient.of(sandbox)
                    .post("settings.updateTraefikFile", "{\"path\":\"" + path + "\",\"traefikConfig\":\"http: {}\"}");
        }
        try (var sandbox = Sandbox.start(options)) {
            assertThat(TestClient.of(sandbox)
                            .get("settings.readTraefikFile", "path", path)
                            .asText())
                    .isEqualTo("http: {}");
        }
    }

    @Test
    void goesOnSavingAfterAFailure() throws IOException, InterruptedException {
        var there = Files.createDirectory(directory.resolve("there"));
        var gone = directory.resolve("gone");
        var file = there.resolve("state.json");
        try (var sandbox = Sandbox.start(options.withStateFile(file))) {
            var client = TestClient.of(sandbox);
            Files.move(there, gone);
            client.post("project.create", "{\"name\":\"p\"}");
            Thread.sleep(1_500);
            Files.move(gone, there);
            Files.deleteIfExists(file);
            for (var attempt = 0; attempt < 600 && !Files.exists(file); attempt++) {
                Thread.sleep(100);
            }
            assertThat(file).exists();
        }
    }

    @Test
    void isReadableByItsOwnerOnly() throws IOException {
        Sandbox.start(options).close();
        var file = directory.resolve("state.json");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        try (var files = Files.list(directory)) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void refusesAnotherKeyAndFilesThatAreNotItsOwn() throws IOException {
        Sandbox.start(options).close();
        var other = options.withApiKey("other");
        assertThatThrownBy(() -> Sandbox.start(other))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("cannot be read with this API key");
        Files.writeString(directory.resolve("state.json"), "{}");
        assertThatThrownBy(() -> Sandbox.start(options))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("is no state file of the sandbox");
    }
}
