package com.dokploy.terraform.plugin;

import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The exchange of host and plugin before there is a connection (docs/design/protocol.md, "Handshake"). */
final class Handshake {
    /** The text for a person who starts the plugin by hand. */
    static final String NOT_FOR_YOU = """
            This binary is a plugin. These are not meant to be executed directly.
            Please execute the program that consumes these plugins, which will
            load any plugins automatically
            """;

    /** The only protocol version served. Minor versions never travel. */
    static final int PROTOCOL = 6;

    private static final String COOKIE = "TF_PLUGIN_MAGIC_COOKIE";
    private static final String COOKIE_VALUE = "d602bf8f470bc67ca7faa0386276bbdd4330efaf76d1a219cb4d6991ca9872b2";

    private Handshake() {}

    /** Whether a host started this process, and not a person. The cookie is no secret and protects nothing. */
    static boolean startedByHost(Map<String, String> environment) {
        return COOKIE_VALUE.equals(environment.get(COOKIE));
    }

    /**
     * Returns the line that tells the host where to connect. A host that only speaks other protocol versions gets the
     * line too: the host has the better error message.
     *
     * @param certificate the certificate that the server presents; null when it serves plaintext. Naming one to a host
     *     that did not ask for TLS crashes the host
     */
    static String line(String network, String address, @Nullable X509Certificate certificate)
            throws CertificateEncodingException {
        var encoded = certificate == null
                ? ""
                : Base64.getEncoder().withoutPadding().encodeToString(certificate.getEncoded());
        return "1|" + PROTOCOL + "|" + network + "|" + address + "|grpc|" + encoded;
    }

    /**
     * Returns the line that a person hands to Terraform or OpenTofu to have it use this very process
     * (docs/design/protocol.md, "Debugging").
     *
     * @param providers the provider's source addresses: each tool looks for the one in its own registry
     */
    static String reattachLine(List<String> providers, String network, String address, long pid) {
        var line = new StringBuilder("TF_REATTACH_PROVIDERS='{");
        for (var provider : providers) {
            line.append(line.charAt(line.length() - 1) == '{' ? "\"" : ",\"").append(provider);
            line.append("\":{\"Protocol\":\"grpc\",\"ProtocolVersion\":").append(PROTOCOL);
            line.append(",\"Pid\":")
                    .append(pid)
                    .append(",\"Test\":true,\"Addr\":{\"Network\":\"")
                    .append(network);
            line.append("\",\"String\":\"").append(address).append("\"}}");
        }
        return line.append("}'").toString();
    }
}
