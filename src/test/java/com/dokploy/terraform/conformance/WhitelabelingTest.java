package com.dokploy.terraform.conformance;

import static com.dokploy.terraform.conformance.ProviderHarness.schema;
import static org.assertj.core.api.Assertions.assertThat;

import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.value.Value;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Names, logos and texts of the dashboard: those that are configured are written, and put back. */
class WhitelabelingTest extends HarnessTest {
    private static final Schema SCHEMA = schema("whitelabeling");

    private final GoldenDiagnostics golden = new GoldenDiagnostics(() -> harness, WhitelabelingTest.class);

    @Test
    void onlyWhatIsConfiguredIsWrittenAndItIsPutBack() {
        write("appName", "Before");
        write("footerText", "Footer");
        var made = harness.terraform().apply(SCHEMA, Terraform.StoredState.NOTHING, config("After"));
        assertThat(shown().path("appName").asText()).isEqualTo("After");
        assertThat(shown().path("footerText").asText()).isEqualTo("Footer");
        assertThat(shown().path("logoUrl").isNull()).isTrue();
        write("footerText", "Other");

        harness.terraform().destroy(SCHEMA, harness.terraform().read(SCHEMA, made));

        assertThat(shown().path("appName").asText()).isEqualTo("Before");
        assertThat(shown().path("footerText").asText()).isEqualTo("Other");
    }

    @Test
    void anEmptyTextIsDokploysOwn() {
        write("logoUrl", "https://before.example.com");
        var none = Configurations.complete(SCHEMA, Map.of("logo_url", Value.of("")));
        var made = harness.terraform().apply(SCHEMA, Terraform.StoredState.NOTHING, none);
        assertThat(shown().path("logoUrl").isNull()).isTrue();
        harness.assertConverged(SCHEMA, made, none);
    }

    @Test
    void nothingThatStaysTheSameNeedsALicense() {
        var made = harness.terraform().apply(SCHEMA, Terraform.StoredState.NOTHING, config("Sample"));
        harness.sandbox().license().set(false);
        harness.assertConverged(SCHEMA, made, config("Sample"));
    }

    @Test
    void aLicenseIsAskedForInThePlan() throws IOException {
        harness.sandbox().license().set(false);
        harness.terraform().forgetAll();
        assertThat(harness.terraform().tryPlan(SCHEMA, Terraform.StoredState.NOTHING, config("Other")))
                .hasSize(1);
        golden.check("whitelabeling-without-license");
    }

    private static Value.MapValue config(String name) {
        return Configurations.complete(SCHEMA, Map.of("app_name", Value.of(name)));
    }

    private JsonNode shown() {
        return harness.fixtures().dokploy().queryUncached("whitelabeling.get", JsonNodeFactory.instance.objectNode());
    }

    private void write(String field, String text) {
        var all = JsonNodeFactory.instance.objectNode();
        all.putObject("whitelabelingConfig").setAll(((ObjectNode) shown()).put(field, text));
        harness.fixtures().dokploy().mutate("whitelabeling.update", all);
    }
}
