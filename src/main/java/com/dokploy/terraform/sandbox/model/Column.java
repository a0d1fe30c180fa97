package com.dokploy.terraform.sandbox.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import org.jspecify.annotations.Nullable;

/**
 * A column.
 *
 * @param standard the value of a row that was created without one
 * @param generated how the server makes the value itself; null when it does not
 * @param prefix what a generated appName starts with
 * @param fixed whether updates silently leave it alone
 * @param integer whether PostgreSQL refuses fractions here
 * @param references the table whose id this is; null for none
 * @param cascades whether a row goes with the row it references, instead of forgetting it
 */
public record Column(
        JsonNode standard,
        @Nullable Generated generated,
        String prefix,
        boolean fixed,
        boolean integer,
        @Nullable String references,
        boolean cascades) {
    static Column of(JsonNode json) {
        var standard = json.get("default");
        return new Column(
                standard == null ? NullNode.getInstance() : standard,
                json.has("generated") ? Generated.of(json.path("generated").asText()) : null,
                json.path("prefix").asText(),
                json.path("fixed").asBoolean(),
                json.path("integer").asBoolean(),
                json.has("references") ? json.path("references").asText() : null,
                json.path("onDelete").asText().equals("cascade"));
    }
}
