package com.dokploy.terraform.resources.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.dokploy.terraform.build.Issuer;
import com.dokploy.terraform.conformance.KeySamples;
import java.nio.charset.StandardCharsets;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.RSAPrivateKey;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OpenSshTest {
    private static final String PUBLIC_KEY =
            "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIMoae8/vxvq7QdLgveUrBx+XlR66jB0rS3+YIFOvrsky";

    @Test
    void printsFingerprintsAsSshKeygenDoes() {
        assertThat(OpenSsh.fingerprint(PUBLIC_KEY + " me@example\n"))
                .isEqualTo("SHA256:LY+t78rKepWAll5U+TLzi4zOo9iri5f8xH/zt/PARKE");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ssh-ed25519",
                "ssh-ed25519 ?",
                "ssh-rsa AAAAC3NzaC1lZDI1NTE5",
                "ssh-dss AAAA",
                " " + PUBLIC_KEY,
                PUBLIC_KEY + "\n" + PUBLIC_KEY,
                "ssh-rsa /////w=="
            })
    void knowsWhatIsNoPublicKey(String line) {
        assertThat(OpenSsh.publicKey(line)).isNull();
    }

    @Test
    void findsThePublicHalfOfAKey() {
        for (var pair : KeySamples.ssh()) {
            assertThat(OpenSsh.publicKeyOf(pair.secret())).isEqualTo(OpenSsh.publicKey(pair.open()));
        }
    }

    @Test
    void findsThePublicHalfOfAnRsaKey() throws NoSuchAlgorithmException {
        var key = (RSAPrivateKey)
                KeyPairGenerator.getInstance("RSA").generateKeyPair().getPrivate();
        var pkcs8 = key.getEncoded();
        // The key in the form of RSA alone ends PKCS#8, behind a head of this length.
        var half = OpenSsh.publicKeyOf(Issuer.pem("RSA PRIVATE KEY", Arrays.copyOfRange(pkcs8, 26, pkcs8.length)));

        assertThat(new String(half, 4, 7, StandardCharsets.US_ASCII)).isEqualTo("ssh-rsa");
        var modulus = key.getModulus().toByteArray();
        assertThat(Arrays.copyOfRange(half, half.length - modulus.length, half.length))
                .isEqualTo(modulus);
    }

    @ParameterizedTest
    @CsvSource({
        "aes256-ctr, passphrase",
        "none, damaged",
    })
    void refusesKeysThatCannotBeRead(String cipher, String reason) {
        var head = ("openssh-key-v1\0\0\0\0" + (char) cipher.length() + cipher).getBytes(StandardCharsets.US_ASCII);
        assertThatThrownBy(() -> OpenSsh.publicKeyOf(Issuer.pem("OPENSSH PRIVATE KEY", head)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(reason);
    }

    @Test
    void refusesOtherKindsOfKeys() {
        var kind = "\0\0\0\7ssh-dss";
        var nothing = "\0\0\0\4none";
        var key = "openssh-key-v1\0" + nothing + nothing + "\0\0\0\0" + "\0\0\0\1" + "\0\0\0\13" + kind;
        assertThatThrownBy(() ->
                        OpenSsh.publicKeyOf(Issuer.pem("OPENSSH PRIVATE KEY", key.getBytes(StandardCharsets.US_ASCII))))
                .hasMessageContaining("RSA and Ed25519");
        var ec = Issuer.pem("EC PRIVATE KEY", Base64.getDecoder().decode("AAAA"));
        assertThatThrownBy(() -> OpenSsh.publicKeyOf(ec)).hasMessageContaining("RSA and Ed25519");
        assertThatThrownBy(() -> OpenSsh.publicKeyOf("-----BEGIN ENCRYPTED PRIVATE KEY-----\n"))
                .hasMessageContaining("passphrase");
    }
}
