package com.dokploy.terraform.conformance;

import static com.dokploy.terraform.conformance.ProviderHarness.id;
import static com.dokploy.terraform.conformance.ProviderHarness.schema;
import static org.assertj.core.api.Assertions.assertThat;

import com.dokploy.terraform.sandbox.testing.Faults;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.value.Value;
import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Objects that are made once, and those of others that stay, beyond what {@link FaultMatrixTest} tries of every type. */
class ExactlyOnceTest extends HarnessTest {
    private final GoldenDiagnostics diagnostics = new GoldenDiagnostics(() -> harness, ExactlyOnceTest.class);

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

    /** Nobody knows the key itself, which would work for whoever finds it. */
    @Test
    void aKeyThatAKilledApplyHasMadeIsReplaced() throws IOException {
        var schema = schema("api_key");
        var config = harness.minimal(schema);
        makeOthers(schema, config);
        var before = keys();
        harness.terraform().apply(schema, Terraform.StoredState.NOTHING, config);
        harness.kill();
        var lost = keys();
        lost.removeAll(before);
        assertThat(lost).hasSize(1);

        var made = applyAgain(schema, config, lost, "interrupted-key");
        before.add(id(made));
        assertThat(keys()).isEqualTo(before);
        harness.nextProcess();
        harness.assertConverged(schema, made, config);
    }

    /** Without an answer nothing tells the key from one that somebody else has made meanwhile. */
    @Test
    void aKeyThatSomebodyElseMayHaveMadeStays() throws IOException {
        var schema = schema("api_key");
        var config = harness.minimal(schema);
        makeOthers(schema, config);
        var before = keys();
        harness.sandbox().faults().add(Faults.fault("user.createApiKey", Faults.FaultKind.DROP_AFTER));
        harness.sandbox()
                .faults()
                .add(Faults.fault("user.getBackups", Faults.FaultKind.DROP_BEFORE)
                        .atCall(3)
                        .forCalls(100));
        var attempt = harness.terraform().attempt(schema, Terraform.StoredState.NOTHING, config);
        assertThat(attempt.errors()).isNotEmpty();
        harness.sandbox().faults().clear();
        harness.kill();
        var possible = keys();
        possible.removeAll(before);
        assertThat(possible).hasSize(1);

        var made = applyAgain(schema, config, possible, "possible-key");
        before.addAll(possible);
        before.add(id(made));
        assertThat(keys()).isEqualTo(before);
        harness.nextProcess();
        harness.terraform().forgetAll();
        harness.terraform().plan(schema, Terraform.StoredState.NOTHING, config);
        assertThat(harness.terraform().said()).noneMatch(said -> said.contains("Interrupted"));
    }

    /** Makes keys that differ in prefix, organization or nothing, in an earlier process. */
    private void makeOthers(Schema schema, Value.MapValue config) throws IOException {
        var others = List.of(
                config.with("prefix", Value.of("other")),
                config.with(
                        "organization_id",
                        Value.of(Objects.requireNonNull(harness.fixtures().texts("organization_id"))
                                .getLast())),
                config);
        for (var other : others) {
            harness.terraform().apply(schema, Terraform.StoredState.NOTHING, other);
        }
        harness.nextProcess();
    }

    private Terraform.StoredState applyAgain(Schema schema, Value.MapValue config, Set<String> lost, String file)
            throws IOException {
        harness.terraform().forgetAll();
        var other = config.with("prefix", Value.of("other"));
        harness.terraform().plan(schema, Terraform.StoredState.NOTHING, other);
        assertThat(harness.terraform().said()).noneMatch(said -> said.contains("Interrupted"));
        harness.nextProcess();
        var plan = harness.terraform().plan(schema, Terraform.StoredState.NOTHING, config);
        checkWithout(lost, file + "-plan");
        var made = harness.terraform().carryOut(schema, Terraform.StoredState.NOTHING, plan, config);
        checkWithout(lost, file + "-apply");
        assertThat(made.errors()).isEmpty();
        return made.kept();
    }

    private void checkWithout(Set<String> lost, String file) throws IOException {
        var said = String.join("\n\n", harness.terraform().said());
        harness.terraform().forgetAll();
        diagnostics.check(file, List.of(said.replace(lost.iterator().next(), "ID")));
    }

    private Set<String> keys() {
        var keys = new HashSet<String>();
        harness.sandbox()
                .rows()
                .all("apiKey")
                .forEach(row -> keys.add(row.path("id").asText()));
        return keys;
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
