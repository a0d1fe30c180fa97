package com.dokploy.terraform.resources.attachment;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RegexProblemTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '>',
            value = {
                "^https?://old/(.* > has `(` without `)`",
                "a(?:b > has `(` without `)`",
                "a(?i > has `(` without `)`",
                "a) > has `)` without `(`",
                "[a-z > has `[` without `]`",
                "[] > has `[` without `]`",
                "a\\ > ends with a single backslash",
                "*.example.com > has `*` with nothing to repeat before it",
                "a|+b > has `+` with nothing to repeat before it",
                "(?:*a) > has `*` with nothing to repeat before it",
                "^/(?!api).* > contains the lookaround `(?!…)`, and Traefik (Go RE2) supports no lookarounds",
                "(a)\\1 > refers back to a group with `\\1`, and Traefik (Go RE2) supports no such references"
            })
    void whatIsCertainlyWrongIsSaid(String regex, String problem) {
        assertThat(RegexProblem.of(regex)).isEqualTo(problem);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "^https?://(www\\.)?example\\.com/(.*)$",
                "(?P<name>[[:alpha:]]+)",
                "(?<name>a)(?i)b(?i:c)(?:d)",
                "[]a]",
                "[^]a]",
                "[\\]]",
                "[a&&[b]",
                "\\Q(*\\E",
                "\\Q(*",
                "a{",
                "x*?y+?z??",
                "^*a$",
                "()",
                "\\(\\)",
                "\\pN\\z",
                "a||b"
            })
    void whatMayBeRightIsLeftToTraefik(String regex) {
        assertThat(RegexProblem.of(regex)).isNull();
    }
}
