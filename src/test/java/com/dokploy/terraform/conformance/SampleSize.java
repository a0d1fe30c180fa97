package com.dokploy.terraform.conformance;

import com.dokploy.terraform.SharedCatalog;
import com.dokploy.terraform.framework.Resource;
import com.dokploy.terraform.resources.session.Session;
import com.dokploy.terraform.sandbox.RealServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
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

    /** The sandboxes among which the types are divided. */
    private static final int SHARES = 4;

    private SampleSize() {}

    /** Whether all of them run. */
    public static boolean isWhole() {
        return ALL;
    }

    /** All types, or those that {@code -Dconformance.types=dokploy_mount,dokploy_port} names. */
    static List<Resource<Session>> resources() {
        var wanted = List.of(System.getProperty("conformance.types", "").split(","));
        return SharedCatalog.shareable().stream()
                .filter(resource ->
                        wanted.contains("") || wanted.contains(resource.schema().name()))
                .toList();
    }

    /**
     * The types of {@link #resources} in groups with about as many cases each, so that one sandbox each is as long at
     * work; on a real server, of which there is one, one group.
     */
    static List<List<Resource<Session>>> shares() {
        List<List<Resource<Session>>> shares = new ArrayList<>();
        for (var i = 0; i < (RealServer.chosen().isPresent() ? 1 : SHARES); i++) {
            shares.add(new ArrayList<>());
        }
        var resources = new ArrayList<>(resources());
        resources.sort(Comparator.comparingInt(resource -> -cases(resource)));
        for (var resource : resources) {
            Collections.min(shares, Comparator.comparingInt(SampleSize::cases)).add(resource);
        }
        shares.removeIf(List::isEmpty);
        return shares;
    }

    private static int cases(List<Resource<Session>> share) {
        return share.stream().mapToInt(SampleSize::cases).sum();
    }

    private static int cases(Resource<Session> resource) {
        return ImpliedCases.count(resource.schema());
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
        var rest = cases == passed ? "0 | 0 | 0" : "? | ? | ?";
        write(FIGURES, kind, cases + " | " + passed + " | " + rest);
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
