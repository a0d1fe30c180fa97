package com.dokploy.terraform.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.dokploy.terraform.value.Refinement;
import com.dokploy.terraform.value.Type;
import com.dokploy.terraform.value.Value;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds the codec to what a real Terraform put on the wire. */
class MsgPackVectorsTest {
    record Vector(String name, Type type, String hex) {
        byte[] bytes() {
            return HexFormat.of().parseHex(hex);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    private static final Map<String, Vector> VECTORS =
            vectors().stream().collect(Collectors.toMap(Vector::name, vector -> vector));

    static List<Vector> vectors() {
        try (var file = MsgPackVectorsTest.class.getResourceAsStream("msgpack-vectors.tsv")) {
            return new String(file.readAllBytes(), UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\t"))
                    .map(cells -> new Vector(cells[0], TypeJson.parse(cells[1].getBytes(UTF_8)), cells[3]))
                    .toList();
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    @Test
    void allVectorsAreThere() {
        assertThat(vectors()).hasSize(126);
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void encodesToTheSameBytesAgain(Vector vector) {
        var decoded = MsgPack.decode(vector.bytes(), vector.type());

        assertThat(MsgPack.encode(decoded, vector.type())).isEqualTo(vector.bytes());
    }

    static List<Arguments> meanings() {
        return List.of(
                Arguments.of("str_hello", Value.of("hello")),
                Arguments.of("str_empty", Value.of("")),
                Arguments.of("str_null", Value.NULL),
                Arguments.of("str_uni", Value.of("héllo ✓ 🤷")),
                Arguments.of("str_nfd", Value.of("é")),
                Arguments.of("str_nul", Value.of("a\0b")),
                Arguments.of("str_nl", Value.of("a\nb\t\"q\"")),
                Arguments.of("str_256", Value.of("a".repeat(256))),
                Arguments.of("str_unk", Value.UNKNOWN),
                Arguments.of("str_unk_prefix", unknown("8201c202a47072652d")),
                Arguments.of("str_unk_fixext8", unknown("8201c202a361622d")),
                Arguments.of("num_0", Value.of(0)),
                Arguments.of("num_neg0", Value.of(0)),
                Arguments.of("num_neg1", Value.of(-1)),
                Arguments.of("num_128", Value.of(128)),
                Arguments.of("num_neg129", Value.of(-129)),
                Arguments.of("num_u33", Value.of(4294967296L)),
                Arguments.of("num_i64max", Value.of(Long.MAX_VALUE)),
                Arguments.of("num_i64max1", number("9223372036854775808")),
                Arguments.of("num_i64min", Value.of(Long.MIN_VALUE)),
                Arguments.of("num_i64min1", number("-9223372036854775809")),
                Arguments.of("num_2p53p1", Value.of(9007199254740993L)),
                Arguments.of("num_1p0", Value.of(1)),
                Arguments.of("num_1p5", number("1.5")),
                Arguments.of("num_0p1", number("0.1")),
                Arguments.of("num_1em7", number("1e-7")),
                Arguments.of("num_1e400", number("1e400")),
                Arguments.of("num_1em400", number("1e-400")),
                Arguments.of("num_pi", number("3.14159265358979323846264338327950288")),
                Arguments.of("num_unk_len", unknown("8301c2039200c30492cf7fffffffffffffffc3")),
                Arguments.of("bool_t", Value.of(true)),
                Arguments.of("bool_f", Value.of(false)),
                Arguments.of("lstr_empty", Value.list()),
                Arguments.of("lstr_null_el", Value.list(Value.NULL)),
                Arguments.of("lstr_unk_el", Value.list(Value.UNKNOWN)),
                Arguments.of("sstr_sorted", Value.set(Value.of("c"), Value.of("b"), Value.of("a"))),
                Arguments.of("sstr_unk_el", Value.set(Value.UNKNOWN, Value.of("z"))),
                Arguments.of(
                        "snum_order", Value.set(Value.of(10), Value.of(9), Value.of(-1), number("2.5"), Value.of(100))),
                Arguments.of("mstr_order", entries("b", "2", "a", "1", "A", "0", "é", "x")),
                Arguments.of("mstr_unk_key", Value.UNKNOWN),
                Arguments.of("eobj", new Value.MapValue(Map.of())),
                Arguments.of("obj_nulls", new Value.MapValue(Map.of("a", Value.NULL, "b", Value.NULL))),
                Arguments.of("obj_1", new Value.MapValue(Map.of("a", Value.of("hello"), "b", Value.of(1)))),
                Arguments.of("tup_unk", Value.list(Value.UNKNOWN, Value.NULL)),
                Arguments.of("dyn_str", new Value.Dynamic(Type.STRING, Value.of("hello"))),
                Arguments.of("dyn_null", Value.NULL),
                Arguments.of("dyn_typednull", new Value.Dynamic(Type.STRING, Value.NULL)),
                Arguments.of("dyn_unk", Value.UNKNOWN),
                Arguments.of("dyn_unk_typed", new Value.Dynamic(Type.STRING, Value.UNKNOWN)),
                Arguments.of(
                        "dyn_obj",
                        new Value.Dynamic(
                                new Type.ObjectOf(Map.of(
                                        "a", Type.NUMBER, "b", new Type.TupleOf(List.of(Type.BOOL, Type.DYNAMIC)))),
                                new Value.MapValue(
                                        Map.of("a", Value.of(1), "b", Value.list(Value.of(true), Value.NULL))))),
                Arguments.of(
                        "dyn_set",
                        new Value.Dynamic(new Type.SetOf(Type.STRING), Value.set(Value.of("a"), Value.of("b")))));
    }

    @ParameterizedTest
    @MethodSource("meanings")
    void readsAndWritesWhatWasMeant(String name, Value meaning) {
        var vector = VECTORS.get(name);

        assertThat(MsgPack.decode(vector.bytes(), vector.type())).isEqualTo(meaning);
        assertThat(MsgPack.encode(meaning, vector.type())).isEqualTo(vector.bytes());
    }

    private static Value number(String digits) {
        return new Value.Number(new BigDecimal(digits));
    }

    private static Value unknown(String refinement) {
        return new Value.Unknown(Refinement.of(HexFormat.of().parseHex(refinement)));
    }

    private static Value entries(String... keysAndValues) {
        var entries = new LinkedHashMap<String, Value>();
        for (var i = 0; i < keysAndValues.length; i += 2) {
            entries.put(keysAndValues[i], Value.of(keysAndValues[i + 1]));
        }
        return new Value.MapValue(entries);
    }
}
