package com.dokploy.terraform.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.dokploy.terraform.sandbox.TargetServer;
import com.dokploy.terraform.sandbox.TestClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** The drill of the guide to disaster recovery, with its configurations. InterruptionsIT has interrupted applies. */
@ParameterizedClass
@MethodSource("com.dokploy.terraform.acceptance.TerraformProgram#all")
class DisasterRecoveryTest {
    @Parameter
    TerraformProgram program;

    private TargetServer target;
    private ProviderProcess provider;
    private Workspace workspace;

    @BeforeEach
    void start(@TempDir Path directory) throws IOException {
        target = TargetServer.sandboxed();
        workspace = new Workspace(directory, target, program).environment("TF_CLI_CONFIG_FILE", "/dev/null");
        startProvider();
        useServer(target);
        workspace.write("main.tf", block("main.tf"));
    }

    @AfterEach
    void stop() throws IOException {
        try (var _ = target;
                var _ = provider;
                var _ = workspace) {
            target.assertValidRequests();
        }
    }

    @Test
    void aLostStateIsImportedAgain() throws Exception {
        workspace.apply();
        var database = workspace.state("dokploy_postgres.orders");
        Files.delete(workspace.directory().resolve("terraform.tfstate"));
        // A process remembers what it has created, and another machine has none that does.
        provider.close();
        startProvider();
        assertThat(workspace.plan().output()).contains("3 to add").contains("Object Already Exists");

        workspace.write("imports.tf", block("imports.tf"));
        assertThat(workspace.plan().output())
                .contains("3 to import, 0 to add")
                .contains("0 to destroy")
                .doesNotContain("Object Already Exists");
        workspace.apply();

        workspace.write("imports.tf", "");
        workspace.assertNoChanges();
        var imported = workspace.state("dokploy_postgres.orders");
        for (var attribute : new String[] {"id", "app_name", "database_password"}) {
            assertThat(imported.path(attribute)).as(attribute).isEqualTo(database.path(attribute));
        }
    }

    @Test
    void aLostServerIsMadeAgainWithoutItsGeneratedSecrets() throws Exception {
        workspace.apply();
        var before = workspace.state("dokploy_postgres.orders");
        try (var other = TargetServer.sandboxed()) {
            useServer(other);
            assertThat(workspace.plan().output()).contains("3 to add, 0 to change, 0 to destroy");
            workspace.apply();
            var after = workspace.state("dokploy_postgres.orders");
            for (var attribute : new String[] {"id", "database_password"}) {
                assertThat(after.path(attribute)).as(attribute).isNotEqualTo(before.path(attribute));
            }
            other.assertValidRequests();
        }
    }

    @Test
    void withoutAJournalThePlanTellsOfWhatAnInterruptedApplyLeft() throws Exception {
        target.client().post("project.create", TestClient.object().put("name", "shop"));
        assertThat(workspace.plan().output())
                .contains("Warning: Object Already Exists")
                .contains("import {");

        workspace.write("imports.tf", "import {\n  to = dokploy_project.shop\n  id = \"shop\"\n}\n");
        workspace.apply();
        assertThat(target.sandbox().orElseThrow().rows().counts()).containsEntry("project", 1);
    }

    private void startProvider() throws IOException {
        provider = ProviderProcess.start(Files.createTempDirectory(workspace.directory(), "provider"));
        provider.environment().forEach(workspace::environment);
    }

    private void useServer(TargetServer server) throws IOException {
        workspace.write("provider.tf", """
                provider "dokploy" {
                  endpoint = "%s"
                  api_key  = "%s"
                }
                """.formatted(server.endpoint(), server.apiKey()));
    }

    private static String block(String file) throws IOException {
        for (var block : GuideBlock.of("disaster-recovery")) {
            if (block.fileName().equals(file)) {
                return block.text();
            }
        }
        throw new AssertionError("the guide has no " + file);
    }
}
