package com.dokploy.terraform.plugin;

import io.grpc.netty.GrpcSslContexts;
import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import java.io.ByteArrayInputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import javax.net.ssl.X509ExtendedKeyManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/** The encrypted door: we show the certificate just made, and let in who holds the key of the host's (protocol.md 1.3). */
final class MutualTls {
    private MutualTls() {}

    /**
     * TLS for {@code identity} that admits only the clients of {@code hostCertificates} (PEM, one or more).
     *
     * <p>The TLS of the JDK, never a native one: the host signs with P-521, which BoringSSL does not ask for, so that
     * the host would send no certificate at all.
     *
     * @throws CertificateException when there is no certificate in {@code hostCertificates}. Serving without would let
     *     anybody in
     */
    static SslContext context(Identity identity, String hostCertificates) throws CertificateException, SSLException {
        var pinned = new OnlyThese(parse(hostCertificates));
        var builder = SslContextBuilder.forServer(new OnlyKey(identity))
                .trustManager(pinned)
                .clientAuth(ClientAuth.REQUIRE)
                .protocols("TLSv1.3");
        return GrpcSslContexts.configure(builder, SslProvider.JDK).build();
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
     * Trusts the very certificates it was given, byte for byte, and nothing they might have signed. That the peer holds
     * the key is for TLS itself to prove.
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
            // Naming none asks the host for whatever it has.
            return new X509Certificate[0];
        }
    }

    /** Knows one key. A KeyStore would do the same and take far longer to set up. */
    private static final class OnlyKey extends X509ExtendedKeyManager {
        private static final String ALIAS = "plugin";

        private final Identity identity;

        OnlyKey(Identity identity) {
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
