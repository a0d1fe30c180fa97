package com.dokploy.terraform.framework.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.dokploy.terraform.framework.engine.SchemaLint.Role;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.schema.Values;
import com.dokploy.terraform.value.Value;
import org.junit.jupiter.api.Test;

/** What holds for every plan, tried on random schemas, configurations and prior states. Seeds make failures repeatable. */
class PlanPropertiesTest {
    private static final int RUNS = 4_000;

    /** One life of an object: made, then planned again and again as its configuration changes. */
    private static final class Life {
        private final long seed;
        private final RandomObjects random;
        private final Schema schema;
        private final Value prior;

        Life(long seed) {
            this.seed = seed;
            random = new RandomObjects(seed);
            schema = random.schema();
            prior = seed % 4 == 0 ? Value.NULL : outcome(Value.NULL, random.config(schema, 0));
        }

        Value.MapValue plan(Value before, Value.MapValue config) {
            var state = before instanceof Value.MapValue entries ? new Values(entries) : Values.EMPTY;
            return Planner.plan(schema, new Values(config), state, before.isNull())
                    .values();
        }

        Value.MapValue outcome(Value before, Value.MapValue config) {
            var planned = plan(before, config);
            var actual = new Values(random.applied(schema, planned));
            var reconciler = new Reconciler(false);
            var state = ObjectShape.complete(
                    schema,
                    reconciler.reconcile(schema, new Values(planned), actual).values());
            assertThat(reconciler.mismatches()).as("seed %d", seed).isEmpty();
            assertThat(ProtocolRules.apply(schema, planned, state))
                    .as("seed %d", seed)
                    .isEmpty();
            return state;
        }
    }

    @Test
    void randomSchemasPassTheLint() {
        for (var seed = 0; seed < 300; seed++) {
            assertThat(SchemaLint.problems(new RandomObjects(seed).schema(), Role.RESOURCE))
                    .as("seed %d", seed)
                    .isEmpty();
        }
    }

    @Test
    void terraformAcceptsEveryPlan() {
        for (var seed = 0; seed < RUNS; seed++) {
            var life = new Life(seed);
            var config = life.random.config(life.schema, 5);
            var planned = life.plan(life.prior, config);
            assertThat(ObjectShape.mistakes(life.schema, planned))
                    .as("seed %d", seed)
                    .isEmpty();
            assertThat(ProtocolRules.plan(life.schema, life.prior, config, planned))
                    .as("seed %d", seed)
                    .isEmpty();
        }
    }

    @Test
    void aSecondPlanNeverContradictsTheFirst() {
        for (var seed = 0; seed < RUNS; seed++) {
            var life = new Life(seed);
            var partial = life.random.config(life.schema, 4);
            var full = life.random.completed(life.schema, partial, life.prior);
            var first = life.plan(life.prior, partial);
            var second = life.plan(life.prior, full);
            assertThat(ProtocolRules.secondPlan(life.schema, first, second))
                    .as("seed %d", seed)
                    .isEmpty();
        }
    }

    @Test
    void anOutcomeEqualInMeaningIsAcceptedAndPlansEmpty() {
        for (var seed = 0; seed < RUNS; seed++) {
            var life = new Life(seed);
            var config = life.random.config(life.schema, 0);
            var state = life.outcome(life.prior, config);
            assertThat(life.plan(state, config)).as("seed %d", seed).isEqualTo(state);
        }
    }
}
