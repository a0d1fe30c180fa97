package com.dokploy.terraform.conformance;

import static com.dokploy.terraform.conformance.ProviderHarness.schema;
import static org.assertj.core.api.Assertions.assertThat;

import com.dokploy.terraform.sandbox.testing.Faults;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.value.Value;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Records at DNS providers: nothing that is there is overwritten, and what the provider says is passed on. */
class DnsRecordTest extends HarnessTest {
    private static final Schema SCHEMA = schema("dns_record");

    private final GoldenDiagnostics golden = new GoldenDiagnostics(() -> harness, DnsRecordTest.class);

    @Test
    void aRecordThatIsThereIsOfferedForImport() throws IOException {
        var there = made();
        harness.nextProcess();
        harness.terraform().forgetAll();
        assertThat(harness.terraform().tryPlan(SCHEMA, Terraform.StoredState.NOTHING, config()))
                .hasSize(1);
        var said = String.join("", harness.terraform().said()).replace(ProviderHarness.id(there), "ID");
        golden.check("dns-record-exists", List.of(said));
        harness.terraform().forgetAll();
        var imported = harness.terraform().importState(SCHEMA, ProviderHarness.id(there));
        harness.assertConverged(SCHEMA, imported, config());
    }

    @Test
    void aRecordThatCameAfterThePlanIsNotOverwritten() {
        var plan = harness.terraform().plan(SCHEMA, Terraform.StoredState.NOTHING, config());
        create("192.0.2.99");
        var attempt = harness.terraform().carryOut(SCHEMA, Terraform.StoredState.NOTHING, plan, config());
        assertThat(attempt.errors()).hasSize(1);
        assertThat(attempt.errors().getFirst()).contains("Object Already Exists");
        var rows = harness.sandbox().rows().all("dnsRecord");
        assertThat(rows).hasSize(1);
        assertThat(rows.getFirst().path("content").asText()).isEqualTo("192.0.2.99");
    }

    @Test
    void ofTwoRecordsOfOneNameTheSecondIsRefused() throws IOException {
        var other = config().with("content", Value.of("192.0.2.99"));
        var plan = harness.terraform().plan(SCHEMA, Terraform.StoredState.NOTHING, config());
        harness.terraform().forgetAll();
        var second = harness.terraform().plan(SCHEMA, Terraform.StoredState.NOTHING, other);
        golden.check("dns-record-twice");
        harness.sandbox()
                .faults()
                .add(Faults.lasting("dnsProvider.createRecord", Faults.FaultKind.DELAY, Duration.ofSeconds(1)));
        var first = CompletableFuture.supplyAsync(
                () -> harness.terraform().carryOut(SCHEMA, Terraform.StoredState.NOTHING, plan, config()),
                Thread::startVirtualThread);
        var attempt = harness.terraform().carryOut(SCHEMA, Terraform.StoredState.NOTHING, second, other);
        var errors = new ArrayList<>(attempt.errors());
        errors.addAll(first.join().errors());
        assertThat(errors).singleElement().asString().startsWith("Object Already Exists");
        var made = attempt.errors().isEmpty() ? attempt.kept() : first.join().kept();
        assertThat(harness.sandbox().rows().all("dnsRecord"))
                .singleElement()
                .extracting(row -> Value.of(row.path("content").asText()))
                .isEqualTo(made.object().at("content"));
    }

    /** An account that is new to Dokploy may have zones with records. */
    @Test
    void aRecordOfAnAccountThatTheSameApplyAddsIsNotOverwritten() {
        var account = harness.minimal(schema("dns_provider")).with("name", Value.of("added"));
        var made = harness.terraform().apply(schema("dns_provider"), Terraform.StoredState.NOTHING, account);
        var config = config().with("dns_provider_id", Value.of(ProviderHarness.id(made)));
        var plan = harness.terraform().plan(SCHEMA, Terraform.StoredState.NOTHING, config);
        create(ProviderHarness.id(made), "192.0.2.99");
        var attempt = harness.terraform().carryOut(SCHEMA, Terraform.StoredState.NOTHING, plan, config);
        assertThat(attempt.errors()).singleElement().asString().startsWith("Object Already Exists");
    }

    @Test
    void namesLeadToARecord() {
        var kept = made();
        var imported = harness.terraform().importState(SCHEMA, "dnsProvider-0/example.com/A www.example.com");
        assertThat(imported.object().at("id")).isEqualTo(kept.object().at("id"));
        assertThat(imported.object().at("zone")).isEqualTo(Value.of("example.com"));
    }

    @Test
    void aZoneCanBeNamedByItsId() {
        var config = config().with("zone", Value.of("zone0"));
        var made = harness.terraform().apply(SCHEMA, Terraform.StoredState.NOTHING, config);
        harness.assertConverged(SCHEMA, made, config);
    }

    @Test
    void aRecordAtRoute53HasItsTypeAndNameAsId() {
        var id = route53();
        var config = config().with("dns_provider_id", Value.of(id));
        var made = harness.terraform().apply(SCHEMA, Terraform.StoredState.NOTHING, config);
        assertThat(ProviderHarness.id(made)).isEqualTo(id + "/zone0/A:www.example.com");
        assertThat(made.object().at("ttl")).isEqualTo(Value.of(300L));
        harness.assertConverged(SCHEMA, made, config);
    }

    @Test
    void whatIsWrongWithAPlaceIsToldInThePlan() throws IOException {
        harness.terraform().forgetAll();
        plan(config().with("zone", Value.of("example.net")).with("name", Value.of("www.example.net")));
        golden.check("dns-zone-not-found");
        plan(config().with("zone", Value.of("zone1")));
        golden.check("dns-name-outside-of-the-zone");
    }

    @Test
    void aProviderThatCannotBeReachedIsNoReasonToForgetARecord() throws IOException {
        var kept = made();
        changeToken("host.invalid");
        harness.terraform().forgetAll();
        assertThat(harness.terraform().tryRead(SCHEMA, kept)).hasSize(1);
        golden.check("dns-provider-call-failed");
        assertThat(harness.terraform().attemptDestroy(SCHEMA, kept).errors()).hasSize(1);
        assertThat(harness.sandbox().rows().all("dnsRecord")).hasSize(1);
    }

    private void changeToken(String token) {
        var provider = Objects.requireNonNull(harness.fixtures().texts("dns_provider_id"))
                .getFirst();
        var update = Fixtures.json("dnsProviderId", provider).put("name", "dnsProvider-0");
        update.putObject("config").put("providerType", "cloudflare").put("apiToken", token);
        harness.fixtures().dokploy().mutate("dnsProvider.update", update);
    }

    @Test
    void anAliasBesideAnotherRecordIsTold() throws IOException {
        var alias = config().with("type", Value.of("CNAME")).with("content", Value.of("app.example.com"));
        harness.terraform().plan(SCHEMA, Terraform.StoredState.NOTHING, config());
        harness.terraform().plan(SCHEMA, Terraform.StoredState.NOTHING, alias);
        golden.check("dns-alias-beside-planned");
        harness.nextProcess();
        harness.terraform().plan(SCHEMA, Terraform.StoredState.NOTHING, alias);
        harness.terraform().plan(SCHEMA, Terraform.StoredState.NOTHING, config());
        assertThat(harness.terraform().said()).hasSize(1);
        var kept = made();
        harness.nextProcess();
        harness.terraform().forgetAll();
        harness.terraform().plan(SCHEMA, Terraform.StoredState.NOTHING, alias);
        var said = String.join("", harness.terraform().said()).replace(ProviderHarness.id(kept), "ID");
        golden.check("dns-alias-beside-existing", List.of(said));
    }

    @Test
    void aRecordThatBecomesAnAliasIsNotInItsOwnWay() throws IOException {
        var kept = made();
        harness.nextProcess();
        harness.terraform().forgetAll();
        var alias = config().with("type", Value.of("CNAME")).with("content", Value.of("app.example.com"));
        var changed = harness.terraform().apply(SCHEMA, harness.terraform().read(SCHEMA, kept), alias);
        assertThat(harness.terraform().said()).noneMatch(said -> said.startsWith("Alias"));
        harness.assertConverged(SCHEMA, changed, alias);
    }

    @Test
    void aRecordGoesWithItsZone() throws IOException {
        var kept = made();
        changeToken("only-example.org");
        harness.terraform().forgetAll();
        assertThat(harness.terraform().read(SCHEMA, kept).state()).isEqualTo(Value.NULL);
        golden.check("dns-zone-gone");
        harness.terraform().destroy(SCHEMA, kept);
    }

    /** A token that has lost its permissions lists no zones either. */
    @Test
    void anAccountThatListsNoZonesIsNoReasonToForgetARecord() throws IOException {
        var kept = made();
        changeToken("only-none");
        harness.terraform().forgetAll();
        assertThat(harness.terraform().tryRead(SCHEMA, kept)).hasSize(1);
        golden.check("dns-no-zones");
        assertThat(harness.terraform().attemptDestroy(SCHEMA, kept).errors()).hasSize(1);
    }

    private void plan(Value.MapValue config) {
        assertThat(harness.terraform().tryPlan(SCHEMA, Terraform.StoredState.NOTHING, config))
                .hasSize(1);
    }

    private String route53() {
        var provider = Fixtures.json("name", "route53");
        provider.putObject("config")
                .put("providerType", "route53")
                .put("accessKeyId", "id")
                .put("secretAccessKey", "sample");
        return harness.fixtures()
                .dokploy()
                .mutate("dnsProvider.create", provider)
                .path("dnsProviderId")
                .asText();
    }

    private Terraform.StoredState made() {
        return harness.terraform().apply(SCHEMA, Terraform.StoredState.NOTHING, config());
    }

    private Value.MapValue config() {
        return harness.minimal(SCHEMA);
    }

    private void create(String content) {
        create(
                Objects.requireNonNull(harness.fixtures().texts("dns_provider_id"))
                        .getFirst(),
                content);
    }

    private void create(String provider, String content) {
        harness.fixtures()
                .dokploy()
                .mutate(
                        "dnsProvider.createRecord",
                        Fixtures.json("dnsProviderId", provider)
                                .put("zoneId", "zone0")
                                .put("type", "A")
                                .put("name", "www.example.com")
                                .put("content", content));
    }
}
