package com.dokploy.terraform.client;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/**
 * Where Dokploy is: {@code https://dokploy.example.com}, with or without {@code /api}, a slash at the end, or a path
 * before it.
 *
 * @param secure whether TLS is spoken
 * @param host lower case; an IPv6 address in brackets
 * @param base the path before {@code /api}: empty, or {@code /dokploy}
 */
record Endpoint(boolean secure, String host, int port, String base) {
    /**
     * Reads what users write.
     *
     * @throws IllegalArgumentException with a sentence for users
     */
    static Endpoint parse(String text) {
        var uri = uri(text.strip());
        var scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        if (!scheme.equals("http") && !scheme.equals("https")) {
            throw new IllegalArgumentException(
                    "The endpoint must begin with http:// or https://," + " for example https://dokploy.example.com.");
        }
        var host = uri.getHost();
        if (host == null || host.isEmpty() || uri.getPort() == 0 || uri.getPort() > 65_535) {
            throw new IllegalArgumentException("The endpoint names no host that could be connected to: a host name"
                    + " consists of letters, digits, hyphens and dots, a port is between 1 and 65535.");
        }
        if (uri.getRawUserInfo() != null || uri.getRawQuery() != null || uri.getRawFragment() != null) {
            throw new IllegalArgumentException(
                    "The endpoint may have a scheme, a host, a port and a path, but no user, query or fragment.");
        }
        var secure = scheme.equals("https");
        var port = uri.getPort() < 0 ? (secure ? 443 : 80) : uri.getPort();
        return new Endpoint(secure, host.toLowerCase(Locale.ROOT), port, base(uri.getRawPath()));
    }

    /** {@code https://host:port}, the port only where it is not the scheme's own. */
    String origin() {
        return (secure ? "https://" : "http://") + authority();
    }

    /** What the {@code Host} header says. */
    String authority() {
        return port == (secure ? 443 : 80) ? host : host + ":" + port;
    }

    /** The host as sockets and certificates want it, without the brackets of an IPv6 address. */
    String bareHost() {
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    /** Whether an absolute address leads to this same scheme, host and port. */
    boolean owns(URI address) {
        if (address.getScheme() == null || address.getHost() == null) {
            return false;
        }
        var otherSecure = address.getScheme().equalsIgnoreCase("https");
        var otherPort = address.getPort() < 0 ? (otherSecure ? 443 : 80) : address.getPort();
        return otherSecure == secure
                && (otherSecure || address.getScheme().equalsIgnoreCase("http"))
                && otherPort == port
                && address.getHost().equalsIgnoreCase(host);
    }

    private static URI uri(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException _) {
            // The exception quotes the text, which may hold a password.
            throw new IllegalArgumentException(
                    "The endpoint is not an address. It looks like https://dokploy.example.com.");
        }
    }

    private static String base(String path) {
        var base = withoutSlashes(path);
        for (var known : new String[] {"/api/trpc", "/api"}) {
            if (base.endsWith(known)) {
                return withoutSlashes(base.substring(0, base.length() - known.length()));
            }
        }
        return base;
    }

    private static String withoutSlashes(String path) {
        var end = path.length();
        while (end > 0 && path.charAt(end - 1) == '/') {
            end--;
        }
        return path.substring(0, end);
    }
}
