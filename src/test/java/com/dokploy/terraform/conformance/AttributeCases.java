package com.dokploy.terraform.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.dokploy.terraform.framework.Resource;
import com.dokploy.terraform.resources.session.Session;
import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.value.Value;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicNode;

/** Cases that the attributes of a type imply: set, kept, changed, cleared, drifted, imported, replaced. */
final class AttributeCases {
    private final ProviderHarness harness;
    private final CaseRunner runner;
    private final CaseConfigurations configurations;
    private final Terraform terraform;
    private final DriftCases drift;
    private final FailedWriteCases failedWrites;

    AttributeCases(CaseRunner runner) {
        this.runner = runner;
        harness = runner.harness();
        configurations = runner.configurations();
        terraform = harness.terraform();
        drift = new DriftCases(runner);
        failedWrites = new FailedWriteCases(runner);
    }

    /** The cases of one type. */
    List<DynamicNode> of(Resource<Session> resource) {
        var schema = resource.schema();
        var tests = new ArrayList<DynamicNode>();
        tests.add(runner.test(schema, "create_minimal", () -> createMinimal(schema)));
        tests.add(runner.test(schema, "create_full", () -> createFull(schema)));
        tests.add(runner.test(schema, "import", () -> imports(resource)));
        tests.add(runner.test(schema, "list", () -> new ListCases(runner).lists(resource)));
        tests.add(runner.test(schema, "disappears", () -> disappears(schema)));
        tests.add(runner.test(schema, "lost_response", () -> failedWrites.lostResponse(schema)));
        for (var place : AttributePath.in(schema)) {
            tests.add(runner.test(schema, "update:" + place, () -> update(schema, place)));
            if (place.isOptional()) {
                tests.add(runner.test(schema, "clear:" + place, () -> clear(schema, place)));
            }
            if (place.isReplacing()) {
                tests.add(runner.test(schema, "replaces:" + place, () -> replaces(schema, place)));
            } else if (place.isVisible()) {
                tests.add(runner.test(schema, "drift:" + place, () -> drift.drift(schema, place)));
            }
            for (var extreme : harness.samples().extremes(schema.name() + "." + place, place.attribute())) {
                tests.add(
                        runner.test(schema, "accepts:" + place + "=" + extreme, () -> accepts(schema, place, extreme)));
            }
        }
        return tests;
    }

    private void createMinimal(Schema schema) {
        var config = configurations.minimal(schema);
        harness.assertConverged(schema, runner.create(schema, config), config);
    }

    private void createFull(Schema schema) {
        var config = configurations.full(schema);
        harness.assertConverged(schema, runner.create(schema, config), config);
    }

    private void imports(Resource<Session> resource) {
        var schema = resource.schema();
        for (var config : List.of(configurations.minimal(schema), configurations.full(schema))) {
            var kept = runner.create(schema, config);
            var id = ((Value.Text) kept.object().at("id")).text();
            assertImported(schema, kept, terraform.importState(schema, id), config);
            var path = harness.fixtures().importPath(resource, config, kept.object());
            if (path != null) {
                assertImported(schema, kept, terraform.importState(schema, path), config);
            }
            assertImported(schema, kept, terraform.importByIdentity(schema, kept.identity()), config);
            runner.destroyIfPresent(schema, kept);
        }
    }

    private void assertImported(
            Schema schema, Terraform.StoredState kept, Terraform.StoredState imported, Value.MapValue config) {
        for (var attribute : schema.attributes()) {
            if (Fixtures.staysOutOfImports(schema.name() + "." + attribute.name())) {
                assertThat(imported.object().at(attribute.name()))
                        .as("imported secret %s", attribute.name())
                        .isEqualTo(Value.NULL);
            } else if (attribute.mapping() == Attribute.Mapping.FIELD && !attribute.isWriteOnly()) {
                assertThat(imported.object().at(attribute.name()))
                        .as("imported %s", attribute.name())
                        .satisfiesAnyOf(
                                value -> assertThat(value)
                                        .isEqualTo(kept.object().at(attribute.name())),
                                value -> assertThat(terraform
                                                .plan(schema, imported, config)
                                                .planned())
                                        .extracting(planned -> ((Value.MapValue) planned).at(attribute.name()))
                                        .isEqualTo(value));
            }
        }
        assertThat(terraform.plan(schema, imported, config).requiresReplace())
                .as("what the import would destroy")
                .isEmpty();
        var applied = terraform.apply(schema, imported, config);
        assertThat(applied.object().at("id")).isEqualTo(kept.object().at("id"));
        harness.assertConverged(schema, applied, config);
    }

    private void disappears(Schema schema) {
        var kept = terraform.apply(schema, Terraform.StoredState.NOTHING, configurations.minimal(schema));
        var id = ((Value.Text) kept.object().at(harness.fixtures().isAct(schema.name()) ? "deployment_id" : "id"))
                .text();
        harness.target()
                .sandbox()
                .filter(_ -> !harness.fixtures().isPart(schema.name()))
                .ifPresentOrElse(
                        sandbox -> assertThat(sandbox.rows().delete(CaseRunner.table(schema), id))
                                .as("deleted by somebody else")
                                .isTrue(),
                        () -> terraform.destroy(schema, kept));
        var gone = terraform.read(schema, kept);
        if (harness.fixtures().stays(schema.name())) {
            assertThat(gone.object().at("id")).isEqualTo(kept.object().at("id"));
            return;
        }
        assertThat(gone.state()).isEqualTo(Value.NULL);
        runner.destroyIfPresent(schema, terraform.apply(schema, gone, configurations.minimal(schema)));
        // Destroying what is gone already is no error.
        terraform.destroy(schema, kept);
    }

    private void update(Schema schema, AttributePath place) {
        var kept = runner.create(schema, configurations.with(schema, place, 0));
        harness.assertConverged(schema, kept, configurations.with(schema, place, 0));
        if (!place.isReplacing()) {
            assertThat(terraform
                            .plan(schema, kept, configurations.with(schema, place, 1))
                            .requiresReplace())
                    .isEmpty();
            var updated = terraform.apply(schema, kept, configurations.with(schema, place, 1));
            assertThat(updated.object().at("id")).isEqualTo(kept.object().at("id"));
            harness.assertConverged(schema, updated, configurations.with(schema, place, 1));
        }
    }

    private void clear(Schema schema, AttributePath place) {
        var kept = runner.create(schema, configurations.with(schema, place, 0));
        var without = configurations.withoutDeploy(schema, place, configurations.minimal(schema));
        var isReplaced =
                !terraform.plan(schema, kept, without).requiresReplace().isEmpty();
        var cleared = terraform.apply(schema, kept, without);
        if (isReplaced) {
            runner.destroyAfterwards(schema, cleared);
        } else {
            assertThat(cleared.object().at("id")).isEqualTo(kept.object().at("id"));
        }
        harness.assertConverged(schema, cleared, without);
    }

    private void accepts(Schema schema, AttributePath place, Value value) {
        if (harness.target().sandbox().isEmpty() && value instanceof Value.Number) {
            Assumptions.abort("bounds would have a real server start thousands of containers");
        }
        var config = configurations.possible(
                configurations.withoutDeploy(schema, place, place.with(schema, harness.samples(), value, 1)));
        harness.assertConverged(schema, runner.create(schema, config), config);
    }

    private void replaces(Schema schema, AttributePath place) {
        var kept = runner.create(schema, configurations.with(schema, place, 0));
        var second = configurations.with(schema, place, 1);
        var plan = terraform.plan(schema, kept, second);
        if (plan.planned().equals(kept.state())) {
            throw new AssertionError("the samples of " + place + " are the same");
        }
        var name = place.first().name();
        assertThat(plan.requiresReplace()).contains(place.first().isWriteOnly() ? name + "_version" : name);
    }
}
