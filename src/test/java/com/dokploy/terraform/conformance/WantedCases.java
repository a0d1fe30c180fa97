package com.dokploy.terraform.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;

/**
 * The cases to run: those whose name contains one of the texts that {@code -Dconformance.cases=drift:,import} names, or
 * all if it names none.
 */
record WantedCases(List<String> texts) {
    private static final String PROPERTY = "conformance.cases";

    /** What the command line asks for. */
    static WantedCases chosen() {
        return parse(System.getProperty(PROPERTY, ""));
    }

    /** Reads texts between commas. Blank ones, such as that behind a comma at the end, are ignored. */
    static WantedCases parse(String texts) {
        return new WantedCases(Stream.of(texts.split(","))
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .toList());
    }

    /** Returns the cases that are wanted. */
    List<DynamicNode> of(List<DynamicNode> cases) {
        return cases.stream().filter(node -> isWanted(node.getDisplayName())).toList();
    }

    /** Fails if none of the cases is wanted, so that a run of no case does not pass for a good one. */
    void requireOneOf(List<DynamicNode> cases) {
        assertThat(of(cases))
                .withFailMessage(
                        "-D%s names no case: none of %d names contains one of %s. A name is, for example, `%s`.",
                        PROPERTY,
                        cases.size(),
                        texts,
                        cases.isEmpty() ? "" : cases.getFirst().getDisplayName())
                .isNotEmpty();
    }

    private boolean isWanted(String name) {
        return texts.isEmpty() || texts.stream().anyMatch(name::contains);
    }
}
