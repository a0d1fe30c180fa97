package com.dokploy.terraform.protocol;

import static com.dokploy.terraform.protocol.AwkwardHost.nothing;
import static com.dokploy.terraform.protocol.AwkwardHost.object;
import static com.dokploy.terraform.protocol.AwkwardHost.state;
import static com.dokploy.terraform.protocol.AwkwardHost.summaries;
import static com.dokploy.terraform.protocol.AwkwardHost.thing;
import static org.assertj.core.api.Assertions.assertThat;

import com.dokploy.terraform.protocol.generated.ClientCapabilities;
import com.dokploy.terraform.protocol.generated.ImportResourceState;
import com.dokploy.terraform.protocol.generated.MoveResourceState;
import com.dokploy.terraform.protocol.generated.PlanResourceChange;
import com.dokploy.terraform.protocol.generated.RawState;
import com.dokploy.terraform.protocol.generated.ReadResource;
import com.dokploy.terraform.protocol.generated.UpgradeResourceState;
import com.dokploy.terraform.protocol.generated.ValidateResourceConfig;
import com.dokploy.terraform.schema.Values;
import com.dokploy.terraform.value.Value;
import com.google.protobuf.ByteString;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The life of a managed resource, with code that answers something else than was planned. */
class ManagedResourceCallsTest {
    private final AwkwardProvider provider = new AwkwardProvider();

    @AutoClose
    private final AwkwardHost host = new AwkwardHost(provider);

    @Test
    void aThingIsMadeReadChangedAndRemoved() {
        host.configured();
        var config = thing(AwkwardProvider.NAME, "one", AwkwardProvider.TOKEN, "hush");

        var plan = host.plan(nothing(), config);
        assertThat(plan.getDiagnosticsList()).isEmpty();
        assertThat(thing(plan.getPlannedState()))
                .isEqualTo(object(
                        AwkwardProvider.THING,
                        AwkwardProvider.ID,
                        Value.UNKNOWN,
                        AwkwardProvider.NAME,
                        "one",
                        AwkwardProvider.ACTIVE,
                        Value.of(true),
                        AwkwardProvider.NOTE,
                        Value.UNKNOWN));

        var made = host.apply(nothing(), plan.getPlannedState(), config);
        assertThat(made.getDiagnosticsList()).isEmpty();
        assertThat(thing(made.getNewState()))
                .isEqualTo(object(
                        AwkwardProvider.THING,
                        AwkwardProvider.ID,
                        "thing-1",
                        AwkwardProvider.NAME,
                        "one",
                        AwkwardProvider.ACTIVE,
                        Value.of(true),
                        AwkwardProvider.NOTE,
                        "noted by the server"));

        var read = host.read(made.getNewState());
        assertThat(read.getDiagnosticsList()).isEmpty();
        assertThat(read.getNewState()).isEqualTo(made.getNewState());

        var again = host.plan(made.getNewState(), config);
        assertThat(again.getPlannedState()).isEqualTo(made.getNewState());
        assertThat(again.getRequiresReplaceList()).isEmpty();

        var changed = host.change(made.getNewState(), thing(AwkwardProvider.NAME, "one", AwkwardProvider.TEXT, "more"));
        assertThat(changed.getDiagnosticsList()).isEmpty();
        assertThat(state(changed.getNewState()).get(AwkwardProvider.TEXT)).isEqualTo("more");

        var replaced = host.plan(changed.getNewState(), thing(AwkwardProvider.NAME, "two"));
        assertThat(replaced.getRequiresReplaceList()).hasSize(1);
        assertThat(replaced.getRequiresReplace(0).getSteps(0).getAttributeName())
                .isEqualTo("name");

        var removed = host.apply(
                changed.getNewState(),
                host.plan(changed.getNewState(), nothing()).getPlannedState(),
                nothing());
        assertThat(removed.getDiagnosticsList()).isEmpty();
        assertThat(thing(removed.getNewState())).isEqualTo(Value.NULL);
        assertThat(thing(host.read(changed.getNewState()).getNewState())).isEqualTo(Value.NULL);
    }

    @Test
    void aThingIsImported() {
        host.configured();
        var made = host.change(nothing(), thing(AwkwardProvider.NAME, "one"));

        var imported = host.provider()
                .importResourceState(ImportResourceState.Request.newBuilder()
                        .setTypeName("awkward_thing")
                        .setId("thing-1")
                        .build());

        assertThat(imported.getDiagnosticsList()).isEmpty();
        assertThat(imported.getImportedResourcesList()).hasSize(1);
        var resource = imported.getImportedResources(0);
        assertThat(resource.getTypeName()).isEqualTo("awkward_thing");
        var read = host.provider()
                .readResource(ReadResource.Request.newBuilder()
                        .setTypeName("awkward_thing")
                        .setCurrentState(resource.getState())
                        .setPrivate(resource.getPrivate())
                        .build());
        assertThat(read.getNewState()).isEqualTo(made.getNewState());
    }

    @Test
    void nothingToImportIsAnError() {
        host.configured();

        var imported = host.provider()
                .importResourceState(ImportResourceState.Request.newBuilder()
                        .setTypeName("awkward_thing")
                        .setId("thing-404")
                        .build());

        assertThat(imported.getImportedResourcesList()).isEmpty();
        assertThat(summaries(imported.getDiagnosticsList())).containsExactly("ERROR : Import Target Not Found");
    }

    @Test
    void writeOnlyValuesNeedATerraformThatKnowsThem() {
        var validated = host.provider()
                .validateResourceConfig(ValidateResourceConfig.Request.newBuilder()
                        .setTypeName("awkward_thing")
                        .setConfig(thing(AwkwardProvider.NAME, "one", AwkwardProvider.TOKEN, "hush"))
                        .setClientCapabilities(ClientCapabilities.getDefaultInstance())
                        .build());

        assertThat(summaries(validated.getDiagnosticsList()))
                .containsExactly("ERROR .token_wo: Terraform 1.11 or Later Required");
    }

    @Test
    void aTextThatCannotBeSentIsLeftOutButTheObjectIsKept() {
        host.configured();
        provider.create = (request, _) ->
                request.planned().with(AwkwardProvider.ID, "thing-9").with(AwkwardProvider.NOTE, "half: \ud83e");

        var made = host.change(nothing(), thing(AwkwardProvider.NAME, "one"));

        assertThat(summaries(made.getDiagnosticsList())).containsExactly("ERROR .note: Bug in the Provider");
        assertThat(state(made.getNewState()).get(AwkwardProvider.ID)).isEqualTo("thing-9");
        assertThat(state(made.getNewState()).isNull(AwkwardProvider.NOTE)).isTrue();
    }

    @Test
    void aReadThatCannotBeSentLeavesTheStateAsItWas() {
        host.configured();
        var made = host.change(nothing(), thing(AwkwardProvider.NAME, "one"));
        provider.read = (request, _) -> request.state().with(AwkwardProvider.NOTE, "half: \ud83e");

        var read = host.read(made.getNewState());

        assertThat(summaries(read.getDiagnosticsList())).containsExactly("ERROR .note: Bug in the Provider");
        assertThat(read.getNewState()).isEqualTo(made.getNewState());
    }

    static List<Arguments> rawStates() {
        return List.of(
                Arguments.of(
                        "as written",
                        "{\"id\":\"thing-1\",\"name\":\"one\",\"parts\":[{\"host\":\"h\",\"port\":80}]}",
                        ""),
                Arguments.of("with a ghost", "{\"id\":\"thing-1\",\"name\":\"one\",\"ghost\":{\"x\":[1]}}", ""),
                Arguments.of("empty object", "{}", ""),
                Arguments.of("null", "null", "ERROR : Unreadable State"),
                Arguments.of("nothing", "", "ERROR : Unreadable State"),
                Arguments.of("no json", "{\"id\":", "ERROR .id: Unreadable State"),
                Arguments.of("of another type", "{\"parts\":[{\"host\":1}]}", "ERROR .parts: Unreadable State"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rawStates")
    void theStateIsUpgraded(String name, String json, String expected) {
        var upgraded = upgrade(100, RawState.newBuilder().setJson(ByteString.copyFromUtf8(json)));

        assertThat(String.join(",", summaries(upgraded.getDiagnosticsList()))).isEqualTo(expected);
        assertThat(upgraded.hasUpgradedState()).isEqualTo(expected.isEmpty());
        if (expected.isEmpty()) {
            assertThat(thing(upgraded.getUpgradedState())).isInstanceOf(Value.MapValue.class);
        }
    }

    @Test
    void whatTheStateLacksIsNull() {
        var upgraded = upgrade(100, RawState.newBuilder().setJson(ByteString.copyFromUtf8("{\"id\":\"thing-1\"}")));

        assertThat(thing(upgraded.getUpgradedState()))
                .isEqualTo(object(AwkwardProvider.THING, AwkwardProvider.ID, "thing-1"));
    }

    @Test
    void statesOfAnotherAgeAreErrors() {
        var json = RawState.newBuilder().setJson(ByteString.copyFromUtf8("{}"));

        assertThat(summaries(upgrade(100, RawState.newBuilder().putFlatmap("id", "1"))
                        .getDiagnosticsList()))
                .containsExactly("ERROR : Unreadable State");
        assertThat(summaries(upgrade(107, json).getDiagnosticsList()))
                .containsExactly("ERROR : State from a Newer Version");
    }

    private UpgradeResourceState.Response upgrade(long version, RawState.Builder state) {
        return host.provider()
                .upgradeResourceState(UpgradeResourceState.Request.newBuilder()
                        .setTypeName("awkward_thing")
                        .setVersion(version)
                        .setRawState(state)
                        .build());
    }

    @Test
    void aMoveOfAStateOfOursKeepsAllOfIt() {
        var state = RawState.newBuilder().setJson(ByteString.copyFromUtf8("{\"id\":\"thing-1\",\"name\":\"one\"}"));
        var notes = ByteString.copyFromUtf8("private state 1\na=b");

        var moved = host.provider()
                .moveResourceState(MoveResourceState.Request.newBuilder()
                        .setSourceProviderAddress("registry.example.com/mirror/dokploy")
                        .setSourceTypeName("awkward_thing")
                        .setSourceSchemaVersion(100)
                        .setSourceState(state)
                        .setSourcePrivate(notes)
                        .setTargetTypeName("awkward_thing")
                        .build());

        assertThat(moved.getDiagnosticsList()).isEmpty();
        assertThat(thing(moved.getTargetState()))
                .isEqualTo(object(AwkwardProvider.THING, AwkwardProvider.ID, "thing-1", AwkwardProvider.NAME, "one"));
        assertThat(moved.getTargetPrivate()).isEqualTo(notes);
    }

    static List<Arguments> foreignNotes() {
        return List.of(
                Arguments.of("of the Go SDK", ByteString.copyFromUtf8("{\"schema_version\":\"1\"}")),
                Arguments.of("garbage", ByteString.copyFrom(new byte[] {0, -1, 61, 10, 92})),
                Arguments.of("a megabyte", ByteString.copyFrom(new byte[1 << 20])));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("foreignNotes")
    void whatAnotherProviderNotedHurtsNobody(String name, ByteString privateState) {
        host.configured();
        var made = host.change(nothing(), thing(AwkwardProvider.NAME, "one"));

        var read = host.provider()
                .readResource(ReadResource.Request.newBuilder()
                        .setTypeName("awkward_thing")
                        .setCurrentState(made.getNewState())
                        .setPrivate(privateState)
                        .build());
        assertThat(read.getDiagnosticsList()).isEmpty();
        assertThat(read.getNewState()).isEqualTo(made.getNewState());

        var planned = host.provider()
                .planResourceChange(PlanResourceChange.Request.newBuilder()
                        .setTypeName("awkward_thing")
                        .setPriorState(made.getNewState())
                        .setProposedNewState(made.getNewState())
                        .setConfig(thing(AwkwardProvider.NAME, "one"))
                        .setPriorPrivate(privateState)
                        .build());
        assertThat(planned.getDiagnosticsList()).isEmpty();
    }

    @Test
    void whatIsNotedComesBack() {
        host.configured();
        provider.create = (request, _) -> {
            request.privateState().put("key", "two\nlines");
            return request.planned().with(AwkwardProvider.ID, "thing-1").with(AwkwardProvider.NOTE, "");
        };
        provider.read = (request, _) -> request.state()
                .with(AwkwardProvider.NOTE, request.privateState().get("key"));
        var made = host.change(nothing(), thing(AwkwardProvider.NAME, "one"));

        var read = host.provider()
                .readResource(ReadResource.Request.newBuilder()
                        .setTypeName("awkward_thing")
                        .setCurrentState(made.getNewState())
                        .setPrivate(made.getPrivate())
                        .build());

        assertThat(state(read.getNewState()).get(AwkwardProvider.NOTE)).isEqualTo("two\nlines");
        assertThat(read.getPrivate()).isEqualTo(made.getPrivate());
    }

    static List<Arguments> wrongAnswers() {
        return List.of(
                wrong("no object at all", plan -> null, "ERROR : Bug in the Provider", false),
                wrong(
                        "a computed value forgotten",
                        plan -> plan.with(AwkwardProvider.ID, "made"),
                        "ERROR .note: Bug in the Provider",
                        true),
                wrong(
                        "a planned value changed",
                        plan -> made(plan).with(AwkwardProvider.TEXT, "another"),
                        "ERROR .text: Server Kept Another Value",
                        true),
                wrong(
                        "a planned value lost",
                        plan -> made(plan).with(AwkwardProvider.TEXT, null),
                        "ERROR .text: Server Kept Another Value",
                        true),
                wrong(
                        "an element too many",
                        plan -> made(plan).with(AwkwardProvider.TAGS, Set.of("a", "b")),
                        "ERROR .tags: Server Kept Another Value",
                        true));
    }

    private static Arguments wrong(String name, UnaryOperator<Values> answer, String expected, boolean isKept) {
        return Arguments.of(name, answer, expected, isKept);
    }

    private static Values made(Values plan) {
        return plan.with(AwkwardProvider.ID, "made").with(AwkwardProvider.NOTE, "noted");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("wrongAnswers")
    void aWrongAnswerIsOneErrorAndTheObjectIsKept(
            String name, UnaryOperator<Values> answer, String expected, boolean isKept) {
        host.configured();
        provider.create = (request, _) -> answer.apply(request.planned());

        var made = host.change(
                nothing(),
                thing(
                        AwkwardProvider.NAME, "one",
                        AwkwardProvider.TEXT, "text",
                        AwkwardProvider.TAGS, Value.set(Value.of("a"))));

        assertThat(summaries(made.getDiagnosticsList())).containsExactly(expected);
        var kept = thing(made.getNewState());
        assertThat(kept.isWhollyKnown()).isTrue();
        assertThat(kept instanceof Value.MapValue object ? object.at("id") : Value.NULL)
                .isEqualTo(isKept ? Value.of("made") : Value.NULL);
    }
}
