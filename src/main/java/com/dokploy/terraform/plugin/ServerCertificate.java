package com.dokploy.terraform.plugin;

import com.dokploy.terraform.asn1.Der;
import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/**
 * The identity of the server for the one life of the process: a key made for it, and a certificate that is self-signed.
 * The host trusts exactly that certificate because the handshake line names it.
 *
 * <p>The JDK has no public way to make a certificate, and the libraries that have cost more at start-up than all of
 * gRPC; so the certificate is written out here, some fifteen fields (RFC 5280, 4.1; RFC 8410 for Ed25519).
 */
record ServerCertificate(PrivateKey key, X509Certificate certificate) {
    /** The seconds before now for which a certificate is already valid: more than any mistake about time zones. */
    private static final long BACKDATED_SECONDS = 24 * 60 * 60;

    /** The seconds for which a certificate is valid: nobody runs one command for so long. */
    private static final long VALID_SECONDS = 365L * 24 * 60 * 60;

    /** Makes a key and its certificate. Of all kinds of keys the JDK generates Ed25519 soonest in a fresh process. */
    static ServerCertificate generate() throws GeneralSecurityException {
        var keys = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        var encoded = certificate(keys, System.currentTimeMillis() / 1000);
        var certificate = (X509Certificate)
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(encoded));
        return new ServerCertificate(keys.getPrivate(), certificate);
    }

    private static byte[] certificate(KeyPair keys, long now) throws GeneralSecurityException {
        var ed25519 = Der.sequence(Der.identifier(0x2b, 0x65, 0x70));
        var commonName = Der.sequence(Der.identifier(0x55, 0x04, 0x03), Der.utf8("localhost"));
        var name = Der.sequence(Der.set(commonName));
        var body = Der.sequence(
                Der.explicit(0, Der.integer((byte) 2)),
                Der.integer(serialNumber()),
                ed25519,
                name,
                Der.sequence(time(now - BACKDATED_SECONDS), time(now + VALID_SECONDS)),
                name,
                keys.getPublic().getEncoded(),
                Der.explicit(3, extensions()));
        var signature = Signature.getInstance("Ed25519");
        signature.initSign(keys.getPrivate());
        signature.update(body);
        return Der.sequence(body, ed25519, Der.bitString(signature.sign()));
    }

    private static byte[] extensions() {
        var digitalSignature =
                Der.sequence(Der.identifier(0x55, 0x1d, 0x0f), Der.yes(), Der.octetString(Der.flags(0b1000_0000, 7)));
        var serverAuthentication = Der.sequence(
                Der.identifier(0x55, 0x1d, 0x25),
                Der.octetString(Der.sequence(Der.identifier(0x2b, 0x06, 0x01, 0x05, 0x05, 0x07, 0x03, 0x01))));
        // The host connects to "localhost" whatever the address, and looks for that name here and nowhere else.
        var subjectAlternativeName = Der.sequence(
                Der.identifier(0x55, 0x1d, 0x11), Der.octetString(Der.sequence(Der.implicit(2, "localhost"))));
        return Der.sequence(digitalSignature, serverAuthentication, subjectAlternativeName);
    }

    private static byte[] serialNumber() {
        var bytes = new byte[16];
        new SecureRandom().nextBytes(bytes);
        // The serial number is positive, and without a leading zero byte that DER would forbid.
        bytes[0] = (byte) ((bytes[0] & 0x7f) | 0x40);
        return bytes;
    }

    private static byte[] time(long epochSecond) {
        return Der.time(LocalDateTime.ofEpochSecond(epochSecond, 0, ZoneOffset.UTC));
    }
}
