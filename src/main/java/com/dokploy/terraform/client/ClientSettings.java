package com.dokploy.terraform.client;

import com.dokploy.terraform.asn1.Pem;
import com.dokploy.terraform.http.Proxy;
import com.dokploy.terraform.http.TlsSettings;
import com.dokploy.terraform.log.Secret;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Settings of a client: how to reach a server, and at which pace. {@link #of} gives the defaults.
 *
 * @param endpoint {@code https://dokploy.example.com}, with or without {@code /api}
 * @param apiKey sent as {@code x-api-key}; null to call without a key
 * @param caCertificate an authority to trust besides the usual ones: PEM, or the path of a file with it
 * @param clientCertificate for mutual TLS: PEM or a path, with the chain
 * @param clientKey the private key of the client certificate: PEM or a path
 * @param insecureSkipVerify whether any certificate is taken
 * @param proxyUrl {@code http://user:password@proxy:3128}; null for the proxy that the environment names, if any
 * @param headers sent with every request, for access gateways
 * @param requestTimeout how long a call may take, attempts and pauses included
 * @param maxRetries how many further attempts there may be
 * @param maxConcurrency how many requests may be under way at once
 * @param requestsPerSecond how many requests may begin each second; 0 for any number
 * @param userAgent such as {@code terraform-provider-dokploy/0.1.0 (terraform 1.13.0)}
 */
public record ClientSettings(
        String endpoint,
        @Nullable Secret apiKey,
        @Nullable String caCertificate,
        @Nullable String clientCertificate,
        @Nullable Secret clientKey,
        boolean insecureSkipVerify,
        @Nullable Secret proxyUrl,
        Map<String, Secret> headers,
        Duration requestTimeout,
        int maxRetries,
        int maxConcurrency,
        double requestsPerSecond,
        String userAgent) {
    public static final Duration DEFAULT_REQUEST_TIMEOUT = Duration.ofSeconds(60);
    public static final int DEFAULT_MAX_RETRIES = 3;
    /**
     * The default of {@code maxConcurrency}: as many requests as Terraform works on resources at once, so that none
     * waits for another's slow deploy.
     */
    public static final int DEFAULT_MAX_CONCURRENCY = 10;

    private static final String COOKIE = "Cookie";

    /** A setting that cannot work, with the reason in words for users. */
    public record Problem(String setting, String message) {}

    public ClientSettings {
        headers = new LinkedHashMap<>(headers);
    }

    /** Returns the default settings. */
    public static ClientSettings of(String endpoint, Secret apiKey) {
        return new ClientSettings(
                endpoint,
                apiKey,
                null,
                null,
                null,
                false,
                null,
                Map.of(),
                DEFAULT_REQUEST_TIMEOUT,
                DEFAULT_MAX_RETRIES,
                DEFAULT_MAX_CONCURRENCY,
                0,
                "terraform-provider-dokploy");
    }

    /** Returns these settings with another API key; null for none. */
    public ClientSettings withApiKey(@Nullable Secret key) {
        return with(key, headers);
    }

    /** Returns these settings without an API key, for a user who has signed in: a cookie says who calls. */
    ClientSettings withCookie(Secret cookie) {
        var all = new LinkedHashMap<>(headers);
        var name = COOKIE;
        for (var header : headers.keySet()) {
            name = header.equalsIgnoreCase(COOKIE) ? header : name;
        }
        var others = all.get(name);
        all.put(name, others == null ? cookie : new Secret(others.value() + "; " + cookie.value()));
        return with(null, all);
    }

    private ClientSettings with(@Nullable Secret key, Map<String, Secret> allHeaders) {
        return new ClientSettings(
                endpoint,
                key,
                caCertificate,
                clientCertificate,
                clientKey,
                insecureSkipVerify,
                proxyUrl,
                allHeaders,
                requestTimeout,
                maxRetries,
                maxConcurrency,
                requestsPerSecond,
                userAgent);
    }

    /**
     * Returns what is wrong with the settings, each problem with the name of the record's component. Reads the files
     * that the settings name.
     *
     * @param environment the process's environment variables, which may name a proxy
     */
    public List<Problem> problems(Map<String, String> environment) {
        var problems = new ArrayList<Problem>();
        check("endpoint", () -> Endpoint.parse(endpoint), problems);
        if (problems.isEmpty()) {
            check("proxyUrl", () -> Proxy.choose(Endpoint.parse(endpoint).origin(), proxyUrl, environment), problems);
        }
        if (caCertificate != null) {
            check("caCertificate", () -> Pem.certificates(caCertificate), problems);
        }
        if (clientCertificate != null) {
            check("clientCertificate", () -> Pem.certificates(clientCertificate), problems);
        }
        if (clientKey != null) {
            check("clientKey", () -> Pem.privateKey(clientKey.value()), problems);
        }
        if ((clientCertificate == null) != (clientKey == null)) {
            var missing = clientKey == null ? "clientKey" : "clientCertificate";
            problems.add(new Problem(missing, "`client_certificate` and `client_key` must be set together."));
        }
        checkValues(problems);
        return problems;
    }

    /** Returns a text without secrets, and without settings that could hold one. */
    @Override
    public String toString() {
        return "ClientSettings[endpoint=" + endpoint + "]";
    }

    TlsSettings tls(Map<String, String> environment) {
        return new TlsSettings(
                caCertificate, environment.get("SSL_CERT_FILE"), clientCertificate, clientKey, insecureSkipVerify);
    }

    List<Secret> secrets(@Nullable Proxy proxy) {
        var secrets = new ArrayList<Secret>(headers.values());
        if (apiKey != null) {
            secrets.add(apiKey);
        }
        if (clientKey != null) {
            secrets.add(clientKey);
        }
        if (proxyUrl != null) {
            secrets.add(proxyUrl);
        }
        if (proxy != null && proxy.authorization() != null) {
            secrets.add(proxy.authorization());
        }
        return secrets;
    }

    private void checkValues(List<Problem> problems) {
        var key = apiKey == null ? "none" : apiKey.value();
        if (key.isBlank()) {
            problems.add(new Problem("apiKey", "The API key is empty."));
        }
        if (!Headers.isValue(key)) {
            problems.add(new Problem(
                    "apiKey", "The API key contains a line break or another character that is not allowed in a key."));
        }
        for (var header : headers.entrySet()) {
            var problem = Headers.problem(header.getKey(), header.getValue().value());
            if (problem != null) {
                problems.add(new Problem("headers", problem));
            }
        }
        if (requestTimeout.isNegative() || requestTimeout.isZero()) {
            problems.add(new Problem("requestTimeout", "The request timeout must be greater than zero."));
        }
        if (maxRetries < 0) {
            problems.add(new Problem("maxRetries", "The number of retries cannot be negative."));
        }
        if (maxConcurrency < 1) {
            problems.add(
                    new Problem("maxConcurrency", "The maximum number of concurrent requests must be at least 1."));
        }
        if (!(requestsPerSecond >= 0)) {
            problems.add(
                    new Problem("requestsPerSecond", "The maximum number of requests per second cannot be negative."));
        }
    }

    private static void check(String setting, Runnable parse, List<Problem> problems) {
        try {
            parse.run();
        } catch (IllegalArgumentException refusal) {
            problems.add(new Problem(setting, String.valueOf(refusal.getMessage())));
        }
    }
}
