package com.dokploy.terraform.resources.functions;

import static org.assertj.core.api.Assertions.assertThat;

import com.dokploy.terraform.value.Value;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Maps are written as texts that Dokploy reads as the same maps. */
class DotenvEncodeTest {
    private static final String CHARACTERS = "ab =:#$\\'\"`\n\r\t\u00a0\u0301é😀{}()n";

    private static String encode(Map<String, String> variables) {
        return Calls.call(new DotenvEncode(), map(variables));
    }

    private static Value map(Map<String, String> variables) {
        var entries = new TreeMap<String, Value>();
        variables.forEach((key, value) -> entries.put(key, Value.of(value)));
        return new Value.MapValue(entries);
    }

    @Test
    void linesAreSortedAndQuotedWhereNeeded() {
        assertThat(encode(Map.of(
                        "b", "2",
                        "A", "plain",
                        "Z.z-1", "two words",
                        "EMPTY", "",
                        "LINES", "one\ntwo",
                        "DOLLAR", "${A}",
                        "HASH", "a#b",
                        "APOSTROPHE", "it's",
                        "RETURN", "a\r\nb")))
                .isEqualTo("""
                        A=plain
                        APOSTROPHE='it's'
                        DOLLAR='${A}'
                        EMPTY=
                        HASH='a#b'
                        LINES='one
                        two'
                        RETURN="a\\r
                        b"
                        Z.z-1='two words'
                        b=2""");
        assertThat(encode(Map.of())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "#",
                "'",
                "\"",
                "`",
                "\\",
                "\\n",
                "\n",
                "\r",
                "\r\n",
                "\n\n",
                "$",
                "$$",
                "${{project.A}}",
                "a=b",
                "'quoted'",
                "\"quoted\"",
                "`quoted`",
                "it's \"x\"",
                "it's `x`",
                "a\\",
                "a\\'b",
                "\ttab",
                "\u00a0",
                "é",
                "😀",
                "-----BEGIN KEY-----\nabc\n-----END KEY-----\n",
                "export A=1",
                "{\"json\": [\"it's\"]}",
                "'\"`"
            })
    void valuesAreReadBackAsTheyAre(String value) {
        var variables = Map.of("A", value, "B", "'", "C", value);

        var text = encode(variables);

        assertThat(new DotenvDecode().call(List.of(Value.of(text)))).isEqualTo(map(variables));
    }

    @Test
    void everyMapIsReadBackAsItIsOrRefused() {
        var random = new Random(1);
        var written = 0;
        for (var i = 0; i < 20_000; i++) {
            var variables = new TreeMap<String, String>();
            for (var key = 0; key < 3; key++) {
                var value = new StringBuilder();
                random.ints(random.nextInt(6), 0, CHARACTERS.codePointCount(0, CHARACTERS.length()))
                        .forEach(at ->
                                value.appendCodePoint(CHARACTERS.codePointAt(CHARACTERS.offsetByCodePoints(0, at))));
                variables.put("K" + key, value.toString());
            }
            var text = encode(variables);
            if (!text.startsWith("argument 0: The value of `K")) {
                written++;
                assertThat(new DotenvDecode().call(List.of(Value.of(text)))).isEqualTo(map(variables));
            }
        }
        assertThat(written).isGreaterThan(10_000);
    }

    @Test
    void valuesThatCannotBeWrittenAreRefusedByTheirKeys() {
        assertThat(encode(Map.of("A", "a", "TOKEN", "'\"`\n")))
                .isEqualTo(
                        "argument 0: The value of `TOKEN` contains all three kinds of quotes, and also a line break, a"
                                + " `#`, or a leading or trailing space, which Dokploy cannot read. Encode the value, for example"
                                + " with `base64encode`");
        assertThat(encode(Map.of("EQUALS", "\u0338x")))
                .isEqualTo("argument 0: The value of `EQUALS` begins with a combining character, which Terraform joins"
                        + " with the text before it. Encode the value, for example with `base64encode`");
        assertThat(Calls.call(new DotenvEncode(), new Value.MapValue(Map.of("NONE", Value.NULL))))
                .isEqualTo("argument 0: The value of `NONE` is null. Use `\"\"` for an empty value");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a=b", "ü", "#", "A\n", "a:"})
    void keysThatCannotBeReadAreRefused(String key) {
        assertThat(encode(Map.of(key, "x")))
                .isEqualTo("argument 0: The key `" + key + "` must consist of letters, digits, `_`, `.` and `-`");
    }
}
