package com.dokploy.terraform.sandbox.store;

import com.dokploy.terraform.sandbox.model.Column;
import com.dokploy.terraform.sandbox.model.Table;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The values that the database and the server put into the columns of a new row: given values, defaults, and generated
 * ones.
 */
final class GeneratedValues {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Account account;
    private final Map<String, Integer> counters = new LinkedHashMap<>();

    GeneratedValues(Account account) {
        this.account = account;
    }

    void clear() {
        counters.clear();
    }

    /** The value of a column in a new row. */
    JsonNode initial(Table table, String name, Column column, ObjectNode values) {
        var given = values.get(name);
        var generated = column.generated();
        if (generated == null) {
            return given == null ? column.standard() : given;
        }
        var text = given == null ? "" : given.asText();
        return switch (generated) {
            case ID -> TextNode.valueOf(text.isEmpty() ? Ids.id() : text);
            case TOKEN -> given == null ? TextNode.valueOf(Ids.id()) : given;
            case NOW -> given == null ? TextNode.valueOf(Ids.now()) : given;
            case UPDATED -> NullNode.getInstance();
            case COUNTER -> JSON.numberNode(next(table.name() + "." + name));
            case APPNAME -> TextNode.valueOf(Ids.appName(column.prefix(), text));
            case PASSWORD -> TextNode.valueOf(text.isEmpty() ? Ids.password() : text);
            case ORGANIZATION -> TextNode.valueOf(account.organization());
            case USER -> TextNode.valueOf(account.user());
        };
    }

    private int next(String counter) {
        return counters.merge(counter, 1, Integer::sum);
    }

    ObjectNode dump() {
        var dump = JSON.objectNode();
        counters.forEach(dump::put);
        return dump;
    }

    void restore(JsonNode dump) {
        counters.clear();
        dump.properties()
                .forEach(entry -> counters.put(entry.getKey(), entry.getValue().asInt()));
    }
}
