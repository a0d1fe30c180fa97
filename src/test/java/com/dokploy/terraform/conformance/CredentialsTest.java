package com.dokploy.terraform.conformance;

import static com.dokploy.terraform.conformance.Configurations.with;
import static com.dokploy.terraform.conformance.ProviderHarness.schema;
import static org.assertj.core.api.Assertions.assertThat;

import com.dokploy.terraform.SharedCatalog;
import com.dokploy.terraform.schema.Values;
import com.dokploy.terraform.value.Value;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Keys, certificates and logins of registries: what is refused, and what comes of a login that fails. */
class CredentialsTest extends HarnessTest {
    private final GoldenDiagnostics diagnostics = new GoldenDiagnostics(() -> harness, CredentialsTest.class);

    @Test
    void keysThatDokployCannotUseAreRefused() throws IOException {
        var one = KeySamples.ssh().getFirst();
        var other = KeySamples.ssh().getLast();
        sshKey("ssh-key-of-two-pairs", one.secret(), other.open());
        sshKey("ssh-key-indented", one.secret().replace("\n", "\n  "), one.open());
        sshKey("ssh-key-in-pkcs8", KeySamples.certificates().getFirst().secret(), one.open());
        sshKey(
                "ssh-key-public-of-another-kind",
                one.secret(),
                one.open().replace("ssh-ed25519", "ecdsa-sha2-nistp256"));
    }

    private void sshKey(String name, String secret, String open) throws IOException {
        invalid(name, "ssh_key", "generate", null, "private_key", secret, "public_key", open);
    }

    @Test
    void certificatesThatTraefikCannotUseAreRefused() throws IOException {
        var one = KeySamples.certificates().getFirst();
        var other = KeySamples.certificates().getLast();
        certificate("certificate-of-another-key", other.open(), one.secret());
        certificate("certificate-behind-its-authority", other.open() + one.open(), one.secret());
        certificate("certificate-in-place-of-a-key", one.open(), one.open());
        certificate("key-in-place-of-a-certificate", one.secret(), one.secret());
    }

    private void certificate(String name, String text, String secret) throws IOException {
        invalid(name, "certificate", "certificate", text, "private_key", secret);
    }

    private void invalid(String name, String type, @Nullable Object... changes) throws IOException {
        var schema = schema(type);
        var changed = with(harness.minimal(schema), changes);
        harness.terraform().forgetAll();
        harness.terraform().validate(schema, Configurations.complete(schema, changed.entries()));
        diagnostics.check(name);
    }

    @Test
    void lineBreaksOfWindowsAreNone() {
        var schema = schema("ssh_key");
        var pair = KeySamples.ssh().getFirst();
        var config = with(
                harness.minimal(schema),
                "generate",
                null,
                "private_key",
                pair.secret().replace("\n", "\r\n"),
                "public_key",
                pair.open());
        var made = harness.terraform().apply(schema, Terraform.StoredState.NOTHING, config);
        assertThat(row("sshKey", made).path("privateKey").asText()).isEqualTo(pair.secret());
        harness.assertConverged(schema, made, config);

        var unchanged = with(config, "private_key", pair.secret());
        assertThat(harness.terraform().plan(schema, made, unchanged).requiresReplace())
                .isEmpty();
    }

    @Test
    void anImportedKeyOfTheSameKindIsTakenForTheGeneratedOne() {
        var schema = schema("ssh_key");
        var config = harness.minimal(schema);
        var made = harness.terraform().apply(schema, Terraform.StoredState.NOTHING, config);
        var imported = harness.terraform().importState(schema, ProviderHarness.id(made));

        assertThat(harness.terraform().plan(schema, imported, config).requiresReplace())
                .isEmpty();
        assertThat(harness.terraform()
                        .plan(schema, imported, with(config, "generate", "rsa"))
                        .requiresReplace())
                .containsExactly("generate");
    }

    /** Dokploy takes no such key any more (v0.30.2), and could generate none in its place. */
    @Test
    void anImportedKeyOfAnotherKindStaysAsItIs() throws IOException {
        var schema = schema("ssh_key");
        var line = KeySamples.ECDSA;
        var row = new ObjectMapper().createObjectNode().put("name", "old").put("publicKey", line);
        var id = harness.sandbox().rows().plant("sshKey", row).path("sshKeyId").asText();
        var imported = harness.terraform().importState(schema, id);
        assertThat(imported.object().at("fingerprint"))
                .isEqualTo(Value.of("SHA256:fu4AT9AQlrs8XtLawg0uNHpIn5aALfg5XOAMWDaus44"));

        var generated = harness.terraform().generateConfig(schema, imported.state());
        var resource = Objects.requireNonNull(SharedCatalog.CATALOG.resource("dokploy_ssh_key"));
        var adopted = resource.completeAdopted(new Values(generated));
        assertThat(adopted.values()).isEqualTo(generated);
        harness.terraform().forgetAll();
        harness.assertConverged(schema, imported, generated);
        harness.assertConverged(schema, imported, generated.with("public_key", Value.NULL));
        assertThat(harness.terraform().said()).isEmpty();

        var renamed = harness.terraform().apply(schema, imported, generated.with("name", Value.of("renamed")));
        assertThat(row("sshKey", renamed).path("publicKey").asText()).isEqualTo(line);

        harness.nextProcess();
        harness.terraform().forgetAll();
        harness.terraform().tryPlan(schema, Terraform.StoredState.NOTHING, generated);
        diagnostics.check("ssh-key-without-a-private-half");
    }

    @Test
    void theStateShowsWhatIsSavedWhenALoginFails() throws IOException {
        var schema = schema("registry");
        var config = harness.minimal(schema);
        var refused = with(config, "registry_url", "registry.example.com:1");
        assertThat(harness.terraform()
                        .attempt(schema, Terraform.StoredState.NOTHING, refused)
                        .kept()
                        .state())
                .isEqualTo(Value.NULL);
        diagnostics.check("registry-login-failed");

        var made = harness.terraform().apply(schema, Terraform.StoredState.NOTHING, config);
        harness.terraform().forgetAll();
        var attempt = harness.terraform().attempt(schema, made, refused);
        diagnostics.check("registry-login-failed-later");
        assertThat(attempt.kept().object().at("registry_url")).isEqualTo(Value.of("registry.example.com:1"));

        var mended = harness.terraform().apply(schema, attempt.kept(), config);
        assertThat(row("registry", mended).path("registryUrl").asText()).isEmpty();
        harness.assertConverged(schema, mended, config);
    }

    @Test
    void aCertificateTellsInThePlanWhatItIsFor() {
        var schema = schema("certificate");
        var config = harness.minimal(schema);
        var planned = (Value.MapValue) harness.terraform()
                .plan(schema, Terraform.StoredState.NOTHING, config)
                .planned();
        assertThat(planned.at("dns_names"))
                .isEqualTo(Value.list(Value.of("one.example.com"), Value.of("www.one.example.com")));
        assertThat(planned.at("expires_at")).isEqualTo(Value.of("2056-01-01T00:00:00Z"));
    }

    private JsonNode row(String table, Terraform.StoredState state) {
        var row = harness.sandbox().rows().find(table, ProviderHarness.id(state));
        if (row == null) {
            throw new AssertionError("no row of " + table);
        }
        return row;
    }
}
