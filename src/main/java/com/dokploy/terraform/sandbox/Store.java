package com.dokploy.terraform.sandbox;

import com.dokploy.terraform.sandbox.ServerModel.Column;
import com.dokploy.terraform.sandbox.ServerModel.Table;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The database: rows in memory, with the defaults, references, cascades and unique keys of the tables. A row, once
 * stored, is never changed but replaced, so what a reader holds stays as it was. Callers hold {@link #exclusively}.
 */
final class Store {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final ServerModel model;
    private final String organization;
    private final String user;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, Map<String, ObjectNode>> rows = new LinkedHashMap<>();
    private final Map<String, Integer> counters = new LinkedHashMap<>();
    private long version;

    Store(ServerModel model, String organization, String user) {
        this.model = model;
        this.organization = organization;
        this.user = user;
        clear();
    }

    /** Runs work that sees and changes rows, one at a time. */
    <T> T exclusively(Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }

    void clear() {
        rows.clear();
        model.tables().keySet().forEach(table -> rows.put(table, new LinkedHashMap<>()));
        counters.clear();
        version++;
    }

    /** Grows with every change. */
    long version() {
        return version;
    }

    @Nullable ObjectNode find(String table, String id) {
        return of(table).get(id);
    }

    /** The row, or 404 in the server's words. */
    ObjectNode require(String table, String id) {
        var row = find(table, id);
        if (row == null) {
            throw ApiErrorException.notFound(model.table(table).noun());
        }
        return row;
    }

    /** All rows, oldest first. */
    List<ObjectNode> all(String table) {
        return new ArrayList<>(of(table).values());
    }

    /** The rows whose column holds the text, oldest first. */
    List<ObjectNode> where(String table, String column, String value) {
        var found = new ArrayList<ObjectNode>();
        for (var row : of(table).values()) {
            var cell = row.get(column);
            if (cell != null && cell.isTextual() && cell.textValue().equals(value)) {
                found.add(row);
            }
        }
        return found;
    }

    /** Adds a row: the values given, and defaults or generated values for the other columns. */
    ObjectNode insert(String name, ObjectNode values) {
        var table = model.table(name);
        var row = JSON.objectNode();
        table.columns().forEach((column, meaning) -> row.set(column, initial(table, column, meaning, values)));
        check(table, row, values, true);
        of(name).put(row.path(table.id()).asText(), row);
        version++;
        return row;
    }

    /** Replaces columns of a row; columns the table lacks and fixed ones are ignored. */
    ObjectNode update(String name, String id, ObjectNode values) {
        var table = model.table(name);
        var row = require(name, id).deepCopy();
        var changes = settable(table, values);
        row.setAll(changes);
        check(table, row, changes, false);
        if (table.reorderedOnUpdate()) {
            of(name).remove(id);
        }
        of(name).put(id, row);
        version++;
        return row;
    }

    /** The part of the values an update would write. */
    ObjectNode settable(Table table, ObjectNode values) {
        var changes = JSON.objectNode();
        values.properties().forEach(entry -> {
            var column = table.columns().get(entry.getKey());
            if (column != null && !column.fixed() && !entry.getKey().equals(table.id())) {
                changes.set(entry.getKey(), entry.getValue());
            }
        });
        return changes;
    }

    /** Replaces a whole row without any check: for tests that act behind the server's back. */
    void plant(String name, ObjectNode row) {
        of(name).put(row.path(model.table(name).id()).asText(), row);
        version++;
    }

    /** Removes a row and, as the foreign keys say, the rows that reference it or their reference. */
    boolean delete(String name, String id) {
        if (of(name).remove(id) == null) {
            return false;
        }
        version++;
        for (var other : model.tables().values()) {
            other.columns().forEach((column, meaning) -> {
                if (name.equals(meaning.references())) {
                    orphan(other, column, meaning, id);
                }
            });
        }
        return true;
    }

    private void orphan(Table table, String column, Column meaning, String id) {
        for (var row : where(table.name(), column, id)) {
            var child = row.path(table.id()).asText();
            if (meaning.cascades()) {
                delete(table.name(), child);
            } else {
                var forgotten = row.deepCopy();
                forgotten.putNull(column);
                of(table.name()).put(child, forgotten);
            }
        }
    }

    int next(String counter) {
        return counters.merge(counter, 1, Integer::sum);
    }

    Map<String, Integer> counts() {
        var counts = new LinkedHashMap<String, Integer>();
        rows.forEach((table, all) -> counts.put(table, all.size()));
        return counts;
    }

    /** Everything, as JSON that {@link #restore} takes back. */
    ObjectNode dump() {
        var dump = JSON.objectNode();
        var tables = dump.putObject("tables");
        rows.forEach((table, all) -> tables.putArray(table).addAll(all.values()));
        var numbers = dump.putObject("counters");
        counters.forEach(numbers::put);
        return dump;
    }

    void restore(JsonNode dump) {
        clear();
        dump.path("tables").properties().forEach(entry -> {
            if (rows.containsKey(entry.getKey())) {
                entry.getValue().forEach(row -> plant(entry.getKey(), row.deepCopy()));
            }
        });
        dump.path("counters").properties().forEach(entry -> {
            counters.put(entry.getKey(), entry.getValue().asInt());
        });
    }

    private Map<String, ObjectNode> of(String table) {
        return rows.computeIfAbsent(table, name -> new LinkedHashMap<>());
    }

    private JsonNode initial(Table table, String name, Column column, ObjectNode values) {
        var given = values.get(name);
        var generated = column.generated();
        if (generated == null) {
            return given == null ? column.standard() : given;
        }
        var text = given == null ? "" : given.asText();
        return switch (generated) {
            case "id" -> TextNode.valueOf(text.isEmpty() ? Ids.id() : text);
            case "token" -> given == null ? TextNode.valueOf(Ids.id()) : given;
            case "now" -> given == null ? TextNode.valueOf(Ids.now()) : given;
            case "updated" -> NullNode.getInstance();
            case "counter" -> JSON.numberNode(next(table.name() + "." + name));
            case "appName" -> TextNode.valueOf(Ids.appName(column.prefix(), text));
            case "password" -> TextNode.valueOf(text.isEmpty() ? Ids.password() : text);
            case "organization" -> TextNode.valueOf(organization);
            case "user" -> TextNode.valueOf(user);
            default -> throw new IllegalStateException("No column is generated as " + generated);
        };
    }

    private void check(Table table, ObjectNode row, ObjectNode changes, boolean insert) {
        for (var entry : changes.properties()) {
            var column = table.columns().get(entry.getKey());
            if (column != null && !fits(column, row.path(entry.getKey()))) {
                throw failure(table, row, changes, insert);
            }
        }
        for (var set : table.unique()) {
            if (taken(table, row, set)) {
                throw failure(table, row, changes, insert);
            }
        }
    }

    private boolean fits(Column column, JsonNode value) {
        if (value.isNull()) {
            return true;
        }
        if (column.references() != null && find(column.references(), value.asText()) == null) {
            return false;
        }
        if (column.integer() && value.isNumber()) {
            return value.decimalValue().stripTrailingZeros().scale() <= 0;
        }
        return !value.isTextual() || value.textValue().indexOf('\0') < 0;
    }

    private boolean taken(Table table, ObjectNode row, List<String> columns) {
        for (var other : of(table.name()).values()) {
            if (other.path(table.id()).equals(row.path(table.id()))) {
                continue;
            }
            boolean same = true;
            for (var column : columns) {
                same &= !row.path(column).isNull() && row.path(column).equals(other.path(column));
            }
            if (same) {
                return true;
            }
        }
        return false;
    }

    private static SqlFailure failure(Table table, ObjectNode row, ObjectNode changes, boolean insert) {
        var all = new ArrayList<String>();
        table.columns().keySet().forEach(column -> all.add("\"" + column + "\""));
        var returning = " returning " + String.join(", ", all);
        var parameters = new ArrayList<String>();
        if (!insert) {
            var settings = new ArrayList<String>();
            changes.properties().forEach(entry -> {
                parameters.add(parameter(entry.getValue()));
                settings.add("\"" + entry.getKey() + "\" = $" + parameters.size());
            });
            parameters.add(row.path(table.id()).asText());
            var name = "\"" + table.sqlName() + "\"";
            return new SqlFailure(
                    "update " + name + " set " + String.join(", ", settings) + " where " + name + ".\"" + table.id()
                            + "\" = $" + parameters.size() + returning,
                    String.join(",", parameters));
        }
        var places = new ArrayList<String>();
        table.columns().forEach((column, meaning) -> {
            var generated = meaning.generated();
            if (changes.has(column) || (generated != null && !generated.equals("counter"))) {
                parameters.add(parameter(row.path(column)));
                places.add("$" + parameters.size());
            } else {
                places.add("default");
            }
        });
        return new SqlFailure(
                "insert into \"" + table.sqlName() + "\" (" + String.join(", ", all) + ") values ("
                        + String.join(", ", places) + ")" + returning,
                String.join(",", parameters));
    }

    private static String parameter(JsonNode value) {
        return value.isNull() ? "" : value.isValueNode() ? value.asText() : value.toString();
    }
}
