package com.dokploy.terraform.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.dokploy.terraform.sandbox.Sandbox;
import com.dokploy.terraform.sandbox.TargetServer;
import com.dokploy.terraform.sandbox.TestClient;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Runs the scripts and jobs of guides as printed, in a directory that holds the files which the guide shows. */
@ParameterizedClass
@MethodSource("com.dokploy.terraform.acceptance.TerraformProgram#all")
class GuidesIT {
    /** A server that only readers have: the script beside it does the same with a sandbox. */
    private static final String SERVER = "https://dokploy.example.com";

    private static final String GITHUB = ".github/workflows/";
    private static final String GITLAB = ".gitlab-ci.yml";

    /** Ends what runs in the background. The list goes through a file, because a subshell has no jobs in every shell. */
    private static final String STOP = "trap 'jobs -p > jobs.txt; kill $(cat jobs.txt) 2> /dev/null || true' EXIT\n";

    @Parameter
    TerraformProgram program;

    @TempDir
    Path directory;

    private String path;

    @BeforeEach
    void callTheProgramTerraform(@TempDir Path programs) throws IOException {
        path = program.pathOfTerraform(programs);
    }

    @Test
    void gettingStartedLeadsToADeploymentAndBack() throws Exception {
        write("getting-started");
        assertThat(run("bash", scripts("getting-started"), Map.of()))
                .contains("Plan: 4 to add, 0 to change, 0 to destroy.")
                .contains("dokploy_application.web: Creation complete after")
                .contains("url = \"http://shop.example.com\"")
                .contains("No changes.")
                .contains("\"nginx:1.29-alpine\" -> \"nginx:1.29.1-alpine\"")
                .contains("Plan: 0 to add, 1 to change, 0 to destroy.")
                .contains("Destroy complete! Resources: 4 destroyed.");
    }

    @Test
    void modulesAreTestedAsTheGuideSays() throws Exception {
        copyModule();
        write("testing");
        assertThat(run("bash", scripts("testing"), Map.of()))
                .contains("Success! 7 passed, 0 failed.")
                .contains("\"mutations\":")
                .contains("Internal server error (application.deploy, status 500)")
                .contains("The deployment was refused.");
    }

    @Test
    void modulesAreTestedByTheJobForGitHub() throws Exception {
        assumeThatThereIsTimeout();
        copyModule();
        write("testing");
        assertThat(run("bash", gitHub("test"), Map.of())).contains("Success! 7 passed, 0 failed.");
    }

    @Test
    void modulesAreTestedByTheJobForGitLab() throws Exception {
        assumeThatThereIsTimeout();
        copyModule();
        write("testing");
        assertThat(run("sh", gitLab("test"), Map.of())).contains("Success! 7 passed, 0 failed.");
    }

    @Test
    void pipelinesApply() throws Exception {
        write("getting-started");
        write("ci-cd");
        try (var target = TargetServer.sandboxed()) {
            var server = Map.of("DOKPLOY_ENDPOINT", target.endpoint(), "DOKPLOY_API_KEY", target.apiKey());
            assertThat(run("bash", gitHub("apply"), server)).contains("Resources: 4 added, 0 changed, 0 destroyed.");
            assertThat(directory.resolve(".plugin-cache")).isNotEmptyDirectory();
            assertThat(directory.resolve(".terraform/dokploy")).isDirectory();
            assertThat(run("sh", gitLab("apply"), server)).contains("No changes.");
            var noDrift = scripts("ci-cd").replace("providers lock", "providers lock -fs-mirror=" + mirror());
            assertThat(run("bash", noDrift, server)).contains("No changes.");
            target.assertValidRequests();
        }
    }

    @Test
    void aServerIsAdoptedAndComparedAsTheGuideSays() throws Exception {
        write("adopting");
        // The key is typed: a script is answered with yes.
        try (var target = TargetServer.sandboxed(Sandbox.Options.standard().withApiKey("yes"))) {
            target.client().post("project.create", TestClient.object().put("name", "shop"));
            var script = new StringBuilder();
            for (var block : GuideBlock.of("adopting")) {
                if (block.language().equals("shell") && !block.text().contains("-generate-config-out")) {
                    script.append(block.text().replace(SERVER, target.endpoint()));
                }
            }
            var sandbox = target.sandbox("hold what somebody made");
            var mutations = sandbox.requests().mutations();

            assertThat(run("bash", script.toString(), Map.of()))
                    .contains("Plan: 3 to import, 0 to add, 0 to change, 0 to destroy.")
                    .contains("The states manage everything that the server has, and nothing else.");

            assertThat(sandbox.requests().mutations()).isEqualTo(mutations);
            target.assertValidRequests();
        }
    }

    private static String mirror() {
        return System.getProperty("provider.dist") + "/mirror";
    }

    /** The jobs are for runners with Linux, and use what macOS lacks. */
    private void assumeThatThereIsTimeout() {
        assumeThat(path.split(File.pathSeparator))
                .as("directories of the PATH, one of which has timeout")
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, "timeout")));
    }

    private void copyModule() throws IOException {
        program.assumeHas(TerraformProgram.Feature.WRITE_ONLY);
        var module = Path.of("examples/stacks/tested-module").toAbsolutePath();
        Directories.copy(module, directory);
    }

    /** Writes the files of a guide. */
    private void write(String guide) throws IOException {
        for (var block : GuideBlock.of(guide)) {
            if (!block.fileName().isEmpty()) {
                write(block.fileName(), block.text());
            }
        }
    }

    private void write(String name, String text) throws IOException {
        var file = directory.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    /** The scripts of a guide, in order. */
    private static String scripts(String guide) throws IOException {
        var script = new StringBuilder();
        for (var block : GuideBlock.of(guide)) {
            if (block.language().equals("shell") && !block.text().contains(SERVER)) {
                script.append(block.text());
            }
        }
        return script.toString();
    }

    /** The steps of a job for GitHub, as its runner calls them: each in a shell that has what earlier ones exported. */
    private String gitHub(String job) throws IOException {
        Path workflow;
        try (Stream<Path> files = Files.list(directory.resolve(GITHUB))) {
            workflow = files.findFirst().orElseThrow();
        }
        var described = at(load(workflow), "jobs", job);
        var script = new StringBuilder("export GITHUB_ENV=$PWD/exported.env\n: > \"$GITHUB_ENV\"\n");
        variables(described.get("env"), script);
        for (var step : list(described.get("steps"))) {
            var command = ((Map<?, ?>) step).get("run");
            if (command != null) {
                script.append("while IFS= read -r line; do export \"$line\"; done < \"$GITHUB_ENV\"\n");
                script.append(command).append('\n');
            }
        }
        return script.toString();
    }

    /** The commands of a job for GitLab. */
    private String gitLab(String job) throws IOException {
        var described = at(load(directory.resolve(GITLAB)), job);
        var script = new StringBuilder("CI_PROJECT_DIR=$PWD\n");
        variables(described.get("variables"), script);
        for (var command : list(described.get("script"))) {
            script.append(command).append('\n');
        }
        return script.toString();
    }

    /** Sets the variables of a job, but for those that the settings of its project give it. */
    private static void variables(Object described, StringBuilder script) {
        if (described instanceof Map<?, ?> variables) {
            variables.forEach((name, value) -> {
                var text = value.toString().replace("${{ github.workspace }}", "$PWD");
                if (!text.contains("${{")) {
                    script.append("export %s=\"%s\"\n".formatted(name, text));
                }
            });
        }
    }

    private static Map<?, ?> load(Path file) throws IOException {
        return (Map<?, ?>) new Load(LoadSettings.builder().build()).loadFromString(Files.readString(file));
    }

    private static Map<?, ?> at(Map<?, ?> document, String... keys) {
        var found = document;
        for (var key : keys) {
            found = (Map<?, ?>) found.get(key);
        }
        return found;
    }

    private static List<?> list(Object value) {
        return value instanceof List<?> list ? list : List.of();
    }

    /** Runs a script that is answered with yes wherever it asks. */
    private String run(String shell, String script, Map<String, String> environment)
            throws IOException, InterruptedException {
        var file = Files.writeString(directory.resolve("guide.sh"), "set -e\n" + STOP + script);
        var shown = directory.resolve("shown.txt");
        var builder = new ProcessBuilder("bash", "-c", "yes yes 2> /dev/null | " + shell + " " + file)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(shown.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("TF_") || name.startsWith("DOKPLOY_"));
        builder.environment().put("TF_CLI_CONFIG_FILE", System.getProperty("provider.dist") + "/terraform.rc");
        builder.environment().put("PATH", path);
        builder.environment().put("TF_CLI_ARGS", "-no-color");
        builder.environment().put("CHECKPOINT_DISABLE", "1");
        builder.environment().putAll(environment);
        var process = builder.start();
        var isOver = process.waitFor(5, TimeUnit.MINUTES);
        if (!isOver) {
            process.descendants().forEach(ProcessHandle::destroy);
        }
        var output = Files.readString(shown);
        assertThat(isOver).as("whether this ends: %s", output).isTrue();
        assertThat(process.exitValue()).as(output).isZero();
        return output;
    }
}
