package com.dokploy.terraform.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.dokploy.terraform.sandbox.TargetServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the documentation shows works: every example is valid. */
class ExamplesIT {
    private static final Path EXAMPLES = Path.of("examples").toAbsolutePath();

    private static final Pattern VARIABLE = Pattern.compile("^variable \"(\\w+)\"", Pattern.MULTILINE);

    /** A file that an example reads from beside it. */
    private static final Pattern FILE = Pattern.compile("file\\(\"\\$\\{path\\.module}/([^\"]+)\"\\)");

    @TempDir
    Path directory;

    @Test
    void everyExampleIsValidAndFormatted() throws Exception {
        List<Path> examples;
        try (Stream<Path> files = Files.walk(EXAMPLES)) {
            examples = files.filter(file -> file.toString().endsWith(".tf")
                            // Terraform 1.11 knows neither identities nor actions.
                            && !file.endsWith("import-by-identity.tf")
                            && !file.startsWith(EXAMPLES.resolve("actions"))
                            && !file.startsWith(EXAMPLES.resolve("quickstart"))
                            && !file.startsWith(EXAMPLES.resolve("stacks"))
                            && !file.startsWith(EXAMPLES.resolve("provider")))
                    .sorted()
                    .toList();
        }
        assertThat(examples).hasSizeGreaterThan(10);
        try (var target = TargetServer.sandboxed();
                var workspace = new Workspace(directory, target)) {
            var modules = new StringBuilder("variable \"any\" {}\n");
            for (var example : examples) {
                modules.append(module(workspace, example));
            }
            workspace.configure(modules.toString());
            workspace.run("validate", List.of("-no-color")).succeeded();
            workspace
                    .run("fmt", List.of("-check", "-recursive", EXAMPLES.toString()))
                    .succeeded();
        }
    }

    /** Writes an example as a module, and returns its call: one command validates all of them. */
    static String module(Workspace workspace, Path example) throws IOException {
        var name = EXAMPLES.relativize(example).toString().replaceAll("[^A-Za-z0-9]", "-");
        var text = Files.readString(example);
        workspace.write(name + "/main.tf", text);
        workspace.write(name + "/versions.tf", Workspace.HEAD);
        var files = FILE.matcher(text);
        while (files.find()) {
            workspace.write(name + "/" + files.group(1), "A=1\n");
        }
        var call = new StringBuilder("module \"" + name + "\" {\n  source = \"./" + name + "\"\n");
        var variables = VARIABLE.matcher(text);
        while (variables.find()) {
            call.append("  ").append(variables.group(1)).append(" = var.any\n");
        }
        return call.append("}\n").toString();
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
