package com.dokploy.terraform.golden;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What configurations and states of an earlier version would meet in a later one: types and attributes that are gone,
 * have another type, must be set or can no longer be set, show a secret, or replace an object that was changed before.
 */
final class SchemaBreaks {
    private static final String HEADING = "# ";
    private static final String SENSITIVE = "sensitive";
    private static final String WRITE_ONLY = "write-only";
    private static final String REPLACES = "replaces";
    private static final Pattern QUOTED = Pattern.compile("`[^`]*`");
    /** How notes call what is not a resource type, by the first part of the name of its schema. */
    private static final Map<String, String> KINDS = Map.of(
            "data", "data source",
            "ephemeral", "ephemeral resource",
            "action", "action",
            "identity", "identity",
            "list", "list",
            "function", "function");

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

        /**
         * Whether one of the notes names the type and the attribute, both in backticks, or says that the type is removed
         * and names nothing else. It must say of which kind the type is, unless it is a resource type.
         */
        boolean isIn(List<String> notes) {
            return notes.stream().anyMatch(note -> isOfKind(note) && (path.isEmpty() ? removes(note) : names(note)));
        }

        private boolean isOfKind(String note) {
            var kind = KINDS.get(schema.split("\\.", 2)[0]);
            return kind == null
                    ? note.contains("resource type") || KINDS.values().stream().noneMatch(note::contains)
                    : note.contains(kind);
        }

        private boolean removes(String note) {
            var names = QUOTED.matcher(note).results().map(MatchResult::group).collect(Collectors.toSet());
            return note.contains("removed") && names.equals(Set.of(type()));
        }

        private boolean names(String note) {
            return note.contains(type()) && note.contains(quoted(path));
        }

        private String type() {
            return quoted(schema.substring(schema.indexOf('.') + 1));
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

        boolean is(String flag) {
            // A default comes last, and may be any text.
            return List.of(flags.split(" default=", 2)[0].split(" ")).contains(flag);
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
        return changeOfFlags(before, after);
    }

    private static String changeOfFlags(Line before, Line after) {
        if (before.is(WRITE_ONLY) != after.is(WRITE_ONLY)) {
            return after.is(WRITE_ONLY) ? "is no longer in states" : "is no longer write-only";
        }
        if (before.is(SENSITIVE) && !after.is(SENSITIVE)) {
            return "is no longer sensitive";
        }
        return !before.is(REPLACES) && after.is(REPLACES) ? "has come to replace the object" : "";
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
