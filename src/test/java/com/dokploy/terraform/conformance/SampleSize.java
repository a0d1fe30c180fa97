package com.dokploy.terraform.conformance;

import com.dokploy.terraform.Catalog;
import com.dokploy.terraform.framework.Resource;
import com.dokploy.terraform.resources.session.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How much of a large set of cases runs: a fixed sample with every build, all of them with {@code -P faults}, which
 * also writes the figures into docs/design/reliability.md.
 */
public final class SampleSize {
    private static final boolean ALL = "all".equals(System.getProperty("faults.scope"));
    private static final Path DOCUMENT = Path.of("docs/design/reliability.md");
    private static final Figures FIGURES = new Figures(
            "<!-- figures -->\n",
            "<!-- end of figures -->\n",
            "| What was done | Cases | Passed | Orphans | Duplicates | Secrets found |");
    private static final Figures NONSENSE = new Figures(
            "<!-- nonsense -->\n",
            "<!-- end of nonsense -->\n",
            "| What was nonsense | Answered | Crashes | Hangs | Longest answer | Most memory in use |");

    private SampleSize() {}

    /** Whether all of them run. */
    public static boolean isWhole() {
        return ALL;
    }

    /** All types, or those that {@code -Dconformance.types=dokploy_mount,dokploy_port} names. */
    static List<Resource<Session>> resources() {
        var wanted = List.of(System.getProperty("conformance.types", "").split(","));
        return Catalog.all().resources().stream()
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
    public static void note(String kind, int cases, int passed) throws IOException {
        // What did not pass has left an orphan, a duplicate or a secret: which, its test says.
        var left = cases == passed ? "0 | 0 | 0" : "? | ? | ?";
        write(FIGURES, kind, cases + " | " + passed + " | " + left);
    }

    /** Notes how much nonsense was answered: rounds without a crash or a hang, and what they took at most. */
    static void noteNonsense(String door, int rounds, Duration longest, long bytes) throws IOException {
        write(NONSENSE, door, rounds + " | 0 | 0 | " + longest.toMillis() + " ms | " + (bytes >> 20) + " MiB");
    }

    /** A table between two comments, of which each kind of test has a row. */
    private record Figures(String begin, String end, String head) {}

    private static synchronized void write(Figures figures, String kind, String cells) throws IOException {
        if (!ALL) {
            return;
        }
        var document = Files.readString(DOCUMENT);
        var begin = document.indexOf(figures.begin()) + figures.begin().length();
        var end = document.indexOf(figures.end());
        var lines = document.substring(begin, end).split("\n", -1);
        Map<String, String> rows = new TreeMap<>();
        for (var i = 2; i < lines.length; i++) {
            var columns = lines[i].split("\\|", -1);
            if (columns.length > 2) {
                rows.put(columns[1].strip(), lines[i]);
            }
        }
        rows.put(kind, "| " + kind + " | " + cells + " |");
        var table = new StringBuilder(figures.head()).append('\n');
        table.append(figures.head().replaceAll("[^|]+", "---")).append('\n');
        rows.values().forEach(row -> table.append(row).append('\n'));
        Files.writeString(DOCUMENT, document.substring(0, begin) + table + document.substring(end));
    }
}
