package com.dokploy.terraform.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Every title of a diagnostic is to be read in a golden file. */
class DiagnosticTitlesTest {
    /** Titles begin a call of these, after the attribute or path they are about. */
    private static final Pattern TITLED = Pattern.compile("(?<!Log\\.)\\b(error|warning|said|unfinished)\\(");

    private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"");

    /** Of what no type has or does by now; and Terraform shows no titles of functions. */
    private static final List<String> UNSEEN =
            List.of("Import Target Not Found", "Unknown Function", "Wrong Number of Arguments");

    @Test
    void everyTitleIsShownInAGoldenFile() throws IOException {
        var shown = new StringBuilder();
        try (var files = Files.list(GoldenDiagnostics.DIRECTORY)) {
            for (var file : files.toList()) {
                for (var line : Files.readAllLines(file)) {
                    var colon = line.indexOf(": ");
                    shown.append(colon < 0 ? "" : line.substring(0, colon)).append('\n');
                }
            }
        }
        try (var files = Files.list(Path.of("src/test/wrong"))) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                for (var line : Files.readAllLines(file)) {
                    shown.append(line.startsWith("# Error: ") || line.startsWith("# Warning: ") ? line : "")
                            .append('\n');
                }
            }
        }
        var missing = new TreeMap<String, String>();
        var found = new TreeSet<String>();
        try (var files = Files.walk(Path.of("src/main/java"))) {
            for (var file :
                    files.filter(each -> each.toString().endsWith(".java")).toList()) {
                for (var title : titles(Files.readString(file))) {
                    found.add(title);
                    if (shown.indexOf(title) < 0 && !UNSEEN.contains(title)) {
                        missing.put(title, file.getFileName().toString());
                    }
                }
            }
        }
        assertThat(found).as("titles in the sources").hasSizeGreaterThan(80);
        assertThat(missing).as("titles that no golden file shows").isEmpty();
    }

    /** The literals of which titles are made: the first argument that begins with one. */
    private static List<String> titles(String source) {
        var titles = new ArrayList<String>();
        var call = TITLED.matcher(source);
        while (call.find()) {
            var arguments = arguments(source, call.end());
            var isFirst = call.group(1).equals("said") || call.group(1).equals("unfinished");
            if (arguments.size() > 1) {
                var literals = LITERAL.matcher(arguments.get(isFirst ? 0 : arguments.size() - 2));
                while (literals.find()) {
                    if (literals.group(1).length() > 1) {
                        titles.add(literals.group(1));
                    }
                }
            }
        }
        return titles;
    }

    private static List<String> arguments(String source, int from) {
        var arguments = new ArrayList<String>();
        var depth = 0;
        var begin = from;
        for (var i = from; depth >= 0; i++) {
            switch (source.charAt(i)) {
                case '(', '[', '{' -> depth++;
                case ')', ']', '}' -> depth--;
                case '"' -> {
                    for (i++; source.charAt(i) != '"'; i++) {
                        i += source.charAt(i) == '\\' ? 1 : 0;
                    }
                }
                default -> {
                    // Part of an argument.
                }
            }
            if (depth < 0 || (depth == 0 && source.charAt(i) == ',')) {
                arguments.add(source.substring(begin, i));
                begin = i + 1;
            }
        }
        return arguments;
    }
}
