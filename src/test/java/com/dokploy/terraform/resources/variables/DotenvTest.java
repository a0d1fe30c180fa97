package com.dokploy.terraform.resources.variables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.dokploy.terraform.framework.DiagnosticException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts of variables are read as Dokploy reads them, and changed without touching what is not Terraform's. */
class DotenvTest {
    private static final String[] LINES = {
        "# a comment",
        "",
        "   ",
        "not an assignment",
        "export FOREIGN=1",
        "FOREIGN='two words' # why",
        "  INDENTED = x",
        "W=\"it's \\`x\\` \\\"q\\\"\\nnew\"",
        "MULTI='first\nsecond # not a comment\nthird'",
        "YAML: value",
        "UNCLOSED=\"abc",
        "ALSO='it's",
        "EMPTY=",
        "HASH=a#b",
        "TWICE=1",
        "TWICE=2",
        "=nothing",
        "ünïcode=1",
        "NBSP=\u00a0x\u00a0"
    };
    private static final String[] VALUES = {
        "",
        "plain",
        "two words",
        "it's",
        "say \"hi\"",
        "a`b",
        "line\nbreak",
        "#",
        " blank ",
        "$VAR",
        "\\",
        "x\"\ny",
        "'",
        "\r"
    };

    /** What dotenv 16.4.5 itself answers; {@code ~} is a line break, {@code ^} a carriage return. */
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '|',
            delimiter = ';',
            value = {
                "A=1;A;|1|",
                "A= two words # c;A;|two words|",
                "export A=1;A;|1|",
                "export=1;export;|1|",
                "A: x;A;|x|",
                "A:~B=1;A;|B=1|",
                "A:^~B=1;A;|B=1|",
                "A='it's';A;|it's|",
                "A='it's;A;|'it's|",
                "A=\"a\\nb\";A;|a~b|",
                "A=\"a\\nb;A;|\"a~b|",
                "A='a\\nb';A;|a\\nb|",
                "A=\"say \\\"hi\\\"\";A;|say \\\"hi\\\"|",
                "A='x\\';A;|x\\|",
                "A=~'b';A;|b|",
                "A=a#b;A;|a|",
                "A=;A;||",
                "A=1~A=2;A;|2|",
                "A='1~2';A;|1~2|",
            })
    void isReadAsDokployDoes(String text, String key, String value) {
        assertThat(Dotenv.read(text.replace('~', '\n').replace('^', '\r')))
                .containsEntry(key, value.replace('~', '\n'))
                .hasSize(1);
    }

    @Test
    void ownVariablesChangeInPlaceAndNewOnesComeAtTheEnd() {
        var text = "# head\nexport A='1' # why\n\nTHEIRS=x\nB=2\nwhat is this\n";
        assertThat(Dotenv.edit(text, Map.of("A", "3", "C", "4"), Set.of("B")))
                .isEqualTo("# head\nexport A=3 # why\n\nTHEIRS=x\nwhat is this\nC=4\n");
    }

    @Test
    void whatIsAsItShouldBeKeepsItsSpelling() {
        var text = "A = \"1\"\r\nB: 2";
        assertThat(Dotenv.edit(text, Map.of("A", "1", "B", "2"), Set.of())).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "X=1", "X=1\n", "# only a comment", "X=1\r\n"})
    void whatWasAddedGoesWithoutATrace(String text) {
        var added = Dotenv.edit(text, Map.of("A", "1"), Set.of());
        assertThat(Dotenv.read(added)).containsEntry("A", "1");
        assertThat(Dotenv.edit(added, Map.of(), Set.of("A"))).isEqualTo(text);
    }

    @Test
    void anOldValueDoesNotStayBehindANewOne() {
        assertThat(Dotenv.edit("A=old\nX=1\nA=older", Map.of("A", "new"), Set.of()))
                .isEqualTo("X=1\nA=new");
        assertThat(Dotenv.edit("A=old\nX=1\nA=older", Map.of(), Set.of("A"))).isEqualTo("X=1");
    }

    @Test
    void anEditThatWouldChangeOthersIsRefused() {
        var text = "A='x\nB=y'z\nC='";
        assertThat(Dotenv.read(text)).containsOnlyKeys("A", "B", "C");
        assertThatThrownBy(() -> Dotenv.edit(text, Map.of(), Set.of("B")))
                .isInstanceOf(DiagnosticException.class)
                .hasMessageContaining("Variables Cannot Be Edited");
    }

    @Test
    void whateverDokployReadsCanBeWritten() {
        for (var line : LINES) {
            Dotenv.read(line)
                    .forEach((key, value) -> assertThat(Dotenv.read(Dotenv.write(Map.of(key, value))))
                            .containsExactly(Map.entry(key, value)));
        }
        assertThat(Dotenv.isWritable(" '\"`\n# ")).isFalse();
    }

    @RepeatedTest(300)
    void foreignLinesStayByteForByte(RepetitionInfo repetition) {
        var random = new Random(repetition.getCurrentRepetition());
        var foreign = new ArrayList<String>();
        var lines = new ArrayList<String>();
        for (var i = random.nextInt(8); i >= 0; i--) {
            var line = LINES[random.nextInt(LINES.length)];
            foreign.add(line);
            lines.add(line);
        }
        var own = new TreeMap<String, String>();
        var removed = new HashSet<String>();
        for (var key : List.of("OWN_A", "OWN_B", "OWN_C", "OWN_D")) {
            if (random.nextBoolean()) {
                lines.add(random.nextInt(lines.size() + 1), key + "=" + (random.nextBoolean() ? "old" : "'old one'"));
            }
            if (random.nextInt(3) > 0) {
                own.put(key, VALUES[random.nextInt(VALUES.length)]);
            } else {
                removed.add(key);
            }
        }
        var end = random.nextBoolean() ? "\n" : "";
        var edited = Dotenv.edit(String.join("\n", lines) + end, own, removed);

        assertThat(Dotenv.read(edited)).as(edited).containsAllEntriesOf(own);
        assertThat(Dotenv.read(edited)).as(edited).doesNotContainKeys(removed.toArray(new String[0]));
        var at = 0;
        for (var line : foreign) {
            at = edited.indexOf(line, at);
            assertThat(at).as("%s in %s", line, edited).isNotNegative();
            at += line.length();
        }
    }
}
