package com.dokploy.terraform.conformance;

import static com.dokploy.terraform.conformance.Stage.schema;
import static org.assertj.core.api.Assertions.assertThat;

import com.dokploy.terraform.conformance.Terraform.Kept;
import com.dokploy.terraform.framework.Schema;
import com.dokploy.terraform.golden.Golden;
import com.dokploy.terraform.value.Value;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The credentials of buckets: tested before they are written, and kept while their write-only values do not change. */
class DestinationTest extends OnStage {
    private static final Schema SCHEMA = schema("destination");

    @Test
    void aConnectionThatFailsIsToldBeforeAnythingIsWritten() throws IOException {
        var rows = stage.objects();
        var broken = verified().with("endpoint", Value.of("https://s3.example.invalid"));

        var attempt = stage.terraform().attempt(SCHEMA, Kept.NOTHING, broken);

        assertThat(attempt.errors()).hasSize(1);
        assertThat(attempt.kept().state()).isEqualTo(Value.NULL);
        assertThat(stage.objects()).isEqualTo(rows);
        stage.assertNoSecrets();
        Golden.check(
                Path.of("src/test/golden/diagnostics/bucket-connection-failed.txt"),
                attempt.errors().getFirst() + "\n",
                DestinationTest.class);

        var made = stage.terraform().apply(SCHEMA, Kept.NOTHING, verified());
        assertThat(stage.terraform().attempt(SCHEMA, made, broken).errors()).hasSize(1);
        stage.assertConverged(SCHEMA, stage.terraform().read(SCHEMA, made), verified());
    }

    @Test
    void aConnectionIsTestedOnceAndOnlyIfAsked() {
        stage.terraform().apply(SCHEMA, Kept.NOTHING, stage.minimal(SCHEMA));
        assertThat(tests()).isZero();
        stage.terraform().apply(SCHEMA, Kept.NOTHING, verified().with("name", Value.of("second")));
        assertThat(tests()).isOne();
    }

    @Test
    void bothKeysStayWhileTheirVersionsDo() {
        var config = stage.minimal(SCHEMA)
                .with("access_key", Value.NULL)
                .with("access_key_wo", Value.of("hidden-canary-id"))
                .with("access_key_wo_version", Value.of(1L))
                .with("secret_access_key", Value.NULL)
                .with("secret_access_key_wo", Value.of("hidden-canary-secret"))
                .with("secret_access_key_wo_version", Value.of(1L));
        var made = stage.terraform().apply(SCHEMA, Kept.NOTHING, config);
        var changed = config.with("bucket", Value.of("another"))
                .with("access_key_wo", Value.of("not sent"))
                .with("secret_access_key_wo", Value.of("not sent"));
        stage.terraform().apply(SCHEMA, made, changed);
        var row = stage.fixtures().dokploy().fresh("destination.one", Fixtures.json("destinationId", Stage.id(made)));
        assertThat(row.path("bucket").asText()).isEqualTo("another");
        assertThat(row.path("accessKey").asText()).isEqualTo("hidden-canary-id");
        assertThat(row.path("secretAccessKey").asText()).isEqualTo("hidden-canary-secret");
    }

    private Value.Entries verified() {
        return stage.minimal(SCHEMA).with("verify_connection", Value.of(true));
    }

    private long tests() {
        return stage.sandbox().requests().log().stream()
                .filter(request -> request.toString().contains("destination.testConnection"))
                .count();
    }
}
