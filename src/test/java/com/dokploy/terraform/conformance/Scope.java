package com.dokploy.terraform.conformance;

import com.dokploy.terraform.Catalog;
import com.dokploy.terraform.client.Dokploy;
import com.dokploy.terraform.framework.Resource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How much of a large set of cases runs: a fixed sample with every build, all of them with {@code -P faults}, which
 * also writes the figures into docs/design/reliability.md.
 */
final class Scope {
    private static final boolean ALL = "all".equals(System.getProperty("faults.scope"));
    private static final Path FIGURES = Path.of("docs/design/reliability.md");
    private static final String BEGIN = "<!-- figures -->\n";
    private static final String END = "<!-- end of figures -->\n";

    private Scope() {}

    static boolean isWhole() {
        return ALL;
    }

    /** All types, or those that {@code -Dconformance.types=dokploy_mount,dokploy_port} names. */
    static List<Resource<Dokploy>> resources() {
        var wanted = List.of(System.getProperty("conformance.types", "").split(","));
        return Catalog.resources().stream()
                .filter(resource ->
                        wanted.contains("") || wanted.contains(resource.schema().name()))
                .toList();
    }

    /** All of the cases, or about as many as asked for, spread evenly and the same every time. */
    static <T> List<T> of(List<T> cases, int sample) {
        if (ALL || cases.size() <= sample) {
            return cases;
        }
        var some = new ArrayList<T>();
        // A step that shares no factor with the number of kinds visits every kind.
        for (var i = 0; i < sample; i++) {
            some.add(cases.get((int) ((long) i * cases.size() / sample)));
        }
        return some;
    }

    /** How many of something there are: many, or few. */
    static int count(int all, int sample) {
        return ALL ? all : sample;
    }

    /** Notes the figures of one kind of test; with a part of the cases nothing is noted. */
    static synchronized void note(String kind, int cases, int survived) throws IOException {
        if (!ALL) {
            return;
        }
        // What did not survive has left an orphan, a duplicate or a secret: which, its test says.
        var left = cases == survived ? "0 | 0 | 0" : "? | ? | ?";
        var document = Files.readString(FIGURES);
        var begin = document.indexOf(BEGIN) + BEGIN.length();
        var end = document.indexOf(END);
        Map<String, String> rows = new TreeMap<>();
        for (var line : document.substring(begin, end).split("\n", -1)) {
            var cells = line.split("\\|", -1);
            if (cells.length > 2
                    && !cells[1].contains("---")
                    && !cells[1].strip().equals("What was done")) {
                rows.put(cells[1].strip(), line);
            }
        }
        rows.put(kind, "| " + kind + " | " + cases + " | " + survived + " | " + left + " |");
        var table = new StringBuilder("| What was done | Cases | Survived | Orphans | Duplicates | Secrets found |\n")
                .append("|---|---|---|---|---|---|\n");
        rows.values().forEach(row -> table.append(row).append('\n'));
        Files.writeString(FIGURES, document.substring(0, begin) + table + document.substring(end));
    }
}
