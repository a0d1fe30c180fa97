package com.dokploy.terraform.golden;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What {@code CHANGELOG.md} says about versions. */
record Changelog(String text) {
    static final Path FILE = Path.of("CHANGELOG.md");
    private static final Pattern SECTION = Pattern.compile("## \\[(.+)] – (.+)");

    static Changelog read() {
        try {
            return new Changelog(Files.readString(FILE));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The versions whose sections have a date: they are published. */
    List<String> published() {
        return text.lines()
                .map(SECTION::matcher)
                .filter(section -> section.matches() && !section.group(2).equals("unreleased"))
                .map(section -> section.group(1))
                .toList();
    }

    /** The entries under the headings of breaking changes in the sections above that of a version. */
    List<String> breakingChangesSince(String version) {
        var entries = new ArrayList<String>();
        var isBreaking = false;
        for (var line : text.lines().toList()) {
            if (line.startsWith("## [" + version + "]")) {
                return entries;
            }
            if (line.startsWith("#")) {
                isBreaking = line.equals("### Breaking changes");
            } else if (isBreaking) {
                entries.add(line);
            }
        }
        throw new AssertionError("no section of " + version + " in " + FILE);
    }
}
