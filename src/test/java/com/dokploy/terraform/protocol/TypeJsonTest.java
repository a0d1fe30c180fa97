package com.dokploy.terraform.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.dokploy.terraform.value.Type;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TypeJsonTest {
    static List<Arguments> types() {
        return List.of(
                Arguments.of(Type.STRING, "\"string\""),
                Arguments.of(Type.NUMBER, "\"number\""),
                Arguments.of(Type.BOOL, "\"bool\""),
                Arguments.of(Type.DYNAMIC, "\"dynamic\""),
                Arguments.of(new Type.ListOf(Type.STRING), "[\"list\",\"string\"]"),
                Arguments.of(new Type.SetOf(Type.NUMBER), "[\"set\",\"number\"]"),
                Arguments.of(new Type.MapOf(new Type.ListOf(Type.BOOL)), "[\"map\",[\"list\",\"bool\"]]"),
                Arguments.of(new Type.TupleOf(List.of()), "[\"tuple\",[]]"),
                Arguments.of(
                        new Type.TupleOf(List.of(Type.STRING, Type.DYNAMIC)), "[\"tuple\",[\"string\",\"dynamic\"]]"),
                Arguments.of(new Type.ObjectOf(Map.of()), "[\"object\",{}]"),
                Arguments.of(
                        new Type.ObjectOf(Map.of("b", Type.NUMBER, "a", new Type.SetOf(Type.STRING))),
                        "[\"object\",{\"a\":[\"set\",\"string\"],\"b\":\"number\"}]"),
                Arguments.of(
                        new Type.ObjectOf(Map.of("é \"\\\n", Type.STRING)),
                        "[\"object\",{\"é \\\"\\\\\\u000a\":\"string\"}]"));
    }

    @ParameterizedTest
    @MethodSource("types")
    void writesAndReads(Type type, String json) {
        assertThat(TypeJson.encode(type)).isEqualTo(json);
        assertThat(parse(json)).isEqualTo(type);
    }

    @Test
    void whiteSpaceDoesNotMatter() {
        assertThat(parse(" [ \"map\" ,\n\t\"string\" ]\r\n")).isEqualTo(new Type.MapOf(Type.STRING));
    }

    @Test
    void whichAttributesAreOptionalIsLeftOut() {
        assertThat(parse("[\"list\",[\"object\",{\"a\":\"string\"},[\"a\"]]]"))
                .isEqualTo(new Type.ListOf(new Type.ObjectOf(Map.of("a", Type.STRING))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "{",
                "{}",
                "[]",
                "\"strng\"",
                "\"list\"",
                "\"string\" \"string\"",
                "[\"string\"]",
                "[\"list\"]",
                "[\"list\",]",
                "[\"list\" \"string\"]",
                "[\"list\",\"string\",\"string\"]",
                "[\"list\",\"string\"",
                "[\"tuple\",\"string\"]",
                "[\"tuple\",[\"string\",]]",
                "[\"object\",[]]",
                "[\"object\",{\"a\":1}]",
                "[\"object\",{a:\"string\"}]",
                "[\"object\",{\"a\":\"string\"},[1]]",
                "[\"object\",{\"a\":\"string\"},[],[]]",
                "[[\"list\"],\"string\"]"
            })
    void refuses(String json) {
        assertThatExceptionOfType(CodecException.class).isThrownBy(() -> parse(json));
    }

    @Test
    void whatIsWrittenIsReadAgain() {
        var random = new RandomValues(42);
        for (var i = 0; i < 2_000; i++) {
            var type = random.type(5);

            assertThat(parse(TypeJson.encode(type))).isEqualTo(type);
        }
    }

    private static Type parse(String json) {
        return TypeJson.parse(json.getBytes(UTF_8));
    }
}
