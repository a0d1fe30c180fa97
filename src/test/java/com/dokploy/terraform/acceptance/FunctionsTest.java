package com.dokploy.terraform.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.dokploy.terraform.SharedCatalog;
import com.dokploy.terraform.sandbox.TargetServer;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every function, called by the real Terraform: what it says is asserted in the configuration itself. */
class FunctionsTest {
    private static final String CALLS = """
            variable "password" {
              type      = string
              sensitive = true
              default   = "Zy9_pass-word"
            }
            locals {
              variables = tomap({ LINES = "a\\nb", QUOTE = "it's", DOLLAR = "$${A}", EMPTY = "", PORT = "8080" })
              redis     = { engine = "redis", host = "cache", password = var.password }
              compose   = yamlencode({ services = { web = { image = "nginx" }, db = { image = "postgres" } } })
              port      = provider::dokploy::parse_import_id("dokploy_port", "shop/production/web/5353/udp")
              holds = {
                bytes            = provider::dokploy::bytes("1.5GiB") == 1610612736
                bytes_of_number  = provider::dokploy::bytes(1024) == 1024
                compose_services = provider::dokploy::compose_services(local.compose) == tolist(["db", "web"])
                cron_next        = provider::dokploy::cron_next("@daily", "2026-01-01T08:50:00Z") == "2026-01-02T00:00:00Z"
                database_uri     = issensitive(provider::dokploy::database_uri(local.redis))
                dotenv           = provider::dokploy::dotenv_decode(provider::dokploy::dotenv_encode(local.variables)) == local.variables
                idna             = provider::dokploy::idna("*.BÜCHER.example.com") == "*.xn--bcher-kva.example.com"
                nano_cpus        = provider::dokploy::nano_cpus(0.5) == 500000000
                basic_auth       = issensitive(provider::dokploy::traefik_basic_auth("admin", var.password))
                parse_import_id  = local.port.protocol == "udp" && length(local.port) == 5
              }
            }
            check "functions" {
              assert {
                condition     = alltrue(values(local.holds))
                error_message = jsonencode(local.holds)
              }
            }
            resource "dokploy_project" "it" {
              name = "it-functions"
            }
            """;

    /** The attributes that a database of each engine needs, and the parts of its URI beside engine, host and password. */
    private static final List<List<String>> ENGINES = List.of(
            List.of("postgres", "database_user = \"us\"\ndatabase_name = \"da\"", "user = \"us\"\ndatabase = \"da\""),
            List.of("mysql", "database_user = \"us\"\ndatabase_name = \"da\"", "user = \"us\"\ndatabase = \"da\""),
            List.of("mariadb", "database_user = \"us\"\ndatabase_name = \"da\"", "user = \"us\"\ndatabase = \"da\""),
            List.of("mongo", "database_user = \"us\"", "user = \"us\""),
            List.of("redis", "", "port = dokploy_redis.it.internal_port"),
            List.of("libsql", "database_user = \"us\"", "user = \"us\""));

    @ParameterizedTest
    @MethodSource("com.dokploy.terraform.acceptance.TerraformProgram#all")
    void functionsSayWhatTheyShouldAndUrisAreThoseOfTheDatabases(TerraformProgram program, @TempDir Path directory)
            throws Exception {
        var configuration = new StringBuilder(CALLS);
        ENGINES.forEach(engine -> configuration.append(database(engine.get(0), engine.get(1), engine.get(2))));
        for (var function : SharedCatalog.CATALOG.functions()) {
            assertThat(configuration).contains("provider::dokploy::" + function.name() + "(");
        }

        try (var target = TargetServer.sandboxed();
                var provider = ProviderProcess.start(directory);
                var workspace =
                        new Workspace(directory, target, program).environment("TF_CLI_CONFIG_FILE", "/dev/null")) {
            provider.environment().forEach(workspace::environment);
            workspace.write("provider.tf", """
                    provider "dokploy" {
                      endpoint = "%s"
                      api_key  = "%s"
                    }
                    """.formatted(target.endpoint(), target.apiKey()));
            workspace.write("functions.tf", configuration.toString());

            var applied = workspace.run("apply", List.of("-auto-approve", "-input=false", "-no-color"));

            applied.succeeded();
            assertThat(applied.output()).contains("7 added").doesNotContain("Check block assertion failed");
            assertThat(workspace
                            .run("plan", List.of("-input=false", "-no-color"))
                            .output())
                    .contains("No changes")
                    .doesNotContain("Warning");
        }
    }

    private static String database(String engine, String attributes, String parts) {
        return """
                resource "dokploy_ENGINE" "it" {
                  environment_id    = dokploy_project.it.production_environment_id
                  name              = "ENGINE"
                  database_password = var.password
                  deploy_on_change  = false
                  ATTRIBUTES
                }
                check "ENGINE" {
                  assert {
                    condition = dokploy_ENGINE.it.internal_uri == provider::dokploy::database_uri({
                      engine   = "ENGINE"
                      host     = dokploy_ENGINE.it.internal_host
                      password = var.password
                      PARTS
                    })
                    error_message = "The URI of ENGINE is another one than internal_uri."
                  }
                }
                """.replace("ENGINE", engine).replace("ATTRIBUTES", attributes).replace("PARTS", parts);
    }
}
