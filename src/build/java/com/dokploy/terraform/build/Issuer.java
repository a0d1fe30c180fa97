package com.dokploy.terraform.build;

import com.dokploy.terraform.asn1.Der;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.LocalDateTime;
import java.util.Base64;

/**
 * Who signs certificates for tests and the build: the JDK can sign, but has no API to write certificates, so the few
 * fields of X.509 that matter are put together here (RFC 5280).
 *
 * @param name the common name
 * @param algorithm the JDK's name of the algorithm of signatures
 */
public record Issuer(String name, PrivateKey key, String algorithm) {
    /** Returns a certificate, valid for decades, with any number of encoded extensions. */
    public X509Certificate certificate(String subject, PublicKey subjectKey, byte[]... extensions)
            throws GeneralSecurityException {
        var algorithmIdentifier = algorithmIdentifier();
        var body = Der.sequence(
                Der.explicit(0, Der.integer((byte) 2)),
                Der.integer((byte) (1 + Math.floorMod(System.nanoTime(), 100))),
                algorithmIdentifier,
                commonName(name),
                Der.sequence(
                        Der.time(LocalDateTime.of(2020, 1, 1, 0, 0)), Der.time(LocalDateTime.of(2056, 1, 1, 0, 0))),
                commonName(subject),
                subjectKey.getEncoded(),
                extensions.length == 0 ? new byte[0] : Der.explicit(3, Der.sequence(extensions)));
        var signature = Signature.getInstance(algorithm);
        signature.initSign(key);
        signature.update(body);
        var encoded = Der.sequence(body, algorithmIdentifier, Der.bitString(signature.sign()));
        return (X509Certificate)
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(encoded));
    }

    private byte[] algorithmIdentifier() {
        return switch (algorithm) {
            case "SHA256withECDSA" -> Der.sequence(Der.identifier(0x2a, 0x86, 0x48, 0xce, 0x3d, 0x04, 0x03, 0x02));
            case "SHA512withECDSA" -> Der.sequence(Der.identifier(0x2a, 0x86, 0x48, 0xce, 0x3d, 0x04, 0x03, 0x04));
            case "SHA256withRSA" ->
                Der.sequence(Der.identifier(0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x0b), new byte[] {5, 0});
            default -> throw new IllegalArgumentException(algorithm);
        };
    }

    private static byte[] commonName(String name) {
        return Der.sequence(Der.set(Der.sequence(Der.identifier(0x55, 0x04, 0x03), Der.utf8(name))));
    }

    /** Returns a PEM text of any kind. */
    public static String pem(String label, byte[] der) {
        var encoder = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII));
        return "-----BEGIN " + label + "-----\n" + encoder.encodeToString(der) + "\n-----END " + label + "-----\n";
    }
}
