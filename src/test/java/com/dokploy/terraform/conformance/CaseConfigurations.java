package com.dokploy.terraform.conformance;

import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.value.Value;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;

/** The configurations of cases: everything in them can be set together, on the server that the tests work on. */
final class CaseConfigurations {
    private final ProviderHarness harness;

    CaseConfigurations(ProviderHarness harness) {
        this.harness = harness;
    }

    /** The smallest one. */
    Value.MapValue minimal(Schema schema) {
        return possible(harness.samples().smallest(schema.name(), schema, Map.of()));
    }

    /** Everything that can be set together. */
    Value.MapValue full(Schema schema) {
        return possible(harness.samples().whole(schema.name(), schema, 0));
    }

    /** The same, of an object that can be destroyed. */
    Value.MapValue unprotected(Schema schema) {
        var config = full(schema);
        return schema.attribute("deletion_protection") == null
                ? config
                : config.with("deletion_protection", Value.of(false));
    }

    /** The smallest one with one of the two samples of an attribute. */
    Value.MapValue with(Schema schema, AttributePath place, int which) {
        var sample = harness.samples().of(schema.name() + "." + place, place.attribute(), which);
        return possible(withoutDeploy(schema, place, place.with(schema, harness.samples(), sample, 1L + which)));
    }

    /** The same, not deployed: a deploy is waited for, and says nothing about an attribute. */
    Value.MapValue withoutDeploy(Schema schema, AttributePath place, Value.MapValue config) {
        var isWaitedFor =
                schema.name().equals("dokploy_application") || schema.name().equals("dokploy_compose");
        var name = place.first().name();
        var isAboutDeploys = name.contains("deploy") || name.equals("running");
        // Docker keeps the mode of a service, so a deploy of another one fails.
        var wouldFail = place.toString().startsWith("swarm.mode");
        return (isWaitedFor || wouldFail)
                        && !isAboutDeploys
                        && config.at("deploy_on_change").isNull()
                ? config.with("deploy_on_change", Value.of(false))
                : config;
    }

    /** The same; ends the case as skipped where it names what only a sandbox has. */
    Value.MapValue possible(Value.MapValue config) {
        if (harness.target().sandbox().isEmpty() && Fixtures.needsSandbox(config)) {
            Assumptions.abort("needs what only a sandbox has");
        }
        return config;
    }
}
