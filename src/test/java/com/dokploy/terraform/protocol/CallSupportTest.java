package com.dokploy.terraform.protocol;

import static com.dokploy.terraform.protocol.AwkwardHost.bytes;
import static com.dokploy.terraform.protocol.AwkwardHost.json;
import static com.dokploy.terraform.protocol.AwkwardHost.nothing;
import static com.dokploy.terraform.protocol.AwkwardHost.object;
import static com.dokploy.terraform.protocol.AwkwardHost.state;
import static com.dokploy.terraform.protocol.AwkwardHost.summaries;
import static com.dokploy.terraform.protocol.AwkwardHost.thing;
import static com.dokploy.terraform.protocol.AwkwardHost.value;
import static org.assertj.core.api.Assertions.assertThat;

import com.dokploy.terraform.framework.DiagnosticException;
import com.dokploy.terraform.protocol.generated.ConfigureProvider;
import com.dokploy.terraform.protocol.generated.DynamicValue;
import com.dokploy.terraform.protocol.generated.ValidateDataResourceConfig;
import com.dokploy.terraform.protocol.generated.ValidateEphemeralResourceConfig;
import com.dokploy.terraform.protocol.generated.ValidateProviderConfig;
import com.dokploy.terraform.schema.Values;
import com.dokploy.terraform.value.Type;
import com.dokploy.terraform.value.Value;
import com.google.protobuf.ByteString;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for every call: values of all forms, malformed ones, and code that breaks down. */
class CallSupportTest {
    private final AwkwardProvider provider = new AwkwardProvider();

    @AutoClose
    private final AwkwardHost host = new AwkwardHost(provider);

    static List<Arguments> forms() {
        var one = thing(AwkwardProvider.NAME, "one").getMsgpack();
        var two = ByteString.copyFromUtf8("{\"name\":\"two\"}");
        return List.of(
                Arguments.of("unset", DynamicValue.getDefaultInstance(), "nothing"),
                Arguments.of(
                        "messagepack", DynamicValue.newBuilder().setMsgpack(one).build(), "one"),
                Arguments.of("json", DynamicValue.newBuilder().setJson(two).build(), "two"),
                Arguments.of(
                        "both",
                        DynamicValue.newBuilder().setMsgpack(one).setJson(two).build(),
                        "one"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("forms")
    void aValueComesInTwoForms(String name, DynamicValue config, String expected) {
        var planned = thing(host.plan(nothing(), config).getPlannedState());

        assertThat(planned instanceof Value.MapValue thing ? ((Value.Text) thing.at("name")).text() : "nothing")
                .isEqualTo(expected);
    }

    static List<Arguments> malformed() {
        return List.of(
                Arguments.of("meaningless", bytes("c1"), ""),
                Arguments.of("cut short", bytes("8fa2"), ""),
                Arguments.of("huge header", bytes("dfffffffff"), ""),
                Arguments.of("of another kind", bytes("90"), ""),
                Arguments.of("broken json", json("{\"name\":"), ".name"),
                Arguments.of("an attribute missing", bytes("80"), ".active"),
                Arguments.of("an attribute too many", bytes("81a3616263c0"), ".abc"),
                Arguments.of("number for a string", json("{\"name\":1}"), ".name"),
                Arguments.of("deep inside", json("{\"parts\":[{},{\"port\":\"80\"}]}"), ".parts[1].port"),
                Arguments.of("under a key", json("{\"named\":{\"k\":[]}}"), ".named[\"k\"]"),
                Arguments.of("in a set", json("{\"spares\":[{\"port\":true}]}"), ".spares"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("malformed")
    void malformedValuesAreErrorsWithAPathInEveryCall(String name, DynamicValue bad, String path) {
        host.configured();
        var good = thing(AwkwardProvider.ID, "thing-1", AwkwardProvider.NAME, "one");
        var top = path.replaceFirst("^(\\.[a-z_]+).*", "$1");
        var expected = List.of("ERROR " + top + ": Unreadable Request");

        assertThat(summaries(host.plan(bad, good).getDiagnosticsList())).isEqualTo(expected);
        assertThat(summaries(host.plan(good, bad).getDiagnosticsList())).isEqualTo(expected);
        assertThat(summaries(host.read(bad).getDiagnosticsList())).isEqualTo(expected);
        assertThat(host.read(bad).getNewState()).isEqualTo(bad);
        assertThat(summaries(host.apply(bad, good, good).getDiagnosticsList())).isEqualTo(expected);
        var applied = host.apply(good, bad, good);
        assertThat(summaries(applied.getDiagnosticsList())).isEqualTo(expected);
        assertThat(applied.getNewState()).isEqualTo(good);
        assertThat(summaries(host.validate(bad).getDiagnosticsList())).isEqualTo(expected);
        if (!path.equals(top)) {
            assertThat(host.validate(bad).getDiagnostics(0).getDetail()).startsWith("In `" + path.substring(1) + "`: ");
        }
        assertThat(provider.server.things).isEmpty();
    }

    /** Terraform shows the line of configuration only for the path of a top-level attribute. */
    @Test
    void theWholePathIsInTheTextAndTheTopLevelAttributeInThePath() {
        var config = json("{\"name\":\"one\",\"parts\":[{\"port\":80}]}");

        var diagnostics = host.validate(config).getDiagnosticsList();

        assertThat(summaries(diagnostics)).containsExactly("ERROR .parts: Missing Required Argument");
        assertThat(diagnostics.getFirst().getDetail()).startsWith("`parts[0].host` is required");
    }

    @Test
    void requiredArgumentsThatAreNullAreErrorsEverywhere() {
        var required = "ERROR .holder: Missing Required Argument";
        var ephemeral = host.provider()
                .validateEphemeralResourceConfig(ValidateEphemeralResourceConfig.Request.newBuilder()
                        .setTypeName("awkward_token")
                        .setConfig(json("{}"))
                        .build());

        assertThat(summaries(ephemeral.getDiagnosticsList())).containsExactly(required);
        assertThat(summaries(host.provider()
                        .validateDataResourceConfig(ValidateDataResourceConfig.Request.newBuilder()
                                .setTypeName("awkward_thing")
                                .setConfig(json("{}"))
                                .build())
                        .getDiagnosticsList()))
                .containsExactly("ERROR .name: Missing Required Argument");
        assertThat(summaries(host.validate(json("{}")).getDiagnosticsList()))
                .containsExactly("ERROR .name: Missing Required Argument");
    }

    @Test
    void malformedConfigurationsOfProviderAndDataSourceAreErrors() {
        var bad = bytes("c1");

        assertThat(summaries(host.provider()
                        .validateProviderConfig(ValidateProviderConfig.Request.newBuilder()
                                .setConfig(bad)
                                .build())
                        .getDiagnosticsList()))
                .containsExactly("ERROR : Unreadable Request");
        assertThat(summaries(host.provider()
                        .configureProvider(ConfigureProvider.Request.newBuilder()
                                .setConfig(bad)
                                .build())
                        .getDiagnosticsList()))
                .containsExactly("ERROR : Unreadable Request");
        assertThat(summaries(host.provider()
                        .validateDataResourceConfig(ValidateDataResourceConfig.Request.newBuilder()
                                .setTypeName("awkward_thing")
                                .setConfig(bad)
                                .build())
                        .getDiagnosticsList()))
                .containsExactly("ERROR : Unreadable Request");
        assertThat(summaries(host.readData(bad).getDiagnosticsList())).containsExactly("ERROR : Unreadable Request");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.1",
                "0.3333333333333333333333333333333333333333333333333333333333333333333333333333333333333",
                "1e400",
                "-1e-400",
                "18446744073709551616",
                "0.5",
                "-0",
                "9007199254740993"
            })
    void numbersGoThroughExactly(String digits) {
        host.configured();
        var number = new Value.Number(new BigDecimal(digits));

        var made = host.change(nothing(), thing(AwkwardProvider.NAME, "one", AwkwardProvider.RATIO, number));

        assertThat(made.getDiagnosticsList()).isEmpty();
        assertThat(state(made.getNewState()).value(AwkwardProvider.RATIO)).isEqualTo(number);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e400", "9223372036854775808", "1.5"})
    void wholeNumbersOutOfRangeAreErrorsOfTheirAttribute(String digits) {
        var number = new Value.Number(new BigDecimal(digits));

        assertThat(summaries(host.validate(thing(AwkwardProvider.NAME, "one", AwkwardProvider.SIZE, number))
                        .getDiagnosticsList()))
                .containsExactly("ERROR .size: Invalid Attribute Value");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\0b", "e\u0301", "🤷", "line\nline"})
    void everyTextGoesThrough(String text) {
        host.configured();

        var made = host.change(nothing(), thing(AwkwardProvider.NAME, "one", AwkwardProvider.TEXT, text));

        assertThat(made.getDiagnosticsList()).isEmpty();
        assertThat(state(made.getNewState()).value(AwkwardProvider.TEXT)).isEqualTo(Value.of(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"d40000", "c70000", "d4ff00", "c7090c8201c202a47072652d"})
    void whateverIsUnknownStaysUnknown(String unknown) {
        var config = new HashMap<String, Value>(
                object(AwkwardProvider.THING, AwkwardProvider.NAME, "one").entries());
        config.put("text", DynamicValues.decode(bytes(unknown), Type.STRING));

        var planned = host.plan(
                nothing(), DynamicValues.encode(new Value.MapValue(config), AwkwardProvider.THING.valueType()));

        assertThat(planned.getDiagnosticsList()).isEmpty();
        assertThat(state(planned.getPlannedState()).value(AwkwardProvider.TEXT)).isEqualTo(config.get("text"));
    }

    static List<Arguments> breakdowns() {
        return List.of(
                breakdown("an exception", () -> {
                    throw new IllegalStateException("oh");
                }),
                breakdown("an error", () -> {
                    throw new AssertionError("oh");
                }),
                breakdown("endless recursion", CallSupportTest::endless),
                breakdown("no more memory", () -> {
                    throw new OutOfMemoryError("oh");
                }),
                breakdown("a missing class", () -> {
                    throw new NoClassDefFoundError("oh");
                }));
    }

    private static Arguments breakdown(String name, Supplier<Values> code) {
        return Arguments.of(name, code);
    }

    @SuppressWarnings("InfiniteRecursion") // that is the point
    private static Values endless() {
        return endless().with(AwkwardProvider.ID, "deeper");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("breakdowns")
    void aBreakdownIsAnErrorOfItsCallOnly(String name, Supplier<Values> code) {
        host.configured();
        var good = host.change(nothing(), thing(AwkwardProvider.NAME, "good"));

        provider.create = (_, _) -> code.get();
        var created = host.change(nothing(), thing(AwkwardProvider.NAME, "bad"));
        assertThat(summaries(created.getDiagnosticsList())).hasSize(1).allMatch(summary -> summary.startsWith("ERROR"));
        assertThat(thing(created.getNewState())).isEqualTo(Value.NULL);

        provider.create = (request, _) -> {
            request.save(request.planned().with(AwkwardProvider.ID, "half-made"));
            return code.get();
        };
        var half = host.change(nothing(), thing(AwkwardProvider.NAME, "bad"));
        assertThat(half.getDiagnosticsCount()).isEqualTo(1);
        assertThat(state(half.getNewState()).get(AwkwardProvider.ID)).isEqualTo("half-made");
        assertThat(thing(half.getNewState()).isWhollyKnown()).isTrue();

        provider.read = (_, _) -> code.get();
        var read = host.read(good.getNewState());
        assertThat(read.getDiagnosticsCount()).isEqualTo(1);
        assertThat(read.getNewState()).isEqualTo(good.getNewState());

        provider.update = (_, _) -> code.get();
        var updated = host.change(good.getNewState(), thing(AwkwardProvider.NAME, "good", AwkwardProvider.TEXT, "new"));
        assertThat(updated.getDiagnosticsCount()).isEqualTo(1);
        assertThat(updated.getNewState()).isEqualTo(good.getNewState());

        provider.delete = (_, _) -> code.get();
        var deleted = host.apply(good.getNewState(), nothing(), nothing());
        assertThat(deleted.getDiagnosticsCount()).isEqualTo(1);
        assertThat(deleted.getNewState()).isEqualTo(good.getNewState());

        provider.lookUp = (_, _) -> code.get();
        assertThat(host.readData(value(AwkwardProvider.LOOKUP, AwkwardProvider.WANTED, "good"))
                        .getDiagnosticsCount())
                .isEqualTo(1);

        provider.read = new AwkwardProvider().read;
        assertThat(host.read(good.getNewState()).getDiagnosticsList()).isEmpty();
    }

    @Test
    void whatOthersSayIsFitForATerminalAndHoldsNoSecret() {
        host.configured();
        host.change(nothing(), thing(AwkwardProvider.NAME, "web", AwkwardProvider.SECRET, "hunter-2222"));
        provider.create = (_, _) -> {
            throw new DiagnosticException(com.dokploy.terraform.framework.Diagnostic.error(
                    "Failed \u001b]0;title\u0007hunter-2222",
                    "\u001b[31mThe log\u001b[0m:\n\tDATABASE_PASSWORD=hunter-2222\r\n\tTOKEN=tok-33333\u202e"));
        };

        var other = host.change(nothing(), thing(AwkwardProvider.NAME, "database", AwkwardProvider.TOKEN, "tok-33333"));

        assertThat(other.getDiagnosticsCount()).isEqualTo(1);
        assertThat(other.getDiagnostics(0).getSummary()).isEqualTo("Failed (sensitive)");
        assertThat(other.getDiagnostics(0).getDetail())
                .isEqualTo("The log:\n\tDATABASE_PASSWORD=(sensitive)\n\tTOKEN=(sensitive)");
    }

    @Test
    void anInterruptedHandlerAnswers() {
        host.configured();
        provider.create = (request, _) -> {
            request.save(request.planned().with(AwkwardProvider.ID, "half-made"));
            Thread.currentThread().interrupt();
            request.cancellation().pause(Duration.ofMinutes(10));
            throw new AssertionError("not interrupted");
        };

        var created = host.change(nothing(), thing(AwkwardProvider.NAME, "one"));

        assertThat(summaries(created.getDiagnosticsList())).containsExactly("ERROR : Interrupted");
        assertThat(state(created.getNewState()).get(AwkwardProvider.ID)).isEqualTo("half-made");
    }
}
