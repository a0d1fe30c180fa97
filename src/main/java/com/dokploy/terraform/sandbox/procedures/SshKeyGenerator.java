package com.dokploy.terraform.sandbox.procedures;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.security.interfaces.EdECPrivateKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.Base64;

/** Makes SSH keys in the form of OpenSSH, as Dokploy does (seen on v0.30.2). */
final class SshKeyGenerator {
    private static final String COMMENT = "dokploy";
    private static final String NONE = "none";
    /** To a multiple of this many bytes the private part is filled up where no cipher says otherwise. */
    private static final int BLOCK = 8;

    private static final SecureRandom RANDOM = new SecureRandom();

    private SshKeyGenerator() {}

    static ObjectNode generate(boolean isRsa) {
        var pair = pair(isRsa ? "RSA" : "Ed25519");
        var kind = isRsa ? "ssh-rsa" : "ssh-ed25519";
        var publicKey = publicKey(kind, pair);
        var lines = Base64.getMimeEncoder(70, new byte[] {'\n'}).encodeToString(whole(kind, pair, publicKey));
        return JsonNodeFactory.instance
                .objectNode()
                .put(
                        "privateKey",
                        "-----BEGIN OPENSSH PRIVATE KEY-----\n" + lines + "\n-----END OPENSSH PRIVATE KEY-----\n")
                .put("publicKey", kind + " " + Base64.getEncoder().encodeToString(publicKey) + " " + COMMENT);
    }

    private static KeyPair pair(String algorithm) {
        try {
            var generator = KeyPairGenerator.getInstance(algorithm);
            if (algorithm.equals("RSA")) {
                // Dokploy makes keys of 4096 bits, which would take seconds here.
                generator.initialize(2048);
            }
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The encoded form of a public key (RFC 4253, 6.6, and RFC 8709, 4): strings, each after its length. */
    private static byte[] publicKey(String kind, KeyPair pair) {
        var encoded = new ByteArrayOutputStream();
        write(encoded, kind);
        if (pair.getPublic() instanceof RSAPublicKey rsa) {
            write(encoded, rsa.getPublicExponent());
            write(encoded, rsa.getModulus());
        } else {
            write(encoded, point(pair));
        }
        return encoded.toByteArray();
    }

    /** The whole key without a cipher, as PROTOCOL.key of OpenSSH describes. */
    private static byte[] whole(String kind, KeyPair pair, byte[] publicKey) {
        var encoded = new ByteArrayOutputStream();
        encoded.writeBytes("openssh-key-v1\0".getBytes(StandardCharsets.US_ASCII));
        write(encoded, NONE);
        write(encoded, NONE);
        write(encoded, "");
        write(encoded, 1);
        write(encoded, publicKey);
        write(encoded, privatePart(kind, pair));
        return encoded.toByteArray();
    }

    private static byte[] privatePart(String kind, KeyPair pair) {
        var encoded = new ByteArrayOutputStream();
        // The same number twice shows, where there is a cipher, that the passphrase was right.
        var check = RANDOM.nextInt();
        write(encoded, check);
        write(encoded, check);
        write(encoded, kind);
        switch (pair.getPrivate()) {
            case RSAPrivateCrtKey rsa -> {
                write(encoded, rsa.getModulus());
                write(encoded, rsa.getPublicExponent());
                write(encoded, rsa.getPrivateExponent());
                write(encoded, rsa.getCrtCoefficient());
                write(encoded, rsa.getPrimeP());
                write(encoded, rsa.getPrimeQ());
            }
            case EdECPrivateKey edwards -> {
                write(encoded, point(pair));
                var seedAndPoint = new ByteArrayOutputStream();
                seedAndPoint.writeBytes(edwards.getBytes().orElseThrow());
                seedAndPoint.writeBytes(point(pair));
                write(encoded, seedAndPoint.toByteArray());
            }
            default -> throw new IllegalStateException("no form for " + kind);
        }
        write(encoded, COMMENT);
        for (var filler = 1; encoded.size() % BLOCK != 0; filler++) {
            encoded.write(filler);
        }
        return encoded.toByteArray();
    }

    /** The public key of Ed25519, which is the end of its X.509 form. */
    private static byte[] point(KeyPair pair) {
        var whole = pair.getPublic().getEncoded();
        return Arrays.copyOfRange(whole, whole.length - 32, whole.length);
    }

    private static void write(ByteArrayOutputStream to, String text) {
        write(to, text.getBytes(StandardCharsets.US_ASCII));
    }

    private static void write(ByteArrayOutputStream to, BigInteger number) {
        write(to, number.toByteArray());
    }

    private static void write(ByteArrayOutputStream to, int number) {
        to.writeBytes(ByteBuffer.allocate(4).putInt(number).array());
    }

    private static void write(ByteArrayOutputStream to, byte[] bytes) {
        write(to, bytes.length);
        to.writeBytes(bytes);
    }
}
