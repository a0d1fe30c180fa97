package com.dokploy.terraform.sandbox.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A database table.
 *
 * @param noun what the server calls a row in its messages
 * @param id the column that identifies a row
 * @param unique sets of columns whose values together occur once
 * @param reorderedOnUpdate whether a row moves to the end of every list when it is updated
 */
public record Table(
        String name,
        String sqlName,
        String noun,
        String id,
        Map<String, Column> columns,
        List<List<String>> unique,
        boolean reorderedOnUpdate) {
    static Table of(String name, JsonNode json) {
        var columns = new LinkedHashMap<String, Column>();
        json.path("columns").properties().forEach(entry -> {
            columns.put(entry.getKey(), Column.of(entry.getValue()));
        });
        var unique = new ArrayList<List<String>>();
        json.path("unique").forEach(set -> unique.add(JsonText.list(set)));
        return new Table(
                name,
                json.path("sqlName").asText(name),
                json.path("noun").asText(name),
                json.path("id").asText(),
                columns,
                unique,
                json.path("reorderedOnUpdate").asBoolean());
    }
}
