package com.dokploy.terraform.conformance;

import static com.dokploy.terraform.conformance.ProviderHarness.schema;
import static org.assertj.core.api.Assertions.assertThat;

import com.dokploy.terraform.sandbox.testing.Faults;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.value.Value;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Settings that the server has once: only those that are configured are written, and they are put back. */
class WebServerSettingsTest extends HarnessTest {
    private static final Schema SCHEMA = schema("web_server_settings");

    private final GoldenDiagnostics golden = new GoldenDiagnostics(() -> harness, WebServerSettingsTest.class);

    @Test
    void onlyWhatIsConfiguredIsWrittenAndItIsPutBack() {
        write("serverIp", "192.0.2.1");
        write("host", "before.example.com");
        var made = apply(Terraform.StoredState.NOTHING, "host", Value.of("after.example.com"));
        assertThat(row().path("host").asText()).isEqualTo("after.example.com");
        assertThat(row().path("serverIp").asText()).isEqualTo("192.0.2.1");
        assertThat(row().path("certificateType").asText()).isEqualTo("none");
        write("serverIp", "192.0.2.2");

        harness.terraform().destroy(SCHEMA, harness.terraform().read(SCHEMA, made));

        assertThat(row().path("host").asText()).isEqualTo("before.example.com");
        assertThat(row().path("serverIp").asText()).isEqualTo("192.0.2.2");
    }

    @Test
    void aValueThatIsThereIsNotWrittenAgain() {
        write("buildsConcurrency", 3);
        var before = harness.requests();
        apply(Terraform.StoredState.NOTHING, "builds_concurrency", Value.of(3L));
        assertThat(harness.requestsSince(before).toString()).doesNotContain("updateBuildsConcurrency");
    }

    @Test
    void aSecretThatWasThereBeforeStaysWithAWarning() throws IOException {
        write("sshPrivateKey", "canary-before");
        var made = apply(Terraform.StoredState.NOTHING, "ssh_private_key", Value.of("canary-after"));
        harness.terraform().forgetAll();
        harness.terraform().tryPlanDestroy(SCHEMA, made);
        golden.check("secret-stays-on-the-server");
        harness.terraform().destroy(SCHEMA, made);
        assertThat(row().path("sshPrivateKey").asText()).isEqualTo("canary-after");
    }

    @Test
    void aSecretThatIsNoLongerSetStaysWithAWarning() {
        var made = apply(Terraform.StoredState.NOTHING, "ssh_private_key", Value.of("canary-key"));
        harness.terraform().forgetAll();
        var left = apply(made, "builds_concurrency", Value.of(2L));
        assertThat(harness.terraform().said())
                .first()
                .asString()
                .startsWith("Secret Stays on the Server: `ssh_private_key` is no longer set");
        assertThat(left.object().at("ssh_private_key")).isEqualTo(Value.NULL);
        assertThat(row().path("sshPrivateKey").asText()).isEqualTo("canary-key");
    }

    @Test
    void aWriteOnlySecretThatIsNoLongerSetStaysWithAWarning() {
        var config = Configurations.complete(
                SCHEMA,
                Map.of(
                        "ssh_private_key_wo",
                        Value.of("hidden-canary-key"),
                        "ssh_private_key_wo_version",
                        Value.of(1L)));
        var made = harness.terraform().apply(SCHEMA, Terraform.StoredState.NOTHING, config);
        harness.terraform().forgetAll();
        apply(made, "builds_concurrency", Value.of(2L));
        assertThat(harness.terraform().said())
                .first()
                .asString()
                .startsWith("Secret Stays on the Server: `ssh_private_key` is no longer set");
    }

    @Test
    void aSecretWhereThereWasNoneIsRemoved() {
        var config = Configurations.complete(
                SCHEMA,
                Map.of(
                        "ssh_private_key_wo",
                        Value.of("hidden-canary-key"),
                        "ssh_private_key_wo_version",
                        Value.of(1L)));
        var made = harness.terraform().apply(SCHEMA, Terraform.StoredState.NOTHING, config);
        assertThat(row().path("sshPrivateKey").asText()).isEqualTo("hidden-canary-key");
        harness.terraform().destroy(SCHEMA, made);
        assertThat(row().path("sshPrivateKey").isNull()).isTrue();
    }

    @Test
    void theDashboardStaysWhenPortsChange() {
        var made = apply(Terraform.StoredState.NOTHING, "traefik_dashboard", Value.of(true));
        harness.terraform()
                .apply(
                        SCHEMA,
                        made,
                        config("traefik_ports", Value.set(port(5432))).with("traefik_dashboard", Value.of(true)));
        assertThat(row().path("traefikPorts")).hasSize(2);
    }

    @Test
    void withoutATraefikItsSettingsFailAndTheOthersWork() throws IOException {
        write("hasTraefik", false);
        var made = apply(Terraform.StoredState.NOTHING, "server_ip", Value.of("192.0.2.7"));
        harness.assertConverged(SCHEMA, made, config("server_ip", Value.of("192.0.2.7")));
        harness.terraform().forgetAll();
        harness.terraform().attempt(SCHEMA, made, config("traefik_ports", Value.set(port(5432))));
        golden.check("traefik-service-not-found");
    }

    @Test
    void withoutATraefikOnlyTheFirstOfItsSettingsIsAskedFor() {
        write("hasTraefik", false);
        harness.sandbox().requests().clear();
        var imported = harness.terraform().importState(SCHEMA, "settings");
        assertThat(imported.object().at("traefik_ports")).isEqualTo(Value.NULL);
        assertThat(imported.object().at("traefik_dashboard")).isEqualTo(Value.NULL);
        assertThat(harness.sandbox().requests().of("settings.getTraefikPorts")).isNotEmpty();
        assertThat(harness.sandbox().requests().of("settings.haveTraefikDashboardPortEnabled"))
                .isEmpty();
        assertThat(harness.sandbox().requests().of("settings.readTraefikEnv")).isEmpty();
    }

    @Test
    void theRowOfTheServerIsAskedForOnce() {
        harness.sandbox().requests().clear();
        harness.terraform().importState(SCHEMA, "settings");
        assertThat(harness.sandbox().requests().of("settings.getWebServerSettings"))
                .hasSize(1);
    }

    @Test
    void aLicenseIsAskedForInThePlan() throws IOException {
        harness.sandbox().license().set(false);
        harness.terraform().forgetAll();
        assertThat(harness.terraform()
                        .tryPlan(SCHEMA, Terraform.StoredState.NOTHING, config("enforce_sso", Value.of(true))))
                .hasSize(1);
        golden.check("enforce-sso-without-license");
        var off = harness.terraform()
                .apply(SCHEMA, Terraform.StoredState.NOTHING, config("enforce_sso", Value.of(false)));
        assertThat(off.object().at("enforce_sso")).isEqualTo(Value.of(false));
    }

    /** The license of a server can end while it has them on. */
    @Test
    void whatALicenseTurnedOnStaysOnWithoutOne() throws IOException {
        harness.sandbox().license().set(false);
        var on = config("enforce_sso", Value.of(true));
        var off = config("enforce_sso", Value.of(false));
        write("enforceSSO", true);
        harness.nextProcess();
        assertThat(harness.terraform().tryPlan(SCHEMA, Terraform.StoredState.NOTHING, off))
                .hasSize(1);
        var kept = harness.terraform().apply(SCHEMA, Terraform.StoredState.NOTHING, on);
        assertThat(harness.terraform().tryPlan(SCHEMA, kept, off)).hasSize(1);
        assertThat(harness.terraform().tryPlan(SCHEMA, kept, on)).isEmpty();
    }

    @Test
    void aDestroyWithoutTheLicenseLeavesWhatItTurnedOn() throws IOException {
        var on =
                harness.terraform().apply(SCHEMA, Terraform.StoredState.NOTHING, config("enforce_sso", Value.of(true)));
        harness.sandbox().license().set(false);
        harness.nextProcess();
        harness.terraform().destroy(SCHEMA, on);
        golden.check("setting-without-license-stays");
        assertThat(row().path("enforceSSO").asBoolean()).isTrue();
    }

    @Test
    void aServerThatDoesNotTellItsSettingsIsLeftToTheApply() throws IOException {
        harness.sandbox().license().set(false);
        harness.nextProcess();
        harness.sandbox()
                .faults()
                .add(Faults.status("settings.getWebServerSettings", 403).forCalls(9));
        assertThat(harness.terraform()
                        .tryPlan(SCHEMA, Terraform.StoredState.NOTHING, config("enforce_sso", Value.of(false))))
                .isEmpty();
    }

    @Test
    void thereIsOneIdToImport() throws IOException {
        harness.terraform().forgetAll();
        harness.terraform().tryImport(SCHEMA, "server");
        golden.check("web-server-settings-import-id");
        var imported = harness.terraform().importState(SCHEMA, "settings");
        assertThat(imported.object().at("builds_concurrency")).isEqualTo(Value.of(1L));
    }

    private static Value.MapValue port(long port) {
        return new Value.MapValue(
                Map.of("target_port", Value.of(port), "published_port", Value.of(port), "protocol", Value.of("tcp")));
    }

    private static Value.MapValue config(String name, Value value) {
        return Configurations.complete(SCHEMA, Map.of(name, value));
    }

    private Terraform.StoredState apply(Terraform.StoredState prior, String name, Value value) {
        return harness.terraform().apply(SCHEMA, prior, config(name, value));
    }

    private JsonNode row() {
        return harness.sandbox().rows().all("webServerSettings").getFirst();
    }

    private void write(String field, Object value) {
        harness.fixtures()
                .dokploy()
                .queryUncached("settings.getWebServerSettings", JsonNodeFactory.instance.objectNode());
        var changes = JsonNodeFactory.instance.objectNode();
        changes.set(field, json(value));
        harness.sandbox().rows().patch("webServerSettings", "settings", changes);
    }

    private static JsonNode json(Object value) {
        return switch (value) {
            case String text -> JsonNodeFactory.instance.textNode(text);
            case Boolean bool -> JsonNodeFactory.instance.booleanNode(bool);
            case Integer number -> JsonNodeFactory.instance.numberNode(number);
            default -> throw new IllegalArgumentException(String.valueOf(value));
        };
    }
}
