package com.dokploy.terraform.client;

import com.dokploy.terraform.concurrent.Deadline;
import com.dokploy.terraform.http.HttpClient;
import com.dokploy.terraform.http.HttpResponse;
import com.dokploy.terraform.http.NoResponseException;
import com.dokploy.terraform.http.Proxy;
import com.dokploy.terraform.http.Request;
import com.dokploy.terraform.http.Tls;
import com.dokploy.terraform.http.TlsSettings;
import com.dokploy.terraform.log.Log;
import com.dokploy.terraform.log.Secret;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Files of other servers than Dokploy. They are read without the key, the headers and the certificate that are for
 * Dokploy alone, and always with a check of the server's certificate. Each file is read once.
 */
final class Downloads {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final ClientSettings settings;
    private final Map<String, String> environment;
    private final Map<String, String> texts = new ConcurrentHashMap<>();

    Downloads(ClientSettings settings, Map<String, String> environment) {
        this.settings = settings;
        this.environment = Map.copyOf(environment);
    }

    /** Returns the text of a file at an address without query. */
    String read(String url) throws DownloadException {
        var known = texts.get(url);
        if (known != null) {
            return known;
        }
        var response = get(url);
        Log.debug("download", "url", url, "status", response.status());
        if (!response.isSuccess()) {
            var isMissing = response.status() == 404 || response.status() == 410;
            throw new DownloadException("The server answered with status " + response.status() + ".", isMissing);
        }
        texts.put(url, response.body());
        return response.body();
    }

    private HttpResponse get(String url) throws DownloadException {
        try {
            var address = Endpoint.parse(url);
            var proxy = Proxy.choose(address.origin(), settings.proxyUrl(), environment);
            var trust = new TlsSettings(settings.caCertificate(), environment.get("SSL_CERT_FILE"), null, null, false);
            var http = new HttpClient(address.origin(), proxy, new Tls(trust));
            var headers = Map.of("Accept", new Secret("*/*"), "User-Agent", new Secret(settings.userAgent()));
            try {
                var request = new Request("GET", address.base(), headers, null);
                return http.send(request, Deadline.in(TIMEOUT), _ -> {}, _ -> {});
            } finally {
                http.close();
            }
        } catch (NoResponseException | IllegalArgumentException failure) {
            throw new DownloadException(String.valueOf(failure.getMessage()), false);
        }
    }
}
