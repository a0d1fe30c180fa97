package com.dokploy.terraform.resources.variables;

import com.dokploy.terraform.dotenv.DotenvParser;
import com.dokploy.terraform.framework.Diagnostic;
import com.dokploy.terraform.framework.DiagnosticException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
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

    /** The variables of a text, in the order of their first appearance; of two with one name the later counts. */
    public static Map<String, String> read(String text) {
        return DotenvParser.read(text);
    }

    /** The text of variables, in their order. Throws IllegalArgumentException for a value that {@link #isWritable} refuses. */
    public static String write(Map<String, String> variables) {
        return edit("", variables, Set.of());
    }

    /**
     * A text with other values for some variables. Every other line stays as it is, comments, blank lines and lines that
     * are not understood included: variables that are there change in place, new ones come at the end.
     *
     * @param wanted what to set; a value that {@link #isWritable} refuses is an IllegalArgumentException
     * @param removed keys to remove, where they are not wanted
     * @throws DiagnosticException where no edit would leave all other variables as they are
     */
    public static String edit(String text, Map<String, String> wanted, Set<String> removed) {
        var edited = new Editor(text, wanted, removed).inPlace();
        if (isAsMeant(edited, text, wanted, removed)) {
            return edited;
        }
        // Something before a line of ours swallows it, such as a quote that is never closed. Nothing comes before the
        // first line.
        var inFront = new Editor(text, wanted, removed).inFront();
        if (isAsMeant(inFront, text, wanted, removed)) {
            return inFront;
        }
        throw new DiagnosticException(Diagnostic.error(
                "Variables Cannot Be Edited",
                "Dokploy keeps variables as one text. In this one a quote stands open or spans several lines, so that"
                        + " setting or removing some variables would change others. Nothing was changed. Mend the quotes"
                        + " in Dokploy, then apply again."));
    }

    private static boolean isAsMeant(String edited, String text, Map<String, String> wanted, Set<String> removed) {
        var meant = new TreeMap<>(read(text));
        meant.keySet().removeAll(removed);
        meant.putAll(wanted);
        return new TreeMap<>(read(edited)).equals(meant);
    }

    /** Puts variables into a text. */
    private static final class Editor {
        private final String text;
        private final Map<String, String> missing;
        private final Map<String, String> wanted;
        private final Set<String> removed;
        private final Map<String, Integer> last = new LinkedHashMap<>();
        private final StringBuilder edited = new StringBuilder();

        Editor(String text, Map<String, String> wanted, Set<String> removed) {
            this.text = text;
            this.wanted = wanted;
            this.removed = removed;
            this.missing = new LinkedHashMap<>(wanted);
        }

        String inPlace() {
            var assignments = DotenvParser.parse(text);
            for (var assignment : assignments) {
                last.put(assignment.key(), assignment.start());
            }
            var at = 0;
            for (var assignment : assignments) {
                edited.append(text, at, assignment.start());
                at = assignment.end();
                replace(assignment);
            }
            edited.append(text, at, text.length());
            var endsWithBreak = text.isEmpty() || text.endsWith("\n") || text.endsWith("\r");
            if (!text.isEmpty() && endsWithBreak) {
                missing.forEach((key, value) -> edited.append(line(key, value)).append('\n'));
                return edited.toString();
            }
            if (at == text.length()) {
                stripBreak();
            }
            missing.forEach(
                    (key, value) -> edited.append(edited.isEmpty() ? "" : "\n").append(line(key, value)));
            return edited.toString();
        }

        /** Only the last assignment of a key counts. Earlier ones go with it, for they may hold an old secret. */
        private void replace(DotenvParser.Assignment assignment) {
            var key = assignment.key();
            var value = wanted.get(key);
            if (value == null) {
                if (!removed.contains(key)) {
                    edited.append(text, assignment.start(), assignment.end());
                }
                return;
            }
            if (!Integer.valueOf(assignment.start()).equals(last.get(key))) {
                return;
            }
            missing.remove(key);
            if (value.equals(assignment.value())) {
                edited.append(text, assignment.start(), assignment.end());
                return;
            }
            edited.append(text, assignment.start(), assignment.valueStart())
                    .append(required(key, value))
                    .append(text, assignment.valueEnd(), assignment.end());
        }

        /** A text that did not end in a line break does not do so without its last line either. */
        private void stripBreak() {
            var length = edited.length();
            if (length > 0 && edited.charAt(length - 1) == '\n') {
                var isPair = length > 1 && edited.charAt(length - 2) == '\r';
                edited.setLength(length - (isPair ? 2 : 1));
            }
        }

        String inFront() {
            // An empty value would take a quoted one from the next line.
            wanted.forEach((key, value) -> edited.append(value.isEmpty() ? key + "=''" : line(key, value))
                    .append('\n'));
            var at = 0;
            for (var assignment : DotenvParser.parse(text)) {
                edited.append(text, at, assignment.start());
                at = assignment.end();
                if (!wanted.containsKey(assignment.key()) && !removed.contains(assignment.key())) {
                    edited.append(text, assignment.start(), assignment.end());
                }
            }
            return edited.append(text, at, text.length()).toString();
        }
    }

    private static String line(String key, String value) {
        return key + "=" + required(key, value);
    }

    private static String required(String key, String value) {
        var quoted = quoted(value);
        if (quoted == null) {
            throw new IllegalArgumentException("the value of " + key + " cannot be written");
        }
        return quoted;
    }

    /** Whether a value comes back as it was written. Only values with every kind of quote and more may not. */
    public static boolean isWritable(String value) {
        return quoted(value) != null;
    }

    private static @Nullable String quoted(String value) {
        if (isPlain(value)) {
            return value;
        }
        // Single quotes first: nothing is expanded between them, by Dokploy or by Docker Compose.
        for (var quoted :
                new String[] {"'" + value + "'", "`" + value + "`", '"' + value.replace("\r", "\\r") + '"', value}) {
            // Whatever follows, even a quote that would close one left open here.
            var read = read("K=" + quoted + " # c\nL=l\n'\n\"\n`");
            if (value.equals(read.get("K")) && "l".equals(read.get("L")) && read.size() == 2) {
                return quoted;
            }
        }
        return null;
    }

    /** Whether a value needs no quotes, whoever reads it. */
    private static boolean isPlain(String value) {
        for (var i = 0; i < value.length(); i++) {
            var character = value.charAt(i);
            if (character <= ' ' || DotenvParser.isSpace(character) || "#'\"`$\\".indexOf(character) >= 0) {
                return false;
            }
        }
        return true;
    }
}
