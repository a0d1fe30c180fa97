package com.dokploy.terraform.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.LiteralTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The words that users read: descriptions, diagnostics and pages speak the registry's language. CONTRIBUTING.md says how
 * they are written; this finds what breaks a rule that can be checked.
 */
class TextsTest {
    /** Roundabout words that have a term of the field in their place. */
    private static final Pattern ROUNDABOUT = Pattern.compile(
            "(?i)\\b(anew|somebody|mend(ed|s)?|by the clock|taken along|cut short|what became|wishes|letter by letter"
                    + "|the one you mean|left out|leave .{1,20} out|may (not )?see|makes nothing twice"
                    + "|told|most (memory|processor|requests)|another value makes)\\b");

    /** A sentence that begins with a word whose meaning stands in another one. */
    private static final Pattern UNNAMED = Pattern.compile("(^|: |[.!?] )(It|Those|What) [a-z]");

    private static final Pattern SMALL_WORDS =
            Pattern.compile("a|an|and|as|by|for|from|in|is|its|of|on|or|the|to|with|without|than|not");

    private static final int LONGEST_DESCRIPTION = 520;
    private static final int LONGEST_PARAGRAPH = 900;
    private static final int LONGEST_TITLE = 50;

    /**
     * Packages whose texts are for the log or for contributors, and the sandbox's answers, which are the server's words.
     * What the sandbox prints on its command line is for users.
     */
    private static final Pattern NOT_FOR_USERS =
            Pattern.compile(".*/(plugin|log|journal)/.*|.*/sandbox/(?!SandboxCommand).*|.*package-info.*");

    @TestFactory
    List<DynamicTest> sourcesSpeakPlainly() throws IOException {
        var tests = new ArrayList<DynamicTest>();
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (var manager = compiler.getStandardFileManager(null, null, null);
                var files = Files.walk(Path.of("src/main/java"))) {
            var paths = files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !NOT_FOR_USERS.matcher(file.toString()).matches())
                    .toList();
            var task = (JavacTask) compiler.getTask(
                    null, manager, null, List.of("-proc:none"), null, manager.getJavaFileObjectsFromPaths(paths));
            for (var unit : task.parse()) {
                var literals = new ArrayList<String>();
                new TreeScanner<Void, Void>() {
                    @Override
                    public Void visitLiteral(LiteralTree literal, Void unused) {
                        if (literal.getValue() instanceof String text && text.indexOf(' ') > 0) {
                            literals.add(text);
                        }
                        return null;
                    }
                }.scan(unit, null);
                var name = Path.of(unit.getSourceFile().getName()).getFileName().toString();
                tests.add(DynamicTest.dynamicTest(name, () -> {
                    for (var literal : literals) {
                        assertThat(literal).doesNotContainPattern(ROUNDABOUT);
                        assertThat(literal).doesNotContainPattern(UNNAMED);
                    }
                }));
            }
        }
        assertThat(tests).hasSizeGreaterThan(150);
        return tests;
    }

    @Test
    void titlesAreShortAndInTitleCase() throws IOException {
        var wrong = new TreeSet<String>();
        for (var title : titles()) {
            if (title.length() > LONGEST_TITLE || !isTitleCase(title)) {
                wrong.add(title);
            }
        }
        assertThat(wrong).as("titles of diagnostics").isEmpty();
    }

    @Test
    void detailsAreSentencesThatNameTheirSubject() throws IOException {
        for (var diagnostic : diagnostics()) {
            var detail = diagnostic.substring(diagnostic.indexOf(": ") + 2);
            assertThat(detail).as(diagnostic).doesNotContainPattern(ROUNDABOUT);
            assertThat(detail.lines())
                    .as("paragraphs of: " + detail)
                    .allSatisfy(paragraph -> assertThat(paragraph.length()).isLessThanOrEqualTo(LONGEST_PARAGRAPH));
        }
    }

    @TestFactory
    List<DynamicTest> pagesSpeakPlainly() throws IOException {
        var tests = new ArrayList<DynamicTest>();
        try (var files = Files.walk(Path.of("docs"))) {
            for (var page : files.filter(TextsTest::isPageOfUsers).sorted().toList()) {
                tests.add(DynamicTest.dynamicTest(page.toString(), () -> {
                    for (var line : Files.readAllLines(page)) {
                        assertThat(line).doesNotContainPattern(ROUNDABOUT);
                        assertThat(line).doesNotContainPattern(UNNAMED);
                        if (line.startsWith("- `")) {
                            assertThat(line.length()).as(line).isLessThanOrEqualTo(LONGEST_DESCRIPTION);
                        }
                    }
                }));
            }
        }
        assertThat(tests).hasSizeGreaterThan(60);
        return tests;
    }

    private static boolean isPageOfUsers(Path page) {
        return page.toString().endsWith(".md") && !page.startsWith("docs/design");
    }

    /** Diagnostics as users see them: those of the golden files. */
    private static List<String> diagnostics() throws IOException {
        var diagnostics = new ArrayList<String>();
        try (var files = Files.list(Path.of("src/test/golden/diagnostics"))) {
            for (var file : files.sorted().toList()) {
                var text = Files.readString(file);
                if (text.contains(": ")) {
                    diagnostics.add(text);
                }
            }
        }
        assertThat(diagnostics).hasSizeGreaterThan(150);
        return diagnostics;
    }

    private static Set<String> titles() throws IOException {
        var titles = new TreeSet<String>();
        for (var diagnostic : diagnostics()) {
            var title = diagnostic.substring(0, diagnostic.indexOf(": "));
            // Some titles end with the names of variables, so that Terraform does not merge them.
            titles.add(title.replaceAll(" \\(.*\\)$", ""));
        }
        return titles;
    }

    private static boolean isTitleCase(String title) {
        var isFirst = true;
        for (var word : title.split("[ -]", -1)) {
            var isSmall = !isFirst && SMALL_WORDS.matcher(word).matches();
            var isName = word.startsWith("`");
            if (!isSmall && !isName && !Character.isUpperCase(word.charAt(0)) && !Character.isDigit(word.charAt(0))) {
                return false;
            }
            isFirst = false;
        }
        return !title.endsWith(".");
    }
}
