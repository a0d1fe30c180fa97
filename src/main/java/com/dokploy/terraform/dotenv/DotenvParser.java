package com.dokploy.terraform.dotenv;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds the assignments in a text of variables, exactly where the regular expression of the dotenv library (16.4.5,
 * as Dokploy v0.30.2 uses it) finds them. By hand, because that expression overflows the stack of Java's on long values.
 */
public final class DotenvParser {
    /**
     * One assignment.
     *
     * @param start where its line begins
     * @param valueStart where its value begins, quotes included
     * @param valueEnd where its value ends, quotes included
     * @param end where the next line begins
     */
    public record Assignment(String key, String value, int start, int valueStart, int valueEnd, int end) {}

    private final String text;
    private final List<Assignment> assignments = new ArrayList<>();

    private DotenvParser(String text) {
        this.text = text;
    }

    /** The variables of a text, in the order of their first appearance; of two with one name the later counts. */
    public static Map<String, String> read(String text) {
        var variables = new LinkedHashMap<String, String>();
        for (var assignment : parse(text)) {
            variables.put(assignment.key(), assignment.value());
        }
        return variables;
    }

    /** The assignments of a text, in order; a key may occur several times. */
    public static List<Assignment> parse(String text) {
        var parser = new DotenvParser(text);
        var at = 0;
        while (at < text.length()) {
            at = parser.line(at);
        }
        return parser.assignments;
    }

    /** Reads what begins at the start of a line, and returns where the next one begins. */
    private int line(int start) {
        var at = blanks(start);
        if (text.startsWith("export", at) && isSpaceAt(at + 6)) {
            var exported = assignment(start, blanks(at + 6));
            if (exported != null) {
                return added(exported);
            }
        }
        var assignment = assignment(start, at);
        return assignment == null ? nextLine(at) : added(assignment);
    }

    private int added(Assignment assignment) {
        assignments.add(assignment);
        return assignment.end;
    }

    private @Nullable Assignment assignment(int start, int keyStart) {
        var keyEnd = keyStart;
        while (keyEnd < text.length() && isKeyCharacter(text.charAt(keyEnd))) {
            keyEnd++;
        }
        if (keyEnd == keyStart) {
            return null;
        }
        var equals = spaces(keyEnd);
        var isColon = isAt(keyEnd, ':') && isSpaceAt(keyEnd + 1);
        if (!isColon && !isAt(equals, '=')) {
            return null;
        }
        var behindColon = keyEnd + (text.startsWith("\r\n", keyEnd + 1) ? 3 : 2);
        return value(start, text.substring(keyStart, keyEnd), isColon ? behindColon : equals + 1);
    }

    private Assignment value(int start, String key, int from) {
        var open = spaces(from);
        var close = isQuoteAt(open) ? closing(open) : -1;
        if (close >= 0) {
            return new Assignment(key, value(open, close + 1), start, open, close + 1, nextLine(close + 1));
        }
        var end = from;
        while (end < text.length() && !isBreak(text.charAt(end)) && text.charAt(end) != '#') {
            end++;
        }
        var first = Math.min(blanks(from), end);
        if (first == end) {
            return new Assignment(key, "", start, from, from, nextLine(end));
        }
        var last = end;
        while (last > first && isSpace(text.charAt(last - 1))) {
            last--;
        }
        return new Assignment(key, value(first, last), start, first, last, nextLine(end));
    }

    /** What is meant by a piece of the text: without the quotes around it, and with the line breaks spelled in it. */
    private String value(int from, int to) {
        var raw = text.substring(from, to).replace("\r\n", "\n").replace('\r', '\n');
        var last = raw.length() - 1;
        var isDouble = raw.startsWith("\"");
        if (last > 0 && isQuote(raw.charAt(0)) && raw.charAt(last) == raw.charAt(0)) {
            raw = raw.substring(1, last);
        }
        return isDouble ? raw.replace("\\n", "\n").replace("\\r", "\r") : raw;
    }

    /**
     * Where the quote that opens here is closed, with nothing but a comment behind it; -1 if nowhere. The first quote
     * without a backslash before it counts; failing that the last one before it that has one.
     */
    private int closing(int open) {
        var quote = text.charAt(open);
        var at = open + 1;
        while (at < text.length() && (text.charAt(at) != quote || text.charAt(at - 1) == '\\')) {
            at++;
        }
        for (var close = Math.min(at, text.length() - 1); close > open; close--) {
            if (text.charAt(close) == quote && isEndOfValue(close + 1)) {
                return close;
            }
        }
        return -1;
    }

    private boolean isEndOfValue(int from) {
        var at = blanks(from);
        return at >= text.length() || isBreak(text.charAt(at)) || text.charAt(at) == '#';
    }

    /** Past white space, line breaks included. */
    private int spaces(int from) {
        var at = from;
        while (isSpaceAt(at)) {
            at++;
        }
        return at;
    }

    /** Past white space on one line. */
    private int blanks(int from) {
        var at = from;
        while (isSpaceAt(at) && !isBreak(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private int nextLine(int from) {
        var at = from;
        while (at < text.length() && !isBreak(text.charAt(at))) {
            at++;
        }
        return at + (text.startsWith("\r\n", at) ? 2 : at < text.length() ? 1 : 0);
    }

    private boolean isAt(int at, char character) {
        return at < text.length() && text.charAt(at) == character;
    }

    private boolean isSpaceAt(int at) {
        return at < text.length() && isSpace(text.charAt(at));
    }

    private boolean isQuoteAt(int at) {
        return at < text.length() && isQuote(text.charAt(at));
    }

    private static boolean isQuote(char character) {
        return character == '\'' || character == '"' || character == '`';
    }

    private static boolean isBreak(char character) {
        return character == '\n' || character == '\r';
    }

    /** What JavaScript takes for white space. */
    public static boolean isSpace(char character) {
        return character == ' '
                || (character >= '\t' && character <= '\r')
                || character == '\u00a0'
                || character == '\ufeff'
                || (character > '\u00ff' && Character.isSpaceChar(character));
    }

    private static boolean isKeyCharacter(char character) {
        return (character >= 'A' && character <= 'Z')
                || (character >= 'a' && character <= 'z')
                || (character >= '0' && character <= '9')
                || character == '_'
                || character == '.'
                || character == '-';
    }
}
