package com.dokploy.terraform.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.dokploy.terraform.value.Value;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The sentences of checks and rules; what they refuse is in {@code ValidatorTest}. */
class CheckTest {
    static Stream<Arguments> sentences() {
        return Stream.of(
                Arguments.of(Check.notEmpty(), "not be empty"),
                Arguments.of(new Check.Length(3, Integer.MAX_VALUE), "be at least 3 characters long"),
                Arguments.of(Check.length(1, 63), "be 1 to 63 characters long"),
                Arguments.of(Check.length(5, 5), "be exactly 5 characters long"),
                Arguments.of(Check.between(1, 65535), "be between 1 and 65535"),
                Arguments.of(Check.between(0, Long.MAX_VALUE), "be at least 0"),
                Arguments.of(Check.oneOf("a", "b"), "be one of `a` or `b`"),
                Arguments.of(Check.oneOf("a", "b", "c"), "be one of `a`, `b` or `c`"),
                Arguments.of(Check.matches("[a-z]+", "lower-case letters"), "be lower-case letters"),
                Arguments.of(new Check.Size(1, Integer.MAX_VALUE), "have at least 1 element"),
                Arguments.of(new Check.Size(2, Integer.MAX_VALUE), "have at least 2 elements"),
                Arguments.of(new Check.Size(0, 3), "have 0 to 3 elements"),
                Arguments.of(new Check.Size(2, 2), "have exactly 2 elements"),
                Arguments.of(new Check.Keys("[a-z]+", "lower-case letters"), "have keys that are lower-case letters"));
    }

    @ParameterizedTest
    @MethodSource("sentences")
    void checksAreSentences(Check check, String sentence) {
        assertThat(check.sentence()).isEqualTo(sentence);
    }

    @Test
    void rulesAreSentences() {
        var s = Schema.object();
        var a = s.string("a").describe("A.");
        var b = s.string("b").describe("B.");
        var c = s.string("c").describe("C.");
        assertThat(Rule.exactlyOneOf(a, b, c).sentence()).isEqualTo("Exactly one of `a`, `b` and `c` must be set.");
        assertThat(Rule.atMostOneOf(a, b).sentence()).isEqualTo("Only one of `a` and `b` can be set.");
        assertThat(Rule.requires(a, b).sentence()).isEqualTo("`a` requires `b`.");
    }

    @Test
    void whatIsNotKnownIsNotChecked() {
        assertThat(Check.notEmpty().problem(Value.NULL)).isNull();
        assertThat(Check.notEmpty().problem(Value.UNKNOWN)).isNull();
        assertThat(Check.notEmpty().problem(Value.of(""))).isEqualTo("not be empty");
    }
}
