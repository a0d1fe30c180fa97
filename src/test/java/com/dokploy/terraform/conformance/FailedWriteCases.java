package com.dokploy.terraform.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.dokploy.terraform.sandbox.Sandbox;
import com.dokploy.terraform.sandbox.testing.Faults;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DynamicNode;

/**
 * Cases of writes that fail, or whose reply is lost: the next apply makes good, with one object and no orphan.
 * {@code FaultMatrixTest} tries more faults on some types.
 */
final class FailedWriteCases {
    /** What happens to every write of every type. */
    private static final List<FaultScenario> SCENARIOS = List.of(
            FaultScenario.DROPPED_AFTER,
            FaultScenario.TRUNCATED,
            FaultScenario.FAILED_500,
            FaultScenario.FAILED_500_DONE);

    private final ProviderHarness harness;
    private final CaseRunner runner;
    private final CaseConfigurations configurations;
    private final Terraform terraform;

    FailedWriteCases(CaseRunner runner) {
        this.runner = runner;
        harness = runner.harness();
        configurations = runner.configurations();
        terraform = harness.terraform();
    }

    /** Two cases for each scenario: the create, and the update of what is there. */
    List<DynamicNode> of(Schema schema) {
        var tests = new ArrayList<DynamicNode>();
        for (var scenario : SCENARIOS) {
            tests.add(runner.test(schema, "create, " + scenario, () -> createFails(schema, scenario)));
            tests.add(runner.test(schema, "update, " + scenario, () -> updateFails(schema, scenario)));
        }
        return tests;
    }

    /** The reply to the first write of a create is lost, and the same apply finds what it made. */
    void lostResponse(Schema schema) {
        var sandbox = harness.target().sandbox("lose a reply");
        var config = configurations.minimal(schema);
        var logged = sandbox.requests().log().size();
        var made = terraform.apply(schema, Terraform.StoredState.NOTHING, config);
        var creation = writesSince(sandbox, logged).iterator().next();
        runner.destroyIfPresent(schema, made);
        var before = CaseRunner.count(sandbox, schema);
        sandbox.faults().add(Faults.fault(creation, Faults.FaultKind.DROP_AFTER));
        var kept = runner.create(schema, config);
        assertThat(sandbox.faults().fired()).as("faults that hit").isPositive();
        if (runner.hasCount(schema)) {
            assertThat(CaseRunner.count(sandbox, schema))
                    .as("objects on the server")
                    .isEqualTo(before + 1);
        }
        harness.assertConverged(schema, kept, config);
    }

    private void createFails(Schema schema, FaultScenario scenario) {
        var sandbox = harness.target().sandbox("fail on purpose");
        var config = configurations.unprotected(schema);
        var logged = sandbox.requests().log().size();
        var made = terraform.apply(schema, Terraform.StoredState.NOTHING, config);
        var writes = writesSince(sandbox, logged);
        runner.destroyIfPresent(schema, made);
        for (var procedure : writes) {
            if (procedure.contains(".remove") || procedure.contains(".delete")) {
                continue;
            }
            assertMended(schema, Terraform.StoredState.NOTHING, config, procedure, scenario);
        }
    }

    private void updateFails(Schema schema, FaultScenario scenario) {
        var sandbox = harness.target().sandbox("fail on purpose");
        var config = configurations.unprotected(schema);
        var first = terraform.apply(schema, Terraform.StoredState.NOTHING, configurations.minimal(schema));
        var logged = sandbox.requests().log().size();
        var isReplaced =
                !terraform.plan(schema, first, config).requiresReplace().isEmpty();
        var changed = terraform.apply(schema, first, config);
        var writes = writesSince(sandbox, logged);
        runner.destroyIfPresent(schema, changed);
        for (var procedure : writes) {
            if (isReplaced || procedure.contains(".remove") || procedure.contains(".delete")) {
                continue;
            }
            assertMended(
                    schema,
                    terraform.apply(schema, Terraform.StoredState.NOTHING, configurations.minimal(schema)),
                    config,
                    procedure,
                    scenario);
        }
    }

    /** One write fails once; the next apply is without faults. */
    private void assertMended(
            Schema schema,
            Terraform.StoredState prior,
            Value.MapValue config,
            String procedure,
            FaultScenario scenario) {
        var sandbox = harness.target().sandbox("fail on purpose");
        var before = CaseRunner.count(sandbox, schema) - (prior.state().isNull() ? 0 : 1);
        var orphans = sandbox.rows().orphans();
        sandbox.faults().add(scenario.at(procedure, 1));
        var attempt = terraform.attempt(schema, prior, config);
        assertThat(sandbox.faults().fired()).as("faults that hit %s", procedure).isPositive();
        sandbox.faults().clear();
        var kept = attempt.kept();
        if (!attempt.errors().isEmpty()
                && prior.state().isNull()
                && !kept.state().isNull()) {
            // Terraform replaces what was not wholly made.
            terraform.destroy(schema, kept);
            kept = Terraform.StoredState.NOTHING;
        }
        if (!kept.state().isNull()) {
            kept = terraform.read(schema, kept);
        }
        var mended = terraform.apply(schema, kept, config);
        try {
            if (runner.hasCount(schema)) {
                assertThat(CaseRunner.count(sandbox, schema))
                        .as("objects after %s failed", procedure)
                        .isEqualTo(before + 1);
            }
            harness.assertConverged(schema, mended, config);
        } finally {
            runner.destroyIfPresent(schema, mended);
        }
        assertThat(sandbox.rows().orphans()).as("orphans after %s", procedure).isEqualTo(orphans);
    }

    private Set<String> writesSince(Sandbox sandbox, int logged) {
        var writes = new LinkedHashSet<String>();
        var log = sandbox.requests().log();
        for (var request : log.subList(logged, log.size())) {
            if (request.mutation()) {
                writes.addAll(request.procedures());
            }
        }
        return writes;
    }
}
