package com.dokploy.terraform.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.dokploy.terraform.SharedCatalog;
import com.dokploy.terraform.sandbox.TargetServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Every fenced block of a guide is a valid configuration, or a script that the shell can read. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GuidesTest {
    private static final Set<String> LANGUAGES = Set.of("terraform", "shell", "yaml", "text");

    private static final Pattern DECLARATION = Pattern.compile(
            "^(?:resource|variable|data|ephemeral|action) \"(\\w+)\"(?: \"(\\w+)\")?", Pattern.MULTILINE);

    private static final Pattern RESOURCE = Pattern.compile("(?<![\\w.])(dokploy_\\w+)\\.(\\w+)");
    private static final Pattern VARIABLE = Pattern.compile("\\bvar\\.(\\w+)");
    private static final Pattern BLOCK = Pattern.compile("^[a-z]\\w*( \"\\w+\")* \\{", Pattern.MULTILINE);
    private static final Pattern COMMENT = Pattern.compile("^ *#.*$", Pattern.MULTILINE);

    private TargetServer target;
    private ProviderProcess provider;
    private Path directory;

    @BeforeAll
    void start(@TempDir Path temporary) throws IOException {
        directory = temporary;
        target = TargetServer.sandboxed();
        provider = ProviderProcess.start(temporary);
    }

    @AfterAll
    void stop() throws IOException {
        try (var _ = target;
                var _ = provider) {
            target.assertValidRequests();
        }
    }

    @TestFactory
    List<DynamicTest> configurationsAreValidAndFormatted() throws IOException {
        var tests = new ArrayList<DynamicTest>();
        for (var block : GuideBlock.all()) {
            if (block.language().equals("terraform")) {
                for (var program : TerraformProgram.all()) {
                    tests.add(dynamicTest(block + " " + program, () -> validate(block, program)));
                }
            }
        }
        assertThat(tests).hasSizeGreaterThan(9);
        return tests;
    }

    private void validate(GuideBlock block, TerraformProgram program) throws Exception {
        var text = block.text();
        program.assumeReads(text);
        var place = Files.createDirectories(directory.resolve(
                block.toString().replace(':', '-') + "-" + program.toString().replace('/', '-')));
        try (var workspace = new Workspace(place, target, program).environment("TF_CLI_CONFIG_FILE", "/dev/null")) {
            provider.environment().forEach(workspace::environment);
            workspace.write("context.tf", context(text));
            if (text.contains("required_providers")) {
                workspace.write("versions.tf", "");
            }
            var isTest = block.fileName().endsWith(".tftest.hcl");
            workspace.write(file(block), isTest || BLOCK.matcher(text).find() ? text : attributes(text));
            if (!isTest) {
                workspace.run("validate", List.of("-no-color")).succeeded();
            }
            workspace
                    .run("fmt", List.of("-check", "-diff", "-no-color", file(block)))
                    .succeeded();
        }
    }

    private static String file(GuideBlock block) {
        if (block.text().startsWith("list \"")) {
            return "block.tfquery.hcl";
        }
        // GuidesIT runs the tests of a module; here they stand where Terraform does not look for tests.
        return block.fileName().isEmpty() ? "block.tf" : block.fileName().replace("tests/", "elsewhere/");
    }

    /** Lines that are a part of a resource. */
    private static String attributes(String text) {
        var assignments = text.replaceAll("(?m)^(?=.)", "  ");
        return "resource \"dokploy_application\" \"block\" {\n  environment_id = \"E\"\n  name           = \"n\"\n  docker         = { image = \"i\" }\n\n"
                + assignments + "}\n";
    }

    /** Declares what the text before and after the block would declare. */
    private static String context(String block) {
        var text = COMMENT.matcher(block).replaceAll("");
        var declared = DECLARATION
                .matcher(text)
                .results()
                .map(found -> found.group(2) == null ? found.group(1) : found.group(1) + "." + found.group(2))
                .collect(Collectors.toCollection(TreeSet::new));
        var context = new StringBuilder();
        for (var name :
                VARIABLE.matcher(text).results().map(found -> found.group(1)).collect(Collectors.toSet())) {
            if (!declared.contains(name)) {
                context.append("variable \"").append(name).append("\" {}\n");
            }
        }
        var missing = new TreeSet<String>();
        RESOURCE.matcher(text).results().forEach(found -> missing.add(found.group(1) + "." + found.group(2)));
        missing.removeAll(declared);
        // What other providers call their types is only in `moved` blocks.
        missing.removeIf(name -> SharedCatalog.CATALOG.resource(name.substring(0, name.indexOf('.'))) == null);
        for (var name : missing) {
            var parts = name.split("\\.", 2);
            context.append("resource \"%s\" \"%s\" {\n%s}\n".formatted(parts[0], parts[1], required(parts[0])));
        }
        return context.toString();
    }

    private static String required(String type) {
        return switch (type) {
            case "dokploy_project", "dokploy_tag" -> "name = \"n\"\n";
            case "dokploy_application" -> "environment_id = \"E\"\nname = \"n\"\ndocker = { image = \"i\" }\n";
            case "dokploy_postgres" ->
                "environment_id = \"E\"\nname = \"n\"\ndatabase_name = \"n\"\ndatabase_user = \"n\"\n";
            case "dokploy_mount" ->
                "application_id = \"A\"\ntype = \"volume\"\nvolume_name = \"uploads\"\nmount_path = \"/v\"\n";
            case "dokploy_schedule" ->
                "name = \"n\"\ndokploy_server = true\ncron_expression = \"@daily\"\nscript = \"true\"\n";
            case "dokploy_slack_notification" ->
                "name = \"n\"\nwebhook_url = \"https://hooks.example.com\"\nevents = [\"app_deploy\"]\n";
            case "dokploy_port" -> "application_id = \"A\"\npublished_port = 1\ntarget_port = 1\n";
            case "dokploy_backup" ->
                "postgres_id = \"P\"\ndestination_id = \"D\"\ncron_expression = \"@daily\"\nprefix = \"p\"\n";
            default -> throw new IllegalStateException("Say what a " + type + " needs.");
        };
    }

    @Test
    void scriptsCanBeRead() throws Exception {
        var scripts = 0;
        for (var block : GuideBlock.all()) {
            assertThat(LANGUAGES).as("language of %s", block).contains(block.language());
            if (block.language().equals("shell")) {
                scripts++;
                var process = new ProcessBuilder("bash", "-n")
                        .redirectErrorStream(true)
                        .start();
                try (var input = process.outputWriter()) {
                    input.write(block.text());
                }
                assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
                assertThat(process.exitValue()).as("%s", block).isZero();
            }
        }
        assertThat(scripts).isGreaterThan(5);
    }
}
