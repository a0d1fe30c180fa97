package com.dokploy.terraform.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.dokploy.terraform.value.Path;
import com.dokploy.terraform.value.Type;
import com.dokploy.terraform.value.Value;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValueJsonTest {
    private static final Type OBJECT = new Type.ObjectOf(Map.of("a", Type.STRING, "b", Type.NUMBER));

    static List<Arguments> readable() {
        return List.of(
                Arguments.of("string", "\"hello\"", Type.STRING, Value.of("hello")),
                Arguments.of(
                        "escapes",
                        "\"a\\u00e9\\ud83e\\udd37\\n\\\"\\\\\\/\\b\\f\\r\\t\\u0000z\"",
                        Type.STRING,
                        Value.of("aé🤷\n\"\\/\b\f\r\t\0z")),
                Arguments.of("text not in normal form", "\"e\u0301\"", Type.STRING, Value.of("é")),
                Arguments.of("integer", "-12", Type.NUMBER, Value.of(-12)),
                Arguments.of("fraction", "0.1", Type.NUMBER, number("0.1")),
                Arguments.of("exponent", "1.5E+2", Type.NUMBER, Value.of(150)),
                Arguments.of("beyond 64 bits", "18446744073709551616", Type.NUMBER, number("18446744073709551616")),
                Arguments.of(
                        "more digits than a double has",
                        "0.12345678901234567890123456789",
                        Type.NUMBER,
                        number("0.12345678901234567890123456789")),
                Arguments.of(
                        "bools",
                        "[true, false]",
                        new Type.ListOf(Type.BOOL),
                        Value.list(Value.of(true), Value.of(false))),
                Arguments.of("null", "null", OBJECT, Value.NULL),
                Arguments.of("null inside", "[null]", new Type.ListOf(Type.STRING), Value.list(Value.NULL)),
                Arguments.of("empty list", "[ ]", new Type.ListOf(Type.STRING), Value.list()),
                Arguments.of(
                        "set with an element twice",
                        "[\"b\",\"a\",\"b\"]",
                        new Type.SetOf(Type.STRING),
                        Value.set(Value.of("a"), Value.of("b"))),
                Arguments.of(
                        "tuple",
                        "[1,\"x\"]",
                        new Type.TupleOf(List.of(Type.NUMBER, Type.STRING)),
                        Value.list(Value.of(1), Value.of("x"))),
                Arguments.of(
                        "map",
                        "{\"k\":\"v\",\"n\":null}",
                        new Type.MapOf(Type.STRING),
                        entries("k", Value.of("v"), "n", Value.NULL)),
                Arguments.of("object", "{\"b\":1,\"a\":\"x\"}", OBJECT, entries("a", Value.of("x"), "b", Value.of(1))),
                Arguments.of("missing attributes are null", "{}", OBJECT, entries("a", Value.NULL, "b", Value.NULL)),
                Arguments.of(
                        "unknown attributes are left out",
                        "{\"old\":{\"x\":[1,\"]}\",{\"y\":null}]},\"b\":1,\"z\":-0.5e3}",
                        OBJECT,
                        entries("a", Value.NULL, "b", Value.of(1))),
                Arguments.of(
                        "the last of two attributes counts",
                        "{\"b\":1,\"b\":2}",
                        OBJECT,
                        entries("a", Value.NULL, "b", Value.of(2))),
                Arguments.of(
                        "dynamic, value first",
                        "{\"value\":\"x\",\"type\":\"string\"}",
                        Type.DYNAMIC,
                        new Value.Dynamic(Type.STRING, Value.of("x"))),
                Arguments.of(
                        "dynamic, type first",
                        "{\"type\":[\"list\",\"number\"],\"value\":[1]}",
                        Type.DYNAMIC,
                        new Value.Dynamic(new Type.ListOf(Type.NUMBER), Value.list(Value.of(1)))),
                Arguments.of("dynamic null", "null", Type.DYNAMIC, Value.NULL),
                Arguments.of(
                        "dynamic null of no type", "{\"value\":null,\"type\":\"dynamic\"}", Type.DYNAMIC, Value.NULL),
                Arguments.of(
                        "dynamic null of a type",
                        "{\"value\":null,\"type\":\"string\"}",
                        Type.DYNAMIC,
                        new Value.Dynamic(Type.STRING, Value.NULL)),
                Arguments.of(
                        "space around",
                        " \n\t{ \"b\" : 1 , \"a\" : \"x\" }\r\n",
                        OBJECT,
                        entries("a", Value.of("x"), "b", Value.of(1))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void readable(String name, String json, Type type, Value expected) {
        assertThat(decode(json, type)).isEqualTo(expected);
    }

    static List<Arguments> refused() {
        var nested =
                new Type.ObjectOf(Map.of("mounts", new Type.ListOf(OBJECT), "labels", new Type.MapOf(Type.STRING)));
        return List.of(
                Arguments.of("nothing", "", OBJECT, Path.ROOT, "the JSON ends too early"),
                Arguments.of("white space", " ", OBJECT, Path.ROOT, "the JSON ends too early"),
                Arguments.of(
                        "garbage",
                        "garbage",
                        OBJECT,
                        Path.ROOT,
                        "an object is required, not something that is no JSON"),
                Arguments.of(
                        "string for a number", "\"1\"", Type.NUMBER, Path.ROOT, "a number is required, not a string"),
                Arguments.of("number for a string", "1", Type.STRING, Path.ROOT, "a string is required, not a number"),
                Arguments.of("string for a bool", "\"true\"", Type.BOOL, Path.ROOT, "a bool is required, not a string"),
                Arguments.of(
                        "object for a list",
                        "{}",
                        new Type.ListOf(OBJECT),
                        Path.ROOT,
                        "a list is required, not an object"),
                Arguments.of("array for an object", "[]", OBJECT, Path.ROOT, "an object is required, not an array"),
                Arguments.of("string that is not closed", "\"abc", Type.STRING, Path.ROOT, "the JSON ends too early"),
                Arguments.of(
                        "half a character",
                        "\"\\ud83e\"",
                        Type.STRING,
                        Path.ROOT,
                        "the text has half a character (a lone surrogate)"),
                Arguments.of("too large a number", "1e999999999", Type.NUMBER, Path.ROOT, "the number is too large"),
                Arguments.of("something after the value", "1 2", Type.NUMBER, Path.ROOT, "something follows the value"),
                Arguments.of(
                        "tuple too short",
                        "[1]",
                        new Type.TupleOf(List.of(Type.NUMBER, Type.NUMBER)),
                        Path.ROOT,
                        "a tuple of 2 is required, not of 1"),
                Arguments.of(
                        "tuple too long",
                        "[1,2]",
                        new Type.TupleOf(List.of(Type.NUMBER)),
                        Path.ROOT,
                        "a tuple of 1 is required, not a longer one"),
                Arguments.of(
                        "dynamic without a type",
                        "{\"value\":1}",
                        Type.DYNAMIC,
                        Path.ROOT,
                        "a value with its type is required, but there is no \"type\""),
                Arguments.of(
                        "dynamic without a value",
                        "{\"type\":\"string\"}",
                        Type.DYNAMIC,
                        Path.ROOT,
                        "a value with its type is required, but there is no \"value\""),
                Arguments.of(
                        "dynamic of a dynamic",
                        "{\"type\":\"dynamic\",\"value\":1}",
                        Type.DYNAMIC,
                        Path.ROOT,
                        "a value with its type is required, not one with the type \"dynamic\""),
                Arguments.of(
                        "deep inside",
                        "{\"labels\":{},\"mounts\":[{},{\"b\":true}]}",
                        nested,
                        Path.of("mounts").index(1).attribute("b"),
                        "a number is required, not a bool"),
                Arguments.of(
                        "under a key",
                        "{\"labels\":{\"k\":1}}",
                        nested,
                        Path.of("labels").key("k"),
                        "a string is required, not a number"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void refused(String name, String json, Type type, Path path, String problem) {
        assertThatExceptionOfType(CodecException.class)
                .isThrownBy(() -> decode(json, type))
                .satisfies(refusal -> {
                    assertThat(refusal.path()).isEqualTo(path);
                    assertThat(refusal.problem()).isEqualTo(problem);
                });
    }

    /** Each is no JSON, whether it is read or skipped. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "01",
                "+1",
                ".5",
                "5.",
                "1e",
                "1e+",
                "-",
                "NaN",
                "Infinity",
                "-Infinity",
                "0x1",
                "tru",
                "True",
                "nul",
                "'a'",
                "\"\\x\"",
                "\"\\u12g4\"",
                "\"\\u12\"",
                "\"a\nb\"",
                "\"a\0b\"",
                "[1,]",
                "[,1]",
                "[1 2]",
                "[1",
                "{\"a\"}",
                "{\"a\":}",
                "{\"a\":1,}",
                "{a:1}",
                "{\"a\":1 \"b\":2}",
                "{1:1}",
                "// x",
                "]"
            })
    void isNoJson(String json) {
        for (var type : List.of(Type.NUMBER, Type.STRING, Type.BOOL, OBJECT, new Type.ListOf(Type.NUMBER))) {
            assertThatExceptionOfType(CodecException.class).isThrownBy(() -> decode(json, type));
        }
        assertThatExceptionOfType(CodecException.class).isThrownBy(() -> decode("{\"x\":" + json + "}", OBJECT));
    }

    @Test
    void textMustBeUtf8() {
        var json = new byte[] {'"', (byte) 0xc3, 0x28, '"'};

        assertThatExceptionOfType(CodecException.class)
                .isThrownBy(() -> ValueJson.decode(json, Type.STRING))
                .withMessage("the text is not valid UTF-8");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{\"a\":"})
    void depthIsLimitedEvenWhereNobodyLooks(String opening) {
        assertThatExceptionOfType(CodecException.class)
                .isThrownBy(() -> decode("{\"x\":" + opening.repeat(100_000), OBJECT))
                .satisfies(refusal ->
                        assertThat(refusal.problem()).isEqualTo("values may be nested 256 levels deep at most"));
    }

    @Test
    void damagedBytesAreAValueOrARefusalButNothingElse() {
        var json = "{\"b\":-1.5e3,\"a\":\"x\\u00e9é\",\"x\":[true,null,{\"y\":false}]}".getBytes(UTF_8);
        var random = new Random(11);
        var refused = 0;
        for (var i = 0; i < 20_000; i++) {
            var damaged = Arrays.copyOf(json, random.nextInt(json.length + 1));
            for (var hits = random.nextInt(3); hits > 0 && damaged.length > 0; hits--) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
            }
            try {
                ValueJson.decode(damaged, OBJECT);
            } catch (CodecException _) {
                refused++;
            }
        }
        assertThat(refused).isBetween(15_000, 20_000);
    }

    /** Jackson as the judge of what is valid. */
    @Test
    void takesWhatAnotherParserTakes() throws IOException {
        var mapper = new ObjectMapper();
        var random = new RandomValues(5);
        for (var i = 0; i < 2_000; i++) {
            var type = new Type.MapOf(new Type.ListOf(i % 2 == 0 ? Type.STRING : Type.NUMBER));
            var value = random.wholly(type, 3);
            var json = mapper.writeValueAsBytes(plain(value));

            assertThat(ValueJson.decode(json, type)).isEqualTo(value);
        }
    }

    private static Object plain(Value value) {
        return switch (value) {
            case Value.Null _, Value.Unknown _ -> null;
            case Value.Text(var text) -> text;
            case Value.Number(var number) -> number;
            case Value.Bool(var bool) -> bool;
            case Value.ListValue(var items) ->
                items.stream().map(ValueJsonTest::plain).toList();
            case Value.SetValue(var items) ->
                items.stream().map(ValueJsonTest::plain).toList();
            case Value.MapValue(var entries) -> {
                var plain = new LinkedHashMap<String, Object>();
                entries.forEach((name, entry) -> plain.put(name, plain(entry)));
                yield plain;
            }
            case Value.Dynamic dynamic -> plain(dynamic.value());
        };
    }

    @Test
    void ofAnObjectOfAnotherProviderWhatFitsIsTaken() {
        var type = new Type.ObjectOf(new TreeMap<>(Map.of("id", Type.STRING, "size", Type.NUMBER, "on", Type.BOOL)));
        var json = "{\"id\":\"a\",\"size\":\"12\",\"on\":true,\"more\":{\"id\":[1]}}";

        assertThat(ValueJson.decodeWhatFits(json.getBytes(UTF_8), type))
                .isEqualTo(new Value.MapValue(Map.of("id", Value.of("a"), "size", Value.NULL, "on", Value.of(true))));
        for (var broken : List.of("null", "[]", "{\"id\":", "{} {}")) {
            assertThatExceptionOfType(CodecException.class)
                    .isThrownBy(() -> ValueJson.decodeWhatFits(broken.getBytes(UTF_8), type));
        }
    }

    private static Value decode(String json, Type type) {
        return ValueJson.decode(json.getBytes(UTF_8), type);
    }

    private static Value number(String digits) {
        return new Value.Number(new BigDecimal(digits));
    }

    private static Value entries(Object... namesAndValues) {
        var entries = new LinkedHashMap<String, Value>();
        for (var i = 0; i < namesAndValues.length; i += 2) {
            entries.put((String) namesAndValues[i], (Value) namesAndValues[i + 1]);
        }
        return new Value.MapValue(entries);
    }
}
