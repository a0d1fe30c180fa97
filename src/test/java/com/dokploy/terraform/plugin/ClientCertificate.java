package com.dokploy.terraform.plugin;

import com.dokploy.terraform.asn1.Der;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.LocalDateTime;
import java.util.Base64;

/** What a host makes before it starts a plugin: a key, and a certificate that it signed itself. */
record ClientCertificate(PrivateKey key, X509Certificate certificate) {
    /** As Terraform's. */
    static ClientCertificate p521() throws GeneralSecurityException {
        var generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp521r1"));
        return signed(
                generator.generateKeyPair(),
                "SHA512withECDSA",
                Der.sequence(Der.identifier(0x2a, 0x86, 0x48, 0xce, 0x3d, 0x04, 0x03, 0x04)));
    }

    static ClientCertificate rsa() throws GeneralSecurityException {
        var generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        return signed(
                generator.generateKeyPair(),
                "SHA256withRSA",
                Der.sequence(Der.identifier(0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x0b), new byte[] {5, 0}));
    }

    private static ClientCertificate signed(KeyPair keys, String algorithm, byte[] algorithmIdentifier)
            throws GeneralSecurityException {
        var name = Der.sequence(Der.set(Der.sequence(Der.identifier(0x55, 0x04, 0x03), Der.utf8("localhost"))));
        var body = Der.sequence(
                Der.explicit(0, Der.integer((byte) 2)),
                Der.integer((byte) 1),
                algorithmIdentifier,
                name,
                Der.sequence(
                        Der.time(LocalDateTime.of(2020, 1, 1, 0, 0)), Der.time(LocalDateTime.of(2056, 1, 1, 0, 0))),
                name,
                keys.getPublic().getEncoded());
        var signature = Signature.getInstance(algorithm);
        signature.initSign(keys.getPrivate());
        signature.update(body);
        var encoded = Der.sequence(body, algorithmIdentifier, Der.bitString(signature.sign()));
        var certificate = (X509Certificate)
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(encoded));
        return new ClientCertificate(keys.getPrivate(), certificate);
    }

    String pem() throws GeneralSecurityException {
        var encoder = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII));
        return "-----BEGIN CERTIFICATE-----\n" + encoder.encodeToString(certificate.getEncoded())
                + "\n-----END CERTIFICATE-----\n";
    }
}
