package com.dokploy.terraform.conformance;

import static com.dokploy.terraform.conformance.Configurations.with;
import static com.dokploy.terraform.conformance.ProviderHarness.id;
import static com.dokploy.terraform.conformance.ProviderHarness.schema;
import static org.assertj.core.api.Assertions.assertThat;

import com.dokploy.terraform.schema.Secrets;
import com.dokploy.terraform.value.Value;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What users are told by a plan of what cannot work, has no effect, or is not what they may expect, as golden files. */
class PlanDiagnosticsTest extends HarnessTest {
    private final GoldenDiagnostics diagnostics = new GoldenDiagnostics(() -> harness, PlanDiagnosticsTest.class);

    @Test
    void plansThatCannotWorkAreTold() throws IOException {
        var environment = schema("environment");
        var terraform = harness.terraform();
        terraform.tryPlan(
                environment, Terraform.StoredState.NOTHING, with(harness.minimal(environment), "name", "production"));
        diagnostics.check("environment-that-comes-anyway");
        var id = harness.fixtures().texts("environment_id").getFirst();
        var production = terraform.importState(environment, id);
        terraform.tryPlan(environment, production, with(harness.minimal(environment), "name", "other"));
        diagnostics.check("environment-that-keeps-its-name");
        terraform.tryPlanDestroy(environment, production);
        diagnostics.check("environment-that-stays");
        var domain = schema("domain");
        var config = harness.minimal(domain);
        var other = harness.fixtures().texts("application_id").getLast();
        terraform.apply(domain, Terraform.StoredState.NOTHING, with(config, "application_id", other));
        harness.nextProcess();
        harness.terraform().tryPlan(domain, Terraform.StoredState.NOTHING, config);
        diagnostics.check("domain-routed-elsewhere");
        var stack = harness.fixtures().texts("compose_id").getFirst();
        var inStack = with(
                config, "application_id", null, "compose_id", stack, "host", "x.example.com", "service_name", "wbe");
        harness.terraform().tryPlan(domain, Terraform.StoredState.NOTHING, inStack);
        diagnostics.check("domain-of-an-unknown-service");
        var compose = schema("compose");
        harness.terraform().tryPlan(compose, Terraform.StoredState.NOTHING, harness.minimal(compose));
        harness.terraform().forgetAll();
        var toBe = with(inStack, "compose_id", Value.UNKNOWN, "host", "y.example.com");
        assertThat(harness.terraform().tryPlan(domain, Terraform.StoredState.NOTHING, toBe))
                .as("errors about a stack that may be another one")
                .isEmpty();
        diagnostics.check("domain-of-an-unknown-service-to-be");
        var schedule = with(
                harness.minimal(schema("schedule")),
                "application_id",
                null,
                "compose_id",
                Value.UNKNOWN,
                "service_name",
                "wbe");
        harness.terraform().tryPlan(schema("schedule"), Terraform.StoredState.NOTHING, schedule);
        diagnostics.check("schedule-of-an-unknown-service");
    }

    /** In the apply the id of a new stack is known, and the plan of the domain comes before anything is sent. */
    @Test
    void anUnknownServiceOfAStackThatThisApplyHasMadeIsRefused() throws IOException {
        var compose = schema("compose");
        var stack = diagnostics.apply(compose, with(harness.minimal(compose), "name", "made", "raw", stackOf("web")));
        var domain = with(
                harness.minimal(schema("domain")),
                "application_id",
                null,
                "compose_id",
                id(stack),
                "host",
                "made.example.com",
                "service_name",
                "wbe");
        assertThat(harness.terraform().tryPlan(schema("domain"), Terraform.StoredState.NOTHING, domain))
                .singleElement()
                .asString()
                .startsWith("Unknown Compose Service");
    }

    @Test
    void whatStandsForASecretIsNoSecret() throws IOException {
        var schema = schema("dns_provider");
        var account = Fixtures.object("api_token", Secrets.UNTOLD);
        var config = Configurations.complete(schema, Map.of("name", Value.of("main"), "cloudflare", account));
        assertThat(harness.terraform().tryPlan(schema, Terraform.StoredState.NOTHING, config))
                .isNotEmpty();
        diagnostics.check("secret-that-is-none");
    }

    @Test
    void settingsWithoutEffectAreTold() throws IOException {
        var schema = schema("application");
        var build = Fixtures.object("type", "static", "railpack_version", "0.16.0");
        var config = Configurations.complete(
                schema, with(harness.minimal(schema), "build", build).entries());
        harness.terraform().tryPlan(schema, Terraform.StoredState.NOTHING, config);
        diagnostics.check("build-setting-without-effect");
    }

    @Test
    void anImageThatDokployIgnoresIsTold() throws IOException {
        var libsql = schema("libsql");
        var config = with(harness.minimal(libsql), "docker_image", "ghcr.io/tursodatabase/libsql-server:v0.23.0");
        harness.terraform().tryPlan(libsql, Terraform.StoredState.NOTHING, config);
        diagnostics.check("image-without-effect");
    }

    @Test
    void aServiceThatLeavesItsStackIsTold() throws IOException {
        var compose = schema("compose");
        var config = with(harness.minimal(compose), "name", "renamed", "raw", stackOf("web"));
        var stack = diagnostics.apply(compose, config);
        var domain = schema("domain");
        var route = with(
                harness.minimal(domain),
                "application_id",
                null,
                "compose_id",
                id(stack),
                "host",
                "renamed.example.com",
                "service_name",
                "web");
        var routed = diagnostics.apply(domain, route);
        harness.nextProcess();
        harness.terraform().tryPlan(compose, stack, with(config, "raw", stackOf("app")));
        harness.terraform().forgetAll();
        harness.terraform().tryPlan(domain, routed, route);
        diagnostics.check("domain-of-a-service-that-leaves");
    }

    private static Value stackOf(String service) {
        return Fixtures.object("compose_file", "services:\n  " + service + ":\n    image: nginx\n");
    }

    @Test
    void whatIsNoLongerManagedIsTold() throws IOException {
        var application = schema("application");
        var config = harness.minimal(application);
        var port = Map.<String, Value>of("published_port", Value.of(8080), "target_port", Value.of(80));
        var ports = Configurations.complete(
                application,
                with(config, "ports", Value.list(new Value.MapValue(port))).entries());
        var kept = diagnostics.apply(application, ports);
        var imported = harness.terraform().importState(application, id(kept));
        harness.terraform().tryPlan(application, imported, config);
        diagnostics.check("import-with-attachments");
        var project = schema("project");
        var tags = new Value.SetValue(
                List.of(Value.of(harness.fixtures().texts("tag_ids").getFirst())));
        var tagged = diagnostics.apply(project, with(harness.minimal(project), "tag_ids", tags));
        harness.terraform()
                .tryPlan(project, harness.terraform().importState(project, id(tagged)), harness.minimal(project));
        diagnostics.check("import-with-tags");
        var varied = diagnostics.apply(application, with(config, "name", "varied", "env", Fixtures.object("A", "1")));
        harness.terraform().tryPlan(application, harness.terraform().importState(application, id(varied)), config);
        diagnostics.check("import-with-variables");
        var secretive = diagnostics.apply(
                application, with(config, "name", "secretive", "secret_env", Fixtures.object("API_KEY", "canary-one")));
        harness.terraform()
                .tryPlan(
                        application,
                        harness.terraform().importState(application, id(secretive) + "?secrets=write-only"),
                        with(
                                config,
                                "name",
                                "secretive",
                                "secret_env_wo",
                                Fixtures.object("API_KEY", "canary-one", "NEW_KEY", "canary-two"),
                                "secret_env_wo_version",
                                1));
        diagnostics.check("import-without-variables");
        var secrets = with(config, "name", "secrets", "secret_env", Fixtures.object("API_TOKEN", "canary"));
        harness.terraform()
                .tryPlan(
                        application,
                        diagnostics.apply(application, secrets),
                        with(config, "name", "secrets", "env", Fixtures.object("A", "1")));
        diagnostics.check("variables-that-go");
        var routed = diagnostics.apply(application, with(config, "name", "routed", "traefik_config", "http: {}\n"));
        harness.terraform().tryPlan(application, routed, with(config, "name", "routed"));
        diagnostics.check("traefik-without-configuration");
    }

    @Test
    void whatWouldBecomeOfDatabasesIsTold() throws IOException {
        var postgres = schema("postgres");
        var config = with(harness.minimal(postgres), "docker_image", "postgres:17", "delete_volumes", true);
        var database = diagnostics.apply(postgres, config);
        var volume = ((Value.Text) database.object().at("app_name")).text();
        harness.nextProcess();
        harness.terraform().tryPlan(postgres, database, with(config, "docker_image", "postgres:18"));
        diagnostics.checkWithout(volume, "image-of-another-major-version");
        harness.terraform().tryPlan(postgres, database, with(config, "database_name", "other"));
        diagnostics.checkWithout(volume, "replacement-that-removes-the-data");
        var redis = schema("redis");
        harness.terraform()
                .tryPlan(
                        redis,
                        Terraform.StoredState.NOTHING,
                        with(harness.minimal(redis), "database_password", "p@ss&canary"));
        diagnostics.check("password-that-redis-would-not-survive");
        harness.terraform()
                .tryPlan(
                        redis,
                        Terraform.StoredState.NOTHING,
                        with(harness.minimal(redis), "name", "other", "command", "redis-server"));
        diagnostics.check("command-that-leaves-the-password-out");
    }

    @Test
    void whatIsManagedInTwoPlacesIsTold() throws IOException {
        var application = schema("application");
        var config = with(harness.minimal(application), "mounts", Value.list());
        var owner = diagnostics.apply(application, config);
        var mount = schema("mount");
        harness.terraform().tryPlan(application, owner, config);
        harness.terraform()
                .tryPlan(
                        mount,
                        Terraform.StoredState.NOTHING,
                        with(harness.minimal(mount), "application_id", Value.of(id(owner))));
        diagnostics.check("attachment-inside-and-beside");
        var varied = with(config, "mounts", Value.NULL, "env", Fixtures.object("A", "1"));
        harness.terraform().tryPlan(application, owner, varied);
        var variables = schema("environment_variables");
        harness.terraform()
                .tryPlan(
                        variables,
                        Terraform.StoredState.NOTHING,
                        with(harness.minimal(variables), "application_id", Value.of(id(owner))));
        diagnostics.check("variables-inside-and-beside");
    }

    @Test
    void whatIsKeptAndRemovedAtOnceIsTold() throws IOException {
        var application = schema("application");
        var config = harness.minimal(application);
        var data = Fixtures.object("type", "volume", "mount_path", "/data", "volume_name", "data");
        var listing = with(config, "mounts", Value.list(data));
        var owner = diagnostics.apply(application, Configurations.complete(application, listing.entries()));
        var mount = schema("mount");
        var rows = harness.sandbox().rows().all("mount");
        var imported = harness.terraform()
                .importState(mount, rows.getLast().path("mountId").asText());
        harness.terraform().tryPlan(application, owner, config);
        harness.terraform().forgetAll();
        harness.terraform()
                .tryPlan(
                        mount,
                        imported,
                        with(
                                harness.minimal(mount),
                                "application_id",
                                Value.of(id(owner)),
                                "mount_path",
                                "/data",
                                "volume_name",
                                "data"));
        diagnostics.check("attachment-kept-and-removed");
    }

    @Test
    void aModeThatDockerWillNotChangeIsTold() throws IOException {
        var redis = schema("redis");
        var config = harness.minimal(redis);
        var cache = diagnostics.apply(redis, config);
        harness.terraform().forgetAll();
        var nothing = new Value.MapValue(Map.of());
        var global = new Value.MapValue(Map.of("mode", new Value.MapValue(Map.of("global", nothing))));
        harness.terraform()
                .plan(
                        redis,
                        cache,
                        Configurations.complete(
                                redis, with(config, "swarm", global).entries()));
        diagnostics.check("mode-that-stays");
    }
}
