package com.dokploy.terraform.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PrintableTest {
    private static Arguments text(String name, String text, String expected) {
        return Arguments.of(name, text, expected);
    }

    @Test
    void aLineIsOneLine() {
        assertThat(Printable.line("a\u001b[31mb\nc\r\nd\te")).isEqualTo("ab c d e");
    }

    static Stream<Arguments> texts() {
        return Stream.of(
                text("plain", "ünïcödé 😀 `x`\n\tindented", "ünïcödé 😀 `x`\n\tindented"),
                text("colours", "\u001b[1;31mred\u001b[0m and \u001b[38;2;1;2;3mblue", "red and blue"),
                text("clear the screen", "a\u001b[2J\u001b[Hb\u001bcc", "abc"),
                text("title", "a\u001b]0;You are root\u0007b", "ab"),
                text("clipboard", "a\u001b]52;c;cm0gLXJmIC8=\u001b\\b", "ab"),
                text("link", "\u001b]8;;https://evil.example\u001b\\here\u001b]8;;\u001b\\", "here"),
                text("string without an end", "a\u001b]0;title\nb", "a0;title\nb"),
                text("string broken by another sequence", "a\u001bPq\u001b[31mb", "ab"),
                text("one-byte control sequence", "a\u009b31mb", "ab"),
                text("other C1", "a\u0085\u0090b", "ab"),
                text("character set", "\u001b(0lqk\u001b(B", "lqk"),
                text("escape at the end", "a\u001b", "a"),
                text("sequence cut off", "a\u001b[31", "a"),
                text("bell, backspace, delete, null", "a\u0007\b\u007f\u0000b", "ab"),
                text("lines of Windows", "a\r\nb", "a\nb"),
                text("progress", "10%\r20%\r\n", "10%\n20%\n"),
                text("directions", "user\u202e\u2066gnp\u2069.exe\u200f\u061c", "usergnp.exe"),
                text("half a character", "a\ud800b\udc00", "a\ufffdb\ufffd"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("texts")
    void onlyWhatCanBePrintedIsLeft(String name, String text, String expected) {
        assertThat(Printable.of(text)).isEqualTo(expected);
    }

    @Test
    void everythingIsPrintableInTheEnd() {
        for (var character = 0; character < 0x10000; character++) {
            var once = Printable.of("a" + (char) character + "b");
            assertThat(Printable.of(once)).isEqualTo(once);
            assertThat(once).startsWith("a");
        }
    }
}
