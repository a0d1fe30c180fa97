package com.dokploy.terraform.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.dokploy.terraform.value.Path;
import com.dokploy.terraform.value.Refinement;
import com.dokploy.terraform.value.Type;
import com.dokploy.terraform.value.Value;
import com.dokploy.terraform.value.Value.ListValue;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class MsgPackTest {
    private static final Type STRINGS = new Type.ListOf(Type.STRING);
    private static final Type OBJECT = new Type.ObjectOf(Map.of("a", Type.STRING, "b", Type.NUMBER));

    static List<Arguments> lenientForms() {
        return List.of(
                Arguments.of("unsigned 8 that fits in a fixint", "cc01", Type.NUMBER, Value.of(1)),
                Arguments.of(
                        "unsigned 64 beyond signed", "cf8000000000000000", Type.NUMBER, number("9223372036854775808")),
                Arguments.of("signed 64 that fits in a fixint", "d30000000000000001", Type.NUMBER, Value.of(1)),
                Arguments.of("32-bit float", "ca3fc00000", Type.NUMBER, number("1.5")),
                Arguments.of("64-bit float that is whole", "cb4014000000000000", Type.NUMBER, Value.of(5)),
                Arguments.of("negative zero", "cb8000000000000000", Type.NUMBER, Value.of(0)),
                Arguments.of(
                        "a float is what it is",
                        "cb3fb999999999999a",
                        Type.NUMBER,
                        number("0.1000000000000000055511151231257827021181583404541015625")),
                Arguments.of("text with a zero", "a3312e30", Type.NUMBER, Value.of(1)),
                Arguments.of("text with an exponent", "a431452d31", Type.NUMBER, number("0.1")),
                Arguments.of("binary as string", "c40568656c6c6f", Type.STRING, Value.of("hello")),
                Arguments.of("string 8 that fits in a fixstr", "d90568656c6c6f", Type.STRING, Value.of("hello")),
                Arguments.of("string 32", "db0000000161", Type.STRING, Value.of("a")),
                Arguments.of("text not in normal form", "a365cc81", Type.STRING, Value.of("é")),
                Arguments.of("array 16", "dc0001a161", STRINGS, Value.list(Value.of("a"))),
                Arguments.of("array 32", "dd00000001a161", STRINGS, Value.list(Value.of("a"))),
                Arguments.of("map 16", "de0001a16ba176", new Type.MapOf(Type.STRING), entries("k", Value.of("v"))),
                Arguments.of("map 32", "df00000001a16ba176", new Type.MapOf(Type.STRING), entries("k", Value.of("v"))),
                Arguments.of("extension of no length", "c70000", Type.STRING, Value.UNKNOWN),
                Arguments.of("extension of another type", "d4ff00", Type.STRING, Value.UNKNOWN),
                Arguments.of("long extension of another type", "c80002000000", Type.STRING, Value.UNKNOWN),
                Arguments.of("fixed extension of two", "d50c80c0", Type.STRING, unknown("80c0")),
                Arguments.of("fixed extension of sixteen", "d8" + "05" + "00".repeat(16), Type.STRING, Value.UNKNOWN),
                Arguments.of("refinement of one byte", "d40c80", Type.STRING, Value.UNKNOWN),
                Arguments.of(
                        "refinement beyond Terraform's limit",
                        "c804010c" + "00".repeat(1025),
                        Type.STRING,
                        Value.UNKNOWN),
                Arguments.of(
                        "attributes in any order",
                        "82a16201a161a178",
                        OBJECT,
                        entries("a", Value.of("x"), "b", Value.of(1))),
                Arguments.of(
                        "set elements in any order and twice",
                        "93a162a161a162",
                        new Type.SetOf(Type.STRING),
                        Value.set(Value.of("a"), Value.of("b"))),
                Arguments.of("bytes after the value", "01ffff", Type.NUMBER, Value.of(1)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void lenientForms(String name, String bytes, Type type, Value expected) {
        assertThat(MsgPack.decode(hex(bytes), type)).isEqualTo(expected);
    }

    static List<Arguments> refused() {
        var nested =
                new Type.ObjectOf(Map.of("mounts", new Type.ListOf(OBJECT), "labels", new Type.MapOf(Type.STRING)));
        var inSet = new Type.ObjectOf(Map.of("ports", new Type.SetOf(OBJECT)));
        return List.of(
                Arguments.of("nothing", "", Type.STRING, Path.ROOT, "the message ends in the middle of a value"),
                Arguments.of(
                        "the byte without meaning",
                        "c1",
                        Type.STRING,
                        Path.ROOT,
                        "a string is required, not a byte that means nothing"),
                Arguments.of("number for a string", "05", Type.STRING, Path.ROOT, "a string is required, not a number"),
                Arguments.of(
                        "string for a bool", "a474727565", Type.BOOL, Path.ROOT, "a bool is required, not a string"),
                Arguments.of("bool for a number", "c3", Type.NUMBER, Path.ROOT, "a number is required, not a bool"),
                Arguments.of(
                        "word for a number",
                        "a3616263",
                        Type.NUMBER,
                        Path.ROOT,
                        "a number is required, not some other string"),
                Arguments.of(
                        "number in other digits",
                        "a2d9a3",
                        Type.NUMBER,
                        Path.ROOT,
                        "a number is required, not some other string"),
                Arguments.of(
                        "number of a gigabyte",
                        "ab" + text("1e999999999"),
                        Type.NUMBER,
                        Path.ROOT,
                        "a number is required, not some other string"),
                Arguments.of(
                        "not a number", "cb7ff8000000000000", Type.NUMBER, Path.ROOT, "a finite number is required"),
                Arguments.of("infinity", "cb7ff0000000000000", Type.NUMBER, Path.ROOT, "a finite number is required"),
                Arguments.of(
                        "infinity in 32 bits", "caff800000", Type.NUMBER, Path.ROOT, "a finite number is required"),
                Arguments.of(
                        "infinity in words",
                        "a3496e66",
                        Type.NUMBER,
                        Path.ROOT,
                        "a number is required, not some other string"),
                Arguments.of(
                        "string that is not UTF-8",
                        "a2c328",
                        Type.STRING,
                        Path.ROOT,
                        "a string is required, but it is not valid UTF-8"),
                Arguments.of(
                        "string cut short",
                        "a561",
                        Type.STRING,
                        Path.ROOT,
                        "the message ends in the middle of a value"),
                Arguments.of(
                        "string of 4 GiB",
                        "dbffffffff",
                        Type.STRING,
                        Path.ROOT,
                        "the message ends in the middle of a value"),
                Arguments.of(
                        "number cut short",
                        "cf0000",
                        Type.NUMBER,
                        Path.ROOT,
                        "the message ends in the middle of a value"),
                Arguments.of(
                        "extension cut short",
                        "c7090c82",
                        Type.STRING,
                        Path.ROOT,
                        "the message ends in the middle of a value"),
                Arguments.of(
                        "array for a map",
                        "90",
                        new Type.MapOf(Type.STRING),
                        Path.ROOT,
                        "a map is required, not an array"),
                Arguments.of("map for a list", "80", STRINGS, Path.ROOT, "a list is required, not a map"),
                Arguments.of(
                        "array of 2 billion without data",
                        "dd7fffffff",
                        STRINGS,
                        Path.ROOT,
                        "the message ends in the middle of a value"),
                Arguments.of(
                        "map of 4 billion without data",
                        "dfffffffff",
                        OBJECT,
                        Path.ROOT,
                        "the message ends in the middle of a value"),
                Arguments.of(
                        "array longer than its data",
                        "92a161",
                        STRINGS,
                        Path.ROOT.index(1),
                        "the message ends in the middle of a value"),
                Arguments.of(
                        "tuple too short",
                        "9101",
                        new Type.TupleOf(List.of(Type.NUMBER, Type.NUMBER)),
                        Path.ROOT,
                        "a tuple of 2 is required, not of 1"),
                Arguments.of("object without attributes", "80", OBJECT, Path.of("a"), "the attribute is missing"),
                Arguments.of(
                        "object without one attribute", "81a161a178", OBJECT, Path.of("b"), "the attribute is missing"),
                Arguments.of(
                        "object with an attribute too many",
                        "83a161a178a16201a163c0",
                        OBJECT,
                        Path.of("c"),
                        "there is no such attribute"),
                Arguments.of(
                        "object with an attribute twice",
                        "83a161a178a16201a161a179",
                        OBJECT,
                        Path.of("a"),
                        "the attribute is given twice"),
                Arguments.of(
                        "object with a number as name",
                        "8201a178a16201",
                        OBJECT,
                        Path.ROOT,
                        "a string as attribute name is required, not a number"),
                Arguments.of(
                        "map with a key twice",
                        "82a161a178a161a179",
                        new Type.MapOf(Type.STRING),
                        Path.ROOT.key("a"),
                        "the key is given twice"),
                Arguments.of(
                        "map with null as key",
                        "81c0a178",
                        new Type.MapOf(Type.STRING),
                        Path.ROOT,
                        "a string as key is required, not null"),
                Arguments.of(
                        "dynamic of three",
                        "93c40822737472696e6722a161c0",
                        Type.DYNAMIC,
                        Path.ROOT,
                        "a value with its type is required: an array of two"),
                Arguments.of(
                        "dynamic without its type",
                        "a161",
                        Type.DYNAMIC,
                        Path.ROOT,
                        "a value with its type is required, not a string"),
                Arguments.of(
                        "dynamic with a type that is none",
                        "92c40722737472696e6722a161",
                        Type.DYNAMIC,
                        Path.ROOT,
                        "the JSON ends too early"),
                Arguments.of(
                        "dynamic with an unknown type",
                        "92c40722737472696e2201",
                        Type.DYNAMIC,
                        Path.ROOT,
                        "the type is not one that Terraform has"),
                Arguments.of(
                        "dynamic of a dynamic",
                        "92c40922" + text("dynamic") + "22c0",
                        Type.DYNAMIC,
                        Path.ROOT,
                        "a value with its type is required, not one with the type \"dynamic\""),
                Arguments.of(
                        "deep inside",
                        "82a66c6162656c7380a66d6f756e74739282a161c0a162c082a161c0a162c3",
                        nested,
                        Path.of("mounts").index(1).attribute("b"),
                        "a number is required, not a bool"),
                Arguments.of(
                        "under a key",
                        "82a66c6162656c7381a16bc3a66d6f756e747390",
                        nested,
                        Path.of("labels").key("k"),
                        "a string is required, not a bool"),
                Arguments.of(
                        "inside a set",
                        "81a5706f7274739182a161c0a162c3",
                        inSet,
                        Path.of("ports"),
                        "a number is required, not a bool"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void refused(String name, String bytes, Type type, Path path, String problem) {
        assertThatExceptionOfType(CodecException.class)
                .isThrownBy(() -> MsgPack.decode(hex(bytes), type))
                .satisfies(refusal -> {
                    assertThat(refusal.path()).isEqualTo(path);
                    assertThat(refusal.problem()).isEqualTo(problem);
                });
    }

    static List<Arguments> unencodable() {
        return List.of(
                Arguments.of(
                        "number for a string",
                        Value.of(1),
                        Type.STRING,
                        Path.ROOT,
                        "a string is required, not a number"),
                Arguments.of(
                        "list for a set",
                        Value.list(),
                        new Type.SetOf(Type.STRING),
                        Path.ROOT,
                        "a set is required, not a list or tuple"),
                Arguments.of(
                        "bare value for a dynamic",
                        Value.of("a"),
                        Type.DYNAMIC,
                        Path.ROOT,
                        "a value with its type is required, not a string"),
                Arguments.of(
                        "half a character",
                        Value.of("\ud83e"),
                        Type.STRING,
                        Path.ROOT,
                        "the text has half a character (a lone surrogate), which has no UTF-8 form"),
                Arguments.of(
                        "too large a number", number("1e20000"), Type.NUMBER, Path.ROOT, "the number is too large"),
                Arguments.of(
                        "an attribute forgotten",
                        entries("a", Value.NULL),
                        OBJECT,
                        Path.of("b"),
                        "the attribute is missing"),
                Arguments.of(
                        "an attribute too many",
                        entries("a", Value.NULL, "b", Value.NULL, "c", Value.NULL),
                        OBJECT,
                        Path.of("c"),
                        "there is no such attribute"),
                Arguments.of(
                        "another attribute",
                        entries("a", Value.NULL, "c", Value.NULL),
                        OBJECT,
                        Path.of("b"),
                        "the attribute is missing"),
                Arguments.of(
                        "tuple too long",
                        Value.list(Value.NULL),
                        new Type.TupleOf(List.of()),
                        Path.ROOT,
                        "a tuple of 0 is required, not of 1"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void unencodable(String name, Value value, Type type, Path path, String problem) {
        assertThatExceptionOfType(CodecException.class)
                .isThrownBy(() -> MsgPack.encode(value, type))
                .satisfies(refusal -> {
                    assertThat(refusal.path()).isEqualTo(path);
                    assertThat(refusal.problem()).isEqualTo(problem);
                });
    }

    @Test
    void messagesNeverRepeatTheValue() {
        assertThatExceptionOfType(CodecException.class)
                .isThrownBy(() -> MsgPack.decode(MsgPack.encode(Value.of("hunter2"), Type.STRING), Type.NUMBER))
                .withMessageNotContaining("hunter2");
    }

    @Test
    void setsTravelInTerraformsOrderWhateverOrderTheyWereMadeIn() {
        var set = new Type.SetOf(OBJECT);
        var elements = List.of(
                entries("a", Value.of("x"), "b", Value.of(1)),
                entries("a", Value.of("x"), "b", Value.of(2)),
                entries("a", Value.of("y"), "b", Value.of(1)),
                entries("a", Value.NULL, "b", Value.of(0)),
                entries("a", Value.UNKNOWN, "b", Value.of(0)));

        assertThat(MsgPack.encode(new Value.SetValue(elements.reversed()), set))
                .isEqualTo(MsgPack.encode(new Value.SetValue(elements), set))
                .startsWith(hex("9582a161a178a1620182a161a178a1620282a161a179a1620182a161c0a1620082a161d40000"));
    }

    @Test
    void stringsAreOrderedByBytesNotByJavaChars() {
        var beyondBmp = Value.of("🤷");
        var privateUse = Value.of("\uf8ff");

        assertThat(MsgPack.encode(Value.set(beyondBmp, privateUse), new Type.SetOf(Type.STRING)))
                .isEqualTo(hex("92a3efa3bfa4f09fa4b7"));
    }

    @ParameterizedTest
    @ValueSource(ints = {15, 16, 31, 32, 255, 256, 65535, 65536})
    void everyLengthHasItsHeader(int length) {
        var text = Value.of("x".repeat(length));
        var list = new ListValue(Collections.nCopies(length, Value.of(true)));

        assertThat(MsgPack.decode(MsgPack.encode(text, Type.STRING), Type.STRING))
                .isEqualTo(text);
        assertThat(MsgPack.decode(MsgPack.encode(list, new Type.ListOf(Type.BOOL)), new Type.ListOf(Type.BOOL)))
                .isEqualTo(list);
    }

    @Test
    void aStringOfTenMegabytes() {
        var text = Value.of("é".repeat(5_000_000));

        assertThat(MsgPack.decode(MsgPack.encode(text, Type.STRING), Type.STRING))
                .isEqualTo(text);
    }

    @Test
    void depthIsLimitedInTheValue() {
        var bomb = new StringBuilder();
        for (var i = 0; i < 2000; i++) {
            bomb.append("92c412").append(text("[\"list\",\"dynamic\"]")).append("91");
        }

        assertThatExceptionOfType(CodecException.class)
                .isThrownBy(() -> MsgPack.decode(hex(bomb + "c0"), Type.DYNAMIC))
                .satisfies(refusal ->
                        assertThat(refusal.problem()).isEqualTo("values may be nested 256 levels deep at most"));
    }

    @Test
    void depthIsLimitedInTheType() {
        var json = ("[\"list\",".repeat(100_000) + "\"string\"" + "]".repeat(100_000)).getBytes(UTF_8);

        assertThatExceptionOfType(CodecException.class)
                .isThrownBy(() -> TypeJson.parse(json))
                .withMessage("values may be nested 256 levels deep at most");
    }

    @Test
    void whatIsAsDeepAsAllowedPasses() {
        Type type = Type.STRING;
        Value value = Value.of("core");
        for (var i = 0; i < PathTracker.DEEPEST - 1; i++) {
            type = new Type.ListOf(type);
            value = Value.list(value);
        }

        assertThat(TypeJson.parse(TypeJson.encode(type).getBytes(UTF_8))).isEqualTo(type);
        assertThat(MsgPack.decode(MsgPack.encode(value, type), type)).isEqualTo(value);
    }

    @Test
    void whatIsWrittenIsReadAgain() {
        var random = new RandomValues(20_260_101);
        for (var i = 0; i < 3_000; i++) {
            var type = random.type(4);
            var value = random.value(type, 4);
            var bytes = MsgPack.encode(value, type);

            var again = MsgPack.decode(bytes, type);

            assertThat(again).as("%s", TypeJson.encode(type)).isEqualTo(value);
            assertThat(MsgPack.encode(again, type)).isEqualTo(bytes);
        }
    }

    @Test
    void damagedBytesAreAValueOrARefusalButNothingElse() {
        var random = new Random(7);
        var values = new RandomValues(7);
        var refused = 0;
        for (var i = 0; i < 20_000; i++) {
            var type = values.type(3);
            var bytes = MsgPack.encode(values.value(type, 3), type);
            var damaged = Arrays.copyOf(bytes, random.nextInt(bytes.length + 1));
            for (var hits = random.nextInt(4); hits > 0 && damaged.length > 0; hits--) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
            }
            try {
                var value = MsgPack.decode(damaged, type);
                assertThat(MsgPack.decode(MsgPack.encode(value, type), type)).isEqualTo(value);
            } catch (CodecException _) {
                refused++;
            }
        }
        assertThat(refused).isBetween(5_000, 20_000);
    }

    private static byte[] hex(String hex) {
        return HexFormat.of().parseHex(hex);
    }

    private static String text(String ascii) {
        return HexFormat.of().formatHex(ascii.getBytes(UTF_8));
    }

    private static Value number(String digits) {
        return new Value.Number(new BigDecimal(digits));
    }

    private static Value unknown(String refinement) {
        return new Value.Unknown(Refinement.of(hex(refinement)));
    }

    private static Value entries(Object... namesAndValues) {
        var entries = new LinkedHashMap<String, Value>();
        for (var i = 0; i < namesAndValues.length; i += 2) {
            entries.put((String) namesAndValues[i], (Value) namesAndValues[i + 1]);
        }
        return new Value.MapValue(entries);
    }
}
