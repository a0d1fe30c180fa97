package com.dokploy.terraform;

import com.dokploy.terraform.client.Headers;
import com.dokploy.terraform.framework.Diagnostics;
import com.dokploy.terraform.log.Secret;
import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.Rule;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.schema.Values;
import com.dokploy.terraform.value.Path;
import com.dokploy.terraform.value.Value;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The arguments of the {@code provider} block that say how requests get to the server: TLS, proxy and headers. */
final class ConnectionSettings {
    final Attribute<String> caCertificate;
    final Attribute<String> clientCertificate;
    final Attribute<Boolean> insecureSkipVerify;
    private final Attribute<String> clientKey;
    private final Attribute<String> proxyUrl;
    private final Attribute<Map<String, String>> headers;

    /** Declares the arguments in a schema. */
    ConnectionSettings(Schema.Builder s) {
        caCertificate = s.string("ca_certificate")
                .describe("PEM-encoded CA certificate, or path to one, to trust in addition to the system's.");
        clientCertificate = s.string("client_certificate")
                .describe("PEM-encoded client certificate, or path to one, for servers behind mutual TLS.");
        clientKey = s.string("client_key")
                .sensitive()
                .describe("PEM-encoded private key of `client_certificate`, or path to one.");
        insecureSkipVerify = s.bool("insecure_skip_verify")
                .describe("Skip TLS certificate verification. Insecure: the API key can be intercepted. Prefer"
                        + " `ca_certificate`.");
        proxyUrl = s.string("proxy_url")
                .sensitive()
                .describe(
                        "Proxy for all requests, for example `http://user:password@proxy:3128`. If unset, read from the"
                                + " environment variables `HTTPS_PROXY`, `HTTP_PROXY` and `NO_PROXY`.");
        headers = s.stringMap("headers")
                .sensitive()
                .describe("Additional HTTP headers of every request, for gateways in front of the server.");
        s.rule(Rule.requires(clientCertificate, clientKey), Rule.requires(clientKey, clientCertificate));
    }

    /** Checks headers, and warns of what makes every secret readable on the way. */
    void validate(Values config, Diagnostics diagnostics) {
        if (config.value(headers) instanceof Value.MapValue(var further)) {
            further.forEach((name, value) -> checkHeader(name, value, diagnostics));
        }
        if (config.find(insecureSkipVerify, false)) {
            diagnostics.warning(
                    Path.of(insecureSkipVerify.name()),
                    "TLS Verification Disabled",
                    "`insecure_skip_verify` is `true`, so anyone between Terraform and the server can intercept the"
                            + " API key and all secrets. For a certificate of a private authority, set"
                            + " `ca_certificate` instead.");
        }
    }

    private void checkHeader(String name, Value value, Diagnostics diagnostics) {
        var problem = Headers.problem(name, value instanceof Value.Text(var text) ? text : "");
        if (problem != null) {
            diagnostics.error(
                    Path.of(headers.name()).key(name),
                    "Invalid HTTP Header",
                    problem
                            + "\n\nRemove or correct this element of `headers`. Headers are meant for a gateway in"
                            + " front of Dokploy.");
        }
    }

    @Nullable Secret clientKey(Values config) {
        return secret(config.find(clientKey));
    }

    @Nullable Secret proxyUrl(Values config) {
        return secret(config.find(proxyUrl));
    }

    private static @Nullable Secret secret(@Nullable String text) {
        return text == null ? null : new Secret(text);
    }

    Map<String, Secret> headers(Values config) {
        var secrets = new LinkedHashMap<String, Secret>();
        config.find(headers, Map.of()).forEach((name, value) -> secrets.put(name, new Secret(value)));
        return secrets;
    }
}
