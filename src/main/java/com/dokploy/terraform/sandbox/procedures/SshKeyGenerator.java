package com.dokploy.terraform.sandbox.procedures;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.Base64;

/**
 * Makes SSH keys that look like those of Dokploy (seen on v0.30.2). The public key is a real one; the private key has the
 * form of OpenSSH outside, and what the JDK writes inside: nobody signs in with it.
 */
final class SshKeyGenerator {
    private SshKeyGenerator() {}

    static ObjectNode generate(boolean isRsa) {
        var pair = pair(isRsa ? "RSA" : "Ed25519");
        var lines = Base64.getMimeEncoder(70, new byte[] {'\n'})
                .encodeToString(pair.getPrivate().getEncoded());
        var kind = isRsa ? "ssh-rsa" : "ssh-ed25519";
        return JsonNodeFactory.instance
                .objectNode()
                .put(
                        "privateKey",
                        "-----BEGIN OPENSSH PRIVATE KEY-----\n" + lines + "\n-----END OPENSSH PRIVATE KEY-----\n")
                .put("publicKey", kind + " " + Base64.getEncoder().encodeToString(encoded(kind, pair)) + " dokploy");
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

    /** The encoded form of a public key (RFC 4253, 6.6): strings, each after its length. */
    private static byte[] encoded(String kind, KeyPair pair) {
        var encoded = new ByteArrayOutputStream();
        write(encoded, kind.getBytes(StandardCharsets.US_ASCII));
        if (pair.getPublic() instanceof RSAPublicKey rsa) {
            write(encoded, rsa.getPublicExponent().toByteArray());
            write(encoded, rsa.getModulus().toByteArray());
        } else {
            var whole = pair.getPublic().getEncoded();
            write(encoded, Arrays.copyOfRange(whole, whole.length - 32, whole.length));
        }
        return encoded.toByteArray();
    }

    private static void write(ByteArrayOutputStream to, byte[] bytes) {
        to.writeBytes(ByteBuffer.allocate(4).putInt(bytes.length).array());
        to.writeBytes(bytes);
    }
}
