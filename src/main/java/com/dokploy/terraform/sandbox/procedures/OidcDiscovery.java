package com.dokploy.terraform.sandbox.procedures;

import com.dokploy.terraform.sandbox.model.ApiErrorException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.Map;

/**
 * What the server keeps of an identity provider with OpenID Connect (source of v0.30.2). Hosts below {@code .invalid}
 * cannot be reached; all others have the same endpoints.
 */
final class OidcDiscovery {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String DISCOVERY = "discoveryEndpoint";
    private static final Map<String, String> ENDPOINTS = Map.of(
            "authorizationEndpoint", "/authorize",
            "tokenEndpoint", "/token",
            "jwksEndpoint", "/keys",
            "userInfoEndpoint", "/userinfo");

    private final TrustedOrigins origins;

    OidcDiscovery(TrustedOrigins origins) {
        this.origins = origins;
    }

    /** The settings to store for those of a registration. */
    ObjectNode stored(String issuer, JsonNode sent, boolean overridesUserInfo) {
        var skips = sent.path("skipDiscovery").asBoolean();
        var usual = issuer.replaceFirst("/$", "") + "/.well-known/openid-configuration";
        var document = sent.path(DISCOVERY).asText(usual);
        if (!skips) {
            discover(document);
        }
        var stored = JSON.objectNode().put("issuer", issuer);
        for (var field : sent.properties()) {
            if (!field.getKey().equals("skipDiscovery")) {
                stored.set(field.getKey(), field.getValue());
            }
        }
        for (var endpoint : ENDPOINTS.entrySet()) {
            if (!skips && !stored.has(endpoint.getKey())) {
                stored.put(endpoint.getKey(), issuer.replaceFirst("/$", "") + endpoint.getValue());
            }
        }
        if (!stored.has("tokenEndpointAuthentication")) {
            stored.put("tokenEndpointAuthentication", "client_secret_basic");
        }
        return stored.put(DISCOVERY, document).put("overrideUserInfo", overridesUserInfo);
    }

    private void discover(String document) {
        var url = URI.create(document);
        if (!origins.trusts(url)) {
            throw ApiErrorException.of(
                    500,
                    "Untrusted OIDC discovery URL: The main discovery endpoint \"" + document
                            + "\" is not trusted by your trusted origins configuration.");
        }
        if (url.getHost().endsWith(".invalid")) {
            throw ApiErrorException.of(500, "OIDC discovery failed: fetch failed");
        }
    }
}
