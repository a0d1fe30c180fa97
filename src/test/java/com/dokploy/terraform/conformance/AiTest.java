package com.dokploy.terraform.conformance;

import static com.dokploy.terraform.conformance.ProviderHarness.schema;
import static org.assertj.core.api.Assertions.assertThat;

import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.value.Value;
import org.junit.jupiter.api.Test;

/** AI providers, whose updates on the server make what is not there. */
class AiTest extends HarnessTest {
    private static final Schema SCHEMA = schema("ai");

    @Test
    void anUpdateOfWhatIsGoneMakesNothing() {
        var made = harness.terraform().apply(SCHEMA, Terraform.StoredState.NOTHING, harness.minimal(SCHEMA));
        var rows = harness.sandbox().rows();
        assertThat(rows.delete("ai", ProviderHarness.id(made))).isTrue();
        var before = rows.counts().get("ai");
        var attempt = harness.terraform()
                .attempt(SCHEMA, made, harness.minimal(SCHEMA).with("name", Value.of("renamed")));
        assertThat(attempt.errors()).hasSize(1);
        assertThat(rows.counts().get("ai")).isEqualTo(before);
    }

    @Test
    void aKeyStaysWhileItsVersionDoes() {
        var config = harness.minimal(SCHEMA)
                .with("api_key_wo", Value.of("hidden-canary-first"))
                .with("api_key_wo_version", Value.of(1L));
        var made = harness.terraform().apply(SCHEMA, Terraform.StoredState.NOTHING, config);
        var changed = config.with("name", Value.of("renamed")).with("api_key_wo", Value.of("hidden-canary-not-sent"));
        harness.terraform().apply(SCHEMA, made, changed);
        var row = harness.sandbox().rows().find("ai", ProviderHarness.id(made));
        assertThat(row.path("apiKey").asText()).isEqualTo("hidden-canary-first");
        assertThat(row.path("name").asText()).isEqualTo("renamed");
    }
}
