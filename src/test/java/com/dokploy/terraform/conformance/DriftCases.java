package com.dokploy.terraform.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.dokploy.terraform.sandbox.Sandbox;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.value.Value;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashSet;
import java.util.Set;

/** Cases of drift: somebody else changes an attribute of an object that Terraform has. */
final class DriftCases {
    /** What a server makes up for each object, so that two alike differ in it. */
    private static final Set<String> GENERATED =
            Set.of("id", "slug", "createdAt", "appName", "refreshToken", "uniqueConfigKey");

    private final ProviderHarness harness;
    private final CaseRunner runner;
    private final CaseConfigurations configurations;
    private final Terraform terraform;

    DriftCases(CaseRunner runner) {
        this.runner = runner;
        harness = runner.harness();
        configurations = runner.configurations();
        terraform = harness.terraform();
    }

    /** Somebody else changes the object; Terraform must see it, name it, and put it right. */
    void drift(Schema schema, AttributePath place) {
        var config = configurations.with(schema, place, 0);
        var other = configurations.with(schema, place, 1).equals(config)
                ? configurations.withoutDeploy(schema, place, configurations.minimal(schema))
                : configurations.with(schema, place, 1);
        var kept = runner.create(schema, config);
        var name = place.first().name();
        if (!changeRow(schema, place, kept, other)) {
            terraform.apply(schema, kept, other);
        }
        var seen = terraform.read(schema, kept);
        assertThat(seen.object().at(name))
                .as("what the read says about %s", place)
                .isNotEqualTo(kept.object().at(name));
        var planned = (Value.MapValue) terraform.plan(schema, seen, config).planned();
        var named = new LinkedHashSet<String>();
        var differing = new LinkedHashSet<String>();
        for (var attribute : schema.attributes()) {
            if (attribute.isConfigurable()
                    && !planned.at(attribute.name()).equals(seen.object().at(attribute.name()))) {
                named.add(attribute.name());
            }
            if (!config.at(attribute.name()).equals(other.at(attribute.name()))) {
                differing.add(attribute.name());
            }
        }
        assertThat(named).as("what the plan names").contains(name).isSubsetOf(differing);
        var restored = terraform.apply(schema, seen, config);
        assertThat(restored.object().at(name)).isEqualTo(kept.object().at(name));
        harness.assertConverged(schema, restored, config);
    }

    /**
     * Gives the row of an object what the row of another configuration would have. No procedure of the server is
     * involved, so nothing that the provider does to write can hide a mistake.
     *
     * @return false if the two do not differ in the object's own row, or this is a real server
     */
    private boolean changeRow(Schema schema, AttributePath place, Terraform.StoredState kept, Value.MapValue other) {
        var sandbox = harness.target().sandbox().orElse(null);
        if (sandbox == null || harness.fixtures().isPart(schema.name())) {
            return false;
        }
        var attempt = terraform.attempt(schema, Terraform.StoredState.NOTHING, other);
        if (!attempt.errors().isEmpty()) {
            // There cannot be two alike.
            return false;
        }
        var second = attempt.kept();
        runner.destroyAfterwards(schema, second);
        var firstRow = row(sandbox, schema, kept);
        var otherRow = row(sandbox, schema, second);
        var difference = JsonNodeFactory.instance.objectNode();
        for (var column : otherRow.properties()) {
            var isOwn = column.getKey().endsWith("Id")
                    && column.getValue().equals(otherRow.get(CaseRunner.table(schema) + "Id"));
            var isGenerated =
                    column.getKey().endsWith("assword") && !place.toString().contains("password");
            if (!isOwn
                    && !isGenerated
                    && !GENERATED.contains(column.getKey())
                    && !column.getValue().equals(firstRow.get(column.getKey()))) {
                difference.set(column.getKey(), column.getValue());
            }
        }
        if (difference.isEmpty()) {
            return false;
        }
        sandbox.rows()
                .patch(CaseRunner.table(schema), ((Value.Text) kept.object().at("id")).text(), difference);
        return true;
    }

    private ObjectNode row(Sandbox sandbox, Schema schema, Terraform.StoredState kept) {
        var row = sandbox.rows()
                .find(CaseRunner.table(schema), ((Value.Text) kept.object().at("id")).text());
        if (row == null) {
            throw new AssertionError("no row of " + schema.name());
        }
        return row;
    }
}
