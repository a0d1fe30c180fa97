package com.dokploy.terraform.build;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;

/** Who Terraform is to a plugin: a P-521 key with a certificate of its own, made by the JDK's keytool. */
public record ClientIdentity(PrivateKey key, X509Certificate certificate) {
    private static final char[] PASSWORD = "changeit".toCharArray();

    /** Makes one; takes about a second. */
    public static ClientIdentity generate() throws IOException, InterruptedException, GeneralSecurityException {
        var directory = Files.createTempDirectory("client-identity");
        var store = directory.resolve("store.p12");
        try {
            var keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
            var process = new ProcessBuilder(List.of(
                            keytool.toString(),
                            "-genkeypair",
                            "-alias",
                            "client",
                            "-keyalg",
                            "EC",
                            "-groupname",
                            "secp521r1",
                            "-dname",
                            "CN=localhost",
                            "-ext",
                            "san=dns:localhost",
                            "-validity",
                            "2",
                            "-storetype",
                            "PKCS12",
                            "-storepass",
                            new String(PASSWORD),
                            "-keystore",
                            store.toString()))
                    .redirectErrorStream(true)
                    .start();
            var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IOException("keytool: " + said);
            }
            var keys = KeyStore.getInstance(store.toFile(), PASSWORD);
            return new ClientIdentity(
                    (PrivateKey) keys.getKey("client", PASSWORD), (X509Certificate) keys.getCertificate("client"));
        } finally {
            Files.deleteIfExists(store);
            Files.delete(directory);
        }
    }

    /** The certificate as {@code PLUGIN_CLIENT_CERT} carries it. */
    String pem() throws GeneralSecurityException {
        var body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(certificate.getEncoded());
        return "-----BEGIN CERTIFICATE-----\n" + body + "\n-----END CERTIFICATE-----\n";
    }
}
