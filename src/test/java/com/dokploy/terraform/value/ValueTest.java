package com.dokploy.terraform.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ValueTest {
    @Test
    void textIsInNormalForm() {
        assertThat(Value.of("e\u0301")).isEqualTo(Value.of("é")).hasToString("Text[text=é]");
    }

    @Test
    void namesAreInNormalForm() {
        var entries = new Value.MapValue(Map.of("e\u0301", Value.of(1)));

        assertThat(entries.at("é")).isEqualTo(Value.of(1));
    }

    /** Every character that the quick check lets pass unseen really is in normal form. */
    @Test
    void nothingBelowTheFirstCombiningCharacterNeedsNormalizing() {
        for (var one = 0; one < 0x300; one++) {
            var text = "a" + (char) one + "\u00e9";
            assertThat(Normalizer.isNormalized(text, Normalizer.Form.NFC)).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "1.0", "1e0", "0.1e1", "1.000"})
    void numbersAreComparedByMeaning(String one) {
        assertThat(new Value.Number(new BigDecimal(one))).isEqualTo(Value.of(1)).hasSameHashCodeAs(Value.of(1));
    }

    @Test
    void setsHaveNoOrderAndNoElementTwice() {
        assertThat(Value.set(Value.of(2), Value.of(1), Value.of(2)))
                .isEqualTo(Value.set(Value.of(1), Value.of(2)))
                .hasSameHashCodeAs(Value.set(Value.of(1), Value.of(2)))
                .isNotEqualTo(Value.set(Value.of(1)));
    }

    @Test
    void unknownElementsOfASetAllCount() {
        assertThat(Value.set(Value.UNKNOWN, Value.UNKNOWN)).isNotEqualTo(Value.set(Value.UNKNOWN));
    }

    @Test
    void nullIsNotAbsenceOfParts() {
        assertThat(Value.NULL.isNull()).isTrue();
        assertThat(Value.list(Value.NULL).isNull()).isFalse();
        assertThat(Value.list(Value.UNKNOWN).isUnknown()).isFalse();
        assertThat(Value.list(Value.UNKNOWN).isWhollyKnown()).isFalse();
        assertThat(new Value.Dynamic(Type.STRING, Value.UNKNOWN).isWhollyKnown())
                .isFalse();
    }

    @Test
    void pathsReadAsUsersWriteThem() {
        assertThat(Path.of("swarm").attribute("labels").key("a").index(2)).hasToString("swarm.labels[\"a\"][2]");
    }
}
