package com.dokploy.terraform.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.dokploy.terraform.SharedCatalog;
import com.dokploy.terraform.golden.Golden;
import com.dokploy.terraform.golden.StableText;
import com.dokploy.terraform.sandbox.TargetServer;
import com.dokploy.terraform.sandbox.TestClient;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The table of wrong configurations: what a newcomer may write, which command tells, on which line, and what it says.
 * A row is a file in {@code src/test/wrong}; CONTRIBUTING.md says how to add one.
 *
 * <p>Each row is a module of one configuration, so that a few commands of the real Terraform tell about all of them:
 * {@code validate}; {@code plan} of what passed it; {@code apply} of what passed the plan as well. A row that only the
 * apply can tell about says why, in a comment that begins with {@code # Not known before the apply:}.
 *
 * <p>The files hold the words of the {@code terraform} on the PATH. Other programs have words of their own for what they
 * refuse themselves, so for these, what counts is which command tells and on which line.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ParameterizedClass
@MethodSource("com.dokploy.terraform.acceptance.TerraformProgram#all")
class WrongConfigurationsTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Only rows whose names begin so. */
    private static final String ONLY = System.getProperty("wrong", "");

    private static final int MINIMUM = ONLY.isEmpty() ? 100 : 1;

    @Parameter
    TerraformProgram program;

    private Path directory;
    private TargetServer target;
    private ProviderProcess provider;
    private Workspace workspace;
    private List<WrongConfiguration> rows;
    private final Map<WrongConfiguration, String> told = new LinkedHashMap<>();

    @BeforeParameterizedClassInvocation(injectArguments = false)
    void runTerraform(@TempDir Path temporary) throws IOException, InterruptedException {
        directory = temporary;
        target = TargetServer.sandboxed();
        target.client().post("network.create", TestClient.object().put("name", "made-elsewhere"));
        provider = ProviderProcess.start(temporary);
        workspace = workspace("table");
        rows = WrongConfiguration.all(ONLY).stream()
                .filter(row -> program.reads(row.snippet()))
                .toList();
        workspace.write("provider.tf", """
                provider "dokploy" {
                  endpoint = "%s"
                  api_key  = "%s"
                }
                """.formatted(target.endpoint(), target.apiKey()));
        var context = Files.readString(WrongConfiguration.DIRECTORY.resolve("shared/context.tf"));
        workspace.write("existing.tf", Files.readString(WrongConfiguration.DIRECTORY.resolve("shared/existing.tf")));
        for (var row : rows) {
            workspace.write(row.name() + "/main.tf", row.before()).write(row.name() + "/context.tf", context);
        }
        modules(rows);
        workspace
                .run("apply", List.of("-auto-approve", "-input=false", "-no-color"))
                .succeeded();
        for (var row : rows) {
            workspace.write(row.name() + "/main.tf", row.snippet());
        }
        note("validate", workspace.run("validate", List.of("-json")));
        note("plan", workspace.run("plan", List.of("-json", "-input=false")));
        note("apply", workspace.run("apply", List.of("-json", "-input=false", "-auto-approve")));
    }

    private Workspace workspace(String name) throws IOException {
        var made = new Workspace(Files.createDirectories(directory.resolve(name)), target, program)
                .environment("TF_CLI_CONFIG_FILE", "/dev/null");
        provider.environment().forEach(made::environment);
        return made;
    }

    @AfterParameterizedClassInvocation(injectArguments = false)
    void stop() throws IOException {
        try (var _ = target;
                var _ = provider;
                var _ = workspace) {
            target.assertValidRequests();
        }
    }

    /** Makes the configuration consist of these rows. */
    private void modules(List<WrongConfiguration> used) throws IOException {
        var text = new StringBuilder();
        for (var row : used) {
            text.append("module \"%s\" {\n  source = \"./%s\"\n".formatted(row.name(), row.name()))
                    .append("  environment_id = dokploy_environment.row[\"%s\"].id\n".formatted(row.name()))
                    .append("  existing = local.existing\n}\n");
        }
        var names = rows.stream().map(row -> '"' + row.name() + '"').toList();
        text.append("locals {\n  rows = ").append(names).append("\n}\n");
        workspace.write("rows.tf", text.toString());
    }

    /** Keeps what a command says about each row, and takes the rows that it says something about away. */
    private void note(String command, Workspace.Run run) throws IOException {
        var diagnostics = new ArrayList<JsonNode>();
        if (command.equals("validate")) {
            JSON.readTree(run.output()).path("diagnostics").forEach(diagnostics::add);
        } else {
            for (var line :
                    run.output().lines().filter(each -> each.startsWith("{")).toList()) {
                diagnostics.add(JSON.readTree(line).path("diagnostic"));
            }
        }
        diagnostics.removeIf(JsonNode::isMissingNode);
        for (var row : rows) {
            var about = diagnostics.stream().filter(row::concerns).toList();
            diagnostics.removeAll(about);
            if (!about.isEmpty() && !told.containsKey(row)) {
                told.put(
                        row,
                        StableText.of(
                                WrongConfiguration.told(command, about),
                                target.sandbox().orElseThrow()));
            }
        }
        assertThat(diagnostics).as("what is said of no row").isEmpty();
        modules(rows.stream().filter(row -> !told.containsKey(row)).toList());
    }

    @TestFactory
    Stream<DynamicTest> isToldAsEarlyAsCanBe() {
        return rows.stream()
                .map(row -> dynamicTest(row.name(), row.file().toUri(), () -> {
                    var said = told.getOrDefault(row, WrongConfiguration.TOLD + "nobody\n");
                    if (program.equals(TerraformProgram.ON_PATH)) {
                        Golden.check(row.file(), row.snippet() + said, WrongConfigurationsTest.class);
                    } else {
                        assertThat(WrongConfiguration.essence(said))
                                .isEqualTo(WrongConfiguration.essence(row.expected()));
                    }
                    assertThat(said).doesNotContain("Bug in the Provider").doesNotContain("Told by nobody");
                    if (said.startsWith(WrongConfiguration.TOLD + "terraform apply")) {
                        assertThat(row.snippet()).contains("# Not known before the apply: ");
                    }
                }));
    }

    @Test
    void thereAreRows() throws IOException {
        assertThat(rows).hasSizeGreaterThanOrEqualTo(MINIMUM);
        if (ONLY.isEmpty()) {
            var all = WrongConfiguration.all(ONLY).stream()
                    .map(WrongConfiguration::snippet)
                    .collect(Collectors.joining());
            assertThat(SharedCatalog.CATALOG.resources())
                    .allSatisfy(resource -> assertThat(all)
                            .contains("resource \"" + resource.schema().name() + "\""));
        }
    }
}
