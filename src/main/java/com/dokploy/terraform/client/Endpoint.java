package com.dokploy.terraform.client;

import com.dokploy.terraform.http.Origin;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/**
 * The address of a Dokploy server: {@code https://dokploy.example.com}, with or without {@code /api}, a slash at the
 * end, or a path before it.
 *
 * @param origin scheme, host and port
 * @param base the path before {@code /api}: empty, or {@code /dokploy}
 */
record Endpoint(Origin origin, String base) {
    /**
     * Reads what users write.
     *
     * @throws IllegalArgumentException with a sentence for users
     */
    static Endpoint parse(String text) {
        if (text.indexOf("://") < 0) {
            throw new IllegalArgumentException("The endpoint" + shown(text.strip()) + " has no scheme. The URL must"
                    + " begin with http:// or https://, for example https://dokploy.example.com.");
        }
        var uri = uri(text.strip());
        var scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        if (!scheme.equals("http") && !scheme.equals("https")) {
            throw new IllegalArgumentException(
                    "The endpoint must begin with http:// or https://, for example https://dokploy.example.com.");
        }
        var host = uri.getHost();
        if (host == null || host.isEmpty() || uri.getPort() == 0 || uri.getPort() > 65_535) {
            throw new IllegalArgumentException(
                    "The endpoint has no valid host: a host name consists of letters, digits, hyphens and dots,"
                            + " and a port is between 1 and 65535.");
        }
        if (uri.getRawUserInfo() != null || uri.getRawQuery() != null || uri.getRawFragment() != null) {
            throw new IllegalArgumentException(
                    "The endpoint can have a scheme, a host, a port and a path, but no user, query or fragment.");
        }
        var secure = scheme.equals("https");
        var port = uri.getPort() < 0 ? (secure ? 443 : 80) : uri.getPort();
        return new Endpoint(new Origin(secure, host.toLowerCase(Locale.ROOT), port), base(uri.getRawPath()));
    }

    /**
     * Returns a text that reads like an address, with a blank before it; an empty text for anything else, which may be
     * a secret in the wrong place.
     */
    private static String shown(String text) {
        var isAddress = text.indexOf('.') >= 0 || text.startsWith("localhost");
        var mayHoldSecret = text.indexOf('@') >= 0 || text.indexOf('?') >= 0 || text.length() > 80;
        return isAddress && !mayHoldSecret ? " `" + text + "`" : "";
    }

    private static URI uri(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException _) {
            // The exception quotes the text, which may hold a password.
            throw new IllegalArgumentException("The endpoint is not a URL such as https://dokploy.example.com.");
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
