package com.dokploy.terraform.resources;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Variables as one text, one {@code KEY=value} a line, the way Dokploy v0.30.2 reads it (the rules of the dotenv
 * library): comments, three kinds of quotes, {@code \n} and {@code \r} only between double quotes, no escapes for the
 * quotes themselves.
 */
public final class Dotenv {
    /** What a key must look like; anything else is not read back. */
    public static final String KEY = "[A-Za-z0-9_.-]+";

    private Dotenv() {}

    /** The text of variables, in their order. Throws IllegalArgumentException for a value that {@link #isWritable} refuses. */
    public static String write(Map<String, String> variables) {
        var text = new StringBuilder();
        for (var variable : variables.entrySet()) {
            var quoted = quoted(variable.getValue());
            if (quoted == null) {
                throw new IllegalArgumentException("the value of " + variable.getKey() + " cannot be written");
            }
            text.append(text.isEmpty() ? "" : "\n")
                    .append(variable.getKey())
                    .append('=')
                    .append(quoted);
        }
        return text.toString();
    }

    /** Whether a value comes back as it was written. Only values with every kind of quote and more may not. */
    public static boolean isWritable(String value) {
        return quoted(value) != null;
    }

    private static @Nullable String quoted(String value) {
        if (isPlain(value)) {
            return value;
        }
        var hasCarriageReturn = value.indexOf('\r') >= 0;
        // Single quotes first: nothing is expanded between them, by Dokploy or by Docker Compose.
        for (var quote : new char[] {'\'', '`'}) {
            if (!hasCarriageReturn && value.indexOf(quote) < 0 && !value.endsWith("\\")) {
                return quote + value + quote;
            }
        }
        var isExpanded = value.contains("\\n") || value.contains("\\r") || value.endsWith("\\");
        if (value.indexOf('"') < 0 && !isExpanded) {
            return '"' + value.replace("\r", "\\r") + '"';
        }
        return isUnquotable(value) ? null : value;
    }

    /** Whether a value needs no quotes, whoever reads it. */
    private static boolean isPlain(String value) {
        for (var i = 0; i < value.length(); i++) {
            var character = value.charAt(i);
            if (character <= ' ' || "#'\"`$\\".indexOf(character) >= 0) {
                return false;
            }
        }
        return true;
    }

    /** Whether a value without quotes around it would come back as something else. */
    private static boolean isUnquotable(String value) {
        return value.isEmpty()
                || value.indexOf('\n') >= 0
                || value.indexOf('\r') >= 0
                || value.indexOf('#') >= 0
                || !value.equals(value.strip())
                || "'\"`".indexOf(value.charAt(0)) >= 0;
    }

    /** The variables of a text, in the order of their first appearance; of two with one name the later counts. */
    public static Map<String, String> read(String text) {
        var variables = new LinkedHashMap<String, String>();
        var reader = new Reader(text.replace("\r\n", "\n").replace('\r', '\n'));
        while (reader.isBeforeEnd()) {
            reader.readLine(variables);
        }
        return variables;
    }

    /** Walks through a text line by line; a quoted value may span several. */
    private static final class Reader {
        private final String text;
        private int at;

        Reader(String text) {
            this.text = text;
        }

        boolean isBeforeEnd() {
            return at < text.length();
        }

        void readLine(Map<String, String> variables) {
            skipBlanks();
            if (text.startsWith("export ", at)) {
                at += "export ".length();
                skipBlanks();
            }
            var start = at;
            while (isBeforeEnd() && isKeyCharacter(text.charAt(at))) {
                at++;
            }
            var key = text.substring(start, at);
            skipBlanks();
            if (!key.isEmpty() && isBeforeEnd() && (text.charAt(at) == '=' || isColonWithBlank())) {
                at++;
                skipBlanks();
                variables.put(key, readValue());
            }
            skipLine();
        }

        private boolean isColonWithBlank() {
            return text.charAt(at) == ':' && at + 1 < text.length() && text.charAt(at + 1) == ' ';
        }

        private String readValue() {
            if (!isBeforeEnd()) {
                return "";
            }
            var quote = text.charAt(at);
            var end = "'\"`".indexOf(quote) < 0 ? -1 : closing(quote);
            if (end >= 0) {
                var value = text.substring(at + 1, end);
                at = end + 1;
                return quote == '"' ? value.replace("\\n", "\n").replace("\\r", "\r") : value;
            }
            var start = at;
            while (isBeforeEnd() && text.charAt(at) != '\n' && text.charAt(at) != '#') {
                at++;
            }
            return text.substring(start, at).strip();
        }

        /** Where the quote that opens here is closed, with nothing but a comment behind it; -1 if nowhere. */
        private int closing(char quote) {
            for (var i = at + 1; i < text.length(); i++) {
                var character = text.charAt(i);
                if (character == '\\' && i + 1 < text.length() && text.charAt(i + 1) == quote) {
                    i++;
                } else if (character == quote) {
                    return isEndOfValue(i + 1) ? i : -1;
                }
            }
            return -1;
        }

        private boolean isEndOfValue(int from) {
            for (var i = from; i < text.length(); i++) {
                var character = text.charAt(i);
                if (character == '\n' || character == '#') {
                    return true;
                }
                if (character != ' ' && character != '\t') {
                    return false;
                }
            }
            return true;
        }

        private void skipBlanks() {
            while (isBeforeEnd() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
                at++;
            }
        }

        private void skipLine() {
            while (isBeforeEnd() && text.charAt(at) != '\n') {
                at++;
            }
            at++;
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
}
