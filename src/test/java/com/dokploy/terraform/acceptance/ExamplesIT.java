package com.dokploy.terraform.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.dokploy.terraform.sandbox.TargetServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the documentation shows works: every example is valid. */
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
        try (var target = TargetServer.sandboxed();
                var workspace = new Workspace(directory, target)) {
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
        try (var target = TargetServer.sandboxed();
                var workspace = new Workspace(directory, target)) {
            workspace.write("versions.tf", "");
            workspace.configure(Files.readString(EXAMPLES.resolve("provider/provider.tf")));
            workspace.run("validate", List.of("-no-color")).succeeded();
        }
    }
}
