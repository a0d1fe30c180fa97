package com.dokploy.terraform.sandbox.store;

import com.dokploy.terraform.sandbox.model.Generated;
import com.dokploy.terraform.sandbox.model.Table;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;

/** Statements as the server shows them when PostgreSQL refuses them: placeholders first, values behind. */
final class FailedQuery {
    private FailedQuery() {}

    static FailedQueryException update(Table table, ObjectNode row, ObjectNode changes) {
        var parameters = new ArrayList<String>();
        var settings = new ArrayList<String>();
        changes.properties().forEach(entry -> {
            parameters.add(parameter(entry.getValue()));
            settings.add("\"" + entry.getKey() + "\" = $" + parameters.size());
        });
        parameters.add(row.path(table.id()).asText());
        var name = "\"" + table.sqlName() + "\"";
        return new FailedQueryException(
                "update " + name + " set " + String.join(", ", settings) + " where " + name + ".\"" + table.id()
                        + "\" = $" + parameters.size() + returning(table),
                String.join(",", parameters));
    }

    static FailedQueryException insert(Table table, ObjectNode row, ObjectNode changes) {
        var parameters = new ArrayList<String>();
        var places = new ArrayList<String>();
        table.columns().forEach((column, meaning) -> {
            var generated = meaning.generated();
            if (changes.has(column) || (generated != null && generated != Generated.COUNTER)) {
                parameters.add(parameter(row.path(column)));
                places.add("$" + parameters.size());
            } else {
                places.add("default");
            }
        });
        return new FailedQueryException(
                "insert into \"" + table.sqlName() + "\" (" + columns(table) + ") values (" + String.join(", ", places)
                        + ")" + returning(table),
                String.join(",", parameters));
    }

    private static String returning(Table table) {
        return " returning " + columns(table);
    }

    private static String columns(Table table) {
        var all = new ArrayList<String>();
        table.columns().keySet().forEach(column -> all.add("\"" + column + "\""));
        return String.join(", ", all);
    }

    private static String parameter(JsonNode value) {
        return value.isNull() ? "" : value.isValueNode() ? value.asText() : value.toString();
    }
}
