package com.dokploy.terraform.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.dokploy.terraform.sandbox.Sandbox;
import com.dokploy.terraform.sandbox.TargetServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whole stacks, each applied, planned again, changed and destroyed. */
class StacksIT {
    private static final Path STACKS = Path.of("examples/stacks").toAbsolutePath();

    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource({
        "saas, log_level=debug",
        "monitoring, scrape_interval=15s",
        "environments, replicas=3",
        "wordpress, debug=1",
    })
    void aStackIsAppliedChangedAndDestroyed(String stack, String change) throws Exception {
        try (var target = TargetServer.open();
                var workspace = new Workspace(directory, target)) {
            Directories.copy(STACKS.resolve(stack), directory);
            applyChangeAndDestroy(workspace, "-var=" + change);
            target.assertValidRequests();
        }
    }

    /** A server with an administrator is none that this stack can begin with. */
    @Test
    void aPlatformBeginsOnAnEmptyServer() throws Exception {
        try (var target = TargetServer.sandboxed(Sandbox.Options.standard().withoutOwner());
                var workspace = new Workspace(directory, target)) {
            workspace.environment("DOKPLOY_API_KEY", "");
            Directories.copy(STACKS.resolve("platform"), directory);
            applyChangeAndDestroy(workspace, "-var=slack_channel=#shop");
            target.assertValidRequests();
        }
    }

    private static void applyChangeAndDestroy(Workspace workspace, String change) throws Exception {
        workspace.apply();
        assertThat(workspace.plan(change).exit())
                .as("whether %s changes anything", change)
                .isEqualTo(2);
        workspace.applyOnce(change).succeeded();
        var again = workspace.plan(change);
        assertThat(again.exit()).as(again.output()).isZero();
        workspace.destroy();
    }

    @Test
    void aModuleIsTestedByItsAuthor() throws Exception {
        try (var target = TargetServer.open();
                var workspace = new Workspace(directory, target)) {
            Directories.copy(STACKS.resolve("tested-module"), directory);
            assertThat(workspace.run("test", List.of("-no-color")).succeeded().output())
                    .contains("4 passed, 0 failed");
            target.assertValidRequests();
        }
    }

    @Test
    void everyStackIsTried() throws Exception {
        try (Stream<Path> stacks = Files.list(STACKS)) {
            assertThat(stacks.filter(Files::isDirectory)
                            .map(stack -> stack.getFileName().toString()))
                    .containsExactlyInAnyOrder(
                            "platform", "saas", "monitoring", "environments", "wordpress", "tested-module");
        }
    }
}
