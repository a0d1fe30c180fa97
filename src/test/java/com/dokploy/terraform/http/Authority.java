package com.dokploy.terraform.http;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.HexFormat;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * A certificate authority for one test: the JDK can sign, but has no API to write certificates, so the few fields of
 * X.509 that matter are put together here (RFC 5280).
 */
public final class Authority {
    private static final byte[] ECDSA_WITH_SHA256 = tag(0x30, hex("06082a8648ce3d040302"));
    private static final DateTimeFormatter UTC_TIME =
            DateTimeFormatter.ofPattern("yyMMddHHmmss'Z'").withZone(ZoneOffset.UTC);

    private final String name;
    private final KeyPair keys = newKeys();
    private final Certificate certificate;

    /** An authority that nobody knows. */
    public Authority(String name) {
        this.name = name;
        this.certificate = signed(name, keys, true, new byte[0]);
    }

    /** Somebody this authority vouches for. */
    public record Holder(Certificate certificate, KeyPair keys, Authority authority) {
        public String certificatePem() {
            return pem("CERTIFICATE", encoded(certificate));
        }

        public String keyPem() {
            return pem("PRIVATE KEY", keys.getPrivate().getEncoded());
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
        return pem("CERTIFICATE", encoded(certificate));
    }

    /** A server at an IP address, as certificates name it. */
    public Holder server(int... address) {
        var octets = new byte[address.length];
        for (var index = 0; index < address.length; index++) {
            octets[index] = (byte) address[index];
        }
        var holderKeys = newKeys();
        var names = tag(0x30, tag(0x87, octets));
        var extension = tag(0x30, join(hex("0603551d11"), tag(0x04, names)));
        return new Holder(signed("server", holderKeys, false, extension), holderKeys, this);
    }

    public Holder client() {
        var holderKeys = newKeys();
        return new Holder(signed("client", holderKeys, false, new byte[0]), holderKeys, this);
    }

    private Certificate signed(String subject, KeyPair subjectKeys, boolean authority, byte[] extension) {
        var basic =
                authority ? tag(0x30, join(hex("0603551d130101ff"), tag(0x04, tag(0x30, hex("0101ff"))))) : new byte[0];
        var extensions = tag(0xa3, tag(0x30, join(basic, extension)));
        var now = Instant.now();
        var validity =
                tag(0x30, join(tag(0x17, time(now.minusSeconds(3600))), tag(0x17, time(now.plusSeconds(86_400)))));
        var body = tag(
                0x30,
                join(
                        tag(0xa0, hex("020102")),
                        tag(0x02, new byte[] {(byte) (1 + Math.abs(System.nanoTime() % 100))}),
                        ECDSA_WITH_SHA256,
                        distinguished(name),
                        validity,
                        distinguished(subject),
                        subjectKeys.getPublic().getEncoded(),
                        basic.length + extension.length == 0 ? new byte[0] : extensions));
        var whole =
                tag(0x30, join(body, ECDSA_WITH_SHA256, tag(0x03, join(new byte[1], sign(keys.getPrivate(), body)))));
        try {
            return CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(whole));
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static byte[] sign(PrivateKey key, byte[] body) {
        try {
            var signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(key);
            signature.update(body);
            return signature.sign();
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

    private static byte[] distinguished(String commonName) {
        var value = tag(0x0c, commonName.getBytes(StandardCharsets.UTF_8));
        return tag(0x30, tag(0x31, tag(0x30, join(hex("0603550403"), value))));
    }

    private static byte[] time(Instant instant) {
        return UTC_TIME.format(instant).getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] encoded(Certificate certificate) {
        try {
            return certificate.getEncoded();
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** A PEM text of any kind. */
    static String pem(String label, byte[] der) {
        var base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        return "-----BEGIN " + label + "-----\n" + base64 + "\n-----END " + label + "-----\n";
    }

    /** One DER element. Its length takes as few octets as it can: verifiers encode anew what they verify. */
    static byte[] tag(int tag, byte[] content) {
        var length = content.length;
        if (length < 0x80) {
            return join(new byte[] {(byte) tag, (byte) length}, content);
        }
        if (length < 0x100) {
            return join(new byte[] {(byte) tag, (byte) 0x81, (byte) length}, content);
        }
        return join(new byte[] {(byte) tag, (byte) 0x82, (byte) (length >> 8), (byte) length}, content);
    }

    static byte[] join(byte[]... parts) {
        var whole = new ByteArrayOutputStream();
        for (var part : parts) {
            whole.writeBytes(part);
        }
        return whole.toByteArray();
    }

    static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits);
    }
}
