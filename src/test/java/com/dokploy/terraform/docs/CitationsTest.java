package com.dokploy.terraform.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Follows the links of the documents about the design, and what comments in the sources cite. */
class CitationsTest {
    private static final Path DESIGN = Path.of("docs/design");
    private static final Path SOURCES = Path.of("src");

    private static final Pattern FENCED = Pattern.compile("^ *```.*?^ *```", Pattern.MULTILINE | Pattern.DOTALL);
    private static final Pattern HEADING = Pattern.compile("^#+ +(.+?) *$", Pattern.MULTILINE);

    /** A link in the text, or the definition of one that the text names as [`Name`]. */
    private static final Pattern LINK =
            Pattern.compile("]\\((?<here>[^)\\s]+)\\)|^\\[[^]]+]: +(?<below>\\S+)", Pattern.MULTILINE);

    /** A class that the text names, with or without a link to it. */
    private static final Pattern CLASS = Pattern.compile("`(?<name>[A-Z]\\w*[a-z]\\w*)`");

    private static final Pattern LINK_TO_CLASS =
            Pattern.compile("\\[`(?<label>\\w+)`](?:\\(|: )[^)\\s]*/(?<file>\\w+)\\.java\\b");

    /** Names of Terraform's protocol, of the JDK and of Netty, and of classes within a class. */
    private static final Set<String> NOT_FILES = Set.of(
            "ApplyResourceChange",
            "ConfigureProvider",
            "HttpURLConnection",
            "ImportResourceState",
            "JdkSslContext",
            "Malformed",
            "MapValue",
            "MoveResourceState",
            "NotFound",
            "PlanResourceChange",
            "ProtocolVersion",
            "ReadDataSource",
            "ReadResource",
            "StopProvider",
            "Test",
            "UpgradeResourceState",
            "ValidateProviderConfig",
            "ValidateResourceConfig");

    private static final Pattern NAMED_LINK = Pattern.compile("\\[`[^`]+`](?![(:])");
    private static final Pattern ADDRESS_ELSEWHERE = Pattern.compile("[a-z]+:.*");

    /** How a comment cites a section: the file, then the title in quotes. */
    private static final Pattern CITATION =
            Pattern.compile("(?<file>docs/design/[\\w-]+\\.md)}?(?:, \"(?<section>[^\"]+)\")?");

    private static final Pattern COMMENT = Pattern.compile("^ *(?:/?\\*|//).*$", Pattern.MULTILINE);
    private static final Pattern DOCUMENT = Pattern.compile("[\\w./-]*\\w\\.md\\b");
    private static final Pattern LINE_BREAK_IN_COMMENT = Pattern.compile("\\R *(?:\\*|//) +");
    private static final String SECTION_SIGN = "\u00a7";

    private final List<String> problems = new ArrayList<>();
    private int followed;

    @Test
    void linksLeadSomewhere() throws IOException {
        var documents = new ArrayList<>(files(DESIGN, ".md"));
        documents.add(Path.of("README.md"));
        documents.add(Path.of("CONTRIBUTING.md"));
        for (var document : documents) {
            var text = withoutCode(document);
            var link = LINK.matcher(text);
            while (link.find()) {
                follow(document, link.group("here") == null ? link.group("below") : link.group("here"));
            }
            var named = NAMED_LINK.matcher(text);
            while (named.find()) {
                report(text.contains("\n" + named.group() + ": "), document, named.group());
            }
        }
        assertThat(problems).as("links that lead nowhere").isEmpty();
        assertThat(followed).as("links followed").isGreaterThan(40);
    }

    @Test
    void classesThatAreNamedExistAndLinksLeadToThem() throws IOException {
        var classes = files(SOURCES, ".java").stream()
                .map(file -> file.getFileName().toString().replace(".java", ""))
                .collect(Collectors.toSet());
        var documents = new ArrayList<>(files(DESIGN, ".md"));
        documents.add(Path.of("CONTRIBUTING.md"));
        for (var document : documents) {
            var text = withoutCode(document);
            var name = CLASS.matcher(text);
            while (name.find()) {
                report(
                        classes.contains(name.group("name")) || NOT_FILES.contains(name.group("name")),
                        document,
                        name.group());
            }
            var link = LINK_TO_CLASS.matcher(text);
            while (link.find()) {
                report(link.group("label").equals(link.group("file")), document, link.group());
            }
        }
        assertThat(problems).as("classes that are elsewhere or nowhere").isEmpty();
        assertThat(followed).as("classes named").isGreaterThan(100);
    }

    @Test
    void commentsCiteSectionsThatExist() throws IOException {
        for (var source : files(SOURCES, ".java")) {
            var text = Files.readString(source);
            var citation = CITATION.matcher(LINE_BREAK_IN_COMMENT.matcher(text).replaceAll(" "));
            while (citation.find()) {
                var file = Path.of(citation.group("file"));
                var section = citation.group("section");
                report(
                        Files.exists(file) && (section == null || headings(file).contains(section)),
                        source,
                        citation.group());
            }
        }
        assertThat(problems).as("citations of what does not exist").isEmpty();
        assertThat(followed).as("citations followed").isGreaterThan(15);
    }

    @Test
    void commentsNameDocumentsOfThisRepositoryOnly() throws IOException {
        for (var source : files(SOURCES, ".java")) {
            var comment = COMMENT.matcher(Files.readString(source));
            while (comment.find()) {
                var document = DOCUMENT.matcher(comment.group());
                while (document.find()) {
                    report(Files.exists(Path.of(document.group())), source, document.group());
                }
                // Numbers of sections move; titles are what stays.
                if (comment.group().contains(SECTION_SIGN)) {
                    report(false, source, comment.group().strip());
                }
            }
        }
        assertThat(problems).as("documents that are not here").isEmpty();
        assertThat(followed).as("documents named").isGreaterThan(15);
    }

    private void follow(Path document, String link) throws IOException {
        if (ADDRESS_ELSEWHERE.matcher(link).matches()) {
            return;
        }
        var parts = link.split("#", 2);
        var target = parts[0].isEmpty() ? document : document.resolveSibling(parts[0]);
        report(Files.exists(target) && (parts.length == 1 || anchors(target).contains(parts[1])), document, link);
    }

    private void report(boolean isThere, Path where, String what) {
        followed++;
        if (!isThere) {
            problems.add(where + ": " + what);
        }
    }

    /** As GitHub makes them of headings. */
    private static List<String> anchors(Path document) throws IOException {
        return headings(document).stream()
                .map(heading -> heading.toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\w -]", "")
                        .replace(' ', '-'))
                .toList();
    }

    private static List<String> headings(Path document) throws IOException {
        return HEADING.matcher(withoutCode(document))
                .results()
                .map(heading -> heading.group(1))
                .toList();
    }

    private static String withoutCode(Path document) throws IOException {
        return FENCED.matcher(Files.readString(document)).replaceAll("");
    }

    private static List<Path> files(Path folder, String ending) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        }
    }
}
