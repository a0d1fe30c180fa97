package com.dokploy.terraform.resources.credential;

import com.dokploy.terraform.asn1.Pem;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A certificate as text, with those of the authorities that signed it.
 *
 * @param chain the certificates in the order of the text; the first is the one that servers show
 */
record CertificateText(List<X509Certificate> chain) {
    /** The kind of a name in a certificate that is a host name (RFC 5280, 4.2.1.6). */
    private static final int DNS_NAME = 2;

    /** Reads a text; throws IllegalArgumentException with a sentence for users if it holds no certificate. */
    static CertificateText of(String pem) {
        // Anything else would be read as the path of a file.
        if (!pem.contains("-----BEGIN ")) {
            throw new IllegalArgumentException(
                    "The value must be PEM text with a line `-----BEGIN CERTIFICATE-----`. Read the text from a file with"
                            + " `file(\"fullchain.pem\")`, for example.");
        }
        return new CertificateText(Pem.certificates(pem));
    }

    /** Reads a text; null if it holds no certificate: Dokploy stores any text. */
    static @Nullable CertificateText find(String pem) {
        try {
            return of(pem);
        } catch (IllegalArgumentException _) {
            return null;
        }
    }

    /** Reads the text of a private key; throws IllegalArgumentException with a sentence for users if it is none. */
    static PrivateKey privateKey(String pem) {
        if (!pem.contains("-----BEGIN ")) {
            throw new IllegalArgumentException(
                    "The value must be PEM text with a line such as `-----BEGIN PRIVATE KEY-----`. Read the text from a file with"
                            + " `file(\"privkey.pem\")`, for example.");
        }
        return Pem.privateKey(pem);
    }

    /** The end of the validity of the certificate that servers show. */
    String expiry() {
        return chain.getFirst().getNotAfter().toInstant().toString();
    }

    /** The host names that the certificate is for. */
    List<String> dnsNames() {
        var names = new ArrayList<String>();
        try {
            var alternatives = chain.getFirst().getSubjectAlternativeNames();
            for (var alternative : alternatives == null ? List.<List<?>>of() : alternatives) {
                if (alternative.get(0) instanceof Integer kind
                        && kind == DNS_NAME
                        && alternative.get(1) instanceof String name) {
                    names.add(name);
                }
            }
        } catch (CertificateParsingException _) {
            // Such names are none that a browser would accept.
        }
        return names;
    }

    /** Returns the position of the certificate that a key belongs to; -1 if there is none. */
    int indexOf(PrivateKey key) {
        for (var i = 0; i < chain.size(); i++) {
            if (belongs(key, chain.get(i).getPublicKey())) {
                return i;
            }
        }
        return -1;
    }

    /** Whether what one key has signed is what the other one verifies. */
    private static boolean belongs(PrivateKey key, PublicKey open) {
        var algorithm = switch (key.getAlgorithm()) {
            case "RSA" -> "SHA256withRSA";
            case "EC" -> "SHA256withECDSA";
            default -> "EdDSA";
        };
        try {
            var text = new byte[] {1, 2, 3};
            var signature = Signature.getInstance(algorithm);
            signature.initSign(key);
            signature.update(text);
            var signed = signature.sign();
            signature.initVerify(open);
            signature.update(text);
            return signature.verify(signed);
        } catch (GeneralSecurityException _) {
            // Keys of different kinds.
            return false;
        }
    }
}
