package com.dokploy.terraform.build;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;

/** What a host makes before it starts a plugin: a key, and a certificate that it signed itself. */
public record ClientIdentity(PrivateKey key, X509Certificate certificate) {
    /** Makes one with a key on the curve P-521, as Terraform does. */
    public static ClientIdentity p521() throws GeneralSecurityException {
        var generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp521r1"));
        return signed(generator.generateKeyPair(), "SHA512withECDSA");
    }

    /** Makes one with an RSA key. */
    public static ClientIdentity rsa() throws GeneralSecurityException {
        var generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        return signed(generator.generateKeyPair(), "SHA256withRSA");
    }

    private static ClientIdentity signed(KeyPair keys, String algorithm) throws GeneralSecurityException {
        var issuer = new Issuer("localhost", keys.getPrivate(), algorithm);
        return new ClientIdentity(keys.getPrivate(), issuer.certificate("localhost", keys.getPublic()));
    }

    /** The certificate as {@code PLUGIN_CLIENT_CERT} carries it. */
    public String pem() throws GeneralSecurityException {
        return Issuer.pem("CERTIFICATE", certificate.getEncoded());
    }
}
