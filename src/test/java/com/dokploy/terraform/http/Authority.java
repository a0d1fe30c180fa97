package com.dokploy.terraform.http;

import com.dokploy.terraform.asn1.Der;
import com.dokploy.terraform.build.Issuer;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.Certificate;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A certificate authority for one test. */
public final class Authority {
    private static final byte[] IS_AUTHORITY =
            Der.sequence(Der.identifier(0x55, 0x1d, 0x13), Der.yes(), Der.octetString(Der.sequence(Der.yes())));

    private final String name;
    private final KeyPair keys = newKeys();
    private final Certificate certificate;

    /** An authority that nobody knows. */
    public Authority(String name) {
        this.name = name;
        this.certificate = signed(name, keys, IS_AUTHORITY);
    }

    /** Somebody this authority vouches for. */
    public record Holder(Certificate certificate, KeyPair keys, Authority authority) {
        public String certificatePem() {
            return Issuer.pem("CERTIFICATE", encoded(certificate));
        }

        public String keyPem() {
            return Issuer.pem("PRIVATE KEY", keys.getPrivate().getEncoded());
        }

        /** TLS as this holder, asking for a certificate of its own authority when told to. */
        public SSLContext tls() {
            try {
                var store = KeyStore.getInstance("PKCS12");
                store.load(null, null);
                store.setKeyEntry("holder", keys.getPrivate(), new char[0], new Certificate[] {certificate});
                store.setCertificateEntry("authority", authority.certificate);
                var keyManagers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
                keyManagers.init(store, new char[0]);
                var trustManagers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
                trustManagers.init(store);
                var context = SSLContext.getInstance("TLS");
                context.init(keyManagers.getKeyManagers(), trustManagers.getTrustManagers(), null);
                return context;
            } catch (GeneralSecurityException | IOException failure) {
                throw new IllegalStateException(failure);
            }
        }
    }

    public String pem() {
        return Issuer.pem("CERTIFICATE", encoded(certificate));
    }

    /** A server at an IP address; its octets are below 128, which are ASCII. */
    public Holder server(int... address) {
        var octets = new StringBuilder();
        for (var octet : address) {
            octets.append((char) octet);
        }
        var holderKeys = newKeys();
        var names = Der.sequence(Der.implicit(7, octets.toString()));
        var extension = Der.sequence(Der.identifier(0x55, 0x1d, 0x11), Der.octetString(names));
        return new Holder(signed("server", holderKeys, extension), holderKeys, this);
    }

    public Holder client() {
        var holderKeys = newKeys();
        return new Holder(signed("client", holderKeys), holderKeys, this);
    }

    private Certificate signed(String subject, KeyPair subjectKeys, byte[]... extensions) {
        try {
            return new Issuer(name, keys.getPrivate(), "SHA256withECDSA")
                    .certificate(subject, subjectKeys.getPublic(), extensions);
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static KeyPair newKeys() {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(256);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static byte[] encoded(Certificate certificate) {
        try {
            return certificate.getEncoded();
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
