package com.dokploy.terraform.framework.engine;

import static com.dokploy.terraform.framework.engine.TestValues.UNKNOWN;
import static com.dokploy.terraform.framework.engine.TestValues.object;
import static com.dokploy.terraform.framework.engine.TestValues.state;
import static org.assertj.core.api.Assertions.assertThat;

import com.dokploy.terraform.framework.AlreadyCreatedException;
import com.dokploy.terraform.framework.ApplyRequest;
import com.dokploy.terraform.framework.DataSource;
import com.dokploy.terraform.framework.Diagnostic;
import com.dokploy.terraform.framework.DiagnosticException;
import com.dokploy.terraform.framework.Diagnostics;
import com.dokploy.terraform.framework.Ephemeral;
import com.dokploy.terraform.framework.Function;
import com.dokploy.terraform.framework.PlanRequest;
import com.dokploy.terraform.framework.PrivateState;
import com.dokploy.terraform.framework.Provider;
import com.dokploy.terraform.framework.ReadRequest;
import com.dokploy.terraform.framework.Resource;
import com.dokploy.terraform.framework.StateUpgrader;
import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.schema.Timeouts;
import com.dokploy.terraform.schema.Values;
import com.dokploy.terraform.value.Path;
import com.dokploy.terraform.value.Value;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The engine with a provider that does whatever a test makes it do. */
class EngineTest {
    private static final String THING = "dokploy_thing";

    private static final Schema.Builder S = Schema.resource(THING, "A thing.").version(2);
    private static final Attribute<String> ID = S.id("thingId").describe("Its ID.");
    private static final Attribute<String> NAME = S.string("name").describe("Its name.");
    private static final Attribute<Long> SIZE = S.integer("size").describe("Its size.");
    private static final Attribute<String> REGION =
            S.string("region").replaces().describe("Its region.");
    private static final Attribute<String> STATUS =
            S.string("status").computed().serverManaged().describe("Its status.");
    private static final Attribute<Boolean> GUARDED =
            S.bool("guarded").local().defaultsTo(false).describe("Whether it stays.");
    private static final Attribute<String> PASSWORD =
            S.string("password").sensitive().describe("Its password.");
    private static final Attribute<String> PASSWORD_WO =
            S.string("password_wo").writeOnly().describe("Its password.");
    private static final Attribute<Long> PASSWORD_WO_VERSION =
            S.integer("password_wo_version").describe("Its password's version.");
    private static final Timeouts TIMEOUTS = new Timeouts(
            S,
            "Its timeouts.",
            Duration.ofMinutes(5),
            Duration.ofMinutes(1),
            Duration.ofMinutes(6),
            Duration.ofMinutes(7));
    private static final Schema SCHEMA;

    static {
        var disk = Schema.object();
        disk.string("type").replaces().describe("Its type.");
        disk.integer("size").describe("Its size.");
        S.object("disk", disk.build()).describe("Its disk.");
        SCHEMA = S.build();
    }

    /** Stands for a connection. */
    private record Server(String name) {}

    /** What a test does in the place of a method. */
    private interface Step<A, R> {
        @Nullable R run(A argument);
    }

    private static final class Gone extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private static final class Thing implements Resource<Server> {
        private Step<Values, Void> validate = _ -> null;
        private Step<PlanRequest, Void> plan = _ -> null;
        private Step<Diagnostics, Void> planDestroy = _ -> null;
        private Step<ApplyRequest, Values> write = EngineTest::made;
        private Step<ReadRequest, Values> read = ReadRequest::state;
        private Step<ApplyRequest, Void> delete = _ -> null;
        private Step<String, Values> importState = id -> Values.EMPTY.with(ID, id);
        private List<StateUpgrader> upgrades = List.of();

        @Override
        public Schema schema() {
            return SCHEMA;
        }

        @Override
        public void validate(Values config, Diagnostics diagnostics) {
            validate.run(config);
        }

        @Override
        public void plan(PlanRequest refined, @Nullable Server server) {
            plan.run(refined);
        }

        @Override
        public void planDestroy(Values prior, PrivateState privateState, Diagnostics diagnostics) {
            planDestroy.run(diagnostics);
        }

        @Override
        public List<StateUpgrader> upgrades() {
            return upgrades;
        }

        @Override
        public Values create(ApplyRequest request, Server server) {
            return write.run(request);
        }

        @Override
        public @Nullable Values read(ReadRequest request, Server server) {
            return read.run(request);
        }

        @Override
        public Values update(ApplyRequest request, Server server) {
            return write.run(request);
        }

        @Override
        public void delete(ApplyRequest request, Server server) {
            delete.run(request);
        }

        @Override
        public Values importState(String id, Server server) {
            return importState.run(id);
        }
    }

    /** What an obedient server makes of a plan. */
    private static Values made(ApplyRequest request) {
        return request.planned().with(ID, "1").with(STATUS, "idle");
    }

    private final Thing thing = new Thing();
    private Step<RuntimeException, Diagnostic> explain =
            failure -> Diagnostic.error("Explained", failure.getClass().getSimpleName());
    private Step<Values, Server> configure = _ -> new Server("one");
    private Step<Values, Values> lookUp = config -> config.with(STATUS, "idle");
    private Step<Values, Ephemeral.OpenResponse> open =
            config -> new Ephemeral.OpenResponse(config.with(STATUS, "open"), new PrivateState(), null);
    private Step<PrivateState, Void> close = _ -> null;

    private final DataSource<Server> dataSource = new DataSource<>() {
        @Override
        public Schema schema() {
            return SCHEMA;
        }

        @Override
        public Values read(Values config, Server server) {
            return lookUp.run(config);
        }
    };

    private final Ephemeral<Server> token = new Ephemeral<>() {
        @Override
        public Schema schema() {
            return SCHEMA;
        }

        @Override
        public OpenResponse open(Values config, Server server) {
            return open.run(config);
        }

        @Override
        public Instant renew(PrivateState privateState, Server server) {
            return Instant.EPOCH;
        }

        @Override
        public void close(PrivateState privateState, Server server) {
            close.run(privateState);
        }
    };

    private final Engine<Server> engine = new Engine<>(new Provider<>() {
        private final Schema schema = provider();

        private static Schema provider() {
            var provider = Schema.provider("A provider.");
            provider.string("endpoint").describe("Its address.");
            return provider.build();
        }

        @Override
        public Schema schema() {
            return schema;
        }

        @Override
        public List<Resource<Server>> resources() {
            return List.of(thing);
        }

        @Override
        public List<DataSource<Server>> dataSources() {
            return List.of(dataSource);
        }

        @Override
        public List<Ephemeral<Server>> ephemerals() {
            return List.of(token);
        }

        @Override
        public List<Function> functions() {
            return List.of();
        }

        @Override
        public Server configure(Values config, String terraformVersion) {
            return configure.run(config);
        }

        @Override
        public void stop(Server server) {}

        @Override
        public Diagnostic explain(RuntimeException failure) {
            return explain.run(failure);
        }

        @Override
        public boolean meansGone(RuntimeException failure) {
            return failure instanceof Gone;
        }
    });

    @BeforeEach
    void configured() {
        assertThat(engine.configure(object("endpoint", "x"), "1.11.4")).isEmpty();
    }

    private static Value whole(Object... namesAndValues) {
        var object = object(namesAndValues);
        return ObjectShape.complete(SCHEMA, object).with("password_wo", object.at("password_wo"));
    }

    private static Value existing(Object... namesAndValues) {
        var existing = new Values((Value.MapValue) whole(namesAndValues));
        return existing.with(ID, "1").with(STATUS, "idle").with(GUARDED, false).values();
    }

    private PlanResult plan(Value prior, Value config) {
        return engine.plan(thing, prior, config, config, new byte[0], false);
    }

    private ApplyResult create(Value config) {
        var plan = plan(Value.NULL, config);
        assertThat(plan.diagnostics()).isEmpty();
        return engine.apply(thing, Value.NULL, plan.planned(), config, new byte[0]);
    }

    private ApplyResult update(Value prior, Value config) {
        var plan = plan(prior, config);
        assertThat(plan.diagnostics()).isEmpty();
        return engine.apply(thing, prior, plan.planned(), config, new byte[0]);
    }

    private static List<String> told(List<Diagnostic> diagnostics) {
        return diagnostics.stream()
                .map(diagnostic -> diagnostic.path() + ": " + diagnostic.summary())
                .toList();
    }

    private static <A, R> Step<A, R> failing(RuntimeException failure) {
        return _ -> {
            throw failure;
        };
    }

    // ------------------------------------------------------------------------------------------------- validation

    @Test
    void whatBecomesOfAnObjectWhoseCreationFailedIsTold() {
        thing.planDestroy = diagnostics -> {
            diagnostics.warning(Path.ROOT, "Data stays", "Its volume `v` stays.");
            return null;
        };
        thing.write = request -> {
            request.save(request.planned().with(ID, "1"));
            throw new DiagnosticException(Diagnostic.error("Failed", "It failed."));
        };
        var created = create(whole("name", "a"));
        assertThat(created.diagnostics())
                .singleElement()
                .extracting(Diagnostic::detail)
                .asString()
                .startsWith("It failed.\n\nTerraform marks this")
                .contains("`terraform untaint ADDRESS`")
                .endsWith("Its volume `v` stays.");
        var changed = update(existing("name", "a"), whole("name", "b"));
        assertThat(changed.diagnostics()).extracting(Diagnostic::detail).containsExactly("It failed.");
    }

    @Test
    void aResourceLooksOnlyAtAConfigurationThatFitsItsSchema() {
        thing.validate = config -> {
            assertThat(config.find(SIZE)).isNotNull();
            return null;
        };
        assertThat(engine.validateResource(thing, whole("size", 1), true)).isEmpty();
        var fraction = new Value.Number(new java.math.BigDecimal("1.5"));
        assertThat(told(engine.validateResource(thing, whole("size", fraction), true)))
                .containsExactly("size: Invalid Attribute Value");
    }

    @Test
    void aValidationThatBreaksDownIsADiagnostic() {
        thing.validate = failing(new IllegalStateException());
        assertThat(told(engine.validateResource(thing, whole(), true))).containsExactly(": Explained");
        thing.validate = _ -> {
            throw new StackOverflowError();
        };
        assertThat(told(engine.validateResource(thing, whole(), true))).containsExactly(": Bug in the Provider");
    }

    // --------------------------------------------------------------------------------------------------- planning

    @Test
    void aChangeOfWhatReplacesNeedsAnotherObject() {
        var prior = existing("region", "eu", "disk", object("type", "ssd", "size", 1));
        assertThat(plan(prior, prior).requiresReplace()).isEmpty();
        assertThat(plan(prior, whole("region", "us", "disk", object("type", "ssd", "size", 2)))
                        .requiresReplace())
                .containsExactly(Path.of("region"));
        assertThat(plan(prior, whole("region", UNKNOWN, "disk", object("type", "hdd")))
                        .requiresReplace())
                .containsExactly(Path.of("region"), Path.of("disk").attribute("type"));
        assertThat(plan(prior, whole("region", "eu")).requiresReplace())
                .containsExactly(Path.of("disk").attribute("type"));
        assertThat(plan(Value.NULL, whole("region", "us")).requiresReplace()).isEmpty();
    }

    @Test
    void aResourceMayReplaceForMoreThanItsSchemaSays() {
        thing.plan = plan -> {
            plan.replaceBecauseOf(SIZE);
            return null;
        };
        assertThat(plan(existing("region", "eu", "size", 1), whole("region", "us", "size", 2))
                        .requiresReplace())
                .containsExactlyInAnyOrder(Path.of("region"), Path.of("size"));
        assertThat(plan(existing("size", 1), whole("size", 1)).requiresReplace())
                .isEmpty();
    }

    @Test
    void whatTheServerCannotTellIsFilledInAfterAnImport() {
        var imported = engine.importState(thing, "1", false);
        var read = engine.read(thing, imported.state(), imported.privateState().encoded(), false);
        var privateState = read.privateState().encoded();
        var config = whole("region", "eu");
        assertThat(engine.plan(thing, read.state(), config, config, privateState, false)
                        .requiresReplace())
                .isEmpty();
        var applied = engine.apply(
                thing,
                read.state(),
                engine.plan(thing, read.state(), config, config, privateState, false)
                        .planned(),
                config,
                privateState);
        assertThat(applied.diagnostics()).isEmpty();
        assertThat(applied.privateState().encoded()).isEmpty();
        assertThat(engine.plan(thing, applied.state(), whole(), whole(), new byte[0], false)
                        .requiresReplace())
                .containsExactly(Path.of("region"));
    }

    @Test
    void whatReplacesAnObjectInheritsNoNotes() {
        var privateState = new PrivateState();
        privateState.put("key", "of the object that goes");
        var config = whole("region", "eu");
        assertThat(engine.plan(thing, Value.NULL, config, config, privateState.encoded(), false)
                        .privateState()
                        .encoded())
                .isEmpty();
    }

    @Test
    void objectionsKeepAnObjectFromBeingDestroyedOrReplaced() {
        thing.planDestroy = diagnostics -> {
            diagnostics.error(Path.of("guarded"), "Guarded", "It stays.");
            return null;
        };
        var prior = existing("region", "eu");
        assertThat(told(engine.plan(thing, prior, Value.NULL, Value.NULL, new byte[0], false)
                        .diagnostics()))
                .containsExactly("guarded: Guarded");
        assertThat(told(plan(prior, whole("region", "us")).diagnostics())).containsExactly("guarded: Guarded");
        assertThat(plan(prior, whole("region", "eu", "name", "b")).diagnostics())
                .isEmpty();
        var result = engine.apply(thing, prior, Value.NULL, Value.NULL, new byte[0]);
        assertThat(told(result.diagnostics())).containsExactly("guarded: Guarded");
        assertThat(result.state()).isEqualTo(prior);
    }

    @Test
    void aPlanThatTerraformWouldRefuseIsOurBug() {
        thing.plan = plan -> {
            plan.set(NAME, "other");
            return null;
        };
        assertThat(told(plan(Value.NULL, whole("name", "a")).diagnostics()))
                .containsExactly("name: Bug in the Provider");
        thing.plan = plan -> {
            plan.unknown(PASSWORD);
            return null;
        };
        assertThat(plan(Value.NULL, whole("password", "hunter2")).diagnostics().toString())
                .contains("password")
                .doesNotContain("hunter2");
    }

    @Test
    void aPlannedValueOfTheWrongTypeIsOurBug() {
        var stranger = Schema.object().string("stranger").describe("Of another schema.");
        var size = Schema.object().string("size").describe("A text.");
        thing.plan = plan -> {
            plan.set(stranger, "x");
            plan.set(size, "x");
            return null;
        };
        assertThat(told(plan(Value.NULL, whole()).diagnostics()))
                .containsExactlyInAnyOrder("stranger: Bug in the Provider", "size: Bug in the Provider");
    }

    @Test
    void aPlanThatBreaksDownIsADiagnostic() {
        thing.plan = failing(new IllegalStateException());
        assertThat(told(plan(Value.NULL, whole()).diagnostics())).containsExactly(": Explained");
    }

    // --------------------------------------------------------------------------------------------------- applying

    @Test
    void anObjectIsMadeAndChanged() {
        var config = whole("name", "a", "password_wo", "s");
        thing.write = request -> {
            assertThat(request.isCreate()).isTrue();
            assertThat(request.config().find(PASSWORD_WO)).isEqualTo("s");
            assertThat(request.planned().isNull(PASSWORD_WO)).isTrue();
            return made(request);
        };
        var created = create(config);
        assertThat(created.diagnostics()).isEmpty();
        assertThat(created.state()).isEqualTo(existing("name", "a"));

        thing.write = request -> {
            assertThat(request.prior().get(NAME)).isEqualTo("a");
            assertThat(request.changes(NAME)).isTrue();
            assertThat(request.changes(SIZE)).isFalse();
            assertThat(request.changes(PASSWORD_WO_VERSION)).isTrue();
            return made(request);
        };
        var updated = update(created.state(), whole("name", "b", "password_wo_version", 1));
        assertThat(updated.diagnostics()).isEmpty();
        assertThat(updated.state()).isEqualTo(existing("name", "b", "password_wo_version", 1));
    }

    @Test
    void whatAServerDoesNotMentionIsAsPlanned() {
        thing.write = _ -> state("id", "1", "status", "idle");
        var result = create(whole("name", "a"));
        assertThat(result.diagnostics()).isEmpty();
        assertThat(result.state()).isEqualTo(existing("name", "a"));
    }

    @Test
    void whatIsStillUnknownIsOurBugAndTheObjectIsKept() {
        thing.write = request -> request.planned().with(ID, "1");
        var result = create(whole("name", "a"));
        assertThat(told(result.diagnostics())).containsExactly("status: Bug in the Provider");
        assertThat(result.state().isWhollyKnown()).isTrue();
        assertThat(((Value.MapValue) result.state()).at("id")).isEqualTo(Value.of("1"));
    }

    @Test
    void whatChangesAnytimeIsAsPlannedUntilTheNextRefresh() {
        thing.write = request -> request.planned().with(STATUS, "busy");
        var planned = existing("name", "b");
        var result = engine.apply(thing, existing("name", "a"), planned, whole("name", "b"), new byte[0]);
        assertThat(result.diagnostics()).isEmpty();
        assertThat(result.state()).isEqualTo(planned);
    }

    @Test
    void anotherValueThanPlannedIsAnErrorAndTheStateIsWhatTheServerSays() {
        thing.write = request -> made(request).with(NAME, "b").with(PASSWORD, "hunter3");
        var result = create(whole("name", "a", "password", "hunter2"));
        assertThat(told(result.diagnostics()))
                .containsExactly("name: Server Kept Another Value", "password: Server Kept Another Value");
        assertThat(result.diagnostics().toString()).contains("\"b\"").doesNotContain("hunter");
        assertThat(((Value.MapValue) result.state()).at("name")).isEqualTo(Value.of("b"));
    }

    @Test
    void anAnswerOfTheWrongTypeIsOurBugAndTheObjectIsKept() {
        thing.write = request -> made(request).withValue(SIZE, Value.of("large"));
        var result = create(whole("name", "a"));
        assertThat(told(result.diagnostics())).containsExactly("size: Bug in the Provider");
        assertThat(result.state()).isEqualTo(existing("name", "a"));
    }

    @Test
    void nothingIsStoredOfAnObjectThatWasNotMade() {
        thing.write = failing(new IllegalStateException());
        var result = create(whole("name", "a"));
        assertThat(told(result.diagnostics())).containsExactly(": Explained");
        assertThat(result.state().isNull()).isTrue();
    }

    @Test
    void whatWasSavedIsStoredWhateverHappensAfterwards() {
        thing.write = request -> {
            request.save(request.planned().with(ID, "1"));
            request.privateState().put("step", "two");
            throw new OutOfMemoryError();
        };
        var result = create(whole("name", "a"));
        assertThat(told(result.diagnostics())).containsExactly(": Bug in the Provider");
        assertThat(result.state())
                .isEqualTo(new Values((Value.MapValue) existing("name", "a"))
                        .withValue(STATUS, Value.NULL)
                        .values());
        assertThat(result.privateState().get("step")).isEqualTo("two");
    }

    @Test
    void anExplanationThatBreaksDownLosesNothing() {
        explain = failing(new IllegalArgumentException("hunter2"));
        thing.write = request -> {
            request.save(request.planned().with(ID, "1"));
            throw new IllegalStateException("hunter2");
        };
        var result = create(whole("name", "a"));
        assertThat(told(result.diagnostics())).containsExactly(": Bug in the Provider");
        assertThat(result.diagnostics().getFirst().detail())
                .contains("IllegalArgumentException at ")
                .doesNotContain("hunter2");
        assertThat(((Value.MapValue) result.state()).at("id")).isEqualTo(Value.of("1"));
    }

    @Test
    void aChangeThatFailsKeepsThePriorState() {
        thing.write = failing(new IllegalStateException());
        var result = update(existing("name", "a"), whole("name", "b"));
        assertThat(told(result.diagnostics())).containsExactly(": Explained");
        assertThat(result.state()).isEqualTo(existing("name", "a"));
    }

    @Test
    void removingWhatIsGoneIsNoError() {
        thing.delete = failing(new Gone());
        var result = engine.apply(thing, existing(), Value.NULL, Value.NULL, new byte[0]);
        assertThat(result.diagnostics()).isEmpty();
        assertThat(result.state().isNull()).isTrue();
    }

    @Test
    void aChangeThatFailsKeepsWhatOnlyTerraformKnows() {
        thing.write = request -> {
            // As the server tells it: nothing about what it does not know.
            request.save(Values.EMPTY.with(ID, "1").with(NAME, "b"));
            throw new IllegalStateException();
        };
        var prior = whole("id", "1", "name", "a", "region", "here", "guarded", true);
        var config = whole("name", "b", "region", "here", "guarded", true);
        var planned =
                engine.plan(thing, prior, config, config, new byte[0], false).planned();
        var state = (Value.MapValue)
                engine.apply(thing, prior, planned, config, new byte[0]).state();
        assertThat(state.at("name")).isEqualTo(Value.of("b"));
        assertThat(state.at("region")).isEqualTo(Value.of("here"));
        assertThat(state.at("guarded")).isEqualTo(Value.of(true));
    }

    @Test
    void anObjectThatAnEarlierCreateMadeIsTakenOver() {
        var tries = new ArrayList<Boolean>();
        thing.write = request -> {
            tries.add(request.isCreate());
            if (request.isCreate()) {
                throw new AlreadyCreatedException("7");
            }
            assertThat(request.isAdopted()).isTrue();
            return request.planned().with(STATUS, "idle");
        };
        thing.read = request -> request.state().with(NAME, "old");
        var result = create(whole("name", "a"));
        assertThat(told(result.diagnostics())).containsExactly(": Object of an Interrupted Apply Adopted");
        assertThat(((Value.MapValue) result.state()).at("id")).isEqualTo(Value.of("7"));
        assertThat(((Value.MapValue) result.state()).at("name")).isEqualTo(Value.of("a"));
        assertThat(tries).containsExactly(true, false);
    }

    @Test
    void whatCannotBecomeWhatIsPlannedIsNotTakenOver() {
        thing.write = _ -> {
            throw new AlreadyCreatedException("7");
        };
        thing.read = request -> request.state().with(REGION, "elsewhere");
        var result = create(whole("region", "here"));
        assertThat(told(result.diagnostics())).containsExactly(": Object of an Interrupted Apply Differs");
        assertThat(result.state().isNull()).isTrue();
    }

    @Test
    void removingThatFailsKeepsTheObject() {
        thing.delete = request -> {
            request.save(request.prior().withValue(STATUS, UNKNOWN));
            throw new IllegalStateException();
        };
        var result = engine.apply(thing, existing("name", "a"), Value.NULL, Value.NULL, new byte[0]);
        assertThat(told(result.diagnostics())).containsExactly(": Explained");
        assertThat(result.state().isWhollyKnown()).isTrue();
        assertThat(((Value.MapValue) result.state()).at("name")).isEqualTo(Value.of("a"));
    }

    @Test
    @Timeout(120)
    void stoppingEndsWaitsAndLetsLaterRequestsWork() throws Exception {
        var waiting = new CountDownLatch(1);
        thing.write = request -> {
            request.save(request.planned().with(ID, "1"));
            waiting.countDown();
            request.cancellation().pause(Duration.ofMinutes(5));
            return made(request);
        };
        var running = new FutureTask<>(() -> create(whole("name", "a")));
        Thread.ofVirtual().start(running);
        assertThat(waiting.await(60, TimeUnit.SECONDS)).isTrue();
        engine.stop();
        var result = running.get(60, TimeUnit.SECONDS);
        assertThat(told(result.diagnostics())).containsExactly(": Interrupted");
        assertThat(((Value.MapValue) result.state()).at("id")).isEqualTo(Value.of("1"));

        thing.write = EngineTest::made;
        assertThat(create(whole("name", "b")).diagnostics()).isEmpty();
    }

    @Test
    void everyOperationHasItsDeadline() {
        var timesLeft = new ArrayList<Duration>();
        thing.write = request -> {
            timesLeft.add(request.timeLeft());
            return made(request);
        };
        thing.delete = request -> {
            timesLeft.add(request.timeLeft());
            return null;
        };
        thing.read = request -> {
            timesLeft.add(request.timeLeft());
            return request.state();
        };
        var config = whole("timeouts", object("create", "30s", "delete", "1h"));
        var created = create(config).state();
        update(created, whole("timeouts", object("create", "30s", "delete", "1h"), "name", "b"));
        engine.read(thing, created, new byte[0], false);
        engine.apply(thing, created, Value.NULL, Value.NULL, new byte[0]);
        assertThat(timesLeft)
                .extracting(duration -> Math.ceilDiv(duration.toSeconds(), 10) * 10)
                .containsExactly(30L, 360L, 60L, 3600L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"30", "0", "-1s", "soon", "1d"})
    void aTimeoutNeedsItsUnit(String duration) {
        var config = whole("timeouts", object("create", duration));
        assertThat(told(engine.validateResource(thing, config, true)))
                .containsExactly("timeouts.create: Invalid Attribute Value");
        assertThat(TIMEOUTS.attribute().name()).isEqualTo("timeouts");
    }

    // ---------------------------------------------------------------------------------------------------- reading

    @Test
    void whatIsGoneIsNullAndOnlyThat() {
        thing.read = _ -> null;
        assertThat(engine.read(thing, existing(), new byte[0], false).state().isNull())
                .isTrue();
        thing.read = failing(new Gone());
        var result = engine.read(thing, existing("name", "a"), new byte[0], false);
        assertThat(told(result.diagnostics())).containsExactly(": Explained");
        assertThat(result.state()).isEqualTo(existing("name", "a"));
    }

    @Test
    void aReadThatFailsChangesNothing() {
        var privateState = new PrivateState();
        privateState.put("key", "x");
        thing.read = request -> {
            request.privateState().put("key", "y");
            throw new StackOverflowError();
        };
        var result = engine.read(thing, existing("name", "a"), privateState.encoded(), false);
        assertThat(told(result.diagnostics())).containsExactly(": Bug in the Provider");
        assertThat(result.state()).isEqualTo(existing("name", "a"));
        assertThat(result.privateState().get("key")).isEqualTo("x");
    }

    @Test
    void aReadAnswersWhatTheServerSays() {
        thing.read = request -> {
            request.privateState().put("key", "y");
            return state("name", "b", "password_wo", "s", "size", null);
        };
        var result = engine.read(thing, existing("name", "a", "size", 1), new byte[0], false);
        assertThat(result.diagnostics()).isEmpty();
        assertThat(result.state()).isEqualTo(existing("name", "b"));
        assertThat(result.privateState().get("key")).isEqualTo("y");
    }

    @Test
    void aReadOfTheWrongTypeIsOurBugAndChangesNothing() {
        thing.read = _ -> state("size", "large");
        var result = engine.read(thing, existing("size", 1), new byte[0], false);
        assertThat(told(result.diagnostics())).containsExactly("size: Bug in the Provider");
        assertThat(result.state()).isEqualTo(existing("size", 1));
    }

    // --------------------------------------------------------------------------------------------------- importing

    @Test
    void anImportIsReadWithTheDefaultsOfWhatOnlyTerraformKnows() {
        var imports = new ArrayList<Boolean>();
        thing.read = request -> {
            imports.add(request.isImport());
            return state("name", "a", "status", "idle");
        };
        var imported = engine.importState(thing, "1", false);
        assertThat(imported.state()).isEqualTo(whole("id", "1"));
        var read = engine.read(thing, imported.state(), imported.privateState().encoded(), false);
        assertThat(read.state()).isEqualTo(existing("name", "a"));
        engine.read(thing, read.state(), read.privateState().encoded(), false);
        assertThat(imports).containsExactly(true, false);
        assertThat(plan(read.state(), whole("name", "a")).planned()).isEqualTo(read.state());
    }

    @Test
    void thereMayBeNothingToImport() {
        thing.importState = failing(new Gone());
        var result = engine.importState(thing, "-x", false);
        assertThat(told(result.diagnostics())).containsExactly(": Import Target Not Found");
        assertThat(result.diagnostics().getFirst().detail()).contains("`-x`");
        thing.importState = failing(new IllegalStateException());
        assertThat(told(engine.importState(thing, "x", false).diagnostics())).containsExactly(": Explained");
    }

    // --------------------------------------------------------------------------------------------------- upgrading

    private static final class FromZero implements StateUpgrader {
        private static final Schema.Builder OLD = Schema.resource("dokploy_thing", "A thing.");
        private static final Attribute<Long> TITLE = OLD.integer("title").describe("Its title.");
        private static final Schema SCHEMA = OLD.build();

        @Override
        public Schema from() {
            return SCHEMA;
        }

        @Override
        public Values upgrade(Values stored) {
            return Values.EMPTY.with(ID, "1").with(NAME, "n" + stored.get(TITLE));
        }
    }

    @Test
    void statesAreCarriedOverToTheCurrentSchema() {
        thing.upgrades = List.of(new FromZero());
        assertThat(engine.storedForm(thing, THING, 102)).isEqualTo(new StoredForm(SCHEMA.valueType(), true));
        assertThat(engine.storedForm(thing, THING, 100)).isEqualTo(new StoredForm(FromZero.SCHEMA.valueType(), true));

        var current = engine.upgrade(thing, THING, 102, existing("name", "a"));
        assertThat(current.diagnostics()).isEmpty();
        assertThat(current.state()).isEqualTo(existing("name", "a"));
        var upgraded = engine.upgrade(thing, THING, 100, object("title", 5));
        assertThat(upgraded.diagnostics()).isEmpty();
        assertThat(upgraded.state()).isEqualTo(whole("id", "1", "name", "n5"));
    }

    @ParameterizedTest
    @ValueSource(longs = {101, 103})
    void statesOfUnknownVersionsAreErrors(long version) {
        thing.upgrades = List.of(new FromZero());
        assertThat(told(engine.upgrade(thing, THING, version, existing()).diagnostics()))
                .containsExactly(": State from a Newer Version");
    }

    @Test
    void anUpgradeThatBreaksDownIsADiagnostic() {
        thing.upgrades = List.of(new FromZero());
        assertThat(told(engine.upgrade(thing, THING, 100, object("title", null)).diagnostics()))
                .containsExactly(": Explained");
    }

    @Test
    void storedWriteOnlyValuesAreForgotten() {
        var stored = whole("id", "1", "password_wo", "s");
        assertThat(engine.upgrade(thing, THING, 102, stored).state()).isEqualTo(whole("id", "1"));
    }

    // -------------------------------------------------------------------------------- data and ephemeral resources

    @Test
    void somethingIsLookedUp() {
        var found = engine.readData(dataSource, whole("name", "a"), false);
        assertThat(found.diagnostics()).isEmpty();
        assertThat(found.state()).isEqualTo(whole("name", "a", "status", "idle"));
        lookUp = failing(new IllegalStateException());
        assertThat(told(engine.readData(dataSource, whole(), false).diagnostics()))
                .containsExactly(": Explained");
        lookUp = _ -> state("size", "large");
        assertThat(told(engine.readData(dataSource, whole(), false).diagnostics()))
                .containsExactly("size: Bug in the Provider");
    }

    @Test
    void somethingIsOpenedRenewedAndClosed() {
        var opened = engine.open(token, whole("name", "a"), false);
        assertThat(opened.diagnostics()).isEmpty();
        assertThat(opened.result()).isEqualTo(whole("name", "a", "status", "open", "guarded", false));
        assertThat(engine.renew(token, new byte[0]).renewAt()).isEqualTo(Instant.EPOCH);
        assertThat(engine.close(token, new byte[0])).isEmpty();
    }

    @Test
    void openingMayFailAndClosingWhatIsGoneIsNoError() {
        open = failing(new IllegalStateException());
        assertThat(told(engine.open(token, whole(), false).diagnostics())).containsExactly(": Explained");
        open = config -> new Ephemeral.OpenResponse(config.with(NAME, "b"), new PrivateState(), null);
        assertThat(told(engine.open(token, whole("name", "a"), false).diagnostics()))
                .containsExactly("name: Bug in the Provider");
        close = failing(new Gone());
        assertThat(engine.close(token, new byte[0])).isEmpty();
        close = failing(new IllegalStateException());
        assertThat(told(engine.close(token, new byte[0]))).containsExactly(": Explained");
    }

    @Test
    void whatTerraformLeavesOpenIsClosedAtTheEnd() {
        var closed = Collections.synchronizedList(new ArrayList<String>());
        close = privateState -> {
            closed.add(String.valueOf(privateState.get("token")));
            return null;
        };
        open = config -> {
            var notes = new PrivateState();
            notes.put("token", config.find(NAME));
            return new Ephemeral.OpenResponse(config.with(STATUS, "open"), notes, null);
        };
        var first = engine.open(token, whole("name", "a"), false).privateState();
        engine.open(token, whole("name", "b"), false);
        engine.open(token, whole("name", "c"), false);
        engine.open(token, whole(), false);
        engine.configure(Value.NULL, "1.11.4");
        assertThat(engine.close(token, first.encoded())).isEmpty();
        assertThat(closed).containsExactly("a");
        assertThat(engine.end()).isEmpty();
        assertThat(closed).as("what nothing is noted of needs no end").containsExactlyInAnyOrder("a", "b", "c");
        assertThat(engine.end()).isEmpty();
        assertThat(closed).hasSize(3);
    }

    @Test
    void whatIsOpenedOnlyAfterTheEndIsClosedAtOnce() throws Exception {
        var isOpening = new CountDownLatch(1);
        var hasEnded = new CountDownLatch(1);
        var closed = Collections.synchronizedList(new ArrayList<String>());
        close = privateState -> {
            closed.add(String.valueOf(privateState.get("token")));
            return null;
        };
        open = config -> {
            isOpening.countDown();
            try {
                hasEnded.await();
            } catch (InterruptedException interrupted) {
                throw new IllegalStateException(interrupted);
            }
            var notes = new PrivateState();
            notes.put("token", config.find(NAME));
            return new Ephemeral.OpenResponse(config.with(STATUS, "open"), notes, null);
        };
        var late = CompletableFuture.supplyAsync(
                () -> engine.open(token, whole("name", "a"), false), Thread::startVirtualThread);
        isOpening.await();
        var end = CompletableFuture.supplyAsync(engine::end, Thread::startVirtualThread);
        Thread.sleep(100);
        assertThat(end).as("the end, which waits a moment").isNotDone();
        hasEnded.countDown();
        assertThat(end.get()).isEmpty();
        assertThat(closed).containsExactly("a");
        assertThat(told(late.get().diagnostics())).containsExactly(": Interrupted");
    }

    @Test
    void whatCannotBeClosedIsTriedAgainAtTheEnd() {
        open = config -> {
            var notes = new PrivateState();
            notes.put("token", "a");
            return new Ephemeral.OpenResponse(config.with(STATUS, "open"), notes, null);
        };
        var opened = engine.open(token, whole("name", "a"), false).privateState();
        close = failing(new IllegalStateException());
        assertThat(told(engine.close(token, opened.encoded()))).containsExactly(": Explained");
        assertThat(told(engine.end())).containsExactly(": Explained");
        close = failing(new Gone());
        assertThat(engine.end()).isEmpty();
        close = failing(new IllegalStateException());
        assertThat(engine.end()).as("closed already").isEmpty();
    }

    // ----------------------------------------------------------------------------------------------- configuration

    @Test
    void withoutAKnownConfigurationPlansWorkAndReadsKeepWhatIsThere() {
        assertThat(engine.configure(object("endpoint", UNKNOWN), "1.11.4")).isEmpty();
        var plan = plan(Value.NULL, whole("name", "a"));
        assertThat(plan.diagnostics()).isEmpty();
        assertThat(plan.isDeferred()).isFalse();
        assertThat(engine.read(thing, existing("name", "a"), new byte[0], false).state())
                .isEqualTo(existing("name", "a"));
        assertThat(told(engine.readData(dataSource, whole(), false).diagnostics()))
                .containsExactly(": Server Not Known Yet");
        assertThat(told(engine.apply(thing, existing(), Value.NULL, Value.NULL, new byte[0])
                        .diagnostics()))
                .containsExactly(": Server Not Known Yet");
    }

    @Test
    void withoutAKnownConfigurationTerraformIsAskedToComeBackWhereItAllowsThat() {
        engine.configure(object("endpoint", UNKNOWN), "1.13.0");
        var config = whole("name", "a");
        assertThat(engine.plan(thing, Value.NULL, config, config, new byte[0], true)
                        .isDeferred())
                .isTrue();
        assertThat(engine.read(thing, existing(), new byte[0], true).isDeferred())
                .isTrue();
        assertThat(engine.importState(thing, "1", true).isDeferred()).isTrue();
        var found = engine.readData(dataSource, config, true);
        assertThat(found.isDeferred()).isTrue();
        assertThat(((Value.MapValue) found.state()).at("name")).isEqualTo(Value.of("a"));
        assertThat(((Value.MapValue) found.state()).at("status")).isEqualTo(UNKNOWN);
        assertThat(engine.open(token, config, true).isDeferred()).isTrue();

        engine.configure(object("endpoint", "x"), "1.13.0");
        assertThat(engine.plan(thing, Value.NULL, config, config, new byte[0], true)
                        .isDeferred())
                .isFalse();
    }

    @Test
    void aConfigurationThatFailsLeavesNoConnectionBehind() {
        configure = failing(new IllegalStateException());
        assertThat(told(engine.configure(object("endpoint", "y"), "1.11.4"))).containsExactly(": Explained");
        assertThat(told(engine.read(thing, existing(), new byte[0], false).diagnostics()))
                .containsExactly(": Bug in the Provider");
    }
}
