package com.dokploy.terraform.conformance;

import static com.dokploy.terraform.conformance.ProviderHarness.schema;
import static org.assertj.core.api.Assertions.assertThat;

import com.dokploy.terraform.sandbox.testing.Faults;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.value.Value;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The authentication proxy of the Dokploy host, and the domains of applications behind it. */
class ForwardAuthTest extends HarnessTest {
    private static final Schema PROXY = schema("forward_auth");
    private static final Schema DOMAIN = schema("domain");
    private static final Schema APPLICATION = schema("application");
    private static final String TABLE = "forwardAuthSettings";

    private final GoldenDiagnostics golden = new GoldenDiagnostics(() -> harness, ForwardAuthTest.class);

    @BeforeEach
    void withoutProxies() {
        for (var row : harness.sandbox().rows().all(TABLE)) {
            harness.sandbox()
                    .rows()
                    .delete(TABLE, row.path("forwardAuthSettingsId").asText());
        }
    }

    @Test
    void aProxyIsDeployedAndRemoved() {
        var made = apply(config("auth.example.com"));
        assertThat(ProviderHarness.id(made)).isEqualTo("local");
        assertThat(made.object().at("status")).isEqualTo(Value.of("running"));
        assertThat(made.object().at("callback_url")).isEqualTo(Value.of("https://auth.example.com/oauth2/callback"));
        assertThat(row().path("providerId").asText()).isEqualTo("licensed-login");
        harness.terraform().destroy(PROXY, made);
        assertThat(harness.sandbox().rows().all(TABLE)).isEmpty();
    }

    @Test
    void aDomainThatIsThereIsNotTakenOver() throws IOException {
        call("setAuthDomain", Fixtures.json("authDomain", "theirs.example.com"));
        harness.terraform().forgetAll();
        assertThat(harness.terraform().tryPlan(PROXY, Terraform.StoredState.NOTHING, config("auth.example.com")))
                .hasSize(1);
        golden.check("authentication-domain-exists");
        assertThat(row().path("authDomain").asText()).isEqualTo("theirs.example.com");
    }

    @Test
    void aDomainThatAppearsAfterThePlanIsNotTakenOverEither() {
        var plan = harness.terraform().plan(PROXY, Terraform.StoredState.NOTHING, config("auth.example.com"));
        assertThat(plan.requiresReplace()).isEmpty();
        call("setAuthDomain", Fixtures.json("authDomain", "theirs.example.com"));
        var attempt = harness.terraform().attempt(PROXY, Terraform.StoredState.NOTHING, config("auth.example.com"));
        assertThat(attempt.errors()).singleElement().asString().startsWith("Object Already Exists");
        assertThat(row().path("authDomain").asText()).isEqualTo("theirs.example.com");
    }

    /** Also of a server that the same apply has made. */
    @Test
    void theSecondOfOneServerIsNotMade() {
        var server = schema("server");
        var made = harness.terraform().apply(server, Terraform.StoredState.NOTHING, harness.minimal(server));
        for (var id : List.of(Value.NULL, Value.of(ProviderHarness.id(made)))) {
            harness.terraform().forgetAll();
            apply(config("auth.example.com").with("server_id", id));
            var second = config("other.example.com").with("server_id", id);
            var attempt = harness.terraform().attempt(PROXY, Terraform.StoredState.NOTHING, second);
            assertThat(attempt.errors()).singleElement().asString().startsWith("Object Already Exists");
            assertThat(harness.terraform().said()).anyMatch(said -> said.contains("the apply of the second one fails"));
        }
        assertThat(harness.sandbox().rows().all(TABLE))
                .extracting(row -> row.path("authDomain").asText())
                .containsOnly("auth.example.com");
    }

    @Test
    void aProxyThatMovesToAnotherServerIsNoSecondOne() {
        var made = apply(config("auth.example.com"));
        var id = Objects.requireNonNull(harness.fixtures().texts("dokploy_forward_auth.server_id"))
                .getFirst();
        harness.terraform().forgetAll();
        harness.terraform().apply(PROXY, made, config("auth.example.com").with("server_id", Value.of(id)));
        assertThat(harness.terraform().said()).isEmpty();
    }

    @Test
    void anImportKeepsTheDomainAndDeploysTheProxyAgain() {
        var made = apply(config("auth.example.com"));
        var imported = harness.terraform().importState(PROXY, "local");
        assertThat(imported.object().at("host")).isEqualTo(Value.of("auth.example.com"));
        assertThat(imported.object().at("provider_id")).isEqualTo(Value.NULL);
        var adopted = harness.terraform().apply(PROXY, imported, config("auth.example.com"));
        assertThat(adopted.state()).isEqualTo(made.state());
    }

    @Test
    void aProxyThatWasRemovedIsDeployedAgain() {
        var made = apply(config("auth.example.com"));
        call("removeOnServer", JsonNodeFactory.instance.objectNode());
        var seen = harness.terraform().read(PROXY, made);
        assertThat(seen.object().at("status")).isEqualTo(Value.of("stopped"));
        assertThat(seen.object().at("provider_id")).isEqualTo(Value.NULL);
        var again = harness.terraform().apply(PROXY, seen, config("auth.example.com"));
        assertThat(again.object().at("status")).isEqualTo(Value.of("running"));
        harness.assertConverged(PROXY, again, config("auth.example.com"));
    }

    @Test
    void aProxyThatCannotBeDeployedLeavesItsDomainInTheState() {
        harness.sandbox().faults().add(Faults.status("forwardAuth.deployOnServer", 500));
        var attempt = harness.terraform().attempt(PROXY, Terraform.StoredState.NOTHING, config("auth.example.com"));
        assertThat(attempt.errors()).hasSize(1);
        assertThat(attempt.kept().object().at("id")).isEqualTo(Value.of("local"));
        assertThat(attempt.kept().object().at("provider_id")).isEqualTo(Value.NULL);
        var repaired = harness.terraform().apply(PROXY, attempt.kept(), config("auth.example.com"));
        assertThat(repaired.object().at("status")).isEqualTo(Value.of("running"));
    }

    @Test
    void anotherHostDoesNotReachTheDomains() throws IOException {
        var made = apply(config("auth.example.com"));
        harness.terraform().forgetAll();
        assertThat(harness.terraform().tryPlan(PROXY, made, config("login.example.com")))
                .isEmpty();
        golden.check("domains-keep-the-earlier-address");
    }

    @Test
    void aSamlProviderHasNoProxy() throws IOException {
        harness.sandbox().rows().plant("ssoProvider", Fixtures.json("providerId", "licensed-saml"));
        var config = config("auth.example.com").with("provider_id", Value.of("licensed-saml"));
        harness.terraform().forgetAll();
        assertThat(harness.terraform().tryPlan(PROXY, Terraform.StoredState.NOTHING, config))
                .isEmpty();
        golden.check("proxy-of-a-saml-provider");
    }

    @Test
    void aLicenseIsAskedForInThePlan() {
        harness.sandbox().license().set(false);
        assertThat(harness.terraform().tryPlan(PROXY, Terraform.StoredState.NOTHING, config("auth.example.com")))
                .singleElement()
                .asString()
                .contains("Enterprise License Required");
    }

    @Test
    void aDomainGoesBehindTheProxy() {
        apply(config("auth.example.com"));
        var open = harness.terraform().apply(DOMAIN, Terraform.StoredState.NOTHING, domain(false));
        var closed = harness.terraform().apply(DOMAIN, open, domain(true));
        assertThat(calls("forwardAuth.enable")).isEqualTo(1);
        harness.assertConverged(DOMAIN, closed, domain(true));
        harness.assertConverged(DOMAIN, harness.terraform().apply(DOMAIN, closed, domain(false)), domain(false));
        assertThat(calls("forwardAuth.disable")).isEqualTo(1);
    }

    @Test
    void aDomainWithoutAProxyIsNotMade() throws IOException {
        harness.terraform().forgetAll();
        var attempt = harness.terraform().attempt(DOMAIN, Terraform.StoredState.NOTHING, domain(true));
        assertThat(attempt.kept().state()).isEqualTo(Value.NULL);
        assertThat(harness.sandbox().rows().all("domain")).isEmpty();
        golden.check("domain-without-proxy");
    }

    @Test
    void aDomainThatCannotBeRemovedAgainIsNamed() throws IOException {
        harness.terraform().forgetAll();
        harness.sandbox().faults().add(Faults.status("domain.delete", 500));
        harness.terraform().attempt(DOMAIN, Terraform.StoredState.NOTHING, domain(true));
        golden.check("domain-without-proxy-left");
    }

    @Test
    void aDomainWithoutAProxyStaysAsItIs() {
        var open = harness.terraform().apply(DOMAIN, Terraform.StoredState.NOTHING, domain(false));
        var attempt = harness.terraform().attempt(DOMAIN, open, domain(true).with("port", Value.of(8080L)));
        assertThat(attempt.errors()).hasSize(1);
        var read = harness.terraform().read(DOMAIN, attempt.kept());
        assertThat(read.object().at("forward_auth_enabled")).isEqualTo(Value.of(false));
        assertThat(read.object().at("port")).isEqualTo(open.object().at("port"));
    }

    @Test
    void anElementWithoutAProxyIsNotMade() {
        var open = application();
        var made = harness.terraform().apply(APPLICATION, Terraform.StoredState.NOTHING, open);
        var closed = open.with("domains", Value.list(element()));
        assertThat(harness.terraform().attempt(APPLICATION, made, closed).errors())
                .singleElement()
                .asString()
                .startsWith("Authentication Proxy Not Deployed");
        assertThat(harness.sandbox().rows().all("domain")).isEmpty();
        apply(config("auth.example.com"));
        harness.assertConverged(APPLICATION, harness.terraform().apply(APPLICATION, made, closed), closed);
    }

    @Test
    void aDomainOfAStackLosesALoginThatItNeverHad() {
        var stack = Objects.requireNonNull(harness.fixtures().texts("compose_id"));
        var config = domain(false)
                .with("application_id", Value.NULL)
                .with("compose_id", Value.of(stack.getFirst()))
                .with("service_name", Value.of("web"));
        var made = harness.terraform().apply(DOMAIN, Terraform.StoredState.NOTHING, config);
        var enabled = JsonNodeFactory.instance.objectNode().put("forwardAuthEnabled", true);
        harness.sandbox().rows().patch("domain", ProviderHarness.id(made), enabled);
        var seen = harness.terraform().read(DOMAIN, made);
        assertThat(seen.object().at("forward_auth_enabled")).isEqualTo(Value.of(true));
        harness.assertConverged(DOMAIN, harness.terraform().apply(DOMAIN, seen, config), config);
    }

    private Terraform.StoredState apply(Value.MapValue config) {
        return harness.terraform().apply(PROXY, Terraform.StoredState.NOTHING, config);
    }

    private static Value.MapValue config(String host) {
        return Configurations.complete(
                PROXY, Map.of("host", Value.of(host), "provider_id", Value.of("licensed-login")));
    }

    private Value.MapValue domain(boolean isBehindLogin) {
        var application = Objects.requireNonNull(harness.fixtures().texts("application_id"));
        return Configurations.complete(
                DOMAIN,
                Map.of(
                        "application_id",
                        Value.of(application.getFirst()),
                        "host",
                        Value.of("wiki.example.com"),
                        "forward_auth_enabled",
                        Value.of(isBehindLogin)));
    }

    private Value.MapValue application() {
        return harness.minimal(APPLICATION).with("deploy_on_change", Value.of(false));
    }

    private static Value.MapValue element() {
        var schema = Objects.requireNonNull(APPLICATION.attribute("domains"));
        return Configurations.complete(
                Samples.nestedOf(schema),
                Map.of("host", Value.of("wiki.example.com"), "forward_auth_enabled", Value.of(true)));
    }

    /** Acts on the proxy of the Dokploy host, behind Terraform's back. */
    private void call(String procedure, ObjectNode body) {
        harness.fixtures().dokploy().mutate("forwardAuth." + procedure, body.putNull("serverId"));
    }

    private int calls(String procedure) {
        return harness.sandbox().requests().of(procedure).size();
    }

    private ObjectNode row() {
        return harness.sandbox().rows().all(TABLE).getFirst();
    }
}
