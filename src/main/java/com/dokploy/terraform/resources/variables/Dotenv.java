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
    /** The pattern of a key; any other key is not read back. */
    public static final String KEY = "[A-Za-z0-9_.-]+";

    private Dotenv() {}

    /**
     * Returns the variables of a text, in the order of their first appearance; of two with one name the later counts.
     */
    public static Map<String, String> read(String text) {
        return DotenvParser.read(text);
    }

    /**
     * Returns the text of variables, in their order. Throws IllegalArgumentException for a value that
     * {@link #isWritable} refuses.
     */
    public static String write(Map<String, String> variables) {
        return edit("", variables, Set.of());
    }

    /**
     * Returns a text with other values for some variables. Every other line stays as it is, comments, blank lines and
     * lines that are not understood included: variables that are there change in place, new ones come at the end.
     *
     * @param wanted the variables to set; a value that {@link #isWritable} refuses is an IllegalArgumentException
     * @param removed the keys to remove, unless they are in {@code wanted}
     * @throws DiagnosticException where no edit would leave all other variables as they are
     */
    public static String edit(String text, Map<String, String> wanted, Set<String> removed) {
        var edited = new Editor(text, wanted, removed).inPlace();
        if (isAsMeant(edited, text, wanted, removed)) {
            return edited;
        }
        // Text before a written line makes it a part of something else, such as a quote that is never closed. In front
        // of the first line there is no such text.
        var inFront = new Editor(text, wanted, removed).inFront();
        if (isAsMeant(inFront, text, wanted, removed)) {
            return inFront;
        }
        throw new DiagnosticException(Diagnostic.error(
                "Variables Cannot Be Edited",
                "Dokploy stores environment variables as one text, in which a quote is not closed or spans"
                        + " several lines. Setting or removing single variables would change others. Nothing was"
                        + " changed. Correct the quotes in Dokploy's dashboard, then run `terraform apply` again."));
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

        /**
         * Replaces an assignment. Only the last assignment of a key counts; earlier ones are removed, for they may hold
         * an old secret.
         */
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

        /** Removes the line break at the end, if the text did not end in one before its last line was removed. */
        private void stripBreak() {
            var length = edited.length();
            if (length > 0 && edited.charAt(length - 1) == '\n') {
                var isPair = length > 1 && edited.charAt(length - 2) == '\r';
                edited.setLength(length - (isPair ? 2 : 1));
            }
        }

        String inFront() {
            // An empty value without quotes would take a quoted value from the next line.
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

    /** Whether a value is read back as it was written. Only values with every kind of quote and more may not be. */
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
            // The text after the value stands for any that may follow, even a quote that would close one left open
            // here.
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
