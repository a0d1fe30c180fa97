package com.dokploy.terraform.resources.credential;

import com.dokploy.terraform.asn1.Pem;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.RSAPrivateCrtKey;
import java.util.Base64;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * SSH keys as OpenSSH writes them, of the kinds that Dokploy takes (v0.30.2): RSA and Ed25519. Keys are compared by the
 * encoded form of their public half (RFC 4253, 6.6), which a private key holds too.
 */
final class OpenSsh {
    private static final String RSA = "ssh-rsa";
    private static final String ED25519 = "ssh-ed25519";
    private static final Pattern PRIVATE_KEY = Pattern.compile(
            "-----BEGIN (RSA|OPENSSH) PRIVATE KEY-----\n[A-Za-z0-9+/=\n]+-----END \\1 PRIVATE KEY-----\n");
    private static final byte[] MAGIC = "openssh-key-v1\0".getBytes(StandardCharsets.US_ASCII);

    private OpenSsh() {}

    /**
     * Returns the encoded form of a public key such as {@code ssh-ed25519 AAAA… comment}; null if it is none that
     * Dokploy takes.
     */
    static byte @Nullable [] publicKey(String line) {
        var encoded = encoded(line);
        return encoded != null && isTaken(typeOf(encoded)) ? encoded : null;
    }

    /** Returns the encoded form of a public key of any kind; null if it is none. */
    private static byte @Nullable [] encoded(String line) {
        var parts = line.stripTrailing().split("[ \t]+", 3);
        if (parts.length < 2 || line.stripTrailing().contains("\n")) {
            return null;
        }
        try {
            var encoded = Base64.getDecoder().decode(parts[1]);
            return parts[0].equals(typeOf(encoded)) ? encoded : null;
        } catch (IllegalArgumentException | BufferUnderflowException _) {
            return null;
        }
    }

    /** Returns the fingerprint of a public key, as {@code ssh-keygen -l} prints it; null if it is none. */
    static @Nullable String fingerprint(String publicKey) {
        var encoded = encoded(publicKey);
        if (encoded == null) {
            return null;
        }
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(encoded);
            return "SHA256:" + Base64.getEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /**
     * Returns the encoded form of the public half of a private key. Throws IllegalArgumentException with a sentence for
     * users if Dokploy would not take the key, or could not use it.
     *
     * @param privateKey the key in PEM, in its canonical spelling
     */
    static byte[] publicKeyOf(String privateKey) {
        if (!PRIVATE_KEY.matcher(privateKey).matches()) {
            throw new IllegalArgumentException(problem(privateKey));
        }
        try {
            var encoded = privateKey.startsWith("-----BEGIN RSA ")
                    ? rsa((RSAPrivateCrtKey) Pem.privateKey(privateKey))
                    : fromOpenSsh(privateKey);
            if (!isTaken(typeOf(encoded))) {
                throw new IllegalArgumentException("Dokploy only takes RSA and Ed25519 keys.");
            }
            return encoded;
        } catch (BufferUnderflowException _) {
            throw new IllegalArgumentException("The key is damaged.");
        }
    }

    private static String problem(String text) {
        if (text.contains("ENCRYPTED")) {
            return encrypted();
        }
        if (text.contains("-----BEGIN PRIVATE KEY-----")) {
            return "The key is in PKCS#8 form (`BEGIN PRIVATE KEY`), which Dokploy does not take. Convert the file"
                    + " with `ssh-keygen -p -N \"\" -f FILE`; of a `tls_private_key`, use `private_key_openssh`.";
        }
        if (text.startsWith("-----BEGIN OPENSSH PRIVATE KEY-----")
                || text.startsWith("-----BEGIN RSA PRIVATE KEY-----")) {
            return "There are blanks or other characters beside the Base64 lines of the key. Read the key from a file"
                    + " with `file(\"id_ed25519\")`, for example.";
        }
        if (text.startsWith("-----BEGIN ") && text.contains(" PRIVATE KEY-----\n")) {
            return "Dokploy only takes RSA and Ed25519 keys, in the form that `ssh-keygen` writes.";
        }
        return "The text must begin with `-----BEGIN OPENSSH PRIVATE KEY-----` or `-----BEGIN RSA PRIVATE KEY-----`, without"
                + " blanks before the lines. Read the key from a file with `file(\"id_ed25519\")`, for example.";
    }

    private static String encrypted() {
        return "The key has a passphrase, which Dokploy cannot enter. Remove it with `ssh-keygen -p -N \"\" -f FILE`.";
    }

    private static byte[] fromOpenSsh(String pem) {
        var lines = pem.substring(pem.indexOf('\n'), pem.lastIndexOf("-----END "));
        var key = ByteBuffer.wrap(Base64.getMimeDecoder().decode(lines));
        var magic = new byte[MAGIC.length];
        key.get(magic);
        var cipher = text(key);
        if (!cipher.equals("none")) {
            throw new IllegalArgumentException(encrypted());
        }
        string(key);
        string(key);
        key.getInt();
        return string(key);
    }

    private static byte[] rsa(RSAPrivateCrtKey key) {
        var encoded = new ByteArrayOutputStream();
        write(encoded, RSA.getBytes(StandardCharsets.US_ASCII));
        for (BigInteger number : new BigInteger[] {key.getPublicExponent(), key.getModulus()}) {
            write(encoded, number.toByteArray());
        }
        return encoded.toByteArray();
    }

    private static boolean isTaken(String type) {
        return type.equals(RSA) || type.equals(ED25519);
    }

    /** Returns the kind of key that an encoded public key says it is. */
    private static String typeOf(byte[] encoded) {
        return text(ByteBuffer.wrap(encoded));
    }

    private static String text(ByteBuffer buffer) {
        return new String(string(buffer), StandardCharsets.US_ASCII);
    }

    /** Reads a string: its length, then its bytes (RFC 4251, 5). */
    private static byte[] string(ByteBuffer buffer) {
        var length = buffer.getInt();
        if (length < 0 || length > buffer.remaining()) {
            throw new BufferUnderflowException();
        }
        var bytes = new byte[length];
        buffer.get(bytes);
        return bytes;
    }

    private static void write(ByteArrayOutputStream to, byte[] bytes) {
        to.writeBytes(ByteBuffer.allocate(4).putInt(bytes.length).array());
        to.writeBytes(bytes);
    }
}
