package com.dokploy.terraform.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.dokploy.terraform.SharedCatalog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Holds docs/ to the rules by which the Terraform registry takes pages, and their links to what is there. */
class RegistryRulesTest {
    private static final Path DOCS = Links.DOCS;

    /** Directories whose pages the registry shows; it ignores others, such as the notes on the design. */
    private static final List<String> SHOWN = List.of(
            "resources", "data-sources", "list-resources", "ephemeral-resources", "actions", "functions", "guides");

    private static final Set<String> NOT_SHOWN = Set.of("design");

    private static final Set<String> FRONT_MATTER = Set.of("page_title", "subcategory", "description");

    /** Longer pages are cut off. */
    private static final long MAXIMUM_SIZE = 500_000;

    private static final int MAXIMUM_PAGES = 2_000;

    private static final Pattern FILE_NAME = Pattern.compile("[a-z0-9_-]+\\.md");
    private static final Pattern KEY = Pattern.compile("^(\\w+):(.*)$");
    private static final Pattern FENCED = Pattern.compile("^ *```.*?^ *```", Pattern.MULTILINE | Pattern.DOTALL);
    private static final Pattern LINK = Pattern.compile("]\\(([^)\\s]+)\\)");
    private static final Pattern SOURCE = Pattern.compile(
            "^ *source += \"dokploy/dokploy\"\\R(?<version> *version += \"(?:~>|>=) 0\\.1)?", Pattern.MULTILINE);

    private static final Pattern CALLOUT =
            Pattern.compile("^[-~!]> (?!\\*\\*(Tip|Note|Warning)\\*\\* ).*", Pattern.MULTILINE);

    private final List<String> problems = new ArrayList<>();

    @Test
    void onlyPagesAreInTheDirectories() throws IOException {
        var directories = new TreeSet<>(SHOWN);
        directories.addAll(NOT_SHOWN);
        try (Stream<Path> files = Files.list(DOCS)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(with(directories, "index.md"));
        }
        for (var page : pages()) {
            report(Files.isRegularFile(page), page, "is no file");
            report(FILE_NAME.matcher(page.getFileName().toString()).matches(), page, "is no name of a page");
            report(Files.size(page) < MAXIMUM_SIZE, page, "is too large");
        }
        assertThat(problems).isEmpty();
        assertThat(pages()).hasSizeLessThan(MAXIMUM_PAGES);
    }

    @Test
    void eachTypeAndFunctionHasAPageAndEachPageOne() throws IOException {
        assertThat(names("resources"))
                .isEqualTo(shortened(SharedCatalog.CATALOG.resources().stream()
                        .map(resource -> resource.schema().name())));
        assertThat(names("data-sources"))
                .isEqualTo(shortened(SharedCatalog.CATALOG.dataSources().stream()
                        .map(dataSource -> dataSource.schema().name())));
        assertThat(names("list-resources")).isEqualTo(names("resources"));
        assertThat(names("actions"))
                .isEqualTo(shortened(SharedCatalog.CATALOG.actions().stream()
                        .map(action -> action.schema().name())));
        assertThat(names("ephemeral-resources"))
                .isEqualTo(shortened(SharedCatalog.CATALOG.ephemerals().stream()
                        .map(ephemeral -> ephemeral.schema().name())));
        assertThat(names("functions"))
                .isEqualTo(SharedCatalog.CATALOG.functions().stream()
                        .map(function -> function.name())
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    @Test
    void frontMatterHasTheKeysThatTheRegistryKnows() throws IOException {
        for (var page : pages()) {
            var keys = frontMatter(page);
            report(FRONT_MATTER.containsAll(keys.keySet()), page, "has other keys: " + keys.keySet());
            report(!keys.getOrDefault("page_title", "").isBlank(), page, "has no page_title");
            report(keys.containsKey("description"), page, "has no description");
            var folder = DOCS.relativize(page).getParent();
            if (folder == null || folder.toString().equals("functions")) {
                report(!keys.containsKey("subcategory"), page, "has a subcategory");
            } else {
                var subcategory = keys.getOrDefault("subcategory", "").replace("\"", "");
                report(Subcategory.exists(subcategory), page, "is in the subcategory " + subcategory);
            }
        }
        assertThat(problems).isEmpty();
    }

    @Test
    void linksLeadToPagesAndSectionsThatTheRegistryShows() throws IOException {
        var followed = 0;
        for (var page : pages()) {
            var link = LINK.matcher(FENCED.matcher(Files.readString(page)).replaceAll(""));
            while (link.find()) {
                followed++;
                follow(page, link.group(1));
            }
        }
        assertThat(problems).isEmpty();
        assertThat(followed).as("links followed").isGreaterThan(200);
    }

    private void follow(Path page, String link) throws IOException {
        if (link.startsWith("https://")) {
            return;
        }
        var parts = link.split("#", 2);
        var target = parts[0].isEmpty() ? page : page.resolveSibling(parts[0]).normalize();
        if (!pages().contains(target)) {
            report(false, page, "leads to no page: " + link);
        } else if (parts.length > 1) {
            report(Files.readString(target).contains("<a id=\"" + parts[1] + "\">"), page, "leads nowhere: " + link);
        }
    }

    @Test
    void calloutsHaveTheFormThatTheRegistryShows() throws IOException {
        for (var page : pages()) {
            CALLOUT.matcher(Files.readString(page)).results().forEach(callout -> report(false, page, callout.group()));
        }
        assertThat(problems).isEmpty();
    }

    /** The registry reads front matter as YAML, where a colon in a text without quotes makes a page unreadable. */
    @Test
    void frontMatterIsYamlWithTexts() throws IOException {
        var yaml = new Load(LoadSettings.builder().build());
        for (var page : pages()) {
            var text = Files.readString(page);
            var end = text.indexOf("\n---\n", 3);
            report(end > 0, page, "has no end of its front matter");
            var keys = (Map<?, ?>) yaml.loadFromString(text.substring(4, end + 1));
            report(keys.keySet().equals(frontMatter(page).keySet()), page, "has keys of several lines");
            keys.forEach((key, value) -> report(value instanceof String, page, "has no text as " + key));
        }
        assertThat(problems).isEmpty();
    }

    /** The list of guides shows page_title, the page its heading. */
    @Test
    void guidesAreCalledTheSameInTheListAndOnTheirPage() throws IOException {
        for (var page : pages()) {
            if (page.startsWith(DOCS.resolve("guides"))) {
                var title = frontMatter(page).getOrDefault("page_title", "").replace("\"", "");
                report(Files.readAllLines(page).contains("# " + title), page, "has another heading than " + title);
            }
        }
        assertThat(problems).isEmpty();
    }

    /** Without a version, the next incompatible release is installed by the next init. */
    @Test
    void everyConfigurationPinsTheProvider() throws IOException {
        var found = 0;
        for (var folder : List.of(DOCS, Path.of("examples"), Path.of("README.md"))) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (var file : files.filter(Files::isRegularFile).sorted().toList()) {
                    var source = SOURCE.matcher(Files.readString(file));
                    while (source.find()) {
                        found++;
                        report(source.group("version") != null, file, "does not pin the provider");
                    }
                }
            }
        }
        assertThat(problems).isEmpty();
        assertThat(found).as("configurations").isGreaterThan(10);
    }

    private void report(boolean isRight, Path page, String problem) {
        if (!isRight) {
            problems.add(page + " " + problem);
        }
    }

    private static Set<String> with(Set<String> names, String more) {
        var all = new TreeSet<>(names);
        all.add(more);
        return all;
    }

    private static List<Path> pages() throws IOException {
        var pages = new ArrayList<Path>();
        pages.add(DOCS.resolve("index.md"));
        for (var folder : SHOWN) {
            try (Stream<Path> files = Files.list(DOCS.resolve(folder))) {
                files.sorted().forEach(pages::add);
            }
        }
        return pages;
    }

    private static Set<String> names(String folder) throws IOException {
        try (Stream<Path> files = Files.list(DOCS.resolve(folder))) {
            return files.map(file -> file.getFileName().toString().replace(".md", ""))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static Set<String> shortened(Stream<String> types) {
        return types.map(type -> type.substring("dokploy_".length())).collect(Collectors.toCollection(TreeSet::new));
    }

    /** The keys between the first two lines of dashes, with what stands behind each. */
    private static Map<String, String> frontMatter(Path page) throws IOException {
        var lines = Files.readAllLines(page);
        assertThat(lines.getFirst()).as("first line of %s", page).isEqualTo("---");
        var keys = new LinkedHashMap<String, String>();
        for (var line : lines.subList(1, lines.subList(1, lines.size()).indexOf("---") + 1)) {
            var key = KEY.matcher(line);
            if (key.matches()) {
                keys.put(key.group(1), key.group(2).strip());
            }
        }
        return keys;
    }
}
