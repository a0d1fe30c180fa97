package com.dokploy.terraform.conformance;

import com.dokploy.terraform.asn1.Der;
import com.dokploy.terraform.build.Issuer;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/** Keys and certificates for tests, made anew in each run: two of each, which do not belong to each other. */
public final class KeySamples {
    /** A public SSH key of a kind that Dokploy takes no more. */
    public static final String ECDSA =
            "ecdsa-sha2-nistp256 AAAAE2VjZHNhLXNoYTItbmlzdHAyNTYAAAAIbmlzdHAyNTYAAABBBKYz2Yt96DtVS/ncEGkOgST0T5Aj"
                    + "OKFsMxjDbxfZHMB5DFGhuueYzBsr8Sm/Rz7mEJ44QKMAHDCHcx8/ACzOoNw= me@example";

    /** What the Base64 of each private SSH key holds, for the scans that look for secrets. */
    private static final byte[] CANARIES = Base64.getDecoder().decode("canarycanarycanarycanary");

    /** Both halves of a key as text: the private one in PEM, and the public one, or the certificate for it. */
    public record Pair(String secret, String open) {}

    private static final List<Pair> SSH = List.of(sshKey("one@example"), sshKey("other@example"));
    private static final List<Pair> CERTIFICATES = List.of(certificate("one"), certificate("other"));

    private KeySamples() {}

    /** Two Ed25519 keys as OpenSSH writes them. */
    public static List<Pair> ssh() {
        return SSH;
    }

    /** Two certificates with their keys. */
    public static List<Pair> certificates() {
        return CERTIFICATES;
    }

    private static KeyPair newPair(String algorithm) {
        try {
            return KeyPairGenerator.getInstance(algorithm).generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static Pair sshKey(String comment) {
        var pair = newPair("Ed25519");
        var open = lastOf(pair.getPublic().getEncoded());
        var secret = lastOf(pair.getPrivate().getEncoded());
        var kind = ascii("ssh-ed25519");
        var encoded = strings(kind, open);
        // Aligned to the groups of Base64, so that the comment is readable in it.
        var before = joined(new byte[8], strings(kind, open, joined(secret, open)), new byte[4]);
        var head = joined(ascii("openssh-key-v1\0"), strings(ascii("none"), ascii("none"), new byte[0]), number(1));
        var start = head.length + 4 + encoded.length + 4 + before.length;
        var note = joined(new byte[(3 - start % 3) % 3], CANARIES);
        var inner = joined(Arrays.copyOf(before, before.length - 4), strings(note));
        var padding = new byte[(8 - inner.length % 8) % 8];
        for (var i = 0; i < padding.length; i++) {
            padding[i] = (byte) (i + 1);
        }
        var whole = joined(head, strings(encoded, joined(inner, padding)));
        return new Pair(
                Issuer.pem("OPENSSH PRIVATE KEY", whole),
                "ssh-ed25519 " + Base64.getEncoder().encodeToString(encoded) + " " + comment);
    }

    private static Pair certificate(String name) {
        var pair = newPair("EC");
        var host = name + ".example.com";
        var names = Der.sequence(
                Der.identifier(0x55, 0x1d, 0x11),
                Der.octetString(Der.sequence(Der.implicit(2, host), Der.implicit(2, "www." + host))));
        try {
            var certificate = new Issuer("authority", pair.getPrivate(), "SHA256withECDSA")
                    .certificate(host, pair.getPublic(), names);
            return new Pair(
                    Issuer.pem("PRIVATE KEY", pair.getPrivate().getEncoded()),
                    Issuer.pem("CERTIFICATE", certificate.getEncoded()));
        } catch (GeneralSecurityException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static byte[] lastOf(byte[] encoded) {
        return Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] number(int number) {
        return ByteBuffer.allocate(4).putInt(number).array();
    }

    /** Strings as SSH writes them: the length, then the bytes. */
    private static byte[] strings(byte[]... strings) {
        var written = new ByteArrayOutputStream();
        for (var string : strings) {
            written.writeBytes(number(string.length));
            written.writeBytes(string);
        }
        return written.toByteArray();
    }

    private static byte[] joined(byte[]... parts) {
        var written = new ByteArrayOutputStream();
        for (var part : parts) {
            written.writeBytes(part);
        }
        return written.toByteArray();
    }
}
