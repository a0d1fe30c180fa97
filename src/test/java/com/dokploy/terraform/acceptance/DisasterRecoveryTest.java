package com.dokploy.terraform.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.dokploy.terraform.Catalog;
import com.dokploy.terraform.DokployProvider;
import com.dokploy.terraform.Version;
import com.dokploy.terraform.adopt.AdoptCommand;
import com.dokploy.terraform.framework.engine.Engine;
import com.dokploy.terraform.sandbox.TargetServer;
import com.dokploy.terraform.sandbox.TestClient;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
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
    /** The block that the warning about an object of the same name prints. */
    private static final Pattern IMPORT = Pattern.compile("(?m)^import \\{\\R.*\\R.*\\R\\}");

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
    void anAdoptedConfigurationMakesItsObjectsOnANewServer() throws Exception {
        workspace.write("more.tf", """
                resource "dokploy_mysql" "stock" {
                  environment_id = dokploy_project.shop.production_environment_id
                  name           = "stock"
                  database_name  = "stock"
                  database_user  = "stock"
                  running        = false
                }

                resource "dokploy_user" "ana" {
                  email    = "ana@example.com"
                  role     = "member"
                  password = "password-of-ana-1"
                }

                resource "dokploy_dns_provider" "main" {
                  name       = "main"
                  cloudflare = { api_token = "cloudflare-token-1" }
                }
                """);
        workspace.apply();
        var out = workspace.directory().resolve("adopted");
        adopt(out);
        for (var file : List.of("providers", "variables", "server", "shop", "imports")) {
            assertThat(out.resolve(file + ".tf")).exists();
        }
        try (var other = TargetServer.sandboxed();
                var adopted = new Workspace(out, other, program).environment("TF_CLI_CONFIG_FILE", "/dev/null")) {
            provider.environment().forEach(adopted::environment);
            Files.delete(out.resolve("versions.tf"));
            Files.delete(out.resolve("imports.tf"));
            replace(out.resolve("providers.tf"), target.endpoint(), other.endpoint());
            adopted.write(
                    "provider_override.tf",
                    "provider \"dokploy\" {\n  api_key = \"%s\"\n}\n".formatted(other.apiKey()));
            var refused = adopted.plan().failed().output();
            assertThat(refused)
                    .contains("Error: Missing Secret", "var.main_cloudflare_api_token")
                    .contains("Error: Missing Required Argument", "A new user needs `password`");

            adopted.environment("TF_VAR_main_cloudflare_api_token", "cloudflare-token-1");
            replace(out.resolve("server.tf"), "  role ", "  password = \"password-of-ana-2\"\n  role ");
            replace(out.resolve("shop.tf"), "  running        = false\n", "");
            var existing = IMPORT.matcher(adopted.plan().output());
            assertThat(existing.find()).isTrue();
            adopted.write("organization.tf", existing.group().replace("NAME", "my_organization"));
            assertThat(adopted.plan().output())
                    .contains("1 to import, 8 to add, 0 to change, 0 to destroy.")
                    .doesNotContain("Warning");
            adopted.apply();
            assertThat(adopted.state("dokploy_mysql.stock").path("running").asBoolean())
                    .isTrue();
            other.assertValidRequests();
        }
    }

    private static void replace(Path file, String text, String replacement) throws IOException {
        Files.writeString(file, Files.readString(file).replace(text, replacement));
    }

    private void adopt(Path out) {
        var report = new ByteArrayOutputStream();
        var arguments = new String[] {
            "--out=" + out, "--endpoint=" + target.endpoint(), "--api-key=" + target.apiKey(), "--with-secrets"
        };
        var engine = new Engine<>(new DokployProvider(Version.PROVIDER, Map.of(), new Catalog()));
        var print = new PrintStream(report, true, StandardCharsets.UTF_8);
        assertThat(AdoptCommand.run(arguments, engine, Version.PROVIDER, print, print))
                .as(report.toString(StandardCharsets.UTF_8))
                .isZero();
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
