package com.dokploy.terraform.asn1;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DerTest {
    @ParameterizedTest
    @CsvSource({
        "127, 047f",
        "128, 048180",
        "255, 0481ff",
        "256, 04820100",
        "65535, 0482ffff",
        "65536, 0483010000",
        "16777215, 0483ffffff"
    })
    void aLengthTakesAsFewBytesAsItCan(int length, String header) {
        var encoded = Der.octetString(new byte[length]);
        var begin = HexFormat.of().parseHex(header);

        assertThat(Arrays.copyOf(encoded, begin.length)).isEqualTo(begin);
        assertThat(encoded).hasSize(begin.length + length);
    }

    @Test
    void aLengthOfFourBytesIsRefused() {
        assertThatThrownBy(() -> Der.octetString(new byte[16_777_216])).hasMessageContaining("too long");
    }
}
