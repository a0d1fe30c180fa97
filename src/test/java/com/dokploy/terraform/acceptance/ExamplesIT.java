package com.dokploy.terraform.acceptance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the documentation shows works: every example is valid. */
class ExamplesIT extends InSandbox {
    private static final Path EXAMPLES = Path.of("examples").toAbsolutePath();

    private static final Pattern VARIABLE = Pattern.compile("^variable \"(\\w+)\"", Pattern.MULTILINE);

    /** A file that an example reads from beside it. */
    private static final Pattern FILE = Pattern.compile("file\\(\"\\$\\{path\\.module}/([^\"]+)\"\\)");

    @Test
    void everyExampleIsValidAndFormatted() throws Exception {
        List<Path> examples;
        try (Stream<Path> files = Files.walk(EXAMPLES)) {
            examples = files.filter(file -> file.toString().endsWith(".tf")
                            // A module must not have import blocks.
                            && !file.endsWith("import-by-identity.tf")
                            && !file.startsWith(EXAMPLES.resolve("quickstart"))
                            && !file.startsWith(EXAMPLES.resolve("stacks"))
                            && !file.startsWith(EXAMPLES.resolve("provider")))
                    .sorted()
                    .toList();
        }
        var modules = new StringBuilder("variable \"any\" {}\n");
        for (var example : examples) {
            if (program.reads(Files.readString(example))) {
                modules.append(module(example));
            }
        }
        workspace.configure(modules.toString());
        workspace.run("validate", List.of("-no-color")).succeeded();
        // An earlier program cannot parse a call of such a function.
        if (program.has(TerraformProgram.Feature.FUNCTIONS)) {
            workspace
                    .run("fmt", List.of("-check", "-recursive", EXAMPLES.toString()))
                    .succeeded();
        }
    }

    /** Writes an example as a module, and returns its call: one command validates all of them. */
    private String module(Path example) throws IOException {
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
        workspace.write("versions.tf", "");
        workspace.configure(Files.readString(EXAMPLES.resolve("provider/provider.tf")));
        workspace.run("validate", List.of("-no-color")).succeeded();
    }
}
