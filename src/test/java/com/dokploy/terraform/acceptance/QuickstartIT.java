package com.dokploy.terraform.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs the quickstart as a newcomer does, on the provider that the build has packaged. */
class QuickstartIT {
    @TempDir
    Path temporary;

    private record Run(int code, String output) {}

    @ParameterizedTest
    @MethodSource("com.dokploy.terraform.acceptance.TerraformProgram#all")
    void runsOnASandboxEvenWhereAShellNamesAServer(TerraformProgram program) throws Exception {
        var shell = Map.of(
                "TERRAFORM",
                program.command(),
                "DOKPLOY_ENDPOINT",
                "http://127.0.0.1:9",
                "DOKPLOY_API_KEY",
                "somebody-s");
        var run = quickstart(shell, List.of());
        assertThat(run.output())
                .contains("DOKPLOY_ENDPOINT is ignored: this runs on a sandbox", "==> Sandbox: http://127.0.0.1:")
                .contains("(A warning about incomplete lock file information, and the word \"unauthenticated\", are"
                        + " expected")
                .contains("5 added", "No changes", "Destroy complete! Resources: 5 destroyed")
                .contains("==> Done: ", "Try next:")
                .doesNotContain("somebody-s");
        assertThat(run.code()).as(run.output()).isZero();
        assertThat(temporary).isEmptyDirectory();
    }

    @Test
    void asksForTheKeyOfAServer() throws Exception {
        var run = quickstart(Map.of(), List.of("--server", "http://127.0.0.1:9"));
        assertThat(run.output()).contains("set DOKPLOY_API_KEY to an API key of http://127.0.0.1:9");
        assertThat(run.code()).isEqualTo(1);
    }

    @Test
    void explainsItselfWhenItDoesNotUnderstand() throws Exception {
        assertThat(quickstart(Map.of(), List.of("--serve")).output())
                .startsWith("quickstart: unknown option --serve.")
                .contains("Usage: bash examples/quickstart/run.sh");
        assertThat(quickstart(Map.of(), List.of("--server")).code()).isEqualTo(2);
    }

    private Run quickstart(Map<String, String> environment, List<String> arguments)
            throws IOException, InterruptedException {
        var line = new ArrayList<>(List.of("bash", "examples/quickstart/run.sh"));
        line.addAll(arguments);
        var builder = new ProcessBuilder(line).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("TF_") || name.startsWith("DOKPLOY_"));
        builder.environment().putAll(environment);
        builder.environment().put("TMPDIR", temporary.toString());
        var process = builder.start();
        process.getOutputStream().close();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        // Colours stand between the words.
        return new Run(process.waitFor(), output.replaceAll("\u001b\\[[0-9;]*m", ""));
    }
}
