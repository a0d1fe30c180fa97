package com.dokploy.terraform.sandbox.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A way to show a row: which columns, in which order, and which other rows beside them.
 *
 * @param only the columns shown; null for all
 * @param omit columns not shown
 */
public record View(String table, @Nullable List<String> only, List<String> omit, Map<String, Relation> relations) {
    static View of(JsonNode json) {
        var relations = new LinkedHashMap<String, Relation>();
        json.path("with").properties().forEach(entry -> {
            relations.put(entry.getKey(), Relation.of(entry.getValue()));
        });
        return new View(
                json.path("table").asText(),
                json.has("only") ? JsonText.list(json.path("only")) : null,
                JsonText.list(json.path("omit")),
                relations);
    }
}
