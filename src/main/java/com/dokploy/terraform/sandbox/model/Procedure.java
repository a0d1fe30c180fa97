package com.dokploy.terraform.sandbox.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/**
 * A procedure of the API.
 *
 * @param does the procedure's effect
 * @param details the rest of the procedure's entry: table, view, texts and statuses of its failures
 * @param open whether the procedure answers without a key
 * @param licensed whether the procedure answers only with an enterprise license
 */
public record Procedure(
        String name,
        boolean mutation,
        Action does,
        Map<String, Field> input,
        ObjectNode details,
        boolean open,
        boolean licensed) {
    static Procedure of(String name, JsonNode json, Map<String, Field> shared) {
        return new Procedure(
                name,
                json.path("type").asText().equals("mutation"),
                Action.of(json.path("does").asText()),
                Field.all(json.path("input"), shared),
                json instanceof ObjectNode object ? object : JsonNodeFactory.instance.objectNode(),
                json.path("public").asBoolean(),
                json.path("licensed").asBoolean());
    }

    String router() {
        return name.substring(0, name.indexOf('.'));
    }

    /** Whether the procedure answers by a stream of events; such a procedure is only on {@code /api/trpc}. */
    public boolean isSubscription() {
        return details.path("type").asText().equals("subscription");
    }

    /** The HTTP method of its calls. */
    public String method() {
        return mutation ? "POST" : "GET";
    }
}
