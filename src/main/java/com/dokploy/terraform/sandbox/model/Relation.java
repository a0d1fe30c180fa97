package com.dokploy.terraform.sandbox.model;

import com.fasterxml.jackson.databind.JsonNode;

/** An entry that a view shows beside a row's own columns. */
public sealed interface Relation {
    /** The row whose id stands in a column; null when there is none. */
    record Parent(String column, String view) implements Relation {}

    /** The rows of another table whose column holds this row's id. */
    record Children(String column, String view, boolean newestFirst) implements Relation {}

    /** Always the same value. */
    record Constant(JsonNode value) implements Relation {}

    static Relation of(JsonNode json) {
        if (json.has("value")) {
            return new Constant(json.path("value"));
        }
        var view = json.path("view").asText();
        if (json.has("parent")) {
            return new Parent(json.path("parent").asText(), view);
        }
        return new Children(
                json.path("children").asText(),
                view,
                json.path("order").asText().equals("newest"));
    }
}
