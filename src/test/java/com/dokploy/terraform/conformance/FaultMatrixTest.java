package com.dokploy.terraform.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.dokploy.terraform.conformance.Terraform.Attempt;
import com.dokploy.terraform.framework.Resource;
import com.dokploy.terraform.protocol.generated.StopProvider;
import com.dokploy.terraform.resources.planning.ExistingObjects;
import com.dokploy.terraform.resources.session.Session;
import com.dokploy.terraform.sandbox.testing.Faults;
import com.dokploy.terraform.sandbox.testing.Requests;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.value.Value;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.function.Executable;

/**
 * Every write of every type fails in every way, in one apply; the next one makes good. And the provider's process ends
 * at every point between two calls; the next process carries on.
 */
class FaultMatrixTest extends HarnessTest {
    private static final int SAMPLE = 40;
    private static final int ENDED_SAMPLE = 40;
    private static final String FAULT = "A write fails; then an apply without faults";
    private static final String ENDED = "The provider ends between two calls; then an apply from the same directory";
    private static final Map<String, Integer> CASES = new HashMap<>();
    private static final Map<String, Integer> PASSED = new HashMap<>();

    @AfterAll
    static void note() throws IOException {
        for (var kind : CASES.entrySet()) {
            SampleSize.note(kind.getKey(), kind.getValue(), PASSED.getOrDefault(kind.getKey(), 0));
        }
    }

    /** What Terraform does to an object while requests fail. */
    private enum Work {
        CREATE,
        CHANGE,
        CLEAR,
        DESTROY
    }

    /**
     * A call at which something happens.
     *
     * @param procedure its procedure, or {@code *} for any
     * @param nth which of them, from 1
     */
    private record Call(String procedure, int nth) {}

    @TestFactory
    List<DynamicTest> everyWriteMayFail() throws IOException {
        record Case(
                Resource<Session> resource,
                Work work,
                Rehearsal rehearsal,
                Call call,
                Call before,
                FaultScenario scenario) {}
        var cases = new ArrayList<Case>();
        for (var resource : SampleSize.resources()) {
            for (var work : Work.values()) {
                var rehearsal = rehearsed(resource.schema(), work);
                var calls = rehearsal.calls();
                var seen = new HashMap<String, Integer>();
                for (var i = 0; i < calls.size(); i++) {
                    if (calls.get(i).isMutation()) {
                        var procedure = calls.get(i).procedure();
                        var call = new Call(procedure, seen.merge(procedure, 1, Integer::sum));
                        for (var scenario : FaultScenario.values()) {
                            cases.add(new Case(resource, work, rehearsal, call, new Call("*", i), scenario));
                        }
                    }
                }
            }
        }
        assertThat(cases).as("cases that the declarations imply").isNotEmpty();
        var tests = new ArrayList<DynamicTest>();
        for (var each : SampleSize.of(cases, SAMPLE)) {
            var schema = each.resource().schema();
            var isRefusal = each.scenario() == FaultScenario.REFUSED_CONNECTION;
            if (isRefusal && each.before().nth() == 0) {
                // Nobody is there to be asked before: the connection is refused from the start, which stops the plan.
                continue;
            }
            var at = isRefusal ? each.before() : each.call();
            var name = schema.name() + " " + each.work() + ", " + each.call().procedure() + " "
                    + each.call().nth() + ": " + each.scenario();
            tests.add(dynamicTest(name, () -> {
                pass(FAULT, () -> fails(schema, each.work(), each.rehearsal(), each.scenario(), at));
            }));
        }
        return tests;
    }

    @TestFactory
    List<DynamicTest> theProviderMayEndBetweenAnyTwoCalls() throws IOException {
        record Case(Resource<Session> resource, Work work, Rehearsal rehearsal, int call, boolean isDone) {}
        var cases = new ArrayList<Case>();
        for (var resource : SampleSize.resources()) {
            for (var work : Work.values()) {
                var rehearsal = rehearsed(resource.schema(), work);
                var calls = rehearsal.calls();
                for (var i = 1; i <= calls.size(); i++) {
                    if (calls.get(i - 1).isMutation()) {
                        cases.add(new Case(resource, work, rehearsal, i, false));
                    }
                    cases.add(new Case(resource, work, rehearsal, i, true));
                }
            }
        }
        assertThat(cases).as("points between calls").isNotEmpty();
        var tests = new ArrayList<DynamicTest>();
        for (var each : SampleSize.of(cases, ENDED_SAMPLE)) {
            var schema = each.resource().schema();
            var name = schema.name() + " " + each.work() + ", end " + (each.isDone() ? "after" : "before") + " call "
                    + each.call();
            tests.add(dynamicTest(name, () -> {
                pass(ENDED, () -> ends(schema, each.work(), each.rehearsal(), each.call(), each.isDone()));
            }));
        }
        return tests;
    }

    /** Counts a case; one that fails leaves a new harness to the next. */
    private void pass(String kind, Executable test) throws Throwable {
        CASES.merge(kind, 1, Integer::sum);
        try {
            test.execute();
        } catch (Throwable failure) {
            harness.close();
            harness = new ProviderHarness(directory.resolve("after " + CASES.get(kind)));
            throw failure;
        }
        PASSED.merge(kind, 1, Integer::sum);
    }

    /** Work without faults: its calls, and the objects that are there in the end. */
    private record Rehearsal(List<RehearsedCall> calls, Map<String, Integer> objects) {}

    /** A call of the work. Faults count the calls of a batch one by one, as the batch is answered. */
    private record RehearsedCall(String procedure, boolean isMutation) {}

    private static List<RehearsedCall> calls(List<Requests.Request> requests) {
        var calls = new ArrayList<RehearsedCall>();
        for (var request : requests) {
            for (var procedure : request.procedures()) {
                calls.add(new RehearsedCall(procedure, request.mutation()));
            }
        }
        return calls;
    }

    private static final Map<String, Rehearsal> REHEARSALS = new HashMap<>();

    private Rehearsal rehearsed(Schema schema, Work work) throws IOException {
        var key = schema.name() + " " + work;
        var known = REHEARSALS.get(key);
        if (known == null) {
            known = rehearse(schema, work);
            REHEARSALS.put(key, known);
        }
        return known;
    }

    private Rehearsal rehearse(Schema schema, Work work) throws IOException {
        var start = begin(schema, work);
        var from = harness.requests();
        if (!start.isDestroy() && start.plan().planned().equals(start.prior().state())) {
            // Nothing about it can be changed in place.
            harness.destroyIfThere(schema, start.prior());
            return new Rehearsal(List.of(), Map.of());
        }
        var attempt = carryOut(schema, start);
        assertThat(attempt.errors())
                .as("errors of the rehearsal of %s %s", schema.name(), work)
                .isEmpty();
        var calls = calls(List.copyOf(harness.requestsSince(from)));
        var objects = harness.objects();
        harness.destroyIfThere(schema, attempt.kept());
        harness.nextProcess();
        return new Rehearsal(calls, objects);
    }

    /** Where work begins: what there is, and what is to be. */
    private record Start(
            Terraform.StoredState prior, Value.MapValue config, Terraform.PlannedChange plan, boolean isDestroy) {}

    private Start begin(Schema schema, Work work) throws IOException {
        var prior = switch (work) {
            case CREATE -> Terraform.StoredState.NOTHING;
            case CHANGE -> harness.terraform().apply(schema, Terraform.StoredState.NOTHING, harness.minimal(schema));
            case CLEAR, DESTROY ->
                harness.terraform().apply(schema, Terraform.StoredState.NOTHING, harness.full(schema));
        };
        harness.nextProcess();
        var config = work == Work.CLEAR ? harness.minimal(schema) : harness.full(schema);
        if (work == Work.DESTROY) {
            return new Start(
                    prior, config, new Terraform.PlannedChange(Value.NULL, prior.privateState(), List.of()), true);
        }
        var plan = harness.terraform().plan(schema, prior, config);
        assertThat(plan.requiresReplace())
                .as("nothing here needs another object")
                .isEmpty();
        return new Start(prior, config, plan, false);
    }

    private Attempt carryOut(Schema schema, Start start) {
        return start.isDestroy()
                ? harness.terraform().attemptDestroy(schema, start.prior())
                : harness.terraform().carryOut(schema, start.prior(), start.plan(), start.config());
    }

    private void fails(Schema schema, Work work, Rehearsal rehearsal, FaultScenario scenario, Call call)
            throws Exception {
        var before = harness.objects();
        var orphans = harness.orphans();
        var start = begin(schema, work);
        harness.sandbox().faults().add(scenario.at(call.procedure(), call.nth()));
        var attempt = carryOut(schema, start);
        assertThat(harness.sandbox().faults().fired()).as("faults that hit").isPositive();
        Thread.sleep(scenario.aftermath());
        harness.sandbox().faults().clear();
        harness.nextProcess();
        var kept = attempt.kept();
        if (work == Work.CREATE && !attempt.errors().isEmpty() && !kept.state().isNull()) {
            // Terraform replaces what was not wholly made.
            harness.terraform().destroy(schema, kept);
            kept = Terraform.StoredState.NOTHING;
        }
        makesGood(schema, start, kept, rehearsal, before, orphans);
    }

    private void ends(Schema schema, Work work, Rehearsal rehearsal, int call, boolean isDone) throws Exception {
        var before = harness.objects();
        var orphans = harness.orphans();
        var start = begin(schema, work);
        var end = Faults.fault("*", isDone ? Faults.FaultKind.DROP_AFTER : Faults.FaultKind.DROP_BEFORE)
                .atCall(call);
        harness.sandbox().faults().add(end);
        harness.sandbox()
                .faults()
                .add(Faults.fault("*", Faults.FaultKind.DROP_BEFORE)
                        .atCall(call)
                        .forCalls(1_000));
        // A process that has ended tries nothing again; to try for half a minute would only hold up the test.
        var stopping = Thread.startVirtualThread(this::stopAfterTheFault);
        var _ = carryOut(schema, start);
        stopping.interrupt();
        stopping.join();
        harness.sandbox().faults().clear();
        harness.kill();
        makesGood(schema, start, start.prior(), rehearsal, before, orphans);
    }

    /** Does what users read in the plan about objects that the process may have made. */
    private void removeByHand(Schema schema, Value.MapValue config) throws IOException {
        harness.terraform().forgetAll();
        var _ = harness.terraform().tryPlan(schema, Terraform.StoredState.NOTHING, config);
        var possible = Pattern.compile("(?s)^" + ExistingObjects.POSSIBLE + ".* has created `([^`]+)`");
        for (var said : List.copyOf(harness.terraform().said())) {
            var named = possible.matcher(said);
            if (named.find()) {
                harness.nextProcess();
                harness.terraform().destroy(schema, harness.terraform().importState(schema, named.group(1)));
            }
        }
        harness.nextProcess();
    }

    private void stopAfterTheFault() {
        try {
            while (harness.sandbox().faults().fired() == 0) {
                Thread.sleep(Duration.ofMillis(20));
            }
            Thread.sleep(Duration.ofMillis(500));
            var _ = harness.terraform().calls().stopProvider(StopProvider.Request.getDefaultInstance());
        } catch (InterruptedException _) {
            // The apply has ended before the fault.
        }
    }

    /** An apply without faults, from what Terraform has kept; then all is as if nothing had happened. */
    private void makesGood(
            Schema schema,
            Start start,
            Terraform.StoredState kept,
            Rehearsal rehearsal,
            Map<String, Integer> before,
            Map<String, List<String>> orphans)
            throws Exception {
        if (start.isDestroy()) {
            harness.destroyIfThere(schema, kept);
        } else {
            if (schema.isShownOnce() && kept.state().isNull()) {
                removeByHand(schema, start.config());
            }
            var refreshed = kept.state().isNull() ? kept : harness.terraform().read(schema, kept);
            var mended = harness.terraform().apply(schema, refreshed, start.config());
            harness.nextProcess();
            harness.assertConverged(schema, mended, start.config());
            assertThat(harness.objects()).as("objects on the server").isEqualTo(rehearsal.objects());
            harness.destroyIfThere(schema, mended);
        }
        assertThat(harness.objects()).as("objects on the server in the end").isEqualTo(before);
        assertThat(harness.orphans()).as("what is left over").isEqualTo(orphans);
        harness.assertNoSecrets();
    }
}
