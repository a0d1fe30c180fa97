package com.dokploy.terraform.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the provider does for every program that can use it, and what only newer ones ask of it. */
class ProgramsIT extends InSandbox {
    private static final String STACK = """
            resource "dokploy_project" "shop" {
              name = "programs-shop"
              env  = { TIER = "gold" }
            }
            resource "dokploy_environment" "staging" {
              project_id = dokploy_project.shop.id
              name       = "staging"
            }
            resource "dokploy_application" "web" {
              environment_id   = dokploy_environment.staging.id
              name             = "web"
              docker           = { image = "nginx:1.29-alpine" }
              deploy_on_change = false
              memory_limit     = "512m"
              ports            = [{ published_port = 18080, target_port = 80 }]
            }
            resource "dokploy_redirect" "home" {
              application_id = dokploy_application.web.id
              regex          = "^https?://old.example.com/(.*)"
              replacement    = "https://new.example.com/$${1}"
            }
            """;

    @BeforeEach
    void configure() throws Exception {
        workspace.configure(STACK);
    }

    @Test
    void aStackIsMadeUnchangedAndDestroyed() throws Exception {
        workspace.apply();
        workspace.destroy();
    }

    @Test
    void anObjectIsImportedByItsIdentity() throws Exception {
        program.assumeHas(TerraformProgram.Feature.IDENTITY);
        workspace.apply();
        try (var other = beside("import")) {
            other.configure("""
                    import {
                      to = dokploy_project.shop
                      identity = {
                        id = "%s"
                      }
                    }
                    resource "dokploy_project" "shop" {
                      name = "programs-shop"
                      env  = { TIER = "gold" }
                    }
                    """.formatted(workspace.id("dokploy_project.shop")));

            assertThat(other.plan().output()).contains("Plan: 1 to import, 0 to add, 0 to change, 0 to destroy.");
            other.apply();
        }
        workspace.destroy();
    }

    @Test
    void aQueryNamesWhatTheServerHolds() throws Exception {
        program.assumeHas(TerraformProgram.Feature.LISTS);
        workspace.apply();
        try (var other = beside("query")) {
            other.write("existing.tfquery.hcl", query("project", "environment", "application", "redirect"));

            var found = other.run("query", List.of("-no-color")).succeeded();

            assertThat(found.output())
                    .contains("programs-shop/production")
                    .contains("programs-shop/staging/web")
                    .contains("programs-shop/staging/web/^https?://old.example.com/(.*)");
        }
        workspace.destroy();
    }

    @Test
    void aQueryWritesConfigurationThatOnlyImports() throws Exception {
        program.assumeHas(TerraformProgram.Feature.LISTS);
        workspace.apply();
        try (var other = beside("generated")) {
            other.write("existing.tfquery.hcl", query("project", "environment", "application"));
            other.run("query", List.of("-no-color", "-generate-config-out=generated.tf"))
                    .succeeded();
            other.run("fmt", List.of("-check")).succeeded();
            var mutations = sandbox().requests().mutations();

            assertThat(other.plan().output()).contains("Plan: 4 to import, 0 to add, 0 to change, 0 to destroy.");
            other.apply();

            assertThat(sandbox().requests().mutations())
                    .as("writes of the import")
                    .isEqualTo(mutations);
        }
        workspace.destroy();
    }

    private static String query(String... types) {
        var text = new StringBuilder();
        for (var type : types) {
            text.append("""
                    list "dokploy_%s" "all" {
                      provider         = dokploy
                      include_resource = true
                    }
                    """.formatted(type));
        }
        return text.toString();
    }

    private Workspace beside(String name) throws Exception {
        return workspace(Files.createDirectories(directory.resolve(name)));
    }
}
