package com.dokploy.terraform.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the documentation shows works: every example is valid, and the quickstart does what it says. */
class ExamplesIT {
    private static final Path EXAMPLES = Path.of("examples").toAbsolutePath();

    @TempDir
    Path directory;

    @Test
    void everyExampleIsValidAndFormatted() throws Exception {
        List<Path> examples;
        try (Stream<Path> files = Files.walk(EXAMPLES)) {
            examples = files.filter(file -> file.toString().endsWith(".tf")
                            && !file.startsWith(EXAMPLES.resolve("quickstart"))
                            && !file.startsWith(EXAMPLES.resolve("stacks"))
                            && !file.startsWith(EXAMPLES.resolve("provider")))
                    .sorted()
                    .toList();
        }
        assertThat(examples).hasSizeGreaterThan(10);
        try (var server = Server.sandboxed()) {
            var workspace = new Workspace(directory, server);
            workspace.write(".env", "A=1\n");
            for (var example : examples) {
                workspace.configure(Files.readString(example));
                var run = workspace.run("validate", List.of("-no-color"));
                assertThat(run.exit()).as("%s: %s", example, run.output()).isZero();
            }
            workspace.configure("");
            workspace
                    .run("fmt", List.of("-check", "-recursive", EXAMPLES.toString()))
                    .succeeded();
        }
    }

    @Test
    void theProvidersExampleIsValid() throws Exception {
        try (var server = Server.sandboxed()) {
            var workspace = new Workspace(directory, server);
            workspace.write("versions.tf", "");
            workspace.configure(Files.readString(EXAMPLES.resolve("provider/provider.tf")));
            workspace.run("validate", List.of("-no-color")).succeeded();
        }
    }

    @Test
    void theQuickstartRunsAndLeavesNothing() throws Exception {
        var output = directory.resolve("quickstart.txt");
        var builder = new ProcessBuilder(
                        "bash", EXAMPLES.resolve("quickstart/run.sh").toString())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("TF_") || name.startsWith("DOKPLOY_"));
        builder.environment()
                .put("TMPDIR", Files.createDirectory(directory.resolve("tmp")).toString());
        var process = builder.start();
        assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(read(output)).isZero();
        assertThat(read(output)).contains("5 added", "No changes", "Destroy complete! Resources: 5 destroyed");
        assertThat(directory.resolve("tmp")).isEmptyDirectory();
    }

    private static String read(Path file) throws IOException {
        // Colours stand between the words.
        return Files.readString(file).replaceAll("\u001b\\[[0-9;]*m", "");
    }
}
