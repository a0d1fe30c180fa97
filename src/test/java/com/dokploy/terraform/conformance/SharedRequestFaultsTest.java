package com.dokploy.terraform.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.dokploy.terraform.conformance.Terraform.Attempt;
import com.dokploy.terraform.conformance.Terraform.StoredState;
import com.dokploy.terraform.sandbox.testing.Faults;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.value.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Several objects are made, and then destroyed, at once, so that their writes share requests, one of which fails in
 * every way. Each write has its own fate: the next apply makes good what is missing, and nothing is there twice.
 */
class SharedRequestFaultsTest {
    private static final int OBJECTS = 5;
    /** The write that fails: one in the middle of the request that all but the first share. */
    private static final int FAILING = 3;

    private static final int SAMPLE = 24;

    /** What the first write waits for its answer, so that all others have come by then. */
    private static final Duration DELAY = Duration.ofMillis(300);

    private static final int ATTEMPTS = 3;

    private static int chosenCases;
    private static int passed;

    @TempDir
    Path directory;

    /**
     * Objects of one type that can be made at once.
     *
     * @param type the name of the type without {@code dokploy_}
     * @param attribute the attribute in which they differ
     * @param value its value for each of them
     * @param removal the procedure that removes one
     * @param making the procedures that make one
     */
    private record Several(
            String type, String attribute, IntFunction<Value> value, String removal, List<String> making) {
        Schema schema() {
            return ProviderHarness.schema(type);
        }

        List<Value.MapValue> configs(ProviderHarness harness) {
            var minimal = harness.minimal(schema());
            return IntStream.range(0, OBJECTS)
                    .mapToObj(number -> minimal.with(attribute, value.apply(number)))
                    .toList();
        }

        String table() {
            return type.equals("basic_auth") ? "security" : type;
        }
    }

    private static IntFunction<Value> named(String prefix) {
        return number -> Value.of(prefix + number);
    }

    /** Creates of v0.30.2 answer with the row (the first five), with {@code true}, or with nothing. */
    private static final List<Several> ALL = List.of(
            new Several(
                    "environment",
                    "name",
                    named("one-of-several-"),
                    "environment.remove",
                    List.of("environment.create")),
            new Several(
                    "application",
                    "name",
                    named("one-of-several-"),
                    "application.delete",
                    List.of("application.create", "application.update", "application.deploy")),
            new Several("postgres", "name", named("one-of-several-"), "postgres.remove", List.of("postgres.create")),
            new Several(
                    "domain",
                    "host",
                    number -> Value.of(number + ".example.com"),
                    "domain.delete",
                    List.of("domain.create")),
            new Several(
                    "port",
                    "published_port",
                    number -> Value.of(20_000 + number),
                    "port.delete",
                    List.of("port.create")),
            new Several("redirect", "regex", named("^/several/"), "redirects.delete", List.of("redirects.create")),
            new Several("basic_auth", "username", named("user"), "security.delete", List.of("security.create")),
            new Several("backup", "prefix", named("several-"), "backup.remove", List.of("backup.create")));

    @AfterAll
    static void note() throws IOException {
        SampleSize.note("One of several writes in a request fails; then an apply without faults", chosenCases, passed);
    }

    @TestFactory
    List<DynamicTest> oneOfSeveralWritesInARequestFails() {
        var cases = new ArrayList<DynamicTest>();
        for (var several : ALL) {
            for (var scenario : FaultScenario.values()) {
                for (var procedure : several.making()) {
                    cases.add(dynamicTest(
                            several.type() + ", " + procedure + ": " + scenario,
                            () -> repeat(() -> failsToBeMade(several, procedure, scenario))));
                }
                cases.add(dynamicTest(
                        several.type() + ", " + several.removal() + ": " + scenario,
                        () -> repeat(() -> failsToBeRemoved(several, scenario))));
            }
        }
        var chosen = SampleSize.of(cases, SAMPLE);
        chosenCases = chosen.size();
        return chosen;
    }

    /** Runs a case until its calls have shared a request: on a busy machine each may come when the last has ended. */
    private void repeat(Callable<Boolean> attempt) throws Exception {
        for (var number = 0; number < ATTEMPTS; number++) {
            if (attempt.call()) {
                passed++;
                return;
            }
        }
        throw new AssertionError("no calls shared a request, in " + ATTEMPTS + " attempts");
    }

    /** The first call of a procedure is delayed, and the fault hits a later one. */
    private static void fail(ProviderHarness harness, String procedure, FaultScenario scenario) {
        harness.sandbox().faults().add(Faults.lasting(procedure, Faults.FaultKind.DELAY, DELAY));
        harness.sandbox().faults().add(scenario.at(procedure, FAILING));
    }

    private boolean failsToBeMade(Several several, String procedure, FaultScenario scenario) throws Exception {
        try (var harness = new ProviderHarness(Files.createTempDirectory(directory, "journal"))) {
            var schema = several.schema();
            var configs = several.configs(harness);
            var before = rows(harness, several);
            fail(harness, procedure, scenario);
            var made = make(harness, schema, configs);
            if (!hasHit(harness, procedure)) {
                return false;
            }
            settle(harness, scenario);
            var there = new ArrayList<StoredState>();
            for (var number = 0; number < OBJECTS; number++) {
                there.add(makeGood(harness, schema, made.get(number), configs.get(number)));
            }
            assertThat(rows(harness, several)).as("objects on the server").isEqualTo(before + OBJECTS);
            harness.nextProcess();
            for (var number = 0; number < OBJECTS; number++) {
                harness.assertConverged(schema, there.get(number), configs.get(number));
            }
            harness.assertNoSecrets();
            return true;
        }
    }

    private boolean failsToBeRemoved(Several several, FaultScenario scenario) throws Exception {
        try (var harness = new ProviderHarness(Files.createTempDirectory(directory, "journal"))) {
            var schema = several.schema();
            var configs = several.configs(harness);
            var before = harness.objects();
            var made = make(harness, schema, configs);
            assertThat(made)
                    .as("objects that were made")
                    .allMatch(attempt -> attempt.errors().isEmpty());
            harness.nextProcess();
            fail(harness, several.removal(), scenario);
            var removed = atOnce(made, attempt -> harness.terraform().attemptDestroy(schema, attempt.kept()));
            if (!hasHit(harness, several.removal())) {
                return false;
            }
            settle(harness, scenario);
            for (var attempt : removed) {
                harness.destroyIfThere(schema, attempt.kept());
            }
            assertThat(harness.objects()).as("objects in the end").isEqualTo(before);
            assertThat(harness.orphans()).as("what is left over").isEmpty();
            harness.assertNoSecrets();
            return true;
        }
    }

    /** How many rows there are of the type. */
    private static int rows(ProviderHarness harness, Several several) {
        return harness.objects().getOrDefault(several.table(), 0);
    }

    private static List<Attempt> make(ProviderHarness harness, Schema schema, List<Value.MapValue> configs) {
        var plans = new HashMap<Value.MapValue, Terraform.PlannedChange>();
        for (var config : configs) {
            plans.put(config, harness.terraform().plan(schema, StoredState.NOTHING, config));
        }
        return atOnce(
                configs,
                config -> harness.terraform().carryOut(schema, StoredState.NOTHING, plans.get(config), config));
    }

    /** The server is itself again, and another process begins. */
    private static void settle(ProviderHarness harness, FaultScenario scenario) throws Exception {
        Thread.sleep(scenario.aftermath());
        harness.sandbox().faults().clear();
        harness.nextProcess();
    }

    /** Applies once more what failed, after the end of what was not wholly made. */
    private static StoredState makeGood(ProviderHarness harness, Schema schema, Attempt made, Value.MapValue config) {
        if (made.errors().isEmpty()) {
            return made.kept();
        }
        harness.destroyIfThere(schema, made.kept());
        return harness.terraform().apply(schema, StoredState.NOTHING, config);
    }

    /** Whether the fault has hit a call of a request that several share. */
    private static boolean hasHit(ProviderHarness harness, String procedure) {
        assertThat(harness.sandbox().faults().fired()).as("faults that hit").isEqualTo(2);
        return harness.requestsSince(0).stream()
                .anyMatch(request ->
                        request.procedures().size() > 1 && request.procedures().contains(procedure));
    }

    private static <A, B> List<B> atOnce(List<A> all, Function<A, B> work) {
        var futures = new ArrayList<CompletableFuture<B>>();
        for (var one : all) {
            futures.add(CompletableFuture.supplyAsync(() -> work.apply(one), Thread::startVirtualThread));
        }
        return futures.stream().map(CompletableFuture::join).toList();
    }
}
