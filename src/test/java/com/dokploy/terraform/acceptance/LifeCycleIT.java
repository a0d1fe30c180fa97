package com.dokploy.terraform.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.dokploy.terraform.sandbox.TestClient;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The life of each type: made, unchanged, changed in place, imported, replaced, gone behind Terraform's back. */
class LifeCycleIT extends OnServer {
    @Override
    boolean sharesOneProvider() {
        return true;
    }

    @Test
    void aProjectLives() throws Exception {
        workspace.configure("""
                resource "dokploy_project" "it" {
                  name        = "it-project"
                  description = "first"
                  env         = { A = "1", LINES = "one\\ntwo", HASH = "a # b" }
                }
                """);
        workspace.apply();
        var id = workspace.id("dokploy_project.it");

        workspace.configure("""
                resource "dokploy_project" "it" {
                  name = "it-project renamed"
                  env  = { A = "2" }
                }
                """);
        workspace.apply();
        assertThat(workspace.id("dokploy_project.it")).isEqualTo(id);
        var project = client.find("project.one", "projectId", id);
        assertThat(project).isNotNull();
        assertThat(project.path("name").asText()).isEqualTo("it-project renamed");
        assertThat(project.path("env").asText()).isEqualTo("A=2");
        assertThat(project.path("description").asText("")).isEmpty();

        reimport("dokploy_project.it", id);
        reimport("dokploy_project.it", "it-project renamed");

        client.post("project.remove", TestClient.object().put("projectId", id));
        assertThat(workspace.plan().output()).contains("1 to add");
        workspace.apply();
    }

    @Test
    void anEnvironmentLives() throws Exception {
        var head = """
                resource "dokploy_project" "it" {
                  name = "it-environments"
                }
                resource "dokploy_project" "other" {
                  name = "it-environments-other"
                }
                """;
        workspace.configure(head + """
                resource "dokploy_environment" "it" {
                  project_id  = dokploy_project.it.id
                  name        = "staging"
                  description = "first"
                  env         = { A = "1" }
                }
                """);
        workspace.apply();
        var id = workspace.id("dokploy_environment.it");

        workspace.configure(head + """
                resource "dokploy_environment" "it" {
                  project_id = dokploy_project.other.id
                  name       = "testing"
                }
                """);
        workspace.apply();
        assertThat(workspace.id("dokploy_environment.it")).isEqualTo(id);

        reimport("dokploy_environment.it", "it-environments-other/testing");

        client.post("environment.remove", TestClient.object().put("environmentId", id));
        assertThat(workspace.plan().output()).contains("1 to add");
        workspace.apply();
    }

    @Test
    void anApplicationLives() throws Exception {
        var head = """
                resource "dokploy_project" "it" {
                  name = "it-applications"
                }
                """;
        workspace.configure(head + """
                resource "dokploy_application" "it" {
                  environment_id = dokploy_project.it.production_environment_id
                  name           = "web"
                  docker         = { image = "nginx:alpine" }
                  env            = { A = "1" }
                  memory_limit   = "512m"
                  cpu_limit      = "0.5"
                  mounts_are_not = "known"
                }
                """);
        assertThat(workspace.applyOnce().failed().output()).contains("mounts_are_not");

        workspace.configure(head + """
                resource "dokploy_application" "it" {
                  environment_id = dokploy_project.it.production_environment_id
                  name           = "web"
                  docker         = { image = "nginx:alpine" }
                  env            = { A = "1" }
                  memory_limit   = "512m"
                  cpu_limit      = "0.5"
                }
                """);
        workspace.apply();
        var id = workspace.id("dokploy_application.it");
        assertThat(workspace.state("dokploy_application.it").path("status").asText())
                .isEqualTo("done");
        assertThat(deployments(id)).isEqualTo(1);

        workspace.configure(head + """
                resource "dokploy_application" "it" {
                  environment_id = dokploy_project.it.production_environment_id
                  name           = "web renamed"
                  docker         = { image = "nginx:alpine" }
                  env            = { A = "1" }
                  memory_limit   = "536870912"
                  cpu_limit      = "500m"
                }
                """);
        workspace.apply();
        assertThat(deployments(id)).as("a new name needs no deploy").isEqualTo(1);

        workspace.configure(head + """
                resource "dokploy_application" "it" {
                  environment_id = dokploy_project.it.production_environment_id
                  name           = "web renamed"
                  docker         = { image = "nginx:alpine" }
                  env            = { A = "2" }
                }
                """);
        workspace.apply();
        assertThat(deployments(id)).as("new variables need one deploy").isEqualTo(2);
        assertThat(workspace.id("dokploy_application.it")).isEqualTo(id);

        reimport("dokploy_application.it", "it-applications/production/web renamed");

        client.post("application.delete", TestClient.object().put("applicationId", id));
        assertThat(workspace.plan().output()).contains("1 to add");
        workspace.apply();
    }

    @Test
    void aFailedDeployIsToldWithItsLogAndMendedByTheNextApply() throws Exception {
        var configuration = """
                resource "dokploy_project" "it" {
                  name = "it-failing"
                }
                resource "dokploy_application" "it" {
                  environment_id = dokploy_project.it.production_environment_id
                  name           = "web"
                  docker         = { image = "%s" }
                }
                """;
        workspace.configure(configuration.formatted("example.invalid/does-not-exist:1"));
        assertThat(workspace.applyOnce().failed().output())
                .contains("Deployment Failed", "The end of its log", "does-not-exist");

        workspace.configure(configuration.formatted("nginx:alpine"));
        workspace.apply();
        assertThat(workspace.state("dokploy_application.it").path("status").asText())
                .isEqualTo("done");
    }

    @Test
    void aDatabaseLives() throws Exception {
        var head = """
                resource "dokploy_project" "it" {
                  name = "it-databases"
                }
                """;
        workspace.configure(head + """
                resource "dokploy_postgres" "it" {
                  environment_id = dokploy_project.it.production_environment_id
                  name           = "database"
                  database_name  = "shop"
                  database_user  = "shop"
                  docker_image   = "postgres:17"
                }
                """);
        workspace.apply();
        var state = workspace.state("dokploy_postgres.it");
        var id = state.path("id").asText();
        assertThat(state.path("database_password").asText()).hasSize(32);
        assertThat(state.path("internal_uri").asText())
                .isEqualTo(
                        "postgresql://shop:" + state.path("database_password").asText() + "@"
                                + state.path("app_name").asText() + ":5432/shop");

        workspace.configure(head + """
                resource "dokploy_postgres" "it" {
                  environment_id    = dokploy_project.it.production_environment_id
                  name              = "database"
                  database_name     = "shop"
                  database_user     = "shop"
                  database_password = "Another-1"
                  docker_image      = "postgres:17"
                  description       = "second"
                }
                """);
        workspace.apply();
        assertThat(workspace.id("dokploy_postgres.it")).isEqualTo(id);
        var row = client.find("postgres.one", "postgresId", id);
        assertThat(row).isNotNull();
        assertThat(row.path("databasePassword").asText()).isEqualTo("Another-1");

        reimport("dokploy_postgres.it", "it-databases/production/database");

        workspace.configure(head + """
                resource "dokploy_postgres" "it" {
                  environment_id      = dokploy_project.it.production_environment_id
                  name                = "database"
                  database_name       = "other"
                  database_user       = "shop"
                  docker_image        = "postgres:17"
                  deletion_protection = true
                }
                """);
        assertThat(workspace.plan().output()).contains("must be replaced", "Data Stays on the Server");
        workspace.apply();
        assertThat(workspace.id("dokploy_postgres.it")).isNotEqualTo(id);

        assertThat(workspace
                        .run("destroy", List.of("-auto-approve", "-no-color"))
                        .failed()
                        .output())
                .contains("Resource Protected from Deletion");
        workspace.configure(head);
        assertThat(workspace.applyOnce().failed().output()).contains("Resource Protected from Deletion");
        workspace.configure(head + """
                resource "dokploy_postgres" "it" {
                  environment_id = dokploy_project.it.production_environment_id
                  name           = "database"
                  database_name  = "other"
                  database_user  = "shop"
                  docker_image   = "postgres:17"
                }
                """);
        workspace.apply();
    }

    @Test
    void aDomainLives() throws Exception {
        var head = """
                resource "dokploy_project" "it" {
                  name = "it-domains"
                }
                resource "dokploy_application" "it" {
                  environment_id   = dokploy_project.it.production_environment_id
                  name             = "web"
                  docker           = { image = "nginx:alpine" }
                  deploy_on_change = false
                }
                """;
        workspace.configure(head + """
                resource "dokploy_domain" "it" {
                  application_id   = dokploy_application.it.id
                  host             = "It-Domains.example.com"
                  path             = "/api"
                  strip_path       = true
                  https            = true
                  certificate_type = "letsencrypt"
                  enabled          = false
                  middlewares      = ["one@file", "two@file"]
                }
                """);
        workspace.apply();
        var id = workspace.id("dokploy_domain.it");

        workspace.configure(head + """
                resource "dokploy_domain" "it" {
                  application_id = dokploy_application.it.id
                  host           = "it-domains.example.com"
                }
                """);
        workspace.apply();
        assertThat(workspace.id("dokploy_domain.it")).isEqualTo(id);
        assertThat(workspace.state("dokploy_domain.it").path("url").asText())
                .isEqualToIgnoringCase("http://it-domains.example.com");

        reimport("dokploy_domain.it", "it-domains/production/web/it-domains.example.com");

        workspace.configure(head + """
                resource "dokploy_domain" "it" {
                  application_id = dokploy_application.it.id
                  host           = "it-domains.example.com"
                }
                resource "dokploy_domain" "second" {
                  application_id = dokploy_application.it.id
                  host           = "IT-domains.example.com"
                  depends_on     = [dokploy_domain.it]
                }
                """);
        assertThat(workspace.plan().output()).contains("Duplicate Route");

        client.post("domain.delete", TestClient.object().put("domainId", id));
        assertThat(workspace.plan().output()).contains("2 to add");
    }

    private int deployments(String application) throws Exception {
        var row = client.find("application.one", "applicationId", application);
        return row == null ? 0 : row.path("deployments").size();
    }

    /** Forgets an object and imports it again; nothing may be left to do. */
    private void reimport(String address, String id) throws Exception {
        workspace.run("state", List.of("rm", address)).succeeded();
        workspace
                .run("import", List.of("-input=false", "-no-color", address, id))
                .succeeded();
        workspace.assertNoChanges();
    }
}
