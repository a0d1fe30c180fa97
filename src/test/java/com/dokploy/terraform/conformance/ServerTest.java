package com.dokploy.terraform.conformance;

import static com.dokploy.terraform.conformance.ProviderHarness.schema;
import static org.assertj.core.api.Assertions.assertThat;

import com.dokploy.terraform.SharedCatalog;
import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.value.Value;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Remote servers: what is done there over SSH, and what fails without anybody saying so. */
class ServerTest extends HarnessTest {
    private static final Schema SCHEMA = schema("server");
    /** An address where nothing answers in a sandbox. */
    private static final Value UNREACHABLE = Value.of("127.0.0.1");

    private final GoldenDiagnostics diagnostics = new GoldenDiagnostics(() -> harness, ServerTest.class);

    @Test
    void aSetupIsRunOnceAndAgainWhenTheMachineChanges() {
        var config = ready();
        var made = apply(Terraform.StoredState.NOTHING, config);
        assertThat(calls("server.setup")).isOne();
        made = apply(made, config.with("name", Value.of("renamed")));
        assertThat(calls("server.setup")).isOne();
        made = apply(made, config.with("name", Value.of("renamed")).with("port", Value.of(2222L)));
        assertThat(calls("server.setup")).isEqualTo(2);
        assertThat(apply(made, config.with("run_setup", Value.of(false)))
                        .object()
                        .at("run_setup"))
                .isEqualTo(Value.of(false));
        assertThat(calls("server.setup")).isEqualTo(2);
    }

    @Test
    void aSetupThatFailsIsToldAndRunAgainByTheNextApply() throws IOException {
        var plain = ready().with("run_setup", Value.of(false)).with("ip_address", UNREACHABLE);
        var made = apply(Terraform.StoredState.NOTHING, plain);
        harness.terraform().forgetAll();

        var failed = harness.terraform().attempt(SCHEMA, made, plain.with("run_setup", Value.of(true)));

        diagnostics.check("remote-server-setup-failed");
        assertThat(failed.kept().object().at("id")).isEqualTo(made.object().at("id"));
        var repaired = apply(failed.kept(), ready());
        assertThat(calls("server.setup")).isEqualTo(2);
        harness.assertConverged(SCHEMA, repaired, ready());
    }

    @Test
    void aServerWhoseFirstSetupFailsIsKept() {
        var attempt = harness.terraform()
                .attempt(SCHEMA, Terraform.StoredState.NOTHING, ready().with("ip_address", UNREACHABLE));
        assertThat(attempt.errors()).hasSize(1);
        assertThat(attempt.kept().object().at("id").isNull()).isFalse();
        assertThat(harness.sandbox().rows().all("server"))
                .filteredOn(row -> row.path("name").asText().equals("sample"))
                .hasSize(1);
    }

    @Test
    void aScriptThatInstallsNothingIsTold() throws IOException {
        harness.terraform().attempt(SCHEMA, Terraform.StoredState.NOTHING, ready().with("command", Value.of("exit 1")));
        diagnostics.check("remote-server-setup-incomplete");
    }

    @Test
    void aSetupThatDoesNotEndIsTold() throws IOException {
        var timeouts = attribute("timeouts");
        var config = ready().with("command", Value.of("sleep infinity"))
                .with(
                        "timeouts",
                        Configurations.complete(Samples.nestedOf(timeouts), Map.of("create", Value.of("1s"))));
        harness.terraform().attempt(SCHEMA, Terraform.StoredState.NOTHING, config);
        diagnostics.check("remote-server-setup-timed-out");
    }

    @Test
    void aMonitoringThatFailsIsToldAndSetUpByTheNextApply() throws IOException {
        var config = monitored().with("ip_address", UNREACHABLE);
        var attempt = harness.terraform().attempt(SCHEMA, Terraform.StoredState.NOTHING, config);
        diagnostics.check("remote-server-monitoring-failed");
        var repaired = apply(attempt.kept(), monitored());
        assertThat(calls("server.setupMonitoring")).isEqualTo(2);
        harness.assertConverged(SCHEMA, repaired, monitored());
    }

    @Test
    void anImportFindsTheMonitoring() {
        var made = apply(Terraform.StoredState.NOTHING, monitored());
        var imported = harness.terraform().importState(SCHEMA, ProviderHarness.id(made));
        assertThat(imported.object().at("monitoring")).isInstanceOf(Value.MapValue.class);
        var plain = apply(Terraform.StoredState.NOTHING, ready().with("name", Value.of("plain")));
        assertThat(harness.terraform()
                        .importState(SCHEMA, ProviderHarness.id(plain))
                        .object()
                        .at("monitoring"))
                .isEqualTo(Value.NULL);
    }

    @Test
    void aMonitoringThatIsNoLongerManagedStays() throws IOException {
        var made = apply(Terraform.StoredState.NOTHING, monitored());
        harness.terraform().forgetAll();
        apply(made, monitored().with("monitoring", Value.NULL));
        diagnostics.check("remote-server-monitoring-stays");
        assertThat(row(made).toString()).contains("canary-token");
    }

    @Test
    void aServerWithServicesIsNotRemoved() throws IOException {
        var made = apply(Terraform.StoredState.NOTHING, harness.minimal(SCHEMA));
        var application = schema("application");
        diagnostics.apply(
                application,
                harness.minimal(application)
                        .with("deploy_on_change", Value.of(false))
                        .with("server_id", made.object().at("id")));
        harness.terraform().attemptDestroy(SCHEMA, made);
        diagnostics.check("remote-server-with-services");
    }

    @Test
    void whatIsFoundOnAServerIsRead() throws IOException {
        var id = apply(Terraform.StoredState.NOTHING, ready()).object().at("id");
        assertThat(((Value.MapValue) lookUp("validation", id).at("docker")).at("enabled"))
                .isEqualTo(Value.of(true));
        assertThat(lookUp("validation", id).at("swarm_installed")).isEqualTo(Value.of(true));
        assertThat(((Value.MapValue) lookUp("security", id).at("ufw")).at("default_incoming"))
                .isEqualTo(Value.of("deny"));
        assertThat(lookUp("gpu", id).at("available_gpus")).isEqualTo(Value.of(0L));
        assertThat(lookUp("gpu", Value.NULL).at("driver_installed")).isEqualTo(Value.of(false));

        var unreachable = apply(
                Terraform.StoredState.NOTHING,
                ready().with("run_setup", Value.of(false)).with("ip_address", UNREACHABLE));
        harness.terraform().forgetAll();
        var validation = source("validation");
        harness.terraform()
                .tryLookUp(
                        validation,
                        Configurations.complete(
                                validation,
                                Map.of("server_id", unreachable.object().at("id"))));
        diagnostics.check("remote-server-not-reachable");
    }

    private Value.MapValue lookUp(String report, Value id) {
        var schema = source(report);
        return harness.terraform().lookUp(schema, Configurations.complete(schema, Map.of("server_id", id)));
    }

    private static Schema source(String report) {
        var source = SharedCatalog.CATALOG.dataSource("dokploy_server_" + report);
        if (source == null) {
            throw new AssertionError("no data source " + report);
        }
        return source.schema();
    }

    private Value.MapValue ready() {
        return harness.minimal(SCHEMA)
                .with("ssh_key_id", harness.samples().of("dokploy_server.ssh_key_id", attribute("ssh_key_id"), 0))
                .with("run_setup", Value.of(true));
    }

    private Value.MapValue monitored() {
        var monitoring = attribute("monitoring");
        var smallest = harness.samples()
                .smallest("dokploy_server.monitoring", Samples.nestedOf(monitoring), Map.of())
                .with("token", Value.of("canary-token"));
        return ready().with("run_setup", Value.of(false)).with("monitoring", smallest);
    }

    private static Attribute<?> attribute(String name) {
        return Objects.requireNonNull(SCHEMA.attribute(name));
    }

    private Terraform.StoredState apply(Terraform.StoredState before, Value.MapValue config) {
        return harness.terraform().apply(SCHEMA, before, config);
    }

    private Object row(Terraform.StoredState kept) {
        return harness.fixtures()
                .dokploy()
                .queryUncached("server.one", Fixtures.json("serverId", ProviderHarness.id(kept)));
    }

    private long calls(String procedure) {
        return harness.sandbox().requests().log().stream()
                .filter(request -> request.procedures().contains(procedure))
                .count();
    }
}
