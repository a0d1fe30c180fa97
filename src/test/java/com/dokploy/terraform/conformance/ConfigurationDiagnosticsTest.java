package com.dokploy.terraform.conformance;

import static com.dokploy.terraform.conformance.Configurations.with;
import static com.dokploy.terraform.conformance.ProviderHarness.schema;
import static org.assertj.core.api.Assertions.assertThat;

import com.dokploy.terraform.protocol.generated.ValidateResourceConfig;
import com.dokploy.terraform.value.Value;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What users are told of a configuration before anything is asked, as golden files. */
class ConfigurationDiagnosticsTest extends HarnessTest {
    private final GoldenDiagnostics diagnostics =
            new GoldenDiagnostics(() -> harness, ConfigurationDiagnosticsTest.class);

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
        invalid("backup-of-nothing", "backup", inStack("compose_id", Value.NULL, "dokploy_server", false));
        invalid(
                "backup-of-a-service-without-stack",
                "backup",
                inStack("compose_id", Value.NULL, "postgres_id", "some-database", "service_name", "web"));
        invalid("backup-that-never-runs", "backup", "cron_expression", "61 * * * *");
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
        for (var missing : List.of("service_name", "database_type", "database_user", "database_password")) {
            changes.addAll(List.of(missing, Value.NULL));
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
        diagnostics.check("write-only-with-an-old-terraform");
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
        diagnostics.check(name);
    }
}
