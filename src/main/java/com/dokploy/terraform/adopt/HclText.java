package com.dokploy.terraform.adopt;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Spells texts and names in Terraform's language. */
final class HclText {
    /** The end of a text over several lines, unless the text has such a line itself. */
    private static final String MARKER = "EOT";

    /** Words that mean something else as a key, or begin a {@code for} expression. */
    private static final Set<String> KEYWORDS = Set.of("for", "null", "true", "false");

    private HclText() {}

    /** Returns a text between quotes. */
    static String quoted(String text) {
        var quoted = new StringBuilder("\"");
        for (var i = 0; i < text.length(); i++) {
            var character = text.charAt(i);
            switch (character) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\n' -> quoted.append("\\n");
                case '\r' -> quoted.append("\\r");
                case '\t' -> quoted.append("\\t");
                case '$', '%' -> quoted.append(isTemplate(text, i) ? "" + character + character : "" + character);
                default -> {
                    if (isPlain(character)) {
                        quoted.append(character);
                    } else {
                        quoted.append("\\u").append(hexadecimal(character));
                    }
                }
            }
        }
        return quoted.append('"').toString();
    }

    /** Whether a character begins a template, which a text must escape. */
    private static boolean isTemplate(String text, int at) {
        return at + 1 < text.length() && text.charAt(at + 1) == '{';
    }

    private static boolean isPlain(char character) {
        return character >= ' ' && character != 0x7f && (character < 0x80 || character > 0x9f);
    }

    private static String hexadecimal(char character) {
        var digits = Integer.toHexString(character);
        return "0".repeat(4 - digits.length()) + digits;
    }

    /** Returns the key of an element, between quotes if it is no name. */
    static String key(String key) {
        return isName(key) && !KEYWORDS.contains(key) ? key : quoted(key);
    }

    private static boolean isName(String text) {
        for (var i = 0; i < text.length(); i++) {
            var character = text.charAt(i);
            var isLetter = (character >= 'a' && character <= 'z')
                    || (character >= 'A' && character <= 'Z')
                    || character == '_';
            var isDigit = character >= '0' && character <= '9';
            if (!isLetter && (i == 0 || !(isDigit || character == '-'))) {
                return false;
            }
        }
        return !text.isEmpty();
    }

    /**
     * Returns the lines of a text as they stand between the markers of a heredoc, without the indentation; null if the
     * text has to stand between quotes.
     */
    static @Nullable List<String> lines(String text) {
        if (stripped(text).indexOf('\n') < 0) {
            return null;
        }
        var lines = new ArrayList<String>();
        var hasUnindented = false;
        for (var line : (text.endsWith("\n") ? text.substring(0, text.length() - 1) : text).split("\n", -1)) {
            if (!isPlainLine(line)) {
                return null;
            }
            hasUnindented |= !line.isEmpty() && !isSpace(line.charAt(0));
            lines.add(escapedTemplates(line));
        }
        // Terraform takes away the indentation that all lines have in common.
        return hasUnindented ? lines : null;
    }

    private static boolean isPlainLine(String line) {
        if (stripped(line).isEmpty() && !line.isEmpty()) {
            return false;
        }
        for (var i = 0; i < line.length(); i++) {
            if (!isPlain(line.charAt(i)) && line.charAt(i) != '\t') {
                return false;
            }
        }
        return true;
    }

    /** Whether Terraform takes a character for indentation, as it does with spaces that break no line. */
    private static boolean isSpace(char character) {
        return Character.isWhitespace(character) || Character.isSpaceChar(character);
    }

    private static String stripped(String line) {
        var start = 0;
        var end = line.length();
        while (start < end && isSpace(line.charAt(start))) {
            start++;
        }
        while (start < end && isSpace(line.charAt(end - 1))) {
            end--;
        }
        return line.substring(start, end);
    }

    private static String escapedTemplates(String line) {
        return line.replace("${", "$${").replace("%{", "%%{");
    }

    /** Returns the word that ends a heredoc with these lines. */
    static String marker(List<String> lines) {
        var marker = MARKER;
        for (var number = 2; isLine(marker, lines); number++) {
            marker = MARKER + number;
        }
        return marker;
    }

    private static boolean isLine(String marker, List<String> lines) {
        for (var line : lines) {
            if (stripped(line).equals(marker)) {
                return true;
            }
        }
        return false;
    }
}
