package com.dokploy.terraform.resources.identity;

import com.dokploy.terraform.client.ApiError;
import com.dokploy.terraform.client.ApiException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The row of an identity provider, which holds settings as texts of JSON, and domains joined by commas. */
final class SsoRow {
    private static final String OVERRIDE = "overrideUserInfo";

    private SsoRow() {}

    /** Returns the row with the fields that the schema names. */
    static JsonNode of(JsonNode answer) {
        if (!(answer instanceof ObjectNode told) || told.has("domains")) {
            return answer;
        }
        var row = told.deepCopy();
        var domains = row.putArray("domains");
        for (var domain : told.path("domain").asText().split(",", -1)) {
            if (!domain.isBlank()) {
                domains.add(domain.strip());
            }
        }
        for (var field : new String[] {"oidcConfig", "samlConfig"}) {
            var settings = told.path(field);
            if (settings.isTextual()) {
                row.set(field, parse(field, settings.asText()));
            }
        }
        return row.put(OVERRIDE, row.path("oidcConfig").path(OVERRIDE).asBoolean());
    }

    private static JsonNode parse(String field, String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (JsonProcessingException broken) {
            // The exception quotes the text, which holds secrets.
            throw new ApiException(new ApiError.Malformed("sso.one", field, "is no JSON"));
        }
    }
}
