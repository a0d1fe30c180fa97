package com.dokploy.terraform.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.dokploy.terraform.sandbox.testing.Faults;
import java.nio.file.Files;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What the sandbox can count and break: few requests, no writes without need, no secrets, no orphans. */
class PromisesIT extends InSandbox {
    private static final String HUNDRED = """
            resource "dokploy_project" "it" {
              name = "it-hundred"
            }
            resource "dokploy_environment" "it" {
              count      = 19
              project_id = dokploy_project.it.id
              name       = "environment-${count.index}"
            }
            resource "dokploy_application" "it" {
              count            = 20
              environment_id   = dokploy_environment.it[count.index % 19].id
              name             = "application-${count.index}"
              docker           = { image = "nginx:alpine" }
              deploy_on_change = false
            }
            resource "dokploy_domain" "it" {
              count          = 40
              application_id = dokploy_application.it[count.index % 20].id
              host           = "host-${count.index}.example.com"
            }
            resource "dokploy_postgres" "it" {
              count            = 20
              environment_id   = dokploy_environment.it[count.index % 19].id
              name             = "database-${count.index}"
              database_name    = "x"
              database_user    = "x"
              deploy_on_change = false
            }
            """;

    @Test
    void aPlanOfAHundredResourcesTakesFewRequestsAndWritesNothing() throws Exception {
        workspace.configure(HUNDRED).applyOnce().succeeded();
        sandbox().requests().clear();
        workspace.assertNoChanges();
        assertThat(sandbox().requests().mutations()).isZero();
        assertThat(sandbox().requests().count()).isLessThanOrEqualTo(15);
    }

    @Test
    void secretsStayWhereTheyBelong() throws Exception {
        workspace
                .environment("TF_LOG", "trace")
                .environment("TF_LOG_PATH", directory.resolve("trace.log").toString());
        workspace.configure("""
                variable "secret" {
                  sensitive = true
                  default   = "canary-sensitive"
                }
                # Terraform repeats lines of configuration below a warning, with what is written in them.
                variable "build_secret" {
                  sensitive = true
                  default   = "canary-hidden-build"
                }
                resource "dokploy_project" "it" {
                  name                  = "it-secrets"
                  secret_env            = { A = var.secret }
                  secret_env_wo         = { B = "canary-hidden-env" }
                  secret_env_wo_version = 1
                }
                resource "dokploy_application" "it" {
                  environment_id = dokploy_project.it.production_environment_id
                  name           = "web"
                  docker = {
                    image               = "nginx:alpine"
                    username            = "me"
                    password_wo         = "canary-hidden-registry"
                    password_wo_version = 1
                  }
                  build_secrets_wo         = { C = var.build_secret }
                  build_secrets_wo_version = 1
                }
                resource "dokploy_postgres" "it" {
                  environment_id               = dokploy_project.it.production_environment_id
                  name                         = "database"
                  database_name                = "x"
                  database_user                = "x"
                  database_password_wo         = "canary-hidden-database"
                  database_password_wo_version = 1
                }
                data "dokploy_postgres" "it" {
                  id = dokploy_postgres.it.id
                }
                data "dokploy_application" "it" {
                  id = dokploy_application.it.id
                }
                data "dokploy_project" "it" {
                  id = dokploy_project.it.id
                }
                """);
        var shown = workspace.apply().output();
        assertThat(shown).doesNotContain("canary-sensitive").doesNotContain("canary-hidden");
        assertThat(Files.readString(directory.resolve("terraform.tfstate"))).doesNotContain("canary-hidden");
        var providerLines = Files.readAllLines(directory.resolve("trace.log")).stream()
                .filter(line -> line.contains("provider.terraform-provider-dokploy"))
                .toList();
        assertThat(providerLines).isNotEmpty();
        assertThat(String.join("\n", providerLines)).doesNotContain("canary-");
        var application = client.find("application.one", "applicationId", workspace.id("dokploy_application.it"));
        assertThat(application).isNotNull();
        assertThat(application.path("password").asText()).isEqualTo("canary-hidden-registry");
        assertThat(application.path("buildSecrets").asText()).contains("canary-hidden-build");
    }

    @Test
    void aLostReplyLeavesNoOrphanAndNoDuplicate() throws Exception {
        var faults = sandbox().faults();
        for (var procedure : new String[] {
            "project.create", "environment.create", "application.create", "postgres.create", "domain.create"
        }) {
            faults.add(Faults.fault(procedure, Faults.FaultKind.DROP_AFTER));
        }
        workspace.configure("""
                resource "dokploy_project" "it" {
                  name = "it-lost"
                }
                resource "dokploy_environment" "it" {
                  project_id = dokploy_project.it.id
                  name       = "staging"
                }
                resource "dokploy_application" "it" {
                  environment_id = dokploy_environment.it.id
                  name           = "web"
                  docker         = { image = "nginx:alpine" }
                }
                resource "dokploy_postgres" "it" {
                  environment_id = dokploy_environment.it.id
                  name           = "database"
                  database_name  = "x"
                  database_user  = "x"
                }
                resource "dokploy_domain" "it" {
                  application_id = dokploy_application.it.id
                  host           = "it-lost.example.com"
                }
                """);
        workspace.apply();
        assertThat(faults.fired())
                .as("faults that hit; application and database may share a request, whose connection breaks once")
                .isBetween(4, 5);
        assertThat(sandbox().rows().counts())
                .containsEntry("project", 1)
                .containsEntry("application", 1)
                .containsEntry("postgres", 1)
                .containsEntry("domain", 1);
    }

    @Test
    void aFailingSecondCallLeavesNoOrphan() throws Exception {
        sandbox().faults().add(Faults.status("application.update", 500));
        workspace.configure("""
                resource "dokploy_project" "it" {
                  name = "it-second"
                }
                resource "dokploy_application" "it" {
                  environment_id = dokploy_project.it.production_environment_id
                  name           = "web"
                  docker         = { image = "nginx:alpine" }
                }
                """);
        workspace.applyOnce().failed();
        workspace.apply();
        assertThat(sandbox().rows().counts()).containsEntry("application", 1);
    }

    @Test
    void aPlanGoesOnAfterARestartOfTheServer() throws Exception {
        workspace.configure(HUNDRED).applyOnce().succeeded();
        sandbox().restart(Duration.ofSeconds(1));
        workspace.assertNoChanges();
    }
}
