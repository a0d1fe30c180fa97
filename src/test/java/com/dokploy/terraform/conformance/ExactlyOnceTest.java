package com.dokploy.terraform.conformance;

import static com.dokploy.terraform.conformance.ProviderHarness.id;
import static com.dokploy.terraform.conformance.ProviderHarness.schema;
import static org.assertj.core.api.Assertions.assertThat;

import com.dokploy.terraform.sandbox.testing.Faults;
import com.dokploy.terraform.value.Value;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Objects that are made once, and those of others that stay, beyond what {@link FaultMatrixTest} tries of every type. */
class ExactlyOnceTest extends HarnessTest {
    /** Dokploy v0.30.2 answers the create of a redirect with {@code true}, so the list tells its id. */
    @Test
    void aCreateThatCouldNotBeLookedForIsFoundByTheNextApply() throws IOException {
        var schema = schema("redirect");
        var config = harness.minimal(schema);
        harness.sandbox()
                .faults()
                .add(new Faults.Fault("application.one", 3, 9, Faults.FaultKind.STATUS, 403, Duration.ZERO, false));
        var attempt = harness.terraform().attempt(schema, Terraform.StoredState.NOTHING, config);
        assertThat(attempt.errors()).isNotEmpty();
        harness.sandbox().faults().clear();
        harness.nextProcess();

        var made = harness.terraform().apply(schema, Terraform.StoredState.NOTHING, config);
        assertThat(harness.sandbox().rows().counts()).containsEntry("redirect", 1);
        harness.assertConverged(schema, made, config);
    }

    @Test
    void aMountIsNotTakenForOneBelowIt() {
        var schema = schema("mount");
        var config = harness.minimal(schema).with("mount_path", Value.of("/data/sub"));
        var below = harness.terraform().apply(schema, Terraform.StoredState.NOTHING, config);
        harness.terraform().tryImport(schema, "first/production/application-parent//data");
        assertThat(harness.said()).last().asString().contains("has no mount `/data` (`mount_path`)");

        var above = harness.terraform()
                .apply(schema, Terraform.StoredState.NOTHING, config.with("mount_path", Value.of("/data")));
        assertThat(id(harness.terraform().importState(schema, "first/production/application-parent//data")))
                .isEqualTo(id(above));
        assertThat(id(harness.terraform().importState(schema, "first/production/application-parent/data/sub")))
                .isEqualTo(id(below));
    }
}
