package com.dokploy.terraform.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.dokploy.terraform.sandbox.TestClient;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Changes of a service together with what hangs on it: they end in one apply, with as few deploys as can be. */
class ConvergenceIT extends InSandbox {
    private static final String STACK = """
            resource "dokploy_project" "it" {
              name = "it-convergence"
            }
            resource "dokploy_compose" "it" {
              environment_id = dokploy_project.it.production_environment_id
              name           = "it"
              delete_volumes = true
              raw = {
                compose_file = yamlencode({ services = { SERVICE = { image = "nginx:alpine" } } })
              }
            }
            """;
    private static final String DOMAIN = """
            resource "dokploy_domain" "it" {
              compose_id   = dokploy_compose.it.id
              service_name = "SERVICE"
              host         = "it.example.com"
            }
            """;
    private static final String APPLICATION = """
            resource "dokploy_project" "it" {
              name = "it-convergence"
            }
            resource "dokploy_application" "it" {
              environment_id = dokploy_project.it.production_environment_id
              name           = "it"
              docker         = { image = "IMAGE" }
            }
            """;
    private static final String PORT = """
            resource "dokploy_port" "it" {
              application_id = dokploy_application.it.id
              published_port = 8080
              target_port    = 80
            }
            """;

    @Override
    boolean sharesOneProvider() {
        return true;
    }

    private int deployments() {
        return sandbox().rows().counts().getOrDefault("deployment", 0);
    }

    @Test
    void aServiceIsRenamedTogetherWithItsDomain() throws Exception {
        workspace.configure((STACK + DOMAIN).replace("SERVICE", "web")).apply();
        var before = deployments();
        var run =
                workspace.configure((STACK + DOMAIN).replace("SERVICE", "app")).apply();
        assertThat(run.output()).doesNotContain("Warning");
        assertThat(deployments() - before).as("the stack, and its domain").isEqualTo(2);
        assertThat(workspace.state("dokploy_domain.it").path("service_name").asText())
                .isEqualTo("app");
        assertThat(sandbox().rows().all("domain")).hasSize(1);
    }

    @Test
    void aPortThatFailedIsMendedTogetherWithItsApplication() throws Exception {
        var application = APPLICATION.replace("IMAGE", "nginx:alpine");
        workspace.configure(application + PORT).apply();
        sandbox()
                .rows()
                .all("application")
                .forEach(row -> sandbox()
                        .rows()
                        .patch(
                                "application",
                                row.path("applicationId").asText(),
                                TestClient.object().put("dockerImage", "registry.example.com/does-not-exist")));
        workspace.configure(application + PORT.replace("8080", "8081"));
        workspace.applyOnce("-target=dokploy_port.it", "-refresh=false").failed();
        var before = deployments();
        workspace.configure(APPLICATION.replace("IMAGE", "nginx:1.29") + PORT.replace("8080", "8082"));
        var run = workspace.apply();
        assertThat(run.output()).contains("must be replaced").doesNotContain("Warning");
        assertThat(deployments() - before).as("the application, and its port").isEqualTo(2);
    }

    @Test
    void whatGoesTogetherWithItsServiceDoesNotDeployIt() throws Exception {
        var stack = (STACK + DOMAIN).replace("SERVICE", "web");
        workspace.configure(stack).apply();
        var log = sandbox().requests().log().size();
        workspace
                .configure(stack.replace("raw = {", "compose_type = \"stack\"\nraw = {"))
                .apply();
        var requests = sandbox().requests().log();
        assertThat(requests.subList(log, requests.size()))
                .filteredOn(request -> request.procedures().contains("compose.deploy"))
                .as("deploys of the new stack, and of its domain")
                .hasSize(2);
    }

    @Test
    void taintedObjectsDoNotWarnAboutThemselves() throws Exception {
        workspace.configure(APPLICATION.replace("IMAGE", "nginx:alpine") + PORT).apply();
        for (var address : new String[] {"dokploy_application.it", "dokploy_port.it", "dokploy_project.it"}) {
            workspace.run("taint", List.of(address)).succeeded();
        }
        assertThat(workspace.apply().output()).doesNotContain("Warning");
    }
}
