package com.dokploy.terraform.asn1;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/**
 * Certificates and private keys in PEM (RFC 7468), given as the text itself or as the path of a file with it. Keys may
 * be PKCS#8, PKCS#1 (RSA) or SEC 1 (EC), as common tools write them. Every failure is an
 * {@link IllegalArgumentException} with a sentence for users that quotes nothing of a key.
 */
public final class Pem {
    private static final byte[] RSA_ALGORITHM =
            HexFormat.of().parseHex("300d06092a864886f70d0101010500"); // AlgorithmIdentifier {rsaEncryption, NULL}
    private static final byte[] EC_OID = HexFormat.of().parseHex("06072a8648ce3d0201"); // id-ecPublicKey
    private static final byte[] VERSION_0 = HexFormat.of().parseHex("020100");

    /** The largest file that is read, in bytes: all authorities that browsers trust take a quarter of it. */
    private static final int LARGEST_FILE = 1024 * 1024;

    private Pem() {}

    /** Returns all certificates in the text or file, at least one. */
    public static List<X509Certificate> certificates(String textOrPath) {
        var text = text(textOrPath);
        try {
            var stream = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
            var certificates = new ArrayList<X509Certificate>();
            for (var certificate : CertificateFactory.getInstance("X.509").generateCertificates(stream)) {
                if (certificate instanceof X509Certificate x509) {
                    certificates.add(x509);
                }
            }
            if (certificates.isEmpty()) {
                throw new IllegalArgumentException(
                        "The PEM text holds no certificate (no \"-----BEGIN CERTIFICATE-----\").");
            }
            return certificates;
        } catch (CertificateException _) {
            throw new IllegalArgumentException(
                    "The PEM text holds no certificate that can be read; it must be in PEM form.");
        }
    }

    /** Returns the private key in the text or file, which has no password. */
    public static PrivateKey privateKey(String textOrPath) {
        var text = text(textOrPath);
        if (text.contains("-----BEGIN ENCRYPTED PRIVATE KEY-----") || text.contains("Proc-Type: 4,ENCRYPTED")) {
            throw new IllegalArgumentException("The key is encrypted; decrypt it first, or give it unencrypted.");
        }
        if (text.contains("-----BEGIN PRIVATE KEY-----")) {
            return key(body(text, "PRIVATE KEY"));
        }
        if (text.contains("-----BEGIN RSA PRIVATE KEY-----")) {
            var inner = Der.sequence(VERSION_0, RSA_ALGORITHM, Der.octetString(body(text, "RSA PRIVATE KEY")));
            return key(inner);
        }
        if (text.contains("-----BEGIN EC PRIVATE KEY-----")) {
            var sec1 = body(text, "EC PRIVATE KEY");
            var algorithm = Der.sequence(EC_OID, EcPrivateKey.curve(sec1));
            return key(Der.sequence(VERSION_0, algorithm, Der.octetString(sec1)));
        }
        throw new IllegalArgumentException("The PEM text holds no private key in PEM form (PKCS#8, RSA or EC).");
    }

    /** Returns the text itself, or the text of the file of that name. */
    static String text(String textOrPath) {
        if (textOrPath.contains("-----BEGIN ")) {
            return textOrPath;
        }
        try {
            return read(Path.of(textOrPath.strip()));
        } catch (IOException | InvalidPathException _) {
            throw new IllegalArgumentException(
                    "The value is neither PEM text nor the path of a file that can be read.");
        }
    }

    private static String read(Path file) throws IOException {
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            throw new IllegalArgumentException(
                    "The value is the path of something that is not a regular file (a directory or a device).");
        }
        try (var in = Files.newInputStream(file)) {
            var content = in.readNBytes(LARGEST_FILE + 1);
            if (content.length > LARGEST_FILE) {
                throw new IllegalArgumentException("The file is larger than " + LARGEST_FILE / 1024 / 1024
                        + " MiB, and so holds no certificates or keys that are meant here.");
            }
            return new String(content, StandardCharsets.ISO_8859_1);
        }
    }

    private static byte[] body(String text, String label) {
        var begin = "-----BEGIN " + label + "-----";
        var start = text.indexOf(begin) + begin.length();
        var end = text.indexOf("-----END " + label + "-----", start);
        if (end < 0) {
            throw new IllegalArgumentException("The PEM text has no end line.");
        }
        try {
            return Base64.getMimeDecoder().decode(text.substring(start, end).strip());
        } catch (IllegalArgumentException _) {
            throw new IllegalArgumentException("The PEM text is damaged.");
        }
    }

    /**
     * Returns the key. PKCS#8 names the key's algorithm inside; asking each factory in turn saves reading the bytes
     * twice.
     */
    private static PrivateKey key(byte[] pkcs8) {
        for (var algorithm : new String[] {"RSA", "EC", "EdDSA"}) {
            try {
                return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
            } catch (GeneralSecurityException _) {
                // The key is of another kind.
            }
        }
        throw new IllegalArgumentException("The private key is damaged, or of a kind other than RSA, EC and Ed25519.");
    }

    /** Reads the name of the curve of an EC key in its old form (RFC 5915). */
    private static final class EcPrivateKey {
        private static final int PARAMETERS = 0xa0;

        /**
         * Returns the curve in {@code ECPrivateKey ::= SEQUENCE { version, privateKey, [0] parameters, [1] publicKey }}
         * (RFC 5915).
         */
        static byte[] curve(byte[] ecPrivateKey) {
            try {
                var inside = content(ecPrivateKey, 0);
                for (var at = inside.start; at < inside.end; ) {
                    var element = content(ecPrivateKey, at);
                    if ((ecPrivateKey[at] & 0xff) == PARAMETERS) {
                        return Arrays.copyOfRange(ecPrivateKey, element.start, element.end);
                    }
                    at = element.end;
                }
            } catch (IndexOutOfBoundsException _) {
                throw new IllegalArgumentException("The private key is damaged.");
            }
            throw new IllegalArgumentException("The EC private key does not name its curve.");
        }

        private record Range(int start, int end) {}

        private static Range content(byte[] der, int at) {
            var length = der[at + 1] & 0xff;
            var start = at + 2;
            if (length >= 0x80) {
                var octets = length & 0x7f;
                length = 0;
                for (var index = 0; index < octets; index++) {
                    length = (length << 8) | (der[start + index] & 0xff);
                }
                start += octets;
            }
            if (length < 0 || start + length > der.length) {
                throw new IndexOutOfBoundsException();
            }
            return new Range(start, start + length);
        }
    }
}
