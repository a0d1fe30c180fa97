package com.dokploy.terraform.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Actions that a resource triggers and that are invoked by hand, with every program that knows actions. */
class ActionsIT extends InSandbox {
    private static final String CONFIGURATION = """
            variable "level" {
              default = "info"
            }

            variable "image" {
              default = "nginx:1.29-alpine"
            }

            resource "dokploy_project" "shop" {
              name = "it-actions"
            }

            resource "dokploy_application" "web" {
              environment_id   = dokploy_project.shop.production_environment_id
              name             = "web"
              deploy_on_change = false

              docker = {
                image = var.image
              }
            }

            resource "dokploy_environment_variables" "web" {
              application_id   = dokploy_application.web.id
              deploy_on_change = false

              env = {
                LOG_LEVEL = var.level
              }

              lifecycle {
                action_trigger {
                  events  = [after_create, after_update]
                  actions = [action.dokploy_deploy.web]
                }
              }
            }

            action "dokploy_deploy" "web" {
              config {
                application_id = dokploy_application.web.id
              }
            }

            action "dokploy_stop" "web" {
              config {
                application_id = dokploy_application.web.id
              }
            }

            action "dokploy_clean_docker" "nothing" {
              config {
                images = false
              }
            }
            """;

    @BeforeEach
    void configure() throws Exception {
        workspace.configure(CONFIGURATION);
    }

    @Test
    void actionsRunWhenTriggeredAndOnRequest() throws Exception {
        workspace.configure(CONFIGURATION.replaceFirst("(?s)action \"dokploy_clean_docker\".*", ""));

        assertThat(workspace.applyOnce().succeeded().output())
                .contains("Action started: action.dokploy_deploy.web", "Initializing deployment")
                .contains("Actions: 1 invoked");
        assertThat(sandbox().rows().all("deployment")).hasSize(1);

        assertThat(workspace
                        .applyOnce("-invoke=action.dokploy_stop.web")
                        .succeeded()
                        .output())
                .contains("The application is stopped.");
        assertThat(workspace.plan().output()).containsPattern("running +(= )?false -> true");

        var failed = workspace.applyOnce("-var=level=debug", "-var=image=registry.example.com/does-not-exist");
        assertThat(failed.failed().output()).contains("Deployment Failed", "Pulling image failed");
        workspace.destroy();
    }

    @Test
    void aWrongActionIsRefusedWithoutTheServer() throws Exception {
        var refused = workspace.run("validate", List.of("-no-color"));

        assertThat(refused.failed().output()).contains("removes only what is named");
        assertThat(sandbox().requests().log()).isEmpty();
    }
}
