package com.dokploy.terraform.conformance;

import static com.dokploy.terraform.conformance.ProviderHarness.id;
import static com.dokploy.terraform.conformance.ProviderHarness.schema;
import static org.assertj.core.api.Assertions.assertThat;

import com.dokploy.terraform.Catalog;
import com.dokploy.terraform.DokployProvider;
import com.dokploy.terraform.Version;
import com.dokploy.terraform.golden.Golden;
import com.dokploy.terraform.protocol.generated.CallFunction;
import com.dokploy.terraform.protocol.generated.DynamicValue;
import com.dokploy.terraform.protocol.generated.MoveResourceState;
import com.dokploy.terraform.protocol.generated.RawState;
import com.dokploy.terraform.protocol.generated.ReadResource;
import com.dokploy.terraform.protocol.generated.StopProvider;
import com.dokploy.terraform.protocol.generated.UpgradeResourceIdentity;
import com.dokploy.terraform.protocol.generated.UpgradeResourceState;
import com.dokploy.terraform.protocol.generated.ValidateProviderConfig;
import com.dokploy.terraform.protocol.generated.ValidateResourceConfig;
import com.dokploy.terraform.sandbox.testing.Faults;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.value.Value;
import com.google.protobuf.ByteString;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Everything else that a user can be told, beside {@link BadInputTest} and {@link FaultTextsTest}: each as a golden file,
 * to be read as users will. The last test fails for a title in the sources that no golden file shows.
 */
class DiagnosticsTest extends HarnessTest {
    private static final Path GOLDEN = Path.of("src/test/golden/diagnostics");
    private static final String WITH_VOLUME = """
            services:
              web:
                image: nginx
                volumes: [data:/data]
            volumes:
              data:
            """;

    // ------------------------------------------------------------------------------------------------- validation

    @Test
    void whatWentAwaySinceThePlanIsTold() throws IOException {
        var project = schema("project");
        var kept = apply(project, harness.minimal(project));
        var changed = with(harness.minimal(project), "description", "another");
        var plan = harness.terraform().plan(project, kept, changed);
        harness.fixtures().dokploy().mutate("project.remove", Fixtures.json("projectId", ProviderHarness.id(kept)));
        harness.terraform().forgetAll();
        var _ = harness.terraform().carryOut(project, kept, plan, changed);
        golden("object-gone-since-the-plan");
    }

    @Test
    void requiredAttributesThatAreNullAreRefused() throws IOException {
        invalid("required-attribute-null", "project", "name", null);
        invalid(
                "required-attribute-null-inside",
                "compose",
                "raw",
                new Value.MapValue(Map.of("compose_file", Value.NULL)));
        invalid("element-null", "application", "args", Value.list(Value.of("serve"), Value.NULL));
    }

    @Test
    void configurationsOfAttachmentsAreChecked() throws IOException {
        invalid("mount-without-its-detail", "mount", "volume_name", null);
        invalid("mount-with-a-detail-of-another-type", "mount", "host_path", "/srv/data");
        invalid("domain-resolver-without-custom-certificate", "domain", "custom_cert_resolver", "mine");
        invalid("variables-of-nothing", "environment_variables", "env", null);
        var port = Map.<String, Value>of("published_port", Value.of(8080), "target_port", Value.of(80));
        var twice = Value.list(new Value.MapValue(port), new Value.MapValue(port));
        invalid("attachments-that-are-the-same", "application", "ports", twice);
        var data = Fixtures.object("type", "volume", "mount_path", "/var/lib/postgresql/data", "volume_name", "mine");
        invalid("mount-over-the-data", "postgres", "mounts", Value.list(data));
        invalid(
                "mount-over-the-data-of-a-database-to-be",
                "mount",
                "application_id",
                null,
                "redis_id",
                Value.UNKNOWN,
                "mount_path",
                "/data/cache");
        invalid("variable-that-cannot-be-stored", "project", "env", Fixtures.object("A", " '\"`\n# "));
    }

    @Test
    void configurationsOfWhatRunsByTheClockAreChecked() throws IOException {
        invalid("backup-without-engine", "backup", inStack("service_name", "web"));
        invalid(
                "backup-of-a-stack-to-be-without-engine",
                "backup",
                inStack("service_name", "web", "compose_id", Value.UNKNOWN));
        invalid("backup-without-user", "backup", inStack("service_name", "web", "database_type", "postgres"));
        invalid(
                "backup-without-password",
                "backup",
                inStack("service_name", "web", "database_type", "mariadb", "database_user", "x"));
        invalid(
                "backup-of-mysql-with-a-user",
                "backup",
                inStack(
                        "service_name",
                        "web",
                        "database_type",
                        "mysql",
                        "database_user",
                        "x",
                        "database_password",
                        "canary"));
        invalid(
                "backup-of-postgres-with-a-password",
                "backup",
                inStack(
                        "service_name",
                        "web",
                        "database_type",
                        "postgres",
                        "database_user",
                        "x",
                        "database_password",
                        "canary"));
        invalid("backup-of-nothing", "backup", inStack("compose_id", Value.NULL, "web_server", false));
        invalid(
                "backup-of-a-service-without-stack",
                "backup",
                inStack("compose_id", Value.NULL, "postgres_id", "some-database", "service_name", "web"));
        invalid("backup-that-never-runs", "backup", "schedule", "61 * * * *");
        invalid("schedule-in-no-time-zone", "schedule", "timezone", "Mars/Olympus");
        invalid(
                "schedule-nowhere",
                "schedule",
                "application_id",
                null,
                "dokploy_server",
                false,
                "command",
                null,
                "script",
                "uptime");
        invalid("schedule-of-nothing", "schedule", "command", null);
        invalid("schedule-that-would-never-run", "schedule", "script", "uptime");
        invalid("schedule-without-service", "schedule", "application_id", null, "compose_id", "some-stack");
        invalid("schedule-with-a-service", "schedule", "service_name", "web");
        invalid(
                "volume-backup-without-service",
                "volume_backup",
                "application_id",
                null,
                "compose_id",
                "some-stack",
                "service_name",
                null);
        invalid("volume-backup-with-a-service", "volume_backup", "service_name", "web");
    }

    private static Object[] inStack(Object... more) {
        var changes = new ArrayList<Object>();
        for (var left : List.of("service_name", "database_type", "database_user", "database_password")) {
            changes.addAll(List.of(left, Value.NULL));
        }
        changes.addAll(List.of("compose_id", "some-stack"));
        changes.addAll(List.of(more));
        return changes.toArray();
    }

    @Test
    void configurationsOfServicesAndNetworksAreChecked() throws IOException {
        invalid("network-without-addresses", "network", "enable_ipv4", false);
        var range = Value.list(Fixtures.object("gateway", "10.9.0.1"));
        invalid("network-gateway-without-subnet", "network", "ipam", new Value.MapValue(Map.of("config", range)));
        invalid(
                "libsql-grpc-of-a-replica",
                "libsql",
                "sqld_node",
                "replica",
                "sqld_primary_url",
                "http://other:5001",
                "external_grpc_port",
                5001);
        invalid("redirect-regex", "redirect", "regex", "^/(?!api).*");
        invalid("memory-without-unit", "application", "memory_limit", "512");
        invalid("password-empty", "redis", "database_password", "");
        invalid("password-outside-pattern", "postgres", "database_password", "pa$$canary");
        invalid("cpu-limit-without-unit", "application", "cpu_limit", "500");
        invalid(
                "duration-without-unit",
                "application",
                "swarm",
                inside("health_check", Fixtures.object("interval", "30")));
        invalid("libsql-replica-of-nothing", "libsql", "sqld_node", "replica", "sqld_primary_url", null);
        invalid("libsql-primary-of-another", "libsql", "sqld_node", "primary", "sqld_primary_url", "http://other:5001");
        invalid("compose-file-that-is-none", "compose", "raw", Fixtures.object("compose_file", "services: [web"));
        invalid(
                "compose-network-of-nobody",
                "compose",
                "raw",
                Fixtures.object("compose_file", "services:\n  web:\n    image: nginx\n"),
                "service_networks",
                Value.set(new Value.MapValue(Map.of(
                        "service_name", Value.of("worker"), "network_ids", Value.set(Value.of("some-network"))))));
    }

    @Test
    void writeOnlyAttributesNeedATerraformThatKnowsThem() throws IOException {
        var schema = schema("project");
        var config = with(
                harness.minimal(schema), "secret_env_wo", Fixtures.object("A", "canary"), "secret_env_wo_version", 1);
        harness.terraform()
                .tell(harness.terraform()
                        .calls()
                        .validateResourceConfig(ValidateResourceConfig.Request.newBuilder()
                                .setTypeName(schema.name())
                                .setConfig(Terraform.encode(config, schema.valueType()))
                                .build())
                        .getDiagnosticsList());
        golden("write-only-with-an-old-terraform");
    }

    // ------------------------------------------------------------------------------------------------------- plans

    @Test
    void plansThatCannotWorkAreTold() throws IOException {
        var environment = schema("environment");
        var terraform = harness.terraform();
        terraform.tryPlan(
                environment, Terraform.StoredState.NOTHING, with(harness.minimal(environment), "name", "production"));
        golden("environment-that-comes-anyway");
        var id = harness.fixtures().texts("environment_id").getFirst();
        var production = terraform.importState(environment, id);
        terraform.tryPlan(environment, production, with(harness.minimal(environment), "name", "other"));
        golden("environment-that-keeps-its-name");
        terraform.tryPlanDestroy(environment, production);
        golden("environment-that-stays");
        var domain = schema("domain");
        var config = harness.minimal(domain);
        var other = harness.fixtures().texts("application_id").getLast();
        terraform.apply(domain, Terraform.StoredState.NOTHING, with(config, "application_id", other));
        harness.nextProcess();
        harness.terraform().tryPlan(domain, Terraform.StoredState.NOTHING, config);
        golden("domain-routed-elsewhere");
        var stack = harness.fixtures().texts("compose_id").getFirst();
        var inStack = with(
                config, "application_id", null, "compose_id", stack, "host", "x.example.com", "service_name", "wbe");
        harness.terraform().tryPlan(domain, Terraform.StoredState.NOTHING, inStack);
        golden("domain-of-an-unknown-service");
        var compose = schema("compose");
        harness.terraform().tryPlan(compose, Terraform.StoredState.NOTHING, harness.minimal(compose));
        harness.terraform().forgetAll();
        var toBe = with(inStack, "compose_id", Value.UNKNOWN, "host", "y.example.com");
        assertThat(harness.terraform().tryPlan(domain, Terraform.StoredState.NOTHING, toBe))
                .as("errors about a stack that may be another one")
                .isEmpty();
        golden("domain-of-an-unknown-service-to-be");
        var schedule = with(
                harness.minimal(schema("schedule")),
                "application_id",
                null,
                "compose_id",
                Value.UNKNOWN,
                "service_name",
                "wbe");
        harness.terraform().tryPlan(schema("schedule"), Terraform.StoredState.NOTHING, schedule);
        golden("schedule-of-an-unknown-service");
    }

    /** In the apply the id of a new stack is known, and the plan of the domain comes before anything is sent. */
    @Test
    void anUnknownServiceOfAStackThatThisApplyHasMadeIsRefused() throws IOException {
        var compose = schema("compose");
        var stack = apply(compose, with(harness.minimal(compose), "name", "made", "raw", stackOf("web")));
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
    void settingsWithoutEffectAreTold() throws IOException {
        var schema = schema("application");
        var build = Fixtures.object("type", "static", "railpack_version", "0.16.0");
        var config = Configurations.complete(
                schema, with(harness.minimal(schema), "build", build).entries());
        harness.terraform().tryPlan(schema, Terraform.StoredState.NOTHING, config);
        golden("build-setting-without-effect");
    }

    @Test
    void anImageThatDokployIgnoresIsTold() throws IOException {
        var libsql = schema("libsql");
        var config = with(harness.minimal(libsql), "docker_image", "ghcr.io/tursodatabase/libsql-server:v0.23.0");
        harness.terraform().tryPlan(libsql, Terraform.StoredState.NOTHING, config);
        golden("image-without-effect");
    }

    @Test
    void variablesThatAnImportFoundAreSaidToStay() throws IOException {
        var schema = schema("environment_variables");
        var config = harness.minimal(schema);
        var made = apply(schema, config);
        harness.terraform().tryPlanDestroy(schema, made);
        assertThat(harness.terraform().said()).isEmpty();
        var imported = harness.terraform().importState(schema, id(made));
        harness.terraform().tryPlanDestroy(schema, harness.terraform().apply(schema, imported, config));
        golden("imported-variables-that-stay");
    }

    @Test
    void aServiceThatLeavesItsStackIsTold() throws IOException {
        var compose = schema("compose");
        var config = with(harness.minimal(compose), "name", "renamed", "raw", stackOf("web"));
        var stack = apply(compose, config);
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
        var routed = apply(domain, route);
        harness.nextProcess();
        harness.terraform().tryPlan(compose, stack, with(config, "raw", stackOf("app")));
        harness.terraform().forgetAll();
        harness.terraform().tryPlan(domain, routed, route);
        golden("domain-of-a-service-that-leaves");
    }

    private static Value stackOf(String service) {
        return Fixtures.object("compose_file", "services:\n  " + service + ":\n    image: nginx\n");
    }

    @Test
    void whatADestroyLeavesIsTold() throws IOException {
        for (var type : List.of("postgres", "compose", "traefik_config")) {
            var schema = schema(type);
            var config = harness.samples().smallest(schema.name(), schema, Map.of());
            if (type.equals("traefik_config")) {
                var application = harness.fixtures().texts("application_id").getFirst();
                config = with(config, "path", null, "application_id", application);
            }
            if (type.equals("compose")) {
                config = with(config, "raw", Fixtures.object("compose_file", WITH_VOLUME));
            }
            harness.terraform().tryPlanDestroy(schema, apply(schema, config));
            golden("destroy-leaves-what-" + type.replace("_config", "") + "-had");
        }
        var project = schema("project");
        var kept = apply(project, with(harness.minimal(project), "deletion_protection", true));
        harness.terraform().tryPlanDestroy(project, kept);
        golden("destroy-of-something-protected");
    }

    @Test
    void nothingIsSaidOfVolumesThatCannotBe() throws IOException {
        var compose = schema("compose");
        var idle = with(
                harness.minimal(compose),
                "deploy_on_change",
                false,
                "raw",
                Fixtures.object("compose_file", WITH_VOLUME));
        harness.terraform().tryPlanDestroy(compose, apply(compose, idle));
        var withoutVolume = with(
                harness.minimal(compose),
                "name",
                "without volume",
                "raw",
                Fixtures.object("compose_file", "services:\n  web:\n    image: nginx\n"));
        harness.terraform().tryPlanDestroy(compose, apply(compose, withoutVolume));
        assertThat(harness.terraform().said()).isEmpty();
    }

    @Test
    void whatIsNoLongerManagedIsTold() throws IOException {
        var application = schema("application");
        var config = harness.minimal(application);
        var port = Map.<String, Value>of("published_port", Value.of(8080), "target_port", Value.of(80));
        var ports = Configurations.complete(
                application,
                with(config, "ports", Value.list(new Value.MapValue(port))).entries());
        var kept = apply(application, ports);
        var imported = harness.terraform().importState(application, id(kept));
        harness.terraform().tryPlan(application, imported, config);
        golden("import-with-attachments");
        var varied = apply(application, with(config, "name", "varied", "env", Fixtures.object("A", "1")));
        harness.terraform().tryPlan(application, harness.terraform().importState(application, id(varied)), config);
        golden("import-with-variables");
        var secrets = with(config, "name", "secrets", "secret_env", Fixtures.object("API_TOKEN", "canary"));
        harness.terraform()
                .tryPlan(
                        application,
                        apply(application, secrets),
                        with(config, "name", "secrets", "env", Fixtures.object("A", "1")));
        golden("variables-that-go");
        var routed = apply(application, with(config, "name", "routed", "traefik_config", "http: {}\n"));
        harness.terraform().tryPlan(application, routed, with(config, "name", "routed"));
        golden("traefik-without-configuration");
    }

    @Test
    void whatWouldBecomeOfDatabasesIsTold() throws IOException {
        var postgres = schema("postgres");
        var config = with(harness.minimal(postgres), "docker_image", "postgres:17", "delete_volumes", true);
        var database = apply(postgres, config);
        var volume = ((Value.Text) database.object().at("app_name")).text();
        harness.nextProcess();
        harness.terraform().tryPlan(postgres, database, with(config, "docker_image", "postgres:18"));
        goldenWithout(volume, "image-of-another-major-version");
        harness.terraform().tryPlan(postgres, database, with(config, "database_name", "other"));
        goldenWithout(volume, "replacement-that-removes-the-data");
        var redis = schema("redis");
        harness.terraform()
                .tryPlan(
                        redis,
                        Terraform.StoredState.NOTHING,
                        with(harness.minimal(redis), "database_password", "p@ss&canary"));
        golden("password-that-redis-would-not-survive");
        harness.terraform()
                .tryPlan(
                        redis,
                        Terraform.StoredState.NOTHING,
                        with(harness.minimal(redis), "name", "other", "command", "redis-server"));
        golden("command-that-leaves-the-password-out");
    }

    @Test
    void whatIsManagedInTwoPlacesIsTold() throws IOException {
        var application = schema("application");
        var config = with(harness.minimal(application), "mounts", Value.list());
        var owner = apply(application, config);
        var mount = schema("mount");
        harness.terraform().tryPlan(application, owner, config);
        harness.terraform()
                .tryPlan(
                        mount,
                        Terraform.StoredState.NOTHING,
                        with(harness.minimal(mount), "application_id", Value.of(id(owner))));
        golden("attachment-inside-and-beside");
        var varied = with(config, "mounts", Value.NULL, "env", Fixtures.object("A", "1"));
        harness.terraform().tryPlan(application, owner, varied);
        var variables = schema("environment_variables");
        harness.terraform()
                .tryPlan(
                        variables,
                        Terraform.StoredState.NOTHING,
                        with(harness.minimal(variables), "application_id", Value.of(id(owner))));
        golden("variables-inside-and-beside");
    }

    @Test
    void whatIsKeptAndRemovedAtOnceIsTold() throws IOException {
        var application = schema("application");
        var config = harness.minimal(application);
        var data = Fixtures.object("type", "volume", "mount_path", "/data", "volume_name", "data");
        var listing = with(config, "mounts", Value.list(data));
        var owner = apply(application, Configurations.complete(application, listing.entries()));
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
        golden("attachment-kept-and-removed");
    }

    private void goldenWithout(String name, String file) throws IOException {
        golden(file, List.of(String.join("", harness.terraform().said()).replace(name, "APP-NAME")));
        harness.terraform().forgetAll();
    }

    // ------------------------------------------------------------------------------------------------------ applies

    @Test
    void deploysThatFailAreTold() throws IOException {
        var application = schema("application");
        var image = Fixtures.object("image", "registry.example.com/does-not-exist");
        attempt(application, with(harness.minimal(application), "docker", image));
        golden("deployment-failed");
        var tagged = Fixtures.object("image", "registry.example.com/does-not-exist:s3cr3t-tag");
        var secrets = Fixtures.object("TAG", "s3cr3t-tag");
        attempt(
                application,
                with(harness.minimal(application), "name", "tagged", "docker", tagged, "secret_env", secrets));
        golden("deployment-failed-with-a-secret-in-its-log");
        var unmanaged = apply(application, with(harness.minimal(application), "name", "unmanaged"));
        harness.sandbox()
                .rows()
                .patch("application", id(unmanaged), Fixtures.json("env", "API_TOKEN=canary-of-others"));
        var broken = with(
                harness.minimal(application),
                "name",
                "unmanaged",
                "docker",
                Fixtures.object("image", "registry.example.com/does-not-exist:canary-of-others"));
        harness.terraform().attempt(application, unmanaged, Configurations.complete(application, broken.entries()));
        assertThat(harness.terraform().said()).singleElement().asString().doesNotContain("canary-of-others");
        harness.terraform().forgetAll();
        var redis = schema("redis");
        var missing = "registry.example.com/does-not-exist";
        attempt(redis, with(harness.minimal(redis), "docker_image", missing, "delete_volumes", false));
        golden("deployment-of-a-database-failed");
        var running = apply(application, with(harness.minimal(application), "name", "running"));
        var port = schema("port");
        var published = apply(port, with(harness.minimal(port), "application_id", id(running)));
        harness.fixtures()
                .dokploy()
                .mutate(
                        "application.update",
                        Fixtures.json("applicationId", id(running))
                                .put("dockerImage", "registry.example.com/does-not-exist"));
        harness.terraform().attemptDestroy(port, published);
        golden("deployment-after-a-removal-failed");
    }

    @Test
    void deploysThatDoNotEndAreTold() throws Exception {
        try (var slow = new ProviderHarness(directory.resolve("slow"), Duration.ofMinutes(2))) {
            var application = schema("application");
            var config = slow.minimal(application);
            var soon = Configurations.complete(
                    application,
                    with(config, "timeouts", Fixtures.object("create", "1s")).entries());
            slow.terraform().attempt(application, Terraform.StoredState.NOTHING, soon);
            golden("deployment-takes-too-long", slow);
            // The first is being built: the next waits in the queue until somebody empties it.
            var second = with(config, "name", "second");
            var ended = CompletableFuture.supplyAsync(
                    () -> slow.terraform().attempt(application, Terraform.StoredState.NOTHING, second));
            untilTheQueueIsLookedAt(slow, 0);
            for (var row : slow.sandbox().rows().all("application")) {
                if (row.path("name").asText().equals("second")) {
                    slow.fixtures()
                            .dokploy()
                            .mutate(
                                    "application.cleanQueues",
                                    Fixtures.json(
                                            "applicationId",
                                            row.path("applicationId").asText()));
                }
            }
            assertThat(ended.get().errors()).hasSize(1);
            golden("deployment-dropped", slow);
            var asked = slow.requests();
            var third = with(config, "name", "third");
            var stopped = CompletableFuture.supplyAsync(
                    () -> slow.terraform().attempt(application, Terraform.StoredState.NOTHING, third));
            untilTheQueueIsLookedAt(slow, asked);
            var _ = slow.terraform().calls().stopProvider(StopProvider.Request.getDefaultInstance());
            assertThat(stopped.get().errors()).hasSize(1);
            golden("interrupted", slow);
        }
    }

    private static void untilTheQueueIsLookedAt(ProviderHarness slow, int since) throws InterruptedException {
        while (slow.requestsSince(since).stream()
                .noneMatch(each -> each.procedures().contains("deployment.queueList"))) {
            Thread.sleep(10);
        }
    }

    @Test
    void whatIsInTheWayOfADestroyIsTold() throws IOException {
        var project = schema("project");
        var kept = apply(project, with(harness.minimal(project), "name", "shared"));
        var environment = kept.object().at("production_environment_id");
        for (var type : List.of("application", "redis")) {
            apply(schema(type), with(harness.minimal(schema(type)), "environment_id", environment));
        }
        harness.terraform().attemptDestroy(project, kept);
        golden("services-remain");
    }

    @Test
    void theServicesThatKeepANetworkAreTold() throws IOException {
        var network = apply(schema("network"), with(harness.minimal(schema("network")), "name", "back"));
        var application = schema("application");
        apply(
                application,
                with(
                        harness.minimal(application),
                        "deploy_on_change",
                        true,
                        "network_ids",
                        Value.set(Value.of(id(network)))));
        harness.terraform().attemptDestroy(schema("network"), network);
        golden("network-in-use");
    }

    @Test
    void variablesThatCannotBeEditedAreTold() throws IOException {
        var project = schema("project");
        var config = with(harness.minimal(project), "env", Fixtures.object("B", "y"), "env_authoritative", false);
        var kept = apply(project, config);
        harness.sandbox().rows().patch("project", id(kept), Fixtures.json("env", "A='x\nB=y'z\nC='"));
        var without = with(config, "env", Fixtures.object());
        var plan = harness.terraform().plan(project, kept, without);
        harness.terraform().forgetAll();
        harness.terraform().carryOut(project, kept, plan, without);
        golden("variables-that-cannot-be-edited");
    }

    @Test
    void whatADestroyCannotRemoveIsTold() throws IOException {
        var postgres = schema("postgres");
        var database = apply(postgres, with(harness.minimal(postgres), "delete_volumes", true));
        var volume = ((Value.Text) database.object().at("app_name")).text();
        harness.sandbox().faults().add(Faults.status("dockerVolume.removeVolume", 403));
        harness.terraform().attemptDestroy(postgres, database);
        golden(
                "volume-that-stays",
                List.of(String.join("", harness.terraform().said()).replace(volume, "APP-NAME")));
        harness.terraform().forgetAll();
    }

    @Test
    void aModeThatDockerWillNotChangeIsTold() throws IOException {
        var redis = schema("redis");
        var config = harness.minimal(redis);
        var cache = apply(redis, config);
        harness.terraform().forgetAll();
        var nothing = new Value.MapValue(Map.of());
        var global = new Value.MapValue(Map.of("mode", new Value.MapValue(Map.of("global", nothing))));
        harness.terraform()
                .plan(
                        redis,
                        cache,
                        Configurations.complete(
                                redis, with(config, "swarm", global).entries()));
        golden("mode-that-stays");
    }

    @Test
    void aPasswordWaitsForItsContainer() throws Exception {
        var redis = schema("redis");
        var config = with(harness.minimal(redis), "database_password", "Canary-first-1");
        var cache = apply(redis, config);
        var id = Fixtures.json("redisId", ((Value.Text) cache.object().at("id")).text());
        harness.fixtures().dokploy().mutate("redis.stop", id);
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            var started = executor.submit(() -> {
                Thread.sleep(Duration.ofMillis(1500));
                return harness.fixtures().dokploy().mutate("redis.start", id);
            });
            var changed = harness.terraform().apply(redis, cache, with(config, "database_password", "Canary-second-2"));
            assertThat(changed.object().at("database_password")).isEqualTo(Value.of("Canary-second-2"));
            assertThat(started.get()).isNotNull();
        }
    }

    @Test
    void changesThatTheServerDoesNotTakeAreTold() throws IOException {
        var postgres = schema("postgres");
        var config = with(harness.minimal(postgres), "database_password", "Canary-first-1");
        var database = apply(postgres, config);
        harness.sandbox().faults().add(Faults.status("postgres.changePassword", 500));
        var other = with(config, "database_password", "Canary-second-2");
        var plan = harness.terraform().plan(postgres, database, other);
        harness.terraform().forgetAll();
        harness.terraform().carryOut(postgres, database, plan, other);
        golden("password-not-changed");
        var application = harness.fixtures().texts("application_id").getFirst();
        harness.fixtures()
                .dokploy()
                .mutate(
                        "application.update",
                        Fixtures.json("applicationId", application).put("env", "SAMPLE=theirs\n"));
        var variables = schema("environment_variables");
        attempt(variables, with(harness.minimal(variables), "project_id", null, "application_id", application));
        golden("variables-of-somebody-else");
        for (var status : List.of(400, 403, 404, 409)) {
            var project = schema("project");
            harness.sandbox().faults().add(Faults.status("project.create", status));
            attempt(project, with(harness.minimal(project), "name", "project-" + status));
            golden("server-answers-" + status);
        }
    }

    /** What no Dokploy does that was ever seen, and still must not be passed over. */
    @Test
    void aServerThatKeepsItsOwnIsTold() throws IOException {
        var made = "{\"project\":{\"projectId\":\"p1\",\"name\":\"something else\",\"env\":\"\"},"
                + "\"environment\":{\"environmentId\":\"e1\",\"name\":\"production\",\"isDefault\":true,\"env\":\"\"}}";
        var project = schema("project");
        told(
                "server-keeps-another-value",
                project,
                harness.minimal(project),
                path -> path.contains("create") ? made : "[]");
        var lists = new ArrayList<>(List.of("[]", "[]"));
        var namesakes = "[{\"projectId\":\"p1\",\"name\":\"sample\"},{\"projectId\":\"p2\",\"name\":\"sample\"}]";
        told(
                "server-made-two",
                project,
                harness.minimal(project),
                path -> path.contains("create") ? "" : lists.isEmpty() ? namesakes : lists.removeFirst());
        var refusal = "{\"message\":\"Input validation failed\",\"code\":\"BAD_REQUEST\",\"issues\":["
                + "{\"code\":\"too_big\",\"path\":[\"name\"],\"message\":\"Too big: expected at most 100 characters\"},"
                + "{\"code\":\"custom\",\"path\":[\"env\",0],\"message\":\"Not this one\"}]}";
        told(
                "server-refuses-fields",
                project,
                harness.minimal(project),
                path -> path.contains("create") ? refusal : "[]");
        told(
                "server-answers-another-type",
                project,
                harness.minimal(project),
                path -> path.contains("create") ? made.replace("\"something else\"", "80") : "[]");
        told(
                "server-without-the-procedure",
                project,
                harness.minimal(project),
                path -> path.contains("create") ? "{\"message\":\"Not found\",\"code\":\"NOT_FOUND\"}" : "[]");
        var redirect = schema("redirect");
        var owner = "{\"applicationId\":\"a1\",\"redirects\":[]}";
        told(
                "server-made-nothing",
                redirect,
                with(harness.minimal(redirect), "application_id", "a1"),
                path -> path.contains("create") ? "true" : owner);
    }

    /** Applies to a server that answers as it is told, by the path; an empty answer to a write is one that got lost. */
    private void told(String name, Schema schema, Value.MapValue config, Function<String, String> answers)
            throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            try (exchange) {
                exchange.getRequestBody().readAllBytes();
                var path = exchange.getRequestURI().getPath();
                var body = path.contains("/trpc/") ? batch(path, answers) : answers.apply(path);
                var bytes = body.getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().set("Content-Type", "application/json");
                var status = body.isEmpty() ? 500 : body.contains("BAD_REQUEST") ? 400 : 200;
                status = body.contains("NOT_FOUND") ? 404 : status;
                exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
                exchange.getResponseBody().write(bytes);
            }
        });
        server.start();
        try (var terraform = new Terraform(provider())) {
            configure(terraform, "http://127.0.0.1:" + server.getAddress().getPort());
            var plan = terraform.plan(schema, Terraform.StoredState.NOTHING, config);
            terraform.forgetAll();
            terraform.carryOut(schema, Terraform.StoredState.NOTHING, plan, config);
            golden(name, terraform.said());
        } finally {
            server.stop(0);
        }
    }

    private static String batch(String path, Function<String, String> answers) {
        var elements = new ArrayList<String>();
        for (var procedure : path.substring(path.lastIndexOf('/') + 1).split(",", -1)) {
            var answer = procedure.equals("settings.getDokployVersion") ? "\"v0.30.2\"" : answers.apply(procedure);
            elements.add("{\"result\":{\"data\":{\"json\":" + answer + "}}}");
        }
        return elements.toString();
    }

    // ------------------------------------------------------------------------------------------ imports and look-ups

    @Test
    void importsOfWhatIsNotThereAreTold() throws IOException {
        var there = "first/production/application-parent/";
        for (var wanted : Map.of(
                        "project nope",
                        "import-no-such-project",
                        "application first/production",
                        "import-by-half-a-path",
                        "application first/production/nope",
                        "import-no-such-service",
                        "domain " + there + "nope.example.com",
                        "import-no-such-domain",
                        "port first/production/nope/8080",
                        "import-of-a-port-of-nothing",
                        "port " + there + "8080",
                        "import-no-such-port",
                        "schedule " + there + "nope",
                        "import-no-such-schedule",
                        "schedule first/production/nope/nope",
                        "import-of-a-schedule-of-nothing",
                        "environment_variables nope",
                        "import-of-variables-of-nobody")
                .entrySet()) {
            missing(wanted.getKey(), wanted.getValue());
        }
        missing("deployment nope", "import-no-such-deployment");
    }

    @Test
    void importsOfAnotherTypeAreTold() throws IOException {
        var postgres = schema("postgres");
        var database = apply(postgres, with(harness.minimal(postgres), "name", "db"));
        harness.nextProcess();
        missing("application first/production/db", "import-of-another-type");
        missing("application " + id(database), "import-of-an-id-of-another-type");
        missing("port first/production/db/8080", "import-of-a-port-of-another-type");
    }

    private void missing(String wanted, String name) throws IOException {
        var blank = wanted.indexOf(' ');
        harness.terraform().tryImport(schema(wanted.substring(0, blank)), wanted.substring(blank + 1));
        golden(name);
    }

    @Test
    void namesThatSeveralHaveAreTold() throws IOException {
        for (var type : List.of("project", "application", "port", "schedule", "destination")) {
            var schema = schema(type);
            for (var i = 0; i < 2; i++) {
                apply(schema, harness.minimal(schema));
            }
        }
        var application = schema("application");
        for (var i = 0; i < 2; i++) {
            apply(application, with(harness.minimal(application), "name", "twin"));
        }
        harness.nextProcess();
        missing("project sample", "import-one-of-two-projects");
        missing("application first/production/sample", "import-one-of-two-services");
        missing("schedule first/production/application-parent/sample", "import-one-of-two-schedules");
        missing("port first/production/twin/8080", "import-of-a-port-of-two");
        missing("schedule first/production/twin/sample", "import-of-a-schedule-of-two");
        var port = harness.sandbox()
                .rows()
                .all("port")
                .getLast()
                .path("publishedPort")
                .asText();
        missing("port first/production/application-parent/" + port, "import-one-of-two-ports");
        lookUp("look-up-one-of-two-destinations", "destination", "name", "sample");
    }

    @Test
    void lookUpsOfWhatIsNotThereAreTold() throws IOException {
        lookUp("look-up-no-such-id", "project", "id", "nope");
        lookUp("look-up-no-such-destination", "destination", "name", "nope");
        lookUp("look-up-which-port", "port", "application_id", "some-application");
        lookUp("look-up-port-of-nothing", "port", "published_port", 80);
        lookUp("look-up-which-domain", "domain", "path", "/");
        lookUp("look-up-which-file", "traefik_config");
        lookUp("look-up-no-such-domain", "domain", "host", "nope.example.com");
        var domain = schema("domain");
        for (var path : List.of("/one", "/two")) {
            apply(domain, with(harness.minimal(domain), "path", path));
        }
        var host = ((Value.Text) harness.minimal(domain).at("host")).text();
        lookUp("look-up-one-of-two-domains", "domain", "host", host);
    }

    private void lookUp(String name, String type, Object... given) throws IOException {
        for (var source : Catalog.all().dataSources()) {
            var schema = source.schema();
            if (schema.name().equals("dokploy_" + type)) {
                harness.terraform().forgetAll();
                var config = with(Configurations.complete(schema, Map.of()), given);
                harness.terraform().tryLookUp(schema, config);
            }
        }
        golden(name);
    }

    // ------------------------------------------------------------------------------------- the provider and Terraform

    @Test
    void aProviderThatIsNotReadyIsTold() throws IOException {
        var provider = provider();
        try (var terraform = new Terraform(provider)) {
            var schema = provider.schema();
            var insecure = Configurations.complete(schema, Map.of("insecure_skip_verify", Value.of(true)));
            terraform.tell(terraform
                    .calls()
                    .validateProviderConfig(ValidateProviderConfig.Request.newBuilder()
                            .setConfig(Terraform.encode(insecure, schema.valueType()))
                            .build())
                    .getDiagnosticsList());
            golden("provider-without-verification", terraform.said());
            terraform.forgetAll();
            var headers = Fixtures.object(
                    "X-API-Key", "canary", "content-length", "1", "X Y", "z", "X-Token", "a\nb", "X-Good", "yes");
            terraform.tell(terraform
                    .calls()
                    .validateProviderConfig(ValidateProviderConfig.Request.newBuilder()
                            .setConfig(Terraform.encode(
                                    Configurations.complete(schema, Map.of("headers", headers)), schema.valueType()))
                            .build())
                    .getDiagnosticsList());
            golden("provider-headers", terraform.said());
            terraform.forgetAll();
            terraform.tryImport(schema("project"), "anything");
            golden("bug", terraform.said());
            terraform.forgetAll();
            var unknown = Configurations.complete(schema, Map.of("endpoint", Value.UNKNOWN));
            assertThat(terraform.configure(schema, unknown)).isEmpty();
            terraform.tryImport(schema("project"), "anything");
            golden("provider-not-known-yet", terraform.said());
        }
    }

    @Test
    void whatDoesNotFitThisVersionIsTold() throws IOException {
        var calls = harness.terraform().calls();
        harness.terraform()
                .tell(calls.moveResourceState(MoveResourceState.Request.newBuilder()
                                .setSourceTypeName("dokploy_mysql")
                                .setTargetTypeName("dokploy_postgres")
                                .build())
                        .getDiagnosticsList());
        golden("move-between-types");
        harness.terraform()
                .tell(calls.readResource(ReadResource.Request.newBuilder()
                                .setTypeName("dokploy_teapot")
                                .build())
                        .getDiagnosticsList());
        golden("type-that-is-unknown");
        harness.terraform()
                .tell(calls.upgradeResourceIdentity(UpgradeResourceIdentity.Request.newBuilder()
                                .setTypeName("dokploy_project")
                                .build())
                        .getDiagnosticsList());
        golden("feature-that-is-not-supported");
        harness.terraform()
                .tell(calls.readResource(ReadResource.Request.newBuilder()
                                .setTypeName("dokploy_project")
                                .setCurrentState(DynamicValue.newBuilder()
                                        .setMsgpack(ByteString.copyFrom(new byte[] {(byte) 0xA3, 'a', 'b', 'c'})))
                                .build())
                        .getDiagnosticsList());
        golden("request-that-is-unreadable");
        upgrade("state-without-a-value", 0, "");
        upgrade("state-that-is-unreadable", 0, "{\"name\":[1]}");
        upgrade("state-of-an-unknown-version", 99, "{\"name\":\"a\"}");
        function("function-that-is-unknown", "nonsense");
        function("function-without-arguments", "dotenv_decode");
    }

    private void upgrade(String name, long version, String state) throws IOException {
        harness.terraform()
                .tell(harness.terraform()
                        .calls()
                        .upgradeResourceState(UpgradeResourceState.Request.newBuilder()
                                .setTypeName("dokploy_project")
                                .setVersion(version)
                                .setRawState(RawState.newBuilder().setJson(ByteString.copyFromUtf8(state)))
                                .build())
                        .getDiagnosticsList());
        golden(name);
    }

    private void function(String name, String function) throws IOException {
        var answer = harness.terraform()
                .calls()
                .callFunction(
                        CallFunction.Request.newBuilder().setName(function).build());
        golden(name, List.of(answer.getError().getText()));
    }

    // ------------------------------------------------------------------------------------------------ all of them

    /** Titles begin a call of these, after the attribute or path they are about. */
    private static final Pattern TITLED = Pattern.compile("\\b(error|warning|said|unfinished)\\(");

    private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"");

    /** Of what no type has or does by now; and Terraform shows no titles of functions. */
    private static final List<String> UNSEEN = List.of(
            "Two elements of ", " are the same", "Nothing to import", "Unknown function", "Wrong number of arguments");

    @Test
    void everyTitleIsShownInAGoldenFile() throws IOException {
        var shown = new StringBuilder();
        try (var files = Files.list(GOLDEN)) {
            for (var file : files.toList()) {
                for (var line : Files.readAllLines(file)) {
                    var colon = line.indexOf(": ");
                    shown.append(colon < 0 ? "" : line.substring(0, colon)).append('\n');
                }
            }
        }
        try (var files = Files.list(Path.of("src/test/wrong"))) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                for (var line : Files.readAllLines(file)) {
                    shown.append(line.startsWith("# Error: ") || line.startsWith("# Warning: ") ? line : "")
                            .append('\n');
                }
            }
        }
        var missing = new TreeMap<String, String>();
        var found = new TreeSet<String>();
        try (var files = Files.walk(Path.of("src/main/java"))) {
            for (var file :
                    files.filter(each -> each.toString().endsWith(".java")).toList()) {
                for (var title : titles(Files.readString(file))) {
                    found.add(title);
                    if (shown.indexOf(title) < 0 && !UNSEEN.contains(title)) {
                        missing.put(title, file.getFileName().toString());
                    }
                }
            }
        }
        assertThat(found).as("titles in the sources").hasSizeGreaterThan(80);
        assertThat(missing).as("titles that no golden file shows").isEmpty();
    }

    /** The literals of which titles are made: the first argument that begins with one. */
    private static List<String> titles(String source) {
        var titles = new ArrayList<String>();
        var call = TITLED.matcher(source);
        while (call.find()) {
            var arguments = arguments(source, call.end());
            var isFirst = call.group(1).equals("said") || call.group(1).equals("unfinished");
            if (arguments.size() > 1) {
                var literals = LITERAL.matcher(arguments.get(isFirst ? 0 : arguments.size() - 2));
                while (literals.find()) {
                    if (literals.group(1).length() > 1) {
                        titles.add(literals.group(1));
                    }
                }
            }
        }
        return titles;
    }

    private static List<String> arguments(String source, int from) {
        var arguments = new ArrayList<String>();
        var depth = 0;
        var begin = from;
        for (var i = from; depth >= 0; i++) {
            switch (source.charAt(i)) {
                case '(', '[', '{' -> depth++;
                case ')', ']', '}' -> depth--;
                case '"' -> {
                    for (i++; source.charAt(i) != '"'; i++) {
                        i += source.charAt(i) == '\\' ? 1 : 0;
                    }
                }
                default -> {
                    // Part of an argument.
                }
            }
            if (depth < 0 || (depth == 0 && source.charAt(i) == ',')) {
                arguments.add(source.substring(begin, i));
                begin = i + 1;
            }
        }
        return arguments;
    }

    // ------------------------------------------------------------------------------------------------------- helpers

    private static DokployProvider provider() {
        return new DokployProvider(Version.PROVIDER, Map.of(), Catalog.all());
    }

    private static void configure(Terraform terraform, String endpoint) {
        var schema = provider().schema();
        var settings = new LinkedHashMap<String, Value>();
        settings.put("endpoint", Value.of(endpoint));
        settings.put("api_key", Value.of("key"));
        settings.put("max_retries", Value.of(0));
        assertThat(terraform.configure(schema, Configurations.complete(schema, settings)))
                .isEmpty();
    }

    /** A configuration with other values: names and values by turns. */
    private static Value.MapValue with(Value.MapValue config, @Nullable Object... changes) {
        var changed = config;
        for (var i = 0; i < changes.length; i += 2) {
            changed = changed.with(
                    String.valueOf(changes[i]),
                    switch (changes[i + 1]) {
                        case null -> Value.NULL;
                        case Value value -> value;
                        case String text -> Value.of(text);
                        case Boolean bool -> Value.of(bool.booleanValue());
                        case Integer number -> Value.of(number.longValue());
                        case Object other -> throw new AssertionError(other);
                    });
        }
        return changed;
    }

    private static Value.MapValue inside(String attribute, Value.MapValue object) {
        return new Value.MapValue(Map.of(attribute, object));
    }

    private void invalid(String name, String type, @Nullable Object... changes) throws IOException {
        var schema = schema(type);
        var changed = with(harness.minimal(schema), changes);
        var config = Configurations.complete(schema, changed.entries());
        harness.terraform().forgetAll();
        var requests = harness.requests();
        harness.terraform().validate(schema, config);
        assertThat(harness.requests()).as("requests").isEqualTo(requests);
        golden(name);
    }

    private Terraform.StoredState apply(Schema schema, Value.MapValue config) {
        var kept = harness.terraform().apply(schema, Terraform.StoredState.NOTHING, config);
        harness.terraform().forgetAll();
        return kept;
    }

    private void attempt(Schema schema, Value.MapValue config) {
        harness.terraform().forgetAll();
        harness.terraform()
                .attempt(schema, Terraform.StoredState.NOTHING, Configurations.complete(schema, config.entries()));
    }

    private void golden(String name) throws IOException {
        golden(name, harness);
    }

    /** What was said since the last time, with the same names for what is different every time. */
    private static void golden(String name, ProviderHarness harness) throws IOException {
        var text = String.join("\n\n", harness.terraform().said());
        harness.terraform().forgetAll();
        var names = new HashMap<String, String>();
        for (var table : harness.sandbox().rows().counts().keySet()) {
            for (var row : harness.sandbox().rows().all(table)) {
                for (var field : row.properties()) {
                    var value = field.getValue().asText();
                    if ((field.getKey().endsWith("Id") || field.getKey().equals("appName")) && value.length() > 5) {
                        names.put(value, field.getKey().equals("appName") ? "APP-NAME" : "ID");
                    }
                }
            }
        }
        for (var known : names.entrySet()) {
            text = text.replace(known.getKey(), known.getValue());
        }
        golden(name, List.of(text));
    }

    private static void golden(String name, List<String> said) throws IOException {
        assertThat(String.join("", said)).as(name).isNotBlank().doesNotContainIgnoringCase(Samples.CANARY);
        var text = String.join("\n\n", said).replaceAll("127\\.0\\.0\\.1:\\d+", "127.0.0.1:PORT") + "\n";
        Golden.check(GOLDEN.resolve(name + ".txt"), text, DiagnosticsTest.class);
    }
}
