package com.dokploy.terraform.conformance;

import static com.dokploy.terraform.conformance.ProviderHarness.id;
import static com.dokploy.terraform.conformance.ProviderHarness.schema;
import static org.assertj.core.api.Assertions.assertThat;

import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.value.Value;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The time to live of API keys, which the server tells only as two times that it has taken one after the other. */
class ApiKeyTest extends HarnessTest {
    private static final Schema SCHEMA = schema("api_key");

    @ParameterizedTest
    @ValueSource(strings = {"30d", "86447s"})
    void aKeyOfABusyServerIsNotReplaced(String time) {
        var config = harness.minimal(SCHEMA).with("expires_in", Value.of(time));
        var made = harness.terraform().apply(SCHEMA, Terraform.StoredState.NOTHING, config);
        var row = harness.sandbox().rows().find("apiKey", id(made));
        assertThat(row).isNotNull();
        var earlier = Instant.parse(row.path("createdAt").asText()).minusSeconds(3);
        harness.sandbox().rows().patch("apiKey", id(made), Fixtures.json("createdAt", earlier.toString()));

        var read = harness.terraform().read(SCHEMA, made);
        assertThat(read.object().at("expires_in")).isEqualTo(Value.of(time));
        harness.assertConverged(SCHEMA, read, config);
        if (time.equals("30d")) {
            var imported = harness.terraform().importState(SCHEMA, id(made));
            assertThat(harness.terraform().plan(SCHEMA, imported, config).requiresReplace())
                    .isEmpty();
        }
    }
}
