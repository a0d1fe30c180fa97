package com.dokploy.terraform.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WantedCasesTest {
    private static final List<DynamicNode> CASES = Stream.of("drift:name", "import", "clear:name")
            .map(name -> (DynamicNode) dynamicTest("dokploy_project " + name, () -> {}))
            .toList();

    @ParameterizedTest
    @CsvSource({"'',3", "',',3", "import,1", "'drift:,import',2", "'drift:,,import',2", "'import, ',1", "none,0"})
    void casesAreNamedByPartsOfTheirNames(String texts, int number) {
        assertThat(WantedCases.parse(texts).of(CASES)).hasSize(number);
    }

    @Test
    void aRunOfNoCaseFails() {
        assertThatNoException()
                .isThrownBy(() -> WantedCases.parse("none,import").requireOneOf(CASES));
        assertThatThrownBy(() -> WantedCases.parse("imprt,none").requireOneOf(CASES))
                .hasMessage(
                        "-Dconformance.cases names no case: none of 3 names contains one of [imprt, none]. A name is,"
                                + " for example, `dokploy_project drift:name`.");
    }
}
