package com.dokploy.terraform.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.dokploy.terraform.SharedCatalog;
import com.dokploy.terraform.sandbox.TargetServer;
import com.dokploy.terraform.sandbox.TestClient;
import com.dokploy.terraform.sandbox.testing.Faults;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Every ephemeral resource, opened by the real Terraform: what it gives arrives, and no file holds it. */
@ParameterizedClass
@MethodSource("com.dokploy.terraform.acceptance.TerraformProgram#all")
class EphemeralResourcesTest {
    private static final String HEAD = """
            data "dokploy_organization" "current" {}

            resource "dokploy_project" "it" {
              name = "it-ephemeral"
            }
            """;

    private static final String GENERATED = """
            ephemeral "dokploy_password" "it" {
              special = true
            }
            ephemeral "dokploy_ssh_key_pair" "it" {}

            resource "dokploy_postgres" "it" {
              environment_id               = dokploy_project.it.production_environment_id
              name                         = "orders"
              database_name                = "orders"
              database_user                = "orders"
              deploy_on_change             = false
              database_password_wo         = ephemeral.dokploy_password.it.password
              database_password_wo_version = VERSION
            }
            resource "dokploy_application" "it" {
              environment_id   = dokploy_project.it.production_environment_id
              name             = "api"
              docker           = { image = "nginx:1.29-alpine" }
              deploy_on_change = false
              secret_env_wo = {
                PRIVATE_KEY = ephemeral.dokploy_ssh_key_pair.it.private_key
                PUBLIC_KEY  = ephemeral.dokploy_ssh_key_pair.it.public_key
              }
              secret_env_wo_version = VERSION
            }
            """;

    /** The credentials are read after the database exists, and configure the application beside it. */
    private static final String CREDENTIALS = """
            ephemeral "dokploy_database_credentials" "it" {
              postgres_id = dokploy_postgres.it.id
            }
            resource "dokploy_application" "reader" {
              environment_id        = dokploy_project.it.production_environment_id
              name                  = "reader"
              docker                = { image = "nginx:1.29-alpine" }
              deploy_on_change      = false
              secret_env_wo         = { DATABASE_URL = ephemeral.dokploy_database_credentials.it.internal_uri }
              secret_env_wo_version = VERSION
            }
            """;

    private static final String KEY = """
            ephemeral "dokploy_api_key" "it" {
              name            = "it"
              organization_id = data.dokploy_organization.current.id
            }
            provider "dokploy" {
              alias    = "run"
              endpoint = "ENDPOINT"
              api_key  = ephemeral.dokploy_api_key.it.key
            }
            resource "dokploy_tag" "it" {
              provider = dokploy.run
              name     = "TAG"
            }
            """;

    @Parameter
    TerraformProgram program;

    private TargetServer target;
    private ProviderProcess provider;
    private Workspace workspace;

    @BeforeEach
    void start(@TempDir Path directory) throws IOException {
        target = TargetServer.sandboxed();
        provider = ProviderProcess.start(directory);
        workspace = new Workspace(Files.createDirectories(directory.resolve("it")), target, program)
                .environment("TF_CLI_CONFIG_FILE", "/dev/null");
        provider.environment().forEach(workspace::environment);
        workspace.write("provider.tf", """
                provider "dokploy" {
                  endpoint = "%s"
                  api_key  = "%s"
                }
                """.formatted(target.endpoint(), target.apiKey()));
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
    void whatIsGeneratedAndReadArrivesAndIsNotStored() throws Exception {
        var configuration = HEAD + GENERATED + CREDENTIALS;
        workspace.configure(configuration.replace("VERSION", "1"));
        workspace.apply();
        var first = password();
        assertThat(first).hasSize(32).matches(".*[@%^_+=:,.-].*");
        assertThat(variables("api")).contains("PRIVATE_KEY=").contains("PUBLIC_KEY='ssh-ed25519 ");
        assertThat(variables("reader")).contains("DATABASE_URL").contains("postgresql://orders:");
        assertNotStored(first);
        assertNotStored("BEGIN OPENSSH PRIVATE KEY");

        assertThat(password()).as("the password after the second plan").isEqualTo(first);
        workspace.configure(configuration.replace("VERSION", "2"));
        workspace.apply();
        assertThat(password()).isNotEqualTo(first);
        assertNotStored(password());
        workspace.destroy();
    }

    @Test
    void aKeyConfiguresAProviderAndIsGoneAfterwards() throws Exception {
        workspace.configure(HEAD + key("shop"));
        workspace.apply();
        assertThat(keys()).isEmpty();
        assertThat(calls("user.createApiKey"))
                .as("plan, apply and the second plan")
                .isEqualTo(3);
        assertThat(calls("user.deleteApiKey")).isEqualTo(3);
        assertThat(workspace.state("dokploy_tag.it").path("name").asText()).isEqualTo("shop");
        workspace.destroy();
        assertThat(keys()).isEmpty();
    }

    /** Terraform 1.11 closes nothing after an error in what uses it: the process does when it ends. */
    @Test
    void aKeyIsDeletedAfterAFailure() throws Exception {
        target.client().post("tag.create", TestClient.object().put("name", "taken"));
        workspace.configure(HEAD + key("taken"));
        assertThat(workspace.applyOnce().failed().output()).contains("Object Already Exists");

        var sandbox = target.sandbox().orElseThrow();
        sandbox.faults().add(Faults.status("tag.create", 403));
        workspace.configure(HEAD + key("refused"));
        assertThat(workspace.applyOnce().failed().output()).contains("Permission Denied");

        assertThat(calls("user.createApiKey")).as("a plan, a plan and an apply").isEqualTo(3);
        provider.close();
        assertThat(keys()).isEmpty();
    }

    @Test
    void everyTypeIsOpened() {
        var all = GENERATED + CREDENTIALS + KEY;
        assertThat(SharedCatalog.CATALOG.ephemerals())
                .allSatisfy(ephemeral -> assertThat(all)
                        .contains("ephemeral \"" + ephemeral.schema().name() + "\""));
    }

    private String key(String tag) {
        return KEY.replace("ENDPOINT", target.endpoint()).replace("TAG", tag);
    }

    private String password() {
        return rows("postgres").getFirst().path("databasePassword").asText();
    }

    private String variables(String application) {
        for (var row : rows("application")) {
            if (row.path("name").asText().equals(application)) {
                return row.path("env").asText();
            }
        }
        throw new AssertionError("no application " + application);
    }

    private List<JsonNode> keys() {
        return rows("apiKey");
    }

    private List<JsonNode> rows(String table) {
        var rows = new ArrayList<JsonNode>();
        target.sandbox().orElseThrow().rows().all(table).forEach(rows::add);
        return rows;
    }

    private int calls(String procedure) {
        return target.sandbox().orElseThrow().requests().of(procedure).size();
    }

    /** Fails for a file that holds a text, except for those of the configuration. */
    private void assertNotStored(String secret) throws IOException {
        try (var files = Files.walk(workspace.directory())) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
                        .as("%s", file)
                        .doesNotContain(secret);
            }
        }
    }
}
