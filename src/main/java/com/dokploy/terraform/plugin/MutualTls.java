package com.dokploy.terraform.plugin;

import io.netty.handler.ssl.ApplicationProtocolConfig;
import io.netty.handler.ssl.ApplicationProtocolConfig.Protocol;
import io.netty.handler.ssl.ApplicationProtocolConfig.SelectedListenerFailureBehavior;
import io.netty.handler.ssl.ApplicationProtocolConfig.SelectorFailureBehavior;
import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.IdentityCipherSuiteFilter;
import io.netty.handler.ssl.JdkSslContext;
import io.netty.handler.ssl.SslContext;
import java.io.ByteArrayInputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedKeyManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/**
 * TLS in which each side knows the other's certificate beforehand: the server presents the certificate it just made,
 * and admits only a client that holds the key of the host's certificate (docs/design/protocol.md, "TLS").
 */
final class MutualTls {
    private static final String TRUST_STORE = "javax.net.ssl.trustStore";

    /** The protocol that gRPC agrees on with the host before the first request. */
    private static final ApplicationProtocolConfig HTTP2 = new ApplicationProtocolConfig(
            Protocol.ALPN, SelectorFailureBehavior.NO_ADVERTISE, SelectedListenerFailureBehavior.ACCEPT, "h2");

    /**
     * The cipher suites, ChaCha20 first: as C1 compiles the code, ChaCha20 takes a quarter of the time of AES, for
     * which only C2 uses the processor's own instructions.
     */
    private static final List<String> CIPHERS =
            List.of("TLS_CHACHA20_POLY1305_SHA256", "TLS_AES_128_GCM_SHA256", "TLS_AES_256_GCM_SHA384");

    private MutualTls() {}

    /**
     * Returns TLS for {@code identity} that admits only the clients of {@code hostCertificates} (PEM, one or more).
     *
     * <p>The TLS of the JDK, never a native one: the host signs with P-521, which BoringSSL does not ask for, so that
     * the host would send no certificate at all.
     *
     * <p>Netty's and gRPC's builders are left aside: to find out what the JDK can do they parse keys, make whole TLS
     * contexts and read the system's trust store, 80 ms of every start.
     *
     * @throws CertificateException when there is no certificate in {@code hostCertificates}. Serving without one would
     *     let anybody in
     */
    static SslContext context(ServerCertificate identity, String hostCertificates) throws GeneralSecurityException {
        var pinned = new OnlyThese(parse(hostCertificates));
        var context = SSLContext.getInstance("TLS");
        context.init(new KeyManager[] {new OnlyKey(identity)}, new TrustManager[] {pinned}, null);
        var trustStore = System.getProperty(TRUST_STORE);
        // Netty's class reads the trust store when it is loaded: 20 ms, for nothing.
        System.setProperty(TRUST_STORE, "NONE");
        try {
            return new JdkSslContext(
                    context,
                    false,
                    CIPHERS,
                    IdentityCipherSuiteFilter.INSTANCE,
                    HTTP2,
                    ClientAuth.REQUIRE,
                    new String[] {"TLSv1.3"},
                    false);
        } finally {
            restore(trustStore);
        }
    }

    private static void restore(@Nullable String trustStore) {
        if (trustStore == null) {
            System.clearProperty(TRUST_STORE);
        } else {
            System.setProperty(TRUST_STORE, trustStore);
        }
    }

    private static List<byte[]> parse(String pem) throws CertificateException {
        var stream = new ByteArrayInputStream(pem.getBytes(StandardCharsets.UTF_8));
        var encoded = new ArrayList<byte[]>();
        for (var certificate : CertificateFactory.getInstance("X.509").generateCertificates(stream)) {
            encoded.add(certificate.getEncoded());
        }
        if (encoded.isEmpty()) {
            throw new CertificateException("there is none in it");
        }
        return encoded;
    }

    /**
     * Trusts the very certificates that it was given, byte for byte, and no certificate that those might have signed.
     * That the peer holds the key is for TLS itself to prove.
     */
    private static final class OnlyThese extends X509ExtendedTrustManager {
        private final List<byte[]> pinned;

        OnlyThese(List<byte[]> pinned) {
            this.pinned = pinned;
        }

        private void check(X509Certificate[] chain) throws CertificateException {
            var presented = chain[0].getEncoded();
            for (var certificate : pinned) {
                if (MessageDigest.isEqual(certificate, presented)) {
                    return;
                }
            }
            throw new CertificateException("not the certificate of the program that started this plugin");
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine)
                throws CertificateException {
            check(chain);
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket)
                throws CertificateException {
            check(chain);
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
            check(chain);
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
                throws CertificateException {
            throw notAClient();
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket)
                throws CertificateException {
            throw notAClient();
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
            throw notAClient();
        }

        private static CertificateException notAClient() {
            return new CertificateException("a plugin is never a client");
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            // Naming no issuer asks the host for whatever certificate it has.
            return new X509Certificate[0];
        }
    }

    /** Knows one key. A KeyStore would do the same and take far longer to set up. */
    private static final class OnlyKey extends X509ExtendedKeyManager {
        private static final String ALIAS = "plugin";

        private final ServerCertificate identity;

        OnlyKey(ServerCertificate identity) {
            this.identity = identity;
        }

        private @Nullable String alias(String keyType) {
            return keyType.equals(identity.key().getAlgorithm()) ? ALIAS : null;
        }

        @Override
        public @Nullable String chooseEngineServerAlias(
                String keyType, Principal @Nullable [] issuers, @Nullable SSLEngine engine) {
            return alias(keyType);
        }

        @Override
        public @Nullable String chooseServerAlias(
                String keyType, Principal @Nullable [] issuers, @Nullable Socket socket) {
            return alias(keyType);
        }

        @Override
        public String @Nullable [] getServerAliases(String keyType, Principal @Nullable [] issuers) {
            var alias = alias(keyType);
            return alias == null ? null : new String[] {alias};
        }

        @Override
        public @Nullable String chooseClientAlias(
                String[] keyTypes, Principal @Nullable [] issuers, @Nullable Socket socket) {
            return null;
        }

        @Override
        public String @Nullable [] getClientAliases(String keyType, Principal @Nullable [] issuers) {
            return null;
        }

        @Override
        public X509Certificate[] getCertificateChain(String alias) {
            return new X509Certificate[] {identity.certificate()};
        }

        @Override
        public PrivateKey getPrivateKey(String alias) {
            return identity.key();
        }
    }
}
