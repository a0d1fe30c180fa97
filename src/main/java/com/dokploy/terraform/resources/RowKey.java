package com.dokploy.terraform.resources;

import com.dokploy.terraform.resources.support.ApiValues;
import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.schema.Values;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The natural key of a row, which tells it from its siblings: the values of some attributes, as one text.
 *
 * @param schema the type of the row
 * @param attributes the attributes that make up the key
 * @param idField the field that holds the row's id
 * @param read the procedure that reads the row
 */
record RowKey(Schema schema, List<Attribute<String>> attributes, String idField, String read) {
    /** Returns the natural key of a configuration, a plan or a state. */
    String of(Values state) {
        var naturalKey = new StringBuilder();
        for (var attribute : attributes) {
            naturalKey.append(naturalKey.isEmpty() ? "" : " ").append(canonical(attribute, state.find(attribute, "")));
        }
        return naturalKey.toString();
    }

    /** Returns the natural key that a user writes, in the same form as {@link #of(Values)}. */
    String canonical(String written) {
        return attributes.size() == 1 ? canonical(attributes.getFirst(), written) : written;
    }

    private static String canonical(Attribute<String> attribute, String text) {
        var canonical = attribute.format().canonical(text);
        return canonical == null ? text : canonical;
    }

    /** Returns the natural key of a row of the server, in the same form as {@link #of(Values)}. */
    String of(JsonNode row) {
        return of(ApiValues.state(schema, row, Values.EMPTY, read));
    }

    /** Returns the natural keys of several rows, by their ids. */
    Map<String, String> byId(Iterable<JsonNode> rows) {
        var byId = new LinkedHashMap<String, String>();
        for (var row : rows) {
            byId.put(row.path(idField).asText(), of(row));
        }
        return byId;
    }
}
