package com.dokploy.terraform.client;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServerVersionTest {
    @ParameterizedTest(name = "{0} < {1}")
    @CsvSource({
        "v0.9.0, v0.30.2",
        "v0.30.1, v0.30.2",
        "v0.30, v0.30.1",
        "0.29.9, v0.30.0",
        "v0.30.2-canary.1, v0.30.2",
        "v0.30.1, v0.30.2-canary.1",
        "v0.30.2, v1.0.0",
        "v99.0.0, canary",
    })
    void ordersAsReleasesAre(String earlier, String later) {
        assertThat(new ServerVersion(earlier)).isLessThan(new ServerVersion(later));
        assertThat(new ServerVersion(later)).isGreaterThan(new ServerVersion(earlier));
        assertThat(new ServerVersion(later).atLeast(earlier)).isTrue();
        assertThat(new ServerVersion(earlier).atLeast(later)).isFalse();
    }

    @Test
    void takesPrefixAndMissingZerosForNothing() {
        assertThat(new ServerVersion("v0.30.0").compareTo(new ServerVersion("0.30")))
                .isZero();
        assertThat(new ServerVersion("v0.30.2").atLeast("0.30.2")).isTrue();
    }

    @Test
    void printsAsTheServerSaidIt() {
        assertThat(new ServerVersion("v0.30.2")).hasToString("v0.30.2");
    }
}
