package com.dokploy.terraform.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SandboxCommandTest {
    private final ByteArrayOutputStream output = new ByteArrayOutputStream();
    private final ByteArrayOutputStream errors = new ByteArrayOutputStream();

    private int run(String... arguments) {
        return SandboxCommand.run(
                arguments,
                new PrintStream(output, true, StandardCharsets.UTF_8),
                new PrintStream(errors, true, StandardCharsets.UTF_8));
    }

    @Test
    void explainsItself() {
        assertThat(run("--help")).isZero();
        assertThat(output.toString(StandardCharsets.UTF_8))
                .contains("--port-file", "--state", "--latency", "--cost", "--without-owner");
    }

    @ParameterizedTest
    @CsvSource({
        "--port, Option --port requires a value.",
        "--port=x, Option --port must be a number between 0 and 65535.",
        "--port=70000, Option --port must be a number between 0 and 65535.",
        "--latency=-1, Option --latency must be a number between 0 and 600000.",
        "--cost=x, Option --cost must be a number between 0 and 600000.",
        "'--cost=12,', Option --cost must be a number between 0 and 600000.",
        "'--cost=12,5,1', Option --cost must be a number between 0 and 600000.",
        "--api-key=, Option --api-key must not be blank.",
        "--without-owner=1, Unknown option --without-owner.",
        "--bogus=1, Unknown option --bogus.",
        "--bogus, Unknown option --bogus.",
        "extra, Unexpected argument 'extra'.",
    })
    void refusesWhatItDoesNotUnderstand(String argument, String message) {
        assertThat(run(argument)).isEqualTo(2);
        assertThat(errors.toString(StandardCharsets.UTF_8)).startsWith(message);
    }

    @Test
    void checksTheStateFileAtTheStart(@TempDir Path directory) {
        assertThat(run("--port=0", "--state=" + directory)).isEqualTo(1);
        assertThat(run("--port=0", "--state=" + directory.resolve("missing/state")))
                .isEqualTo(1);
        assertThat(errors.toString(StandardCharsets.UTF_8))
                .contains("the state file " + directory + " is a directory")
                .contains("missing/state does not exist");
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void listensUntilItIsInterruptedAndTellsItsPort(@TempDir Path directory) throws IOException, InterruptedException {
        var file = directory.resolve("port");
        var thread = Thread.ofPlatform()
                .start(() ->
                        run("--port", "0", "--port-file", file.toString(), "--api-key=k", "--latency=1", "--cost=2,1"));
        for (int attempt = 0; attempt < 6_000 && !Files.exists(file); attempt++) {
            Thread.sleep(10);
        }
        var endpoint = "http://127.0.0.1:" + Files.readString(file).strip();
        assertThat(new TestClient(endpoint, "k")
                        .send("GET", "/api/project.all", null)
                        .text())
                .isEqualTo("[]");
        assertThat(output.toString(StandardCharsets.UTF_8)).isEqualTo("Dokploy sandbox listens on " + endpoint + "\n");
        thread.interrupt();
        assertThat(thread.join(Duration.ofMinutes(1))).isTrue();
    }
}
