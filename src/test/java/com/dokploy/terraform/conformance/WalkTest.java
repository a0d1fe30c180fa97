package com.dokploy.terraform.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.dokploy.terraform.conformance.Terraform.Attempt;
import com.dokploy.terraform.sandbox.testing.Faults;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.value.Value;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Random walks: an object is made, changed, cleared, imported and destroyed in any order, while calls go wrong and
 * processes die. Each ends in an empty plan, with exactly one object, and with none after a last destroy. A walk follows
 * from its number: {@code -Dwalk=17} repeats one.
 */
class WalkTest {
    private static final int WALKS = 1_000;
    private static final int SAMPLE = 40;
    private static final int STEPS = 6;
    /** The faults that cost no time. */
    private static final List<FaultScenario> FAULTS = List.of(
            FaultScenario.DROPPED_BEFORE,
            FaultScenario.DROPPED_AFTER,
            FaultScenario.TRUNCATED,
            FaultScenario.NOT_JSON,
            FaultScenario.FAILED_500,
            FaultScenario.FAILED_500_DONE,
            FaultScenario.FAILED_502,
            FaultScenario.FAILED_502_DONE,
            FaultScenario.FAILED_503);

    private static final String KIND = "A random walk of " + STEPS + " steps with faults and ended processes";
    private static int begun;
    private static int passed;

    @TempDir
    Path directory;

    private ProviderHarness harness;
    private Random random;
    private Schema schema;
    private final Map<String, List<Value.MapValue>> configurations = new HashMap<>();
    private Terraform.StoredState kept;
    private boolean isTainted;
    private final List<String> steps = new ArrayList<>();

    @AfterAll
    static void note() throws IOException {
        SampleSize.note(KIND, begun, passed);
    }

    @Test
    void everyWalkEndsInAnEmptyPlan() throws Exception {
        var only = Integer.getInteger("walk");
        var schemas = SampleSize.resources().stream()
                .map(resource -> resource.schema())
                .filter(each -> !each.name().equals("dokploy_deployment"))
                .toList();
        harness = new ProviderHarness(directory);
        try {
            var failed = new ArrayList<String>();
            for (var walk = 0; walk < SampleSize.count(WALKS, SAMPLE); walk++) {
                if (only == null || only == walk) {
                    schema = schemas.get(walk % schemas.size());
                    random = new Random(walk);
                    failed.addAll(walk(walk));
                }
            }
            assertThat(begun).isPositive();
            assertThat(failed).as("walks that failed").isEmpty();
        } finally {
            harness.close();
        }
    }

    private List<String> walk(int number) throws IOException {
        begun++;
        steps.clear();
        try {
            walk();
            passed++;
            return List.of();
        } catch (AssertionError | RuntimeException | InterruptedException failure) {
            harness.close();
            harness = new ProviderHarness(directory.resolve("after " + number));
            configurations.clear();
            return List.of("walk " + number + ", " + schema.name() + ", " + steps + ": " + failure);
        }
    }

    private void walk() throws IOException, InterruptedException {
        var before = harness.objects();
        var orphans = harness.orphans();
        kept = Terraform.StoredState.NOTHING;
        isTainted = false;
        for (var step = 0; step < STEPS; step++) {
            switch (random.nextInt(8)) {
                case 0 -> destroy();
                case 1 -> imports();
                case 2 -> endsInMidApply(any());
                default -> changes(any(), random.nextBoolean());
            }
        }
        steps.add("last apply");
        var config = any();
        changes(config, false);
        harness.assertConverged(schema, kept, config);
        var id = kept.object().at("id");
        steps.add("last destroy");
        destroyQuietly();
        assertThat(harness.objects()).as("objects beside %s", id).isEqualTo(before);
        assertThat(harness.orphans()).as("what is left over").isEqualTo(orphans);
        harness.assertNoSecrets();
    }

    /** The smallest configuration, the largest, and every one with a single attribute more, as far as no id depends on it. */
    private Value.MapValue any() {
        var all = configurations.computeIfAbsent(schema.name(), _ -> {
            var found = new ArrayList<>(List.of(harness.minimal(schema), harness.full(schema)));
            for (var place : AttributePath.in(schema)) {
                var isHeld = place.first().name().startsWith("delet");
                // Docker keeps the mode of a service, so a deploy of another one fails.
                var wouldFail = place.toString().startsWith("swarm.mode");
                if (place.isReplacing()
                        || isHeld
                        || wouldFail
                        || place.attribute().isWriteOnly()) {
                    continue;
                }
                for (var which = 0; which < 2; which++) {
                    var sample = harness.samples().of(schema.name() + "." + place, place.attribute(), which);
                    found.add(
                            harness.leavingNothing(schema, place.with(schema, harness.samples(), sample, 1L + which)));
                }
            }
            return found;
        });
        return all.get(random.nextInt(all.size()));
    }

    private void changes(Value.MapValue config, boolean isDisturbed) throws IOException, InterruptedException {
        if (isTainted) {
            steps.add("replace the tainted");
            destroyQuietly();
        }
        var prior = refreshed();
        var plan = harness.terraform().plan(schema, prior, config);
        if (!plan.requiresReplace().isEmpty()) {
            steps.add("replace");
            destroyQuietly();
            prior = Terraform.StoredState.NOTHING;
            plan = harness.terraform().plan(schema, prior, config);
        }
        if (plan.planned().equals(prior.state())) {
            kept = new Terraform.StoredState(prior.state(), plan.privateState());
            return;
        }
        var isCreate = prior.state().isNull();
        var what = isCreate ? "create" : "change";
        if (isDisturbed) {
            var scenario = FAULTS.get(random.nextInt(FAULTS.size()));
            var at = 1 + random.nextInt(5);
            what += " with " + scenario + " at " + at;
            harness.sandbox().faults().add(scenario.at("*", at));
        }
        steps.add(what);
        var attempt = harness.terraform().carryOut(schema, prior, plan, config);
        harness.sandbox().faults().clear();
        harness.nextProcess();
        if (!isDisturbed) {
            assertThat(attempt.errors()).as("errors of an undisturbed apply").isEmpty();
        }
        took(attempt, isCreate, config);
    }

    private void took(Attempt attempt, boolean isCreate, Value.MapValue config)
            throws IOException, InterruptedException {
        kept = attempt.kept();
        isTainted = isCreate && !attempt.errors().isEmpty() && !kept.state().isNull();
        if (isCreate && kept.state().isNull()) {
            // The same configuration is applied again, as users do.
            changes(config, false);
        }
    }

    private void endsInMidApply(Value.MapValue config) throws IOException, InterruptedException {
        if (isTainted) {
            destroyQuietly();
        }
        var prior = refreshed();
        var plan = harness.terraform().plan(schema, prior, config);
        if (!plan.requiresReplace().isEmpty() || plan.planned().equals(prior.state())) {
            return;
        }
        var at = 1 + random.nextInt(6);
        steps.add((prior.state().isNull() ? "create" : "change") + " and end at " + at);
        var isDone = random.nextBoolean() ? Faults.FaultKind.DROP_AFTER : Faults.FaultKind.DROP_BEFORE;
        harness.sandbox().faults().add(Faults.fault("*", isDone).atCall(at));
        harness.sandbox()
                .faults()
                .add(Faults.fault("*", Faults.FaultKind.DROP_BEFORE).atCall(at).forCalls(1_000));
        var _ = harness.terraform().carryOut(schema, prior, plan, config);
        harness.sandbox().faults().clear();
        harness.kill();
        kept = prior;
        changes(config, false);
    }

    private void imports() throws IOException, InterruptedException {
        if (isTainted || kept.state().isNull()) {
            return;
        }
        steps.add("import");
        var config = any();
        changes(config, false);
        kept = harness.terraform()
                .importState(schema, ((Value.Text) kept.object().at("id")).text());
        harness.nextProcess();
        changes(config, false);
    }

    private void destroy() throws IOException {
        var prior = refreshed();
        if (prior.state().isNull()) {
            return;
        }
        var scenario = FAULTS.get(random.nextInt(FAULTS.size()));
        steps.add("destroy with " + scenario);
        harness.sandbox().faults().add(scenario.at("*", 1 + random.nextInt(2)));
        kept = harness.terraform().attemptDestroy(schema, prior).kept();
        harness.sandbox().faults().clear();
        harness.nextProcess();
    }

    private void destroyQuietly() throws IOException {
        var prior = refreshed();
        if (!prior.state().isNull()) {
            harness.terraform().destroy(schema, prior);
        }
        kept = Terraform.StoredState.NOTHING;
        isTainted = false;
        harness.nextProcess();
    }

    private Terraform.StoredState refreshed() {
        if (!kept.state().isNull()) {
            var read = harness.terraform().read(schema, kept);
            kept = read.state().isNull() ? Terraform.StoredState.NOTHING : read;
        }
        return kept;
    }
}
