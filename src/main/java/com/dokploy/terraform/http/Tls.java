package com.dokploy.terraform.http;

import com.dokploy.terraform.asn1.Pem;
import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/**
 * TLS as the settings want it: certificates and host names verified unless that is switched off, TLS 1.2 or later (the
 * JDK's own minimum), a client certificate where one is given. Nothing is loaded before the first connection.
 */
public final class Tls {
    private final TlsSettings settings;
    private volatile @Nullable SSLSocketFactory factory;

    /** Creates TLS for the settings; loads nothing yet. */
    public Tls(TlsSettings settings) {
        this.settings = settings;
    }

    /** Speaks TLS over an open connection and returns when both sides agree. */
    SSLSocket over(Socket socket, String host, int port) throws IOException {
        var secured = (SSLSocket) factory().createSocket(socket, host, port, true);
        if (!settings.insecureSkipVerify()) {
            var parameters = secured.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            secured.setSSLParameters(parameters);
        }
        secured.startHandshake();
        return secured;
    }

    /** Returns the socket factory. Two first connections may both build one; the second is dropped. */
    private SSLSocketFactory factory() throws IOException {
        var ready = factory;
        if (ready == null) {
            ready = build();
            factory = ready;
        }
        return ready;
    }

    private SSLSocketFactory build() throws IOException {
        try {
            var context = SSLContext.getInstance("TLS");
            var trust = settings.insecureSkipVerify()
                    ? new TrustAll()
                    : new Trust(settings.caCertificate(), settings.systemBundle());
            context.init(clientKeys(), new TrustManager[] {trust}, null);
            return context.getSocketFactory();
        } catch (GeneralSecurityException | IllegalArgumentException failure) {
            throw new IOException("TLS cannot be set up: " + failure.getMessage(), failure);
        }
    }

    private KeyManager @Nullable [] clientKeys() throws GeneralSecurityException, IOException {
        var certificate = settings.clientCertificate();
        var key = settings.clientKey();
        if (certificate == null || key == null) {
            return null;
        }
        var noPassword = new char[0];
        var store = KeyStore.getInstance("PKCS12");
        store.load(null, noPassword);
        var chain = Pem.certificates(certificate).toArray(X509Certificate[]::new);
        store.setKeyEntry("client", Pem.privateKey(key.value()), noPassword, chain);
        var factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(store, noPassword);
        return factory.getKeyManagers();
    }

    /** Trusts every server, for {@code insecure_skip_verify}, which users choose knowingly. */
    private static final class TrustAll extends X509ExtendedTrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
