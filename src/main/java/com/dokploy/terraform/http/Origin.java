package com.dokploy.terraform.http;

import java.net.URI;

/**
 * A server as HTTP knows it: scheme, host and port.
 *
 * @param secure whether TLS is spoken
 * @param host lower case; an IPv6 address in brackets
 */
public record Origin(boolean secure, String host, int port) {
    /** Returns {@code https://host:port}, the port only where it is not the scheme's own. */
    @Override
    public String toString() {
        return (secure ? "https://" : "http://") + authority();
    }

    /** The value of the {@code Host} header. */
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
}
