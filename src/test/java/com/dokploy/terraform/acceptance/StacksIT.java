package com.dokploy.terraform.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whole stacks, each applied, planned again, changed and destroyed. */
class StacksIT extends OnServer {
    static final Path STACKS = Path.of("examples/stacks").toAbsolutePath();

    /** The stacks name this version as the one that they require. */
    @BeforeEach
    void requireWhatTheStacksDo() {
        program.assumeHas(TerraformProgram.Feature.WRITE_ONLY);
    }

    @Override
    boolean sharesOneProvider() {
        return true;
    }

    @ParameterizedTest
    @CsvSource({
        "saas, log_level=debug",
        "monitoring, scrape_interval=15s",
        "environments, replicas=3",
        "wordpress, debug=1",
    })
    void aStackIsAppliedChangedAndDestroyed(String stack, String change) throws Exception {
        Directories.copy(STACKS.resolve(stack), directory);
        workspace.applyChangeAndDestroy("-var=" + change);
    }

    @Test
    void aModuleIsTestedByItsAuthor() throws Exception {
        Directories.copy(STACKS.resolve("tested-module"), directory);
        assertThat(workspace.run("test", List.of("-no-color")).succeeded().output())
                .contains("4 passed, 0 failed");
        Files.delete(directory.resolve("variables.tf"));
        Files.delete(directory.resolve("outputs.tf"));
        workspace.configure("");
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
