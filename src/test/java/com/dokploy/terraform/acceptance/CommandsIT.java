package com.dokploy.terraform.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.dokploy.terraform.sandbox.TestClient;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What Terraform can do besides plan and apply. */
class CommandsIT extends OnServer {
    private static final String STACK = """
            resource "dokploy_project" "it" {
              name = "it-commands"
            }
            resource "dokploy_application" "it" {
              environment_id   = dokploy_project.it.production_environment_id
              name             = "web"
              docker           = { image = "nginx:alpine" }
              deploy_on_change = false
            }
            """;

    @Test
    void importBlocksWriteTheirConfiguration() throws Exception {
        program.assumeHas(TerraformProgram.Feature.GENERATED_CONFIGURATION);
        workspace.configure(STACK).apply();
        var project = workspace.id("dokploy_project.it");
        var application = workspace.id("dokploy_application.it");
        workspace
                .run("state", List.of("rm", "dokploy_project.it", "dokploy_application.it"))
                .succeeded();

        var imports = """
                import {
                  to = dokploy_project.it
                  id = "%s"
                  provider = dokploy
                }
                import {
                  to = dokploy_application.it
                  id = "it-commands/production/web"
                  provider = dokploy
                }
                """.formatted(project);
        workspace
                .configure(imports)
                .run("plan", List.of("-no-color", "-generate-config-out=generated.tf"))
                .succeeded();
        // Terraform 1.16 needs the provider as long as there is no configuration, and 1.11 refuses it afterwards.
        workspace.configure(imports.replace("  provider = dokploy\n", "")).apply();
        assertThat(workspace.id("dokploy_application.it")).isEqualTo(application);
        assertThat(Files.readString(directory.resolve("generated.tf"))).contains("nginx:alpine");
    }

    @Test
    void movedBlocksKeepObjects() throws Exception {
        workspace.configure(STACK).apply();
        var application = workspace.id("dokploy_application.it");
        workspace.configure(STACK.replace("\"dokploy_application\" \"it\"", "\"dokploy_application\" \"moved\"") + """
                moved {
                  from = dokploy_application.it
                  to   = dokploy_application.moved
                }
                """);
        assertThat(workspace.plan().output()).contains("0 to add, 0 to change, 0 to destroy");
        workspace.apply();
        assertThat(workspace.id("dokploy_application.moved")).isEqualTo(application);
    }

    @Test
    void refreshOnlyTellsDriftAndPlanRestoresIt() throws Exception {
        workspace.configure(STACK).apply();
        var application = workspace.id("dokploy_application.it");
        client.post(
                "application.update",
                TestClient.object().put("applicationId", application).put("name", "renamed by hand"));
        assertThat(workspace.plan("-refresh-only").output()).contains("renamed by hand");
        assertThat(workspace.plan().output()).contains("\"renamed by hand\" -> \"web\"");
        workspace.apply();
    }

    @Test
    void targetAndDestroyTakeParts() throws Exception {
        workspace.configure(STACK);
        workspace.applyOnce("-target=dokploy_project.it").succeeded();
        assertThat(workspace.plan().output()).contains("1 to add");
        workspace.apply();
        workspace
                .run("destroy", List.of("-auto-approve", "-no-color", "-target=dokploy_application.it"))
                .succeeded();
        assertThat(workspace.plan().output()).contains("1 to add");
    }

    @Test
    void testsOfModulesRun() throws Exception {
        workspace.configure("""
                variable "name" {
                  type = string
                }
                resource "dokploy_project" "it" {
                  name = var.name
                  env  = provider::dokploy::dotenv_decode("A=1\\n# no\\nB='two words'")
                }
                """);
        workspace.write("tests/project.tftest.hcl", """
                variables {
                  name = "it-module"
                }
                run "plans" {
                  command = plan
                  assert {
                    condition     = dokploy_project.it.env["B"] == "two words"
                    error_message = "The function reads quotes."
                  }
                }
                run "applies" {
                  assert {
                    condition     = dokploy_project.it.id != ""
                    error_message = "There is an id."
                  }
                }
                run "refuses" {
                  command = plan
                  variables {
                    name = ""
                  }
                  expect_failures = [dokploy_project.it]
                }
                """);
        assertThat(workspace.run("test", List.of("-no-color")).output()).contains("2 passed, 1 failed");
        workspace.configure("");
    }

    @Test
    void aProviderWhoseServerIsMadeInTheSameApplyWorks() throws Exception {
        workspace.environment("DOKPLOY_ENDPOINT", "").environment("DOKPLOY_API_KEY", "");
        workspace.configure("""
                resource "terraform_data" "server" {
                  input = { endpoint = "%s", key = "%s" }
                }
                provider "dokploy" {
                  endpoint = terraform_data.server.output.endpoint
                  api_key  = terraform_data.server.output.key
                }
                resource "dokploy_project" "it" {
                  name = "it-unknown-provider"
                }
                """.formatted(target.endpoint(), target.apiKey()));
        workspace.apply();
    }
}
