package com.dokploy.terraform.sandbox.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/**
 * A procedure of the API.
 *
 * @param does what it does
 * @param details the rest of its entry: table, view, texts and statuses of its failures
 * @param open whether it answers without a key
 */
public record Procedure(
        String name, boolean mutation, Action does, Map<String, Field> input, ObjectNode details, boolean open) {
    static Procedure of(String name, JsonNode json, Map<String, Field> shared) {
        return new Procedure(
                name,
                json.path("type").asText().equals("mutation"),
                Action.of(json.path("does").asText()),
                Field.all(json.path("input"), shared),
                json instanceof ObjectNode object ? object : JsonNodeFactory.instance.objectNode(),
                json.path("public").asBoolean());
    }

    String router() {
        return name.substring(0, name.indexOf('.'));
    }

    /** The HTTP method of its calls. */
    public String method() {
        return mutation ? "POST" : "GET";
    }
}
