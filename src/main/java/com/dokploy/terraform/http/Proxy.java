package com.dokploy.terraform.http;

import com.dokploy.terraform.log.Secret;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP proxy on the way to a server: an https origin is reached through a tunnel ({@code CONNECT}), an http one by
 * asking the proxy for the whole address.
 *
 * @param authorization the {@code Proxy-Authorization} header, when the address has a user and a password
 */
public record Proxy(String host, int port, @Nullable Secret authorization) {
    /**
     * Returns the proxy for an origin: the configured one, or else what the usual environment variables say ({@code
     * HTTPS_PROXY}, {@code HTTP_PROXY}, {@code ALL_PROXY}, {@code NO_PROXY}, in either case).
     *
     * @throws IllegalArgumentException with a sentence for users that never quotes the address
     */
    public static @Nullable Proxy choose(Origin origin, @Nullable Secret configured, Map<String, String> environment) {
        if (configured != null && !configured.value().isEmpty()) {
            return parse(configured.value());
        }
        if (isExempt(origin, variable(environment, "NO_PROXY"))) {
            return null;
        }
        var address = variable(environment, origin.secure() ? "HTTPS_PROXY" : "HTTP_PROXY");
        if (address.isEmpty()) {
            address = variable(environment, "ALL_PROXY");
        }
        return address.isEmpty() ? null : parse(address);
    }

    static Proxy parse(String text) {
        var uri = uri(text.contains("://") ? text.strip() : "http://" + text.strip());
        if (!"http".equalsIgnoreCase(uri.getScheme()) || uri.getHost() == null || uri.getPort() == 0) {
            throw new IllegalArgumentException(
                    "The proxy must be an HTTP proxy, for example http://proxy.example.com:3128.");
        }
        return new Proxy(bare(uri.getHost()), uri.getPort() < 0 ? 80 : uri.getPort(), authorization(uri));
    }

    private static @Nullable Secret authorization(URI uri) {
        var user = uri.getUserInfo();
        if (user == null) {
            return null;
        }
        var encoded = Base64.getEncoder().encodeToString(user.getBytes(StandardCharsets.UTF_8));
        return new Secret("Basic " + encoded);
    }

    private static URI uri(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException _) {
            // The exception quotes the text, which may hold a password.
            throw new IllegalArgumentException(
                    "The proxy's address cannot be read; it looks like http://proxy.example.com:3128."
                            + " Special characters of its password must be percent-encoded.");
        }
    }

    private static String variable(Map<String, String> environment, String name) {
        var lower = environment.getOrDefault(name.toLowerCase(Locale.ROOT), "").strip();
        return lower.isEmpty() ? environment.getOrDefault(name, "").strip() : lower;
    }

    /** Whether the origin is exempt. This machine itself is never asked for through a proxy of the environment. */
    private static boolean isExempt(Origin origin, String list) {
        var host = origin.bareHost();
        if (host.equals("localhost") || host.endsWith(".localhost") || host.startsWith("127.") || host.equals("::1")) {
            return true;
        }
        for (var raw : list.split(",", -1)) {
            var entry = raw.strip().toLowerCase(Locale.ROOT);
            if (!entry.isEmpty() && covers(entry, host, origin.port())) {
                return true;
            }
        }
        return false;
    }

    /**
     * Whether an entry covers a host: {@code *}, {@code example.com} and {@code .example.com} (both with all
     * subdomains), {@code host:port}, an address.
     */
    private static boolean covers(String entry, String host, int port) {
        if (entry.equals("*")) {
            return true;
        }
        var colon = entry.lastIndexOf(':');
        if (colon > 0 && entry.indexOf(':') == colon) {
            return entry.substring(colon + 1).equals(Integer.toString(port))
                    && covers(entry.substring(0, colon), host, port);
        }
        var name = entry.startsWith("*.") ? entry.substring(2) : entry.startsWith(".") ? entry.substring(1) : entry;
        return host.equals(bare(name)) || host.endsWith("." + name);
    }

    private static String bare(String host) {
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }
}
