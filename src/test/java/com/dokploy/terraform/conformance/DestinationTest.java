package com.dokploy.terraform.conformance;

import static com.dokploy.terraform.conformance.ProviderHarness.schema;
import static org.assertj.core.api.Assertions.assertThat;

import com.dokploy.terraform.golden.Golden;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.value.Value;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The credentials of buckets: tested before they are written, and kept while their write-only values do not change. */
class DestinationTest extends HarnessTest {
    private static final Schema SCHEMA = schema("destination");

    @Test
    void aConnectionThatFailsIsToldBeforeAnythingIsWritten() throws IOException {
        var rows = harness.objects();
        var broken = verified().with("endpoint", Value.of("https://s3.example.invalid"));

        var attempt = harness.terraform().attempt(SCHEMA, Terraform.StoredState.NOTHING, broken);

        assertThat(attempt.errors()).hasSize(1);
        assertThat(attempt.kept().state()).isEqualTo(Value.NULL);
        assertThat(harness.objects()).isEqualTo(rows);
        harness.assertNoSecrets();
        Golden.check(
                Path.of("src/test/golden/diagnostics/bucket-connection-failed.txt"),
                attempt.errors().getFirst() + "\n",
                DestinationTest.class);

        var made = harness.terraform().apply(SCHEMA, Terraform.StoredState.NOTHING, verified());
        assertThat(harness.terraform().attempt(SCHEMA, made, broken).errors()).hasSize(1);
        harness.assertConverged(SCHEMA, harness.terraform().read(SCHEMA, made), verified());
    }

    @Test
    void aConnectionIsTestedOnceAndOnlyIfAsked() {
        harness.terraform().apply(SCHEMA, Terraform.StoredState.NOTHING, harness.minimal(SCHEMA));
        assertThat(tests()).isZero();
        harness.terraform()
                .apply(SCHEMA, Terraform.StoredState.NOTHING, verified().with("name", Value.of("second")));
        assertThat(tests()).isOne();
    }

    @Test
    void bothKeysStayWhileTheirVersionsDo() {
        var config = harness.minimal(SCHEMA)
                .with("access_key", Value.NULL)
                .with("access_key_wo", Value.of("hidden-canary-id"))
                .with("access_key_wo_version", Value.of(1L))
                .with("secret_access_key", Value.NULL)
                .with("secret_access_key_wo", Value.of("hidden-canary-secret"))
                .with("secret_access_key_wo_version", Value.of(1L));
        var made = harness.terraform().apply(SCHEMA, Terraform.StoredState.NOTHING, config);
        var changed = config.with("bucket", Value.of("another"))
                .with("access_key_wo", Value.of("not sent"))
                .with("secret_access_key_wo", Value.of("not sent"));
        harness.terraform().apply(SCHEMA, made, changed);
        var row = harness.fixtures()
                .dokploy()
                .queryUncached("destination.one", Fixtures.json("destinationId", ProviderHarness.id(made)));
        assertThat(row.path("bucket").asText()).isEqualTo("another");
        assertThat(row.path("accessKey").asText()).isEqualTo("hidden-canary-id");
        assertThat(row.path("secretAccessKey").asText()).isEqualTo("hidden-canary-secret");
    }

    private Value.MapValue verified() {
        return harness.minimal(SCHEMA).with("verify_connection", Value.of(true));
    }

    private long tests() {
        return harness.sandbox().requests().log().stream()
                .filter(request -> request.toString().contains("destination.testConnection"))
                .count();
    }
}
