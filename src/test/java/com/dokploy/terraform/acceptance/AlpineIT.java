package com.dokploy.terraform.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.dokploy.terraform.build.Platform;
import com.dokploy.terraform.sandbox.TargetServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** The zip on a system whose C library is not glibc, and on one that it is not made for. */
@ParameterizedClass
@MethodSource("com.dokploy.terraform.acceptance.TerraformProgram#all")
class AlpineIT {
    @Parameter
    TerraformProgram program;

    @TempDir
    Path directory;

    private RootWithoutGlibc root;
    private String executable;

    @BeforeAll
    static void onlyWhereOneRootCanBeMadeInAnother() throws Exception {
        var isPossible = RootWithoutGlibc.isPossible();
        if (System.getenv("GITHUB_ACTIONS") != null
                && Platform.ofThisMachine().toString().equals("linux_amd64")) {
            assertThat(isPossible).as("a root directory can be made on GitHub").isTrue();
        }
        assumeTrue(isPossible, "needs Linux on amd64, dash, and the right to use unshare");
    }

    @BeforeEach
    void install() throws Exception {
        root = RootWithoutGlibc.make(directory);
        Directories.copy(Path.of(System.getProperty("provider.dist"), "mirror"), root.path("/mirror"));
        Directories.copy(Path.of("examples/quickstart"), root.path("/work"));
        Files.copy(program.executable(), root.path("/bin/terraform"));
        var version = System.getProperty("provider.version");
        executable = "/work/.terraform/providers/%s/dokploy/dokploy/%s/linux_amd64/terraform-provider-dokploy_v%s"
                .formatted(program.registry(), version, version);
        Files.writeString(
                root.path("/terraform.rc"), "provider_installation { filesystem_mirror { path = \"/mirror\" } }");
        assumeThatTheProgramStarts();
    }

    private void assumeThatTheProgramStarts() throws IOException, InterruptedException {
        var starts = root.run("PATH=/bin terraform version").exit() == 0;
        if (!starts && !program.equals(TerraformProgram.ON_PATH)) {
            System.out.printf("%s is linked with a C library: skipped.%n", program.command());
            assumeTrue(false, "needs a program without a C library");
        }
    }

    @Test
    void theQuickstartIsPlannedAndApplied() throws Exception {
        try (var server = TargetServer.sandboxed()) {
            var output = terraform(server, "init", "plan", "apply -auto-approve", "plan -detailed-exitcode");
            assertThat(output)
                    .contains("Plan: 5 to add, 0 to change, 0 to destroy.")
                    .contains("Apply complete! Resources: 5 added")
                    .contains("No changes.");
        }
        // A cache that is refused ends the JVM when it must be used.
        root.run("DOKPLOY_PROVIDER_JVM_FLAGS=-XX:AOTMode=on " + executable + " --version")
                .succeeded();
    }

    /** Or the test above would prove nothing. */
    @Test
    void withoutItsOwnCLibraryTheRuntimeDoesNotStart() throws Exception {
        try (var server = TargetServer.sandboxed()) {
            terraform(server, "init");
        }
        var java = Path.of(executable).resolveSibling("runtime/bin/java");
        assertThat(root.run(java + " -version").exit()).isEqualTo(127);
    }

    @Test
    void anotherArchitectureIsToldWhatIsSupported() throws Exception {
        try (var server = TargetServer.sandboxed()) {
            terraform(server, "init");
        }
        Files.delete(root.path("/lib/ld-musl-x86_64.so.1"));
        var uname = root.path("/bin/uname");
        Files.writeString(uname, "#!/bin/sh\necho Linux riscv64\n");
        assertThat(uname.toFile().setExecutable(true)).isTrue();
        var run = root.run("PATH=/bin " + executable + " --version");
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.output().strip())
                .isEqualTo(
                        "terraform-provider-dokploy: this build is for linux_amd64, and this system is Linux riscv64."
                                + " Supported are linux_amd64, linux_arm64, darwin_amd64 and darwin_arm64; Windows through WSL.");
    }

    private String terraform(TargetServer server, String... commands) throws IOException, InterruptedException {
        var script = new StringBuilder("set -e; cd /work; export HOME=/tmp PATH=/bin TF_CLI_CONFIG_FILE=/terraform.rc");
        script.append(
                " CHECKPOINT_DISABLE=1 DOKPLOY_ENDPOINT=" + server.endpoint() + " DOKPLOY_API_KEY=" + server.apiKey());
        for (var command : commands) {
            script.append("; terraform ").append(command).append(" -no-color");
        }
        return root.run(script.toString()).succeeded().output();
    }
}
