package com.dokploy.terraform.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.dokploy.terraform.sandbox.Sandbox;
import com.dokploy.terraform.sandbox.TargetServer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One apply from a newly installed server to a stack: the key that it makes feeds a second provider configuration. */
class BootstrapIT extends OnServer {
    private static final String CONFIGURATION = """
            provider "dokploy" {
              alias = "bootstrap"
            }
            resource "dokploy_bootstrap" "admin" {
              provider = dokploy.bootstrap
              email    = "Admin@Example.com"
              password = "canary-it-password"
              name     = "Ada"
            }
            provider "dokploy" {
              api_key = dokploy_bootstrap.admin.api_key
            }
            resource "dokploy_project" "it" {
              name = "it-bootstrap"
            }
            resource "dokploy_application" "it" {
              environment_id = dokploy_project.it.production_environment_id
              name           = "web"
              docker         = { image = "nginx:1.29-alpine" }
            }
            """;

    @Override
    TargetServer open() {
        return TargetServer.sandboxed(Sandbox.Options.standard().withoutOwner());
    }

    @BeforeEach
    void forgetTheKey() {
        // As in a shell that knows no key; an empty variable counts as none.
        workspace.environment("DOKPLOY_API_KEY", "");
    }

    @Override
    void leave() {
        // The sandbox is closed next.
    }

    private Sandbox sandbox() {
        return target.sandbox("be empty");
    }

    @Test
    void oneApplyGoesFromNothingToAStackAndDestroyGoesBack() throws Exception {
        workspace.configure(CONFIGURATION);
        var applied = workspace.apply();
        assertThat(applied.output()).contains("3 added").doesNotContain("Warning:");
        assertThat(sandbox().rows().all("application")).hasSize(1);

        workspace.configure(CONFIGURATION.replace("Ada", "Grace"));
        workspace.apply();
        assertThat(sandbox().rows().all("user").getFirst().path("firstName").asText())
                .isEqualTo("Grace");

        workspace.destroy();
        assertThat(sandbox().rows().all("project")).isEmpty();
        assertThat(sandbox().rows().all("apiKey")).isEmpty();
        assertThat(sandbox().rows().all("user")).hasSize(1);

        var adopted = workspace.apply();
        assertThat(adopted.output()).contains("Administrator Adopted");
        workspace.destroy();
    }

    @Test
    void oneApplyReplacesARevokedKeyAndKeepsTheStack() throws Exception {
        workspace.configure(CONFIGURATION);
        workspace.apply();
        var project = workspace.id("dokploy_project.it");
        var key = sandbox().rows().all("apiKey").getFirst();
        sandbox().rows().delete("apiKey", key.path("id").asText());

        var run = workspace.apply();

        assertThat(run.output()).contains("API Key No Longer Accepted", "0 added, 1 changed, 0 destroyed");
        assertThat(workspace.id("dokploy_project.it")).isEqualTo(project);
        assertThat(sandbox().rows().all("apiKey")).hasSize(1);
        workspace.destroy();
    }

    @Test
    void aPlatformBeginsOnAnEmptyServer() throws Exception {
        Directories.copy(StacksIT.STACKS.resolve("platform"), directory);
        workspace.applyChangeAndDestroy("-var=slack_channel=#shop");
    }

    @Test
    void withoutAKeyEverythingElseSaysWhatIsMissing() throws Exception {
        workspace.configure("""
                resource "dokploy_project" "it" {
                  name = "it-without-key"
                }
                """);
        assertThat(workspace.plan().failed().output())
                .contains("Missing API Key", "DOKPLOY_API_KEY", "dokploy_project");
        assertThat(sandbox().requests().log()).isEmpty();
    }
}
