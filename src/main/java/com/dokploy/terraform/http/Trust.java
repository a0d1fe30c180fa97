package com.dokploy.terraform.http;

import com.dokploy.terraform.asn1.Pem;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/**
 * The authorities that are trusted: the configured one, then the system's bundle ({@code SSL_CERT_FILE}, or where Linux
 * distributions keep it), then the authorities that come with Java. Each is loaded only when those before it do not
 * vouch for the server. The process runs without a default trust store (its start is faster for it), so this is the
 * only place where authorities are loaded.
 */
final class Trust extends X509ExtendedTrustManager {
    private static final List<String> BUNDLES = List.of(
            "/etc/ssl/certs/ca-certificates.crt", // Debian, Ubuntu, Alpine, Arch
            "/etc/pki/tls/certs/ca-bundle.crt", // Fedora, RHEL
            "/etc/ssl/ca-bundle.pem", // openSUSE
            "/etc/ssl/cert.pem"); // Alpine, macOS

    private final List<Source> sources = new ArrayList<>();

    /**
     * Creates the trust manager; reads nothing yet.
     *
     * @param authority PEM, or the path of a file with it
     * @param systemBundle the file with the authorities that the system trusts; null for the places where distributions
     *     keep it
     */
    Trust(@Nullable String authority, @Nullable String systemBundle) {
        if (authority != null) {
            sources.add(new Source(() -> ofCertificates(authority)));
        }
        sources.add(new Source(() -> ofSystem(systemBundle)));
        sources.add(new Source(Trust::ofJava));
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) throws CertificateException {
        check(manager -> manager.checkServerTrusted(chain, type, socket));
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) throws CertificateException {
        check(manager -> manager.checkServerTrusted(chain, type, engine));
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
        check(manager -> manager.checkServerTrusted(chain, type));
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) throws CertificateException {
        throw onlyServers();
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) throws CertificateException {
        throw onlyServers();
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
        throw onlyServers();
    }

    /** Only a TLS server asks for accepted issuers, to tell its clients. */
    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return new X509Certificate[0];
    }

    private interface Question {
        void ask(X509ExtendedTrustManager manager) throws CertificateException;
    }

    /**
     * Checks a certificate chain. One source that vouches is enough; if none does, users are told the refusal of the
     * first.
     */
    private void check(Question question) throws CertificateException {
        CertificateException refusal = null;
        for (var source : sources) {
            var manager = source.manager();
            if (manager == null) {
                continue;
            }
            try {
                question.ask(manager);
                return;
            } catch (CertificateException failure) {
                refusal = refusal == null ? failure : refusal;
            }
        }
        throw refusal == null ? new CertificateException("No certificate authorities were found.") : refusal;
    }

    private static CertificateException onlyServers() {
        return new CertificateException("Only servers are verified here.");
    }

    private static @Nullable X509ExtendedTrustManager ofSystem(@Nullable String chosen) {
        if (chosen != null && !chosen.isEmpty()) {
            return ofCertificates(chosen);
        }
        for (var bundle : BUNDLES) {
            if (Files.isReadable(Path.of(bundle))) {
                return ofCertificates(bundle);
            }
        }
        return null;
    }

    private static @Nullable X509ExtendedTrustManager ofJava() {
        var file = Path.of(System.getProperty("java.home"), "lib", "security", "cacerts");
        if (!Files.isReadable(file)) {
            return null;
        }
        try (var stream = Files.newInputStream(file)) {
            var store = KeyStore.getInstance("PKCS12");
            // No password: the file's integrity is not checked against one, its certificates are not encrypted.
            store.load(stream, null);
            return managerOf(store);
        } catch (IOException | GeneralSecurityException _) {
            return null;
        }
    }

    private static @Nullable X509ExtendedTrustManager ofCertificates(String textOrPath) {
        try {
            var store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            var number = 0;
            for (var certificate : Pem.certificates(textOrPath)) {
                store.setCertificateEntry("authority-" + number++, certificate);
            }
            return managerOf(store);
        } catch (IOException | GeneralSecurityException | IllegalArgumentException _) {
            // A broken setting is reported when the settings are checked; a broken system file leaves the other
            // sources.
            return null;
        }
    }

    private static @Nullable X509ExtendedTrustManager managerOf(KeyStore store) throws GeneralSecurityException {
        var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        for (var manager : factory.getTrustManagers()) {
            if (manager instanceof X509ExtendedTrustManager extended) {
                return extended;
            }
        }
        return null;
    }

    /** One set of authorities, loaded at the first question. */
    private static final class Source {
        private final Supplier<@Nullable X509ExtendedTrustManager> loader;
        private volatile boolean loaded;
        private volatile @Nullable X509ExtendedTrustManager manager;

        Source(Supplier<@Nullable X509ExtendedTrustManager> loader) {
            this.loader = loader;
        }

        @Nullable X509ExtendedTrustManager manager() {
            if (!loaded) {
                manager = loader.get();
                loaded = true;
            }
            return manager;
        }
    }
}
