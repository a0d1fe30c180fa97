package com.dokploy.terraform.golden;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What configurations and states of an earlier version would meet in a later one: types and attributes that are gone,
 * have another type, must be set or can no longer be set.
 */
final class SchemaBreaks {
    private static final String HEADING = "# ";

    /**
     * One of them.
     *
     * @param schema what the schema is for, such as {@code resource.dokploy_port}
     * @param path the path of the attribute; empty for the whole schema
     */
    record Break(String schema, String path, String what) {
        @Override
        public String toString() {
            return schema + " " + path + ": " + what;
        }

        /** Whether the notes name the type and the attribute, both in backticks. */
        boolean isIn(List<String> notes) {
            var type = quoted(schema.substring(schema.indexOf('.') + 1));
            return notes.stream()
                    .anyMatch(note -> note.contains(type) && note.contains(path.isEmpty() ? "removed" : quoted(path)));
        }

        private static String quoted(String name) {
            return "`" + name + "`";
        }
    }

    /** An attribute as a line describes it. */
    private record Line(String type, String flags) {
        boolean isRequired() {
            return flags.startsWith("required");
        }

        boolean isConfigurable() {
            return !flags.startsWith("computed");
        }

        boolean isWriteOnly() {
            return flags.contains(" write-only");
        }
    }

    private SchemaBreaks() {}

    /** Writes schemas as one text: a heading for each, then its lines. */
    static String text(Map<String, List<String>> schemas) {
        var text = new StringBuilder();
        schemas.forEach((name, lines) -> {
            text.append(HEADING).append(name).append('\n');
            lines.forEach(line -> text.append(line).append('\n'));
        });
        return text.toString();
    }

    /** Compares two such texts. */
    static List<Break> between(String earlier, String later) {
        var breaks = new ArrayList<Break>();
        var now = parse(later);
        parse(earlier).forEach((schema, before) -> {
            var after = now.get(schema);
            if (after == null) {
                breaks.add(new Break(schema, "", "is gone"));
            } else {
                compare(schema, before, after, breaks);
            }
        });
        return breaks;
    }

    private static void compare(String schema, Map<String, Line> before, Map<String, Line> after, List<Break> breaks) {
        before.forEach((path, line) -> {
            var what = change(line, after.get(path));
            if (!what.isEmpty()) {
                breaks.add(new Break(schema, path, what));
            }
        });
        after.forEach((path, line) -> {
            var parent = path.contains(".") ? path.substring(0, path.lastIndexOf('.')) : "";
            var isInWhatWasThere = parent.isEmpty() || before.containsKey(parent);
            if (line.isRequired() && isInWhatWasThere && !before.containsKey(path)) {
                breaks.add(new Break(schema, path, "is new and required"));
            }
        });
    }

    private static String change(Line before, @Nullable Line after) {
        if (after == null) {
            return "is gone";
        }
        if (!before.type().equals(after.type())) {
            return "was " + before.type() + " and is " + after.type();
        }
        if (!before.isRequired() && after.isRequired()) {
            return "has become required";
        }
        if (before.isConfigurable() && !after.isConfigurable()) {
            return "can no longer be set";
        }
        return !before.isWriteOnly() && after.isWriteOnly() ? "is no longer in states" : "";
    }

    private static Map<String, Map<String, Line>> parse(String text) {
        var schemas = new LinkedHashMap<String, Map<String, Line>>();
        Map<String, Line> current = new LinkedHashMap<>();
        for (var line : text.lines().toList()) {
            if (line.startsWith(HEADING)) {
                current = new LinkedHashMap<>();
                schemas.put(line.substring(HEADING.length()), current);
            } else {
                var columns = line.split("  ", 3);
                current.put(columns[0], new Line(columns[1], columns[2]));
            }
        }
        return schemas;
    }
}
