package com.dokploy.terraform.asn1;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.dokploy.terraform.build.Issuer;
import com.dokploy.terraform.conformance.KeySamples;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.RSAPrivateKey;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PemTest {
    private static final byte[] P256 = Der.identifier(0x2a, 0x86, 0x48, 0xce, 0x3d, 0x03, 0x01, 0x07);

    @Test
    void readsNoFileWithoutAnEnd(@TempDir Path directory) throws IOException {
        assertThatThrownBy(() -> Pem.certificates("/dev/zero")).hasMessageContaining("not a regular file");
        assertThatThrownBy(() -> Pem.privateKey(directory.toString())).hasMessageContaining("not a regular file");
        var large = directory.resolve("large.pem");
        try (var file = new RandomAccessFile(large.toFile(), "rw")) {
            file.setLength(8L * 1024 * 1024 * 1024);
        }

        assertThatThrownBy(() -> Pem.certificates(large.toString())).hasMessageContaining("larger than 1 MiB");
    }

    @ParameterizedTest
    @ValueSource(strings = {"RSA", "EC", "Ed25519"})
    void readsPkcs8(String algorithm) throws NoSuchAlgorithmException {
        var key = KeyPairGenerator.getInstance(algorithm).generateKeyPair().getPrivate();

        assertThat(Pem.privateKey("notes\n" + Issuer.pem("PRIVATE KEY", key.getEncoded())))
                .isEqualTo(key);
    }

    @Test
    void readsPkcs1() throws NoSuchAlgorithmException {
        var key = rsa().generateKeyPair().getPrivate();
        // What PKCS#8 wraps in an octet string behind version and algorithm is PKCS#1.
        var pkcs1 = Arrays.copyOfRange(key.getEncoded(), 26, key.getEncoded().length);

        assertThat(Pem.privateKey(Issuer.pem("RSA PRIVATE KEY", pkcs1)))
                .isInstanceOf(RSAPrivateKey.class)
                .isEqualTo(key);
    }

    @Test
    void readsSec1() throws NoSuchAlgorithmException {
        var generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(256);
        var key = (ECPrivateKey) generator.generateKeyPair().getPrivate();
        var number = key.getS().toByteArray();
        var padded = new byte[32];
        var length = Math.min(32, number.length);
        System.arraycopy(number, number.length - length, padded, 32 - length, length);
        var sec1 = Der.sequence(Der.integer((byte) 1), Der.octetString(padded), Der.explicit(0, P256));

        assertThat(((ECPrivateKey) Pem.privateKey(Issuer.pem("EC PRIVATE KEY", sec1))).getS())
                .isEqualTo(key.getS());
    }

    @Test
    void readsABundleWithTextBetween() {
        var bundle = "# one\n" + KeySamples.certificates().getFirst().open() + "\n# two\n"
                + KeySamples.certificates().getLast().open();

        assertThat(Pem.certificates(bundle)).hasSize(2);
    }

    @Test
    void readsAFile(@TempDir Path folder) throws IOException {
        var file = Files.writeString(
                folder.resolve("ca.pem"), KeySamples.certificates().getFirst().open());

        assertThat(Pem.certificates(file.toString())).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/does/not/exist.pem",
                "\u0000",
                "-----BEGIN CERTIFICATE-----\nhunter22\n-----END CERTIFICATE-----",
                "-----BEGIN NOTHING-----",
            })
    void refusesWhatIsNoCertificate(String text) {
        assertThatThrownBy(() -> Pem.certificates(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("hunter22");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/does/not/exist.pem",
                "-----BEGIN PRIVATE KEY-----\nhunter22\n-----END PRIVATE KEY-----",
                "-----BEGIN PRIVATE KEY-----\nhunter22",
                "-----BEGIN RSA PRIVATE KEY-----\nhunter22\n-----END RSA PRIVATE KEY-----",
                "-----BEGIN EC PRIVATE KEY-----\nhunter22\n-----END EC PRIVATE KEY-----",
                "-----BEGIN EC PRIVATE KEY-----\nMAA=\n-----END EC PRIVATE KEY-----",
                "-----BEGIN EC PRIVATE KEY-----\n\n-----END EC PRIVATE KEY-----",
                "-----BEGIN ENCRYPTED PRIVATE KEY-----\nhunter22\n-----END ENCRYPTED PRIVATE KEY-----",
                "-----BEGIN CERTIFICATE-----\nhunter22\n-----END CERTIFICATE-----",
            })
    void refusesWhatIsNoUsableKeyWithoutQuotingIt(String text) {
        assertThatThrownBy(() -> Pem.privateKey(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("hunter22");
    }

    /** The smallest size that is still allowed: making larger ones takes seconds. */
    private static KeyPairGenerator rsa() throws NoSuchAlgorithmException {
        var generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        return generator;
    }
}
