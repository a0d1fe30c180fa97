package com.dokploy.terraform.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormatTest {
    private static final Set<Format> TEXTS =
            EnumSet.of(Format.PLAIN, Format.HOST, Format.EMAIL, Format.URL, Format.FILE, Format.PEM);

    @ParameterizedTest(name = "{0} {1} is {2}")
    @CsvSource({
        "PLAIN, any thing, any thing",
        "HOST, Example.COM, example.com",
        "URL, HTTPS://IdP.Example.com:8443/Realms/Main, https://idp.example.com:8443/Realms/Main",
        "URL, https://IdP.Example.com, https://idp.example.com",
        "URL, No URL, no url",
        "BYTES, 0, 0",
        "BYTES, 512m, 536870912",
        "BYTES, 512M, 536870912",
        "BYTES, 512 MiB, 536870912",
        "BYTES, 1.5GiB, 1610612736",
        "BYTES, .5k, 512",
        "BYTES, 1b, 1",
        "BYTES, 2t, 2199023255552",
        "BYTES, 1073741824, 1073741824",
        "BYTES, 0.3, 0",
        "NANO_CPUS, 0.5, 500000000",
        "NANO_CPUS, 1500m, 1500000000",
        "NANO_CPUS, 2, 2000000000",
        "NANO_CPUS, 999999, 999999000000000",
        "NANO_CPUS, 1000000, 1000000",
        "NANO_CPUS, 500000000, 500000000",
        "DURATION, 30s, 30000000000",
        "DURATION, 1m30s, 90000000000",
        "DURATION, 1.5h, 5400000000000",
        "DURATION, 500ms, 500000000",
        "DURATION, 3us, 3000",
        "DURATION, 3µs, 3000",
        "DURATION, 0, 0",
        "DURATION, 0s, 0",
        "DURATION, 1d, 86400000000000",
    })
    void whatTheServerUnderstands(Format format, String text, String canonical) {
        assertThat(format.canonical(text)).isEqualTo(canonical);
        assertThat(format.same(text, format.readable(canonical))).isTrue();
    }

    @ParameterizedTest(name = "{0} {1} is {2}")
    @CsvSource({
        "PLAIN, 536870912, 536870912",
        "BYTES, 0, 0",
        "BYTES, 1000, 1000",
        "BYTES, 536870912, 512m",
        "BYTES, 1610612736, 1536m",
        "BYTES, 2251799813685248, 2048t",
        "NANO_CPUS, 0, 0",
        "NANO_CPUS, 7, 0.000000007",
        "NANO_CPUS, 500000000, 0.5",
        "NANO_CPUS, 1500000000, 1.5",
        "NANO_CPUS, 20000000000, 20",
        "NANO_CPUS, 999999000000000, 999999",
        "NANO_CPUS, 1000000000000000, 1000000000000000",
        "DURATION, 0, 0s",
        "DURATION, 15000000000, 15s",
        "DURATION, 90000000000, 1m30s",
        "DURATION, 5400000000000, 1h30m",
        "DURATION, 1500000007, 1s500ms7ns",
    })
    void whatPeopleRead(Format format, String canonical, String readable) {
        assertThat(format.readable(canonical)).isEqualTo(readable);
        assertThat(format.canonical(readable)).isEqualTo(canonical);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "512m", "-1", "half", "1e9", "9999999999999999999"})
    void whatIsNotCanonicalStaysAsItIs(String text) {
        for (var format : Format.values()) {
            assertThat(format.readable(text)).isEqualTo(text);
        }
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "BYTES, ''",
        "BYTES, m",
        "BYTES, -1m",
        "BYTES, 1x",
        "BYTES, 1.",
        "BYTES, 1.2.3m",
        "BYTES, 1e3",
        "BYTES, ١m",
        "BYTES, 99999999999999999999",
        "BYTES, 9999999999t",
        "NANO_CPUS, ''",
        "NANO_CPUS, m",
        "NANO_CPUS, half",
        "NANO_CPUS, 1 m",
        "NANO_CPUS, -1",
        "DURATION, ''",
        "DURATION, s",
        "DURATION, 7",
        "DURATION, 30",
        "DURATION, 00",
        "DURATION, 1m30",
        "DURATION, 30 s",
        "DURATION, 1y",
        "DURATION, -1s",
        "DURATION, 1..5s",
        "DURATION, 99999999999d",
    })
    void whatMeansNothing(Format format, String text) {
        assertThat(format.canonical(text)).isNull();
    }

    @Test
    void pemHasTheLineBreaksThatServersTake() {
        assertThat(Format.PEM.canonical("-----BEGIN\r\nAAAA\r\n-----END\r\n\r\n"))
                .isEqualTo("-----BEGIN\nAAAA\n-----END\n")
                .isEqualTo(Format.PEM.canonical("-----BEGIN\nAAAA\n-----END"));
    }

    @Test
    void longTextsTakeNoTime() {
        var digits = "9".repeat(1_000_000);
        for (var format : Format.values()) {
            if (!TEXTS.contains(format)) {
                assertThat(format.canonical(digits)).isNull();
                assertThat(format.canonical(digits + "m")).isNull();
            }
        }
    }

    @Test
    void whatMeansNothingIsTheSameOnlyAsItself() {
        assertThat(Format.BYTES.same("much", "much")).isTrue();
        assertThat(Format.BYTES.same("much", "more")).isFalse();
    }
}
