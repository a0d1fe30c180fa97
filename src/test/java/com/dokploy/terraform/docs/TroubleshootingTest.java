package com.dokploy.terraform.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The guide to troubleshooting has a row for each title of a diagnostic, and no others. The titles are those that users
 * can be shown: DiagnosticTitlesTest holds the golden files to have every title of the sources.
 */
class TroubleshootingTest {
    private static final Path GUIDE = Links.DOCS.resolve("guides/troubleshooting.md");

    private static final Pattern ROW = Pattern.compile("^\\| `(?<title>[^|]+)` \\| [^|]+ \\| [^|]+ \\|$");
    /** Words of a title, behind which the names of variables may stand. A paragraph of a detail begins otherwise. */
    private static final String TITLE =
            "(?<title>[A-Z][\\w.'-]*(?: (?:[A-Z0-9][\\w.'-]*|an?|by|from|in|is|of|on|or|the|to|with|without|not))*)";

    private static final Pattern GOLDEN =
            Pattern.compile("^(?!Error: )" + TITLE + "(?: \\(.*\\))?: .*", Pattern.MULTILINE);

    /** A title as the real Terraform shows it, whose own titles are not in title case. */
    private static final Pattern SHOWN = Pattern.compile("^# (?:Error|Warning): " + TITLE + "(?: \\(.*\\))?$");

    @Test
    void everyTitleHasARow() throws IOException {
        var missing = titles();
        assertThat(missing).hasSizeGreaterThan(150);
        missing.removeAll(rows());
        assertThat(missing).as("titles without a row").isEmpty();
        var unused = rows();
        unused.removeAll(titles());
        assertThat(unused).as("rows of no title").isEmpty();
    }

    @Test
    void noTitleHasTwoRows() throws IOException {
        assertThat(Files.readAllLines(GUIDE).stream()
                        .map(ROW::matcher)
                        .filter(row -> row.matches())
                        .map(row -> row.group("title")))
                .doesNotHaveDuplicates();
    }

    private static Set<String> rows() throws IOException {
        return Files.readAllLines(GUIDE).stream()
                .map(ROW::matcher)
                .filter(row -> row.matches())
                .map(row -> row.group("title"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> titles() throws IOException {
        var titles = new TreeSet<String>();
        try (Stream<Path> files = Files.list(Path.of("src/test/golden/diagnostics"))) {
            for (var file : files.toList()) {
                GOLDEN.matcher(Files.readString(file)).results().forEach(title -> titles.add(title.group("title")));
            }
        }
        try (Stream<Path> files = Files.list(Path.of("src/test/wrong"))) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                for (var line : Files.readAllLines(file)) {
                    var title = SHOWN.matcher(line);
                    if (title.matches()) {
                        titles.add(title.group("title"));
                    }
                }
            }
        }
        return titles;
    }
}
