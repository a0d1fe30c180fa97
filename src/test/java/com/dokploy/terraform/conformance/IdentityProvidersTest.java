package com.dokploy.terraform.conformance;

import static com.dokploy.terraform.conformance.ProviderHarness.schema;
import static org.assertj.core.api.Assertions.assertThat;

import com.dokploy.terraform.sandbox.testing.Faults;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.value.Value;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** What no declaration of identity providers says: sessions, origins, endpoints and secrets that stay. */
class IdentityProvidersTest extends HarnessTest {
    private static final Schema SSO = schema("sso_provider");
    private static final Schema SCIM = schema("scim_provider");
    private static final Schema ORIGIN = schema("sso_trusted_origin");

    private final GoldenDiagnostics golden = new GoldenDiagnostics(() -> harness, IdentityProvidersTest.class);

    @Test
    void aWriteOnlySecretStaysWhileItsVersionDoes() throws IOException {
        var made = apply(Terraform.StoredState.NOTHING, hidden("first", "staff"));
        assertThat(settings(made).path("clientSecret").asText()).isEqualTo("hidden-canary-first");
        var changed = apply(made, hidden("not-sent", "other"));
        assertThat(settings(changed).path("clientId").asText()).isEqualTo("other");
        assertThat(settings(changed).path("clientSecret").asText()).isEqualTo("hidden-canary-first");
        harness.assertNoSecrets();
    }

    @Test
    void secretsInsideOfMetadataStayToo() throws IOException {
        var metadata = nested(
                saml(),
                "sp_metadata",
                Map.of("private_key_wo", Value.of("hidden-canary-key"), "private_key_wo_version", Value.of(1L)));
        var made = apply(Terraform.StoredState.NOTHING, config("saml", saml().with("sp_metadata", metadata)));
        var other = saml().with("sp_metadata", metadata.with("entity_id", Value.of("https://dokploy.example.com")));
        var changed = apply(made, config("saml", other));
        assertThat(settings(changed).at("/spMetadata/entityID").asText()).isEqualTo("https://dokploy.example.com");
        assertThat(settings(changed).at("/spMetadata/privateKey").asText()).isEqualTo("hidden-canary-key");
        apply(changed, config("saml", saml()));
        assertThat(settings(changed).at("/spMetadata/privateKey").isMissingNode())
                .isTrue();
    }

    @Test
    void anotherKindIsAnotherProvider() {
        var made = apply(Terraform.StoredState.NOTHING, config("oidc", oidc()));
        assertThat(harness.terraform().plan(SSO, made, config("saml", saml())).requiresReplace())
                .contains("oidc", "saml");
    }

    @Test
    void anIssuerDoesNotLeaveItsEndpointsBehind() throws IOException {
        var made = apply(Terraform.StoredState.NOTHING, config("oidc", oidc()));
        harness.terraform().forgetAll();
        var other = config("oidc", oidc()).with("issuer", Value.of("https://licensed-other.example.com"));
        assertThat(harness.terraform().tryPlan(SSO, made, other)).isEmpty();
        golden.check("endpoints-of-the-earlier-issuer");
    }

    @Test
    void aDomainBelongsToOneProvider() throws IOException {
        apply(Terraform.StoredState.NOTHING, config("oidc", oidc()));
        harness.nextProcess();
        harness.terraform().forgetAll();
        var other = config("oidc", oidc()).with("provider_id", Value.of("licensed-other"));
        assertThat(harness.terraform().tryPlan(SSO, Terraform.StoredState.NOTHING, other))
                .isEmpty();
        golden.check("domain-of-another-sso-provider");
        harness.terraform().forgetAll();
        var third = other.with("provider_id", Value.of("licensed-third"));
        assertThat(harness.terraform().tryPlan(SSO, Terraform.StoredState.NOTHING, third))
                .hasSize(1);
        golden.check("domain-of-two-sso-providers");
    }

    @Test
    void anOriginHasToBeTrusted() throws IOException {
        var config = config("oidc", oidc()).with("issuer", Value.of("https://untrusted.example.com"));
        harness.terraform().forgetAll();
        harness.terraform().attempt(SSO, Terraform.StoredState.NOTHING, config);
        golden.check("untrusted-origin");
    }

    @Test
    void anApiKeyAloneDoesNotRegister() throws IOException {
        harness.sandbox().license().session(false);
        harness.terraform().forgetAll();
        var attempt = harness.terraform().attempt(SSO, Terraform.StoredState.NOTHING, config("oidc", oidc()));
        assertThat(attempt.kept().state()).isEqualTo(Value.NULL);
        golden.check("dashboard-session-required");
        assertThat(harness.terraform()
                        .attempt(SCIM, Terraform.StoredState.NOTHING, harness.minimal(SCIM))
                        .errors())
                .singleElement()
                .asString()
                .startsWith("Dashboard Session Required");
    }

    @Test
    void anApiKeyAloneReadsImportsAndDestroys() {
        var made = apply(Terraform.StoredState.NOTHING, config("oidc", oidc()));
        harness.sandbox().license().session(false);
        var imported = harness.terraform().importState(SSO, ProviderHarness.id(made));
        harness.assertConverged(SSO, imported, config("oidc", oidc()));
        harness.terraform().destroy(SSO, imported);
        assertThat(harness.sandbox().rows().find("ssoProvider", "licensed-staff"))
                .isNull();
    }

    @Test
    void aLicenseIsAskedForInThePlan() throws IOException {
        harness.sandbox().license().set(false);
        harness.terraform().forgetAll();
        assertThat(harness.terraform().tryPlan(SSO, Terraform.StoredState.NOTHING, config("oidc", oidc())))
                .hasSize(1);
        golden.check("sso-without-license");
        assertThat(harness.terraform().tryPlan(SCIM, Terraform.StoredState.NOTHING, harness.minimal(SCIM)))
                .hasSize(1);
    }

    @Test
    void theCaseOfAnOriginDoesNotMatter() throws IOException {
        var config = harness.minimal(ORIGIN).with("origin", Value.of("https://IdP.Example.com"));
        var made = harness.terraform().apply(ORIGIN, Terraform.StoredState.NOTHING, config);
        assertThat(ProviderHarness.id(made)).isEqualTo("https://idp.example.com");
        harness.assertConverged(ORIGIN, made, config);
        harness.assertConverged(ORIGIN, made, config.with("origin", Value.of("https://idp.example.com")));
        harness.nextProcess();
        assertThat(harness.terraform()
                        .tryPlan(
                                ORIGIN,
                                Terraform.StoredState.NOTHING,
                                config.with("origin", Value.of("https://idp.EXAMPLE.com"))))
                .singleElement()
                .asString()
                .startsWith("Object Already Exists");
    }

    /** The server writes back the list as it was when the call began. */
    @Test
    void originsAreWrittenOneAfterTheOther() {
        var delay = Duration.ofMillis(400);
        harness.sandbox()
                .faults()
                .add(Faults.lasting("sso.addTrustedOrigin", Faults.FaultKind.DELAY, delay)
                        .forCalls(2));
        harness.sandbox()
                .faults()
                .add(Faults.lasting("sso.removeTrustedOrigin", Faults.FaultKind.DELAY, delay)
                        .forCalls(2));
        var configs = List.of("https://one.example.net", "https://two.example.net").stream()
                .map(origin -> harness.minimal(ORIGIN).with("origin", Value.of(origin)))
                .toList();
        var begin = System.nanoTime();
        var made =
                together(configs, config -> harness.terraform().apply(ORIGIN, Terraform.StoredState.NOTHING, config));
        together(made, kept -> harness.terraform().attemptDestroy(ORIGIN, kept));
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThanOrEqualTo(delay.multipliedBy(4));
    }

    private static <T, R> List<R> together(List<T> all, Function<T, R> work) {
        var under = all.stream()
                .map(one -> CompletableFuture.supplyAsync(() -> work.apply(one), Thread::startVirtualThread))
                .toList();
        return under.stream().map(CompletableFuture::join).toList();
    }

    @Test
    void aTokenWhoseAnswerIsLostIsMadeAgain() {
        var config = harness.minimal(SCIM);
        harness.sandbox().faults().add(Faults.fault("scim.generateToken", Faults.FaultKind.DROP_AFTER));
        var made = harness.terraform().apply(SCIM, Terraform.StoredState.NOTHING, config);
        assertThat(made.object().at("token")).isNotEqualTo(Value.NULL);
        assertThat(harness.sandbox().rows().all("scimProvider")).hasSize(1);
    }

    @Test
    void aTokenWhoseAnswerIsLostTwiceIsRemoved() throws IOException {
        var config = harness.minimal(SCIM);
        harness.sandbox()
                .faults()
                .add(Faults.fault("scim.generateToken", Faults.FaultKind.DROP_AFTER)
                        .forCalls(2));
        harness.terraform().forgetAll();
        assertThat(harness.terraform()
                        .attempt(SCIM, Terraform.StoredState.NOTHING, config)
                        .kept()
                        .state())
                .isEqualTo(Value.NULL);
        golden.check("secret-not-received");
        assertThat(harness.sandbox().rows().all("scimProvider")).isEmpty();
        harness.nextProcess();
        var made = harness.terraform().apply(SCIM, Terraform.StoredState.NOTHING, config);
        assertThat(made.object().at("token")).isNotEqualTo(Value.NULL);
    }

    private Terraform.StoredState apply(Terraform.StoredState prior, Value.MapValue config) {
        return harness.terraform().apply(SSO, prior, config);
    }

    private static Value.MapValue config(String kind, Value settings) {
        return Configurations.complete(
                SSO,
                Map.of(
                        "provider_id",
                        Value.of("licensed-staff"),
                        "issuer",
                        Value.of("https://licensed-idp.example.com"),
                        "domains",
                        Value.set(Value.of("example.com")),
                        kind,
                        settings));
    }

    private static Value.MapValue oidc() {
        return kind("oidc", Map.of("client_id", Value.of("staff"), "client_secret", Value.of("canary-secret")));
    }

    private static Value.MapValue hidden(String secret, String client) {
        return config(
                "oidc",
                kind(
                        "oidc",
                        Map.of(
                                "client_id", Value.of(client),
                                "client_secret_wo", Value.of("hidden-canary-" + secret),
                                "client_secret_wo_version", Value.of(1L))));
    }

    private static Value.MapValue saml() {
        var entries = new LinkedHashMap<String, Value>();
        entries.put("entry_point", Value.of("https://saml.example.com/sso"));
        entries.put("cert", Value.of("certificate"));
        entries.put("callback_url", Value.of("https://dokploy.example.com/callback"));
        var saml = kind("saml", entries);
        return saml.with("sp_metadata", nested(saml, "sp_metadata", Map.of()));
    }

    private static Value.MapValue kind(String name, Map<String, Value> entries) {
        return Configurations.complete(Samples.nestedOf(Objects.requireNonNull(SSO.attribute(name))), entries);
    }

    private static Value.MapValue nested(Value.MapValue around, String name, Map<String, Value> entries) {
        assertThat(around.entries()).containsKey(name);
        var saml = Samples.nestedOf(Objects.requireNonNull(SSO.attribute("saml")));
        return Configurations.complete(Samples.nestedOf(Objects.requireNonNull(saml.attribute(name))), entries);
    }

    private JsonNode settings(Terraform.StoredState kept) throws IOException {
        var row = harness.sandbox().rows().find("ssoProvider", ProviderHarness.id(kept));
        var text = row.path("oidcConfig").isTextual() ? row.path("oidcConfig") : row.path("samlConfig");
        return new ObjectMapper().readTree(text.asText());
    }
}
