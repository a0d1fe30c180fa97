package com.dokploy.terraform.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.dokploy.terraform.sandbox.TargetServer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A directory with a configuration, and Terraform in it, which works on one server. */
final class Workspace implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** The lines by which a module says where its provider comes from. */
    static final String HEAD = """
            terraform {
              required_providers {
                dokploy = {
                  source = "dokploy/dokploy"
                }
              }
            }
            """;

    /** What a command did. */
    record Run(int exit, String output) {
        /** Fails the test unless the command ended well. */
        Run succeeded() {
            assertThat(exit).as(output).isZero();
            return this;
        }

        /** Fails the test unless the command failed. */
        Run failed() {
            assertThat(exit).as(output).isEqualTo(1);
            return this;
        }
    }

    private final Path directory;
    private final TargetServer target;
    private final TerraformProgram program;
    private final Map<String, String> environment = new HashMap<>();
    private boolean initialized;
    private int commands;
    private Path shown;

    /** Prepares a directory for the Terraform on the PATH. */
    Workspace(Path directory, TargetServer target) throws IOException {
        this(directory, target, TerraformProgram.ON_PATH);
    }

    /** Prepares a directory. */
    Workspace(Path directory, TargetServer target, TerraformProgram program) throws IOException {
        this.directory = directory;
        shown = directory;
        this.target = target;
        this.program = program;
        write("versions.tf", HEAD);
    }

    Path directory() {
        return directory;
    }

    /** Writes the configuration. */
    Workspace configure(String configuration) throws IOException {
        return write("main.tf", configuration);
    }

    /** Writes a file; skips the test if the program cannot read it. */
    Workspace write(String name, String text) throws IOException {
        program.assumeReads(text);
        var file = directory.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        return this;
    }

    /** Sets a variable for the commands that follow. */
    Workspace environment(String name, String value) {
        environment.put(name, value);
        return this;
    }

    /** Applies, and sees to it that a second plan is empty. */
    Run apply(String... arguments) throws IOException, InterruptedException {
        var run = applyOnce(arguments).succeeded();
        assertNoChanges();
        return run;
    }

    /** Applies, whatever comes of it. */
    Run applyOnce(String... arguments) throws IOException, InterruptedException {
        return run("apply", with(List.of("-auto-approve", "-input=false", "-no-color"), arguments));
    }

    /** Plans, and fails the test if there is anything to do. */
    void assertNoChanges() throws IOException, InterruptedException {
        var plan = plan();
        assertThat(plan.exit()).as(plan.output()).isZero();
    }

    /** Plans; the exit code is 2 when there is something to do. */
    Run plan(String... arguments) throws IOException, InterruptedException {
        return run("plan", with(List.of("-input=false", "-no-color", "-detailed-exitcode"), arguments));
    }

    /** Destroys everything. */
    void destroy() throws IOException, InterruptedException {
        run("destroy", List.of("-auto-approve", "-input=false", "-no-color")).succeeded();
    }

    /** Applies, changes a variable in place, and destroys; no plan in between finds anything to do. */
    void applyChangeAndDestroy(String change) throws IOException, InterruptedException {
        apply();
        assertThat(plan(change).exit())
                .as("whether %s changes anything", change)
                .isEqualTo(2);
        applyOnce(change).succeeded();
        var again = plan(change);
        assertThat(again.exit()).as(again.output()).isZero();
        destroy();
    }

    /** The attributes of an object in the state. */
    JsonNode state(String address) throws IOException, InterruptedException {
        var shown = JSON.readTree(run("show", List.of("-json")).succeeded().output());
        for (var resource : shown.path("values").path("root_module").path("resources")) {
            if (resource.path("address").asText().equals(address)) {
                return resource.path("values");
            }
        }
        throw new AssertionError("there is no " + address + " in the state");
    }

    /** The id of an object in the state. */
    String id(String address) throws IOException, InterruptedException {
        return state(address).path("id").asText();
    }

    /** Runs any command. */
    Run run(String command, List<String> arguments) throws IOException, InterruptedException {
        initialize();
        var process = started(command, arguments);
        if (!process.waitFor(5, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new AssertionError("terraform " + command + " does not end: " + output());
        }
        return new Run(process.exitValue(), output());
    }

    /** Starts an apply and does not wait for its end. */
    Process applying() throws IOException, InterruptedException {
        initialize();
        return started("apply", List.of("-auto-approve", "-input=false", "-no-color"));
    }

    /** What the command that was started last has said so far. */
    String output() throws IOException {
        return Files.readString(shown);
    }

    /** Prepares the directory, once. */
    void initialize() throws IOException, InterruptedException {
        if (!initialized) {
            initialized = true;
            run("init", List.of("-input=false", "-no-color")).succeeded();
        }
    }

    private Process started(String command, List<String> arguments) throws IOException {
        var line = new ArrayList<>(List.of(program.command(), command));
        line.addAll(arguments);
        var builder = new ProcessBuilder(line).directory(directory.toFile()).redirectErrorStream(true);
        var variables = builder.environment();
        variables.keySet().removeIf(name -> name.startsWith("TF_") || name.startsWith("DOKPLOY_"));
        variables.put("TF_CLI_CONFIG_FILE", System.getProperty("provider.dist") + "/terraform.rc");
        variables.put("CHECKPOINT_DISABLE", "1");
        variables.put("DOKPLOY_ENDPOINT", target.endpoint());
        variables.put("DOKPLOY_API_KEY", target.apiKey());
        variables.putAll(environment);
        commands++;
        shown = directory.resolve("shown/" + commands + "-" + command + ".txt");
        Files.createDirectories(shown.getParent());
        return builder.redirectOutput(shown.toFile()).start();
    }

    /** Sees to it that no command has left a secret where it should not be. */
    @Override
    public void close() throws IOException {
        SecretScan.assertNoSecrets(directory);
    }

    private static List<String> with(List<String> first, String... more) {
        var all = new ArrayList<>(first);
        all.addAll(List.of(more));
        return all;
    }
}
