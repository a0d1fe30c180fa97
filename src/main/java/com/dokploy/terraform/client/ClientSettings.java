package com.dokploy.terraform.client;

import com.dokploy.terraform.http.Pem;
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
 * How to reach a server and how to treat it. {@link #of} gives the defaults.
 *
 * @param endpoint {@code https://dokploy.example.com}, with or without {@code /api}
 * @param apiKey sent as {@code x-api-key}
 * @param caCertificate an authority to trust besides the usual ones: PEM, or the path of a file with it
 * @param clientCertificate for mutual TLS: PEM or a path, with the chain
 * @param clientKey its private key: PEM or a path
 * @param insecureSkipVerify whether any certificate is taken
 * @param proxyUrl {@code http://user:password@proxy:3128}; null for what the environment says
 * @param headers sent with every request, for access gateways
 * @param requestTimeout how long a call may take, attempts and pauses included
 * @param maxRetries how many further attempts there may be
 * @param maxConcurrency how many requests may be under way at once
 * @param requestsPerSecond how many may begin each second; 0 for any number
 * @param userAgent {@code terraform-provider-dokploy/0.1.0 (terraform 1.13.0)}
 */
public record ClientSettings(
        String endpoint,
        Secret apiKey,
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
    /** As many resources as Terraform works on at once: none waits for another's slow deploy. */
    public static final int DEFAULT_MAX_CONCURRENCY = 10;

    /** Something that cannot work, in words for users. */
    public record Problem(String setting, String message) {}

    public ClientSettings {
        headers = new LinkedHashMap<>(headers);
    }

    /** The defaults. */
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

    /** What is wrong with them, each with the name of its component here. Reads the files they name. */
    public List<Problem> problems() {
        var problems = new ArrayList<Problem>();
        check("endpoint", () -> Endpoint.parse(endpoint), problems);
        if (problems.isEmpty()) {
            check(
                    "proxyUrl",
                    () -> Proxy.choose(Endpoint.parse(endpoint).origin(), proxyUrl, System.getenv()),
                    problems);
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
            problems.add(new Problem(missing, "A client certificate and its key must be given together."));
        }
        checkValues(problems);
        return problems;
    }

    /** Without secrets, and without what could hold one. */
    @Override
    public String toString() {
        return "ClientSettings[endpoint=" + endpoint + "]";
    }

    TlsSettings tls() {
        return new TlsSettings(caCertificate, clientCertificate, clientKey, insecureSkipVerify);
    }

    List<Secret> secrets(@Nullable Proxy proxy) {
        var secrets = new ArrayList<Secret>(headers.values());
        secrets.add(apiKey);
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
        if (apiKey.value().isBlank()) {
            problems.add(new Problem("apiKey", "The API key is empty."));
        }
        if (!Headers.isValue(apiKey.value())) {
            problems.add(new Problem("apiKey", "The API key holds a line break or another character that no key has."));
        }
        for (var header : headers.entrySet()) {
            var problem = Headers.problem(header.getKey(), header.getValue().value());
            if (problem != null) {
                problems.add(new Problem("headers", problem));
            }
        }
        if (requestTimeout.isNegative() || requestTimeout.isZero()) {
            problems.add(new Problem("requestTimeout", "The time for a request must be more than zero."));
        }
        if (maxRetries < 0) {
            problems.add(new Problem("maxRetries", "The number of retries cannot be negative."));
        }
        if (maxConcurrency < 1) {
            problems.add(new Problem("maxConcurrency", "At least one request at a time must be allowed."));
        }
        if (!(requestsPerSecond >= 0)) {
            problems.add(new Problem("requestsPerSecond", "The number of requests each second cannot be negative."));
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
