package com.dokploy.terraform.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.dokploy.terraform.sandbox.TargetServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Actions that a resource triggers and that are invoked by hand, with every program that knows actions. */
@ParameterizedClass
@MethodSource("programs")
class ActionsIT {
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

    @Parameter
    TerraformProgram program;

    @TempDir
    Path directory;

    static Stream<TerraformProgram> programs() {
        return TerraformProgram.all().stream();
    }

    @Test
    void actionsRunWhenTriggeredAndOnRequest() throws Exception {
        program.assumeHas(TerraformProgram.Feature.ACTIONS);
        try (var target = TargetServer.sandboxed();
                var workspace = new Workspace(directory, target, program)) {
            workspace.configure(CONFIGURATION.replaceFirst("(?s)action \"dokploy_clean_docker\".*", ""));

            assertThat(workspace.applyOnce().succeeded().output())
                    .contains("Action started: action.dokploy_deploy.web", "Initializing deployment")
                    .contains("Actions: 1 invoked");
            assertThat(target.sandbox("count").rows().all("deployment")).hasSize(1);

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
    }

    @Test
    void aWrongActionIsRefusedWithoutTheServer() throws Exception {
        program.assumeHas(TerraformProgram.Feature.ACTIONS);
        try (var target = TargetServer.sandboxed();
                var workspace = new Workspace(directory, target, program)) {
            workspace.configure(CONFIGURATION);

            var refused = workspace.run("validate", List.of("-no-color"));

            assertThat(refused.failed().output()).contains("removes only what is named");
        }
    }

    @Test
    void everyExampleIsValid() throws Exception {
        program.assumeHas(TerraformProgram.Feature.ACTIONS);
        List<Path> examples;
        try (Stream<Path> files = Files.walk(Path.of("examples/actions").toAbsolutePath())) {
            examples = files.filter(file -> file.toString().endsWith(".tf")).toList();
        }
        assertThat(examples).hasSizeGreaterThan(10);
        try (var target = TargetServer.sandboxed();
                var workspace = new Workspace(directory, target, program)) {
            var modules = new StringBuilder("variable \"any\" {}\n");
            for (var example : examples) {
                modules.append(ExamplesIT.module(workspace, example));
            }
            workspace.configure(modules.toString());
            workspace.run("validate", List.of("-no-color")).succeeded();
        }
    }
}
