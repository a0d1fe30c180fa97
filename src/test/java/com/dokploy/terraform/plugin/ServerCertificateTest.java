package com.dokploy.terraform.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import com.dokploy.terraform.asn1.Der;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServerCertificateTest {
    @Test
    void theCertificateIsOneThatTheHostVerifies() throws GeneralSecurityException {
        var certificate = ServerCertificate.generate().certificate();

        certificate.verify(certificate.getPublicKey());
        assertThat(certificate.getVersion()).isEqualTo(3);
        assertThat(certificate.getSerialNumber()).isPositive();
        assertThat(certificate.getSubjectAlternativeNames()).containsExactly(List.of(2, "localhost"));
        assertThat(certificate.getExtendedKeyUsage()).containsExactly("1.3.6.1.5.5.7.3.1");
        assertThat(certificate.getKeyUsage()).startsWith(true, false, false);
    }

    @Test
    void noMistakeAboutTimeZonesMakesItInvalid() throws GeneralSecurityException {
        var certificate = ServerCertificate.generate().certificate();
        var now = Instant.now();

        assertThat(certificate.getNotBefore().toInstant()).isBefore(now.minus(Duration.ofHours(23)));
        assertThat(certificate.getNotAfter().toInstant()).isAfter(now.plus(Duration.ofDays(300)));
    }

    @Test
    void everyProcessHasItsOwn() throws GeneralSecurityException {
        var one = ServerCertificate.generate();
        var other = ServerCertificate.generate();

        assertThat(one.certificate().getSerialNumber())
                .isNotEqualTo(other.certificate().getSerialNumber());
        assertThat(one.certificate().getPublicKey())
                .isNotEqualTo(other.certificate().getPublicKey());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "2026-03-04T05:06:07, 260304050607Z, 23",
        "2049-12-31T23:59:59, 491231235959Z, 23",
        "2050-01-01T00:00:00, 20500101000000Z, 24",
    })
    void timesHaveFourDigitYearsFrom2050(LocalDateTime time, String digits, int tag) {
        var encoded = Der.time(time);

        assertThat(encoded[0]).isEqualTo((byte) tag);
        assertThat(new String(encoded, 2, encoded.length - 2, StandardCharsets.US_ASCII))
                .isEqualTo(digits);
    }
}
