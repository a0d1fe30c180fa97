package com.dokploy.terraform.protocol;

import static com.dokploy.terraform.protocol.AwkwardHost.bytes;
import static com.dokploy.terraform.protocol.AwkwardHost.nothing;
import static org.assertj.core.api.Assertions.assertThat;

import com.dokploy.terraform.protocol.generated.CallFunction;
import com.dokploy.terraform.protocol.generated.DynamicValue;
import com.dokploy.terraform.protocol.generated.GetFunctions;
import com.dokploy.terraform.protocol.generated.GetProviderSchema;
import com.dokploy.terraform.value.Type;
import com.dokploy.terraform.value.Value;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Signatures of functions, and calls with all kinds of arguments. */
class FunctionCallsTest {
    @AutoClose
    private final AwkwardHost host = new AwkwardHost(new AwkwardProvider());

    @Test
    void functionsAreTheSameInTheSchemaAndByThemselves() {
        var functions = host.provider()
                .getFunctions(GetFunctions.Request.getDefaultInstance())
                .getFunctionsMap();

        assertThat(functions)
                .containsOnlyKeys("repeat", "type_of")
                .isEqualTo(host.provider()
                        .getProviderSchema(GetProviderSchema.Request.getDefaultInstance())
                        .getFunctionsMap());
        var repeat = functions.get("repeat");
        assertThat(repeat.getParametersList())
                .extracting(parameter ->
                        parameter.getName() + " " + parameter.getType().toStringUtf8())
                .containsExactly("text \"string\"", "times \"number\"");
        assertThat(repeat.getReturn().getType().toStringUtf8()).isEqualTo("\"string\"");
        assertThat(repeat.hasVariadicParameter()).isFalse();
        assertThat(functions.get("type_of").getParameters(0).getType().toStringUtf8())
                .isEqualTo("\"dynamic\"");
    }

    static List<Arguments> calls() {
        var text = DynamicValues.encode(Value.of("ab"), Type.STRING);
        var two = DynamicValues.encode(Value.of(2), Type.NUMBER);
        return List.of(
                Arguments.of("good", "repeat", List.of(text, two), "abab"),
                Arguments.of(
                        "negative",
                        "repeat",
                        List.of(text, DynamicValues.encode(Value.of(-1), Type.NUMBER)),
                        "argument 1: it cannot be negative"),
                Arguments.of(
                        "of another type",
                        "repeat",
                        List.of(two, two),
                        "argument 0: a string is required, not a number"),
                Arguments.of(
                        "null",
                        "repeat",
                        List.of(text, nothing()),
                        "argument 1: a value is required that is known and not null"),
                Arguments.of(
                        "unknown",
                        "repeat",
                        List.of(text, bytes("d40000")),
                        "argument 1: a value is required that is known and not null"),
                Arguments.of("of any type", "type_of", List.of(dynamic(Value.of(2), Type.NUMBER)), "\"number\""),
                Arguments.of(
                        "object of any type",
                        "type_of",
                        List.of(bytes("92c4175b226f626a656374222c7b2261223a22626f6f6c227d5d81a161c3")),
                        "[\"object\",{\"a\":\"bool\"}]"),
                Arguments.of(
                        "null of any type",
                        "type_of",
                        List.of(nothing()),
                        "argument 0: a value is required that is known and not null"),
                Arguments.of(
                        "null of a type",
                        "type_of",
                        List.of(dynamic(Value.NULL, Type.STRING)),
                        "argument 0: a value is required that is known and not null"),
                Arguments.of(
                        "unknown of a type",
                        "type_of",
                        List.of(dynamic(Value.UNKNOWN, Type.STRING)),
                        "argument 0: a value is required that is known and not null"),
                Arguments.of("too few", "repeat", List.of(text), "Function `repeat` requires 2 arguments, not 1."),
                Arguments.of(
                        "too many",
                        "repeat",
                        List.of(text, two, two),
                        "Function `repeat` requires 2 arguments, not 3."),
                Arguments.of("no such function", "forget", List.of(), "This provider has no function `forget`."));
    }

    private static DynamicValue dynamic(Value value, Type type) {
        return DynamicValues.encode(new Value.Dynamic(type, value), Type.DYNAMIC);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("calls")
    void functionsAreCalledWithoutConfiguration(
            String name, String function, List<DynamicValue> arguments, String expected) {
        var answer = call(function, arguments);

        if (!answer.hasError()) {
            assertThat(DynamicValues.decode(answer.getResult(), Type.STRING)).isEqualTo(Value.of(expected));
            return;
        }
        var argument = answer.getError().hasFunctionArgument()
                ? "argument " + answer.getError().getFunctionArgument() + ": "
                : "";
        assertThat(argument + answer.getError().getText()).isEqualTo(expected);
        assertThat(answer.hasResult()).isFalse();
    }

    @Test
    void aFunctionThatBreaksDownSaysSo() {
        var huge = DynamicValues.encode(new Value.Number(new BigDecimal("1e30")), Type.NUMBER);

        var answer = call("repeat", List.of(DynamicValues.encode(Value.of("ab"), Type.STRING), huge));

        assertThat(answer.getError().getText())
                .contains("java.lang.ArithmeticException")
                .contains("mistake in the provider");
    }

    private CallFunction.Response call(String function, List<DynamicValue> arguments) {
        return host.provider()
                .callFunction(CallFunction.Request.newBuilder()
                        .setName(function)
                        .addAllArguments(arguments)
                        .build());
    }
}
