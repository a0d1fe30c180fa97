package com.dokploy.terraform.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * One row of the table of wrong configurations, which is one file: the configuration, and below it as comments what
 * Terraform says about it and which command says it.
 */
record WrongConfiguration(Path file, String name, String snippet, String before, String expected) {
    static final Path DIRECTORY = Path.of("src/test/wrong");

    /** Where the configuration ends and what is said about it begins. */
    static final String TOLD = "# Told by ";

    /** What an object was like before it became wrong, where that matters: the same module, applied first. */
    private static final String BEFORE = ".before.tf";

    private static final Pattern OWN_WORDS =
            Pattern.compile("(# (?:Error|Warning): ).* [a-z]\\w*\n(# on line .*\n)(?:#   .*\n|#\\n(?=#   ))*");

    /** All rows of which the names begin so. */
    static List<WrongConfiguration> all(String prefix) throws IOException {
        var rows = new ArrayList<WrongConfiguration>();
        try (var files = Files.list(DIRECTORY)) {
            for (var file : files.sorted().toList()) {
                var name = file.getFileName().toString();
                if (name.endsWith(".tf") && !name.endsWith(BEFORE) && name.startsWith(prefix)) {
                    rows.add(read(file, name.substring(0, name.length() - ".tf".length())));
                }
            }
        }
        return rows;
    }

    private static WrongConfiguration read(Path file, String name) throws IOException {
        var text = Files.readString(file);
        var told = text.indexOf(TOLD);
        var earlier = file.resolveSibling(name + BEFORE);
        return new WrongConfiguration(
                file,
                name,
                told < 0 ? text : text.substring(0, told),
                Files.exists(earlier) ? Files.readString(earlier) : "",
                told < 0 ? "" : text.substring(told));
    }

    /**
     * What every program says alike: not the words of messages of its own, whose titles are in lower case after the first
     * word.
     */
    static String essence(String told) {
        return OWN_WORDS.matcher(told).replaceAll("$1$2");
    }

    /** Whether a diagnostic of Terraform is about this row. */
    boolean concerns(JsonNode diagnostic) {
        return diagnostic.path("range").path("filename").asText().startsWith(name + "/")
                || diagnostic.path("address").asText().startsWith("module." + name + ".");
    }

    /** What Terraform said, as this file shows it. */
    static String told(String command, List<JsonNode> diagnostics) {
        var text = new StringBuilder(TOLD).append("terraform ").append(command).append('\n');
        diagnostics.stream().map(WrongConfiguration::shown).sorted().distinct().forEach(text::append);
        return text.toString();
    }

    private static String shown(JsonNode diagnostic) {
        var severity = diagnostic.path("severity").asText();
        var text = new StringBuilder("#\n# ")
                .append(severity.substring(0, 1).toUpperCase(Locale.ROOT))
                .append(severity.substring(1))
                .append(": ")
                .append(diagnostic.path("summary").asText())
                .append("\n# on line ")
                .append(diagnostic.path("range").path("start").path("line").asText("(none)"))
                .append(": ")
                .append(diagnostic.path("snippet").path("code").asText().strip().replaceAll("\\s+", " "))
                .append('\n');
        diagnostic
                .path("detail")
                .asText()
                .lines()
                .forEach(line -> text.append(("#   " + line).stripTrailing()).append('\n'));
        return text.toString();
    }
}
