package com.dokploy.terraform.sandbox.store;

import com.dokploy.terraform.sandbox.model.ApiErrorException;
import com.dokploy.terraform.sandbox.model.Column;
import com.dokploy.terraform.sandbox.model.ServerModel;
import com.dokploy.terraform.sandbox.model.Table;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The database: rows in memory, with the defaults, references, cascades and unique keys of the tables. A row, once
 * stored, is never changed but replaced, so a row that a reader holds stays as it was. Callers hold {@link
 * #exclusively}.
 */
public final class Store {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /** The columns that name what a row is part of, and their tables, from the nearest to the organization. */
    private static final List<Map.Entry<String, String>> OWNERS = List.of(
            Map.entry("projectId", "project"),
            Map.entry("environmentId", "environment"),
            Map.entry("gitProviderId", "gitProvider"),
            Map.entry("applicationId", "application"),
            Map.entry("composeId", "compose"));

    private final ServerModel model;
    private final Account account;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, Map<String, ObjectNode>> rows = new LinkedHashMap<>();
    private final GeneratedValues generated;
    private long version;

    /** An empty database; new rows belong to the account. */
    public Store(ServerModel model, Account account) {
        this.model = model;
        this.account = account;
        generated = new GeneratedValues(account);
        clear();
    }

    /** Runs work that sees and changes rows, one at a time. */
    public <T> T exclusively(Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }

    /** Removes all rows. */
    public void clear() {
        rows.clear();
        model.tables().keySet().forEach(table -> rows.put(table, new LinkedHashMap<>()));
        generated.clear();
        version++;
    }

    /** Grows with every change. */
    public long version() {
        return version;
    }

    /** A row by its id; null when there is none. */
    public @Nullable ObjectNode find(String table, String id) {
        return of(table).get(id);
    }

    /** The row, or 404 in the server's words. */
    public ObjectNode require(String table, String id) {
        var row = find(table, id);
        if (row == null) {
            throw ApiErrorException.notFound(model.table(table).noun());
        }
        return row;
    }

    /** All rows, oldest first. */
    public List<ObjectNode> all(String table) {
        return new ArrayList<>(of(table).values());
    }

    /** The rows whose column holds the text, oldest first. */
    public List<ObjectNode> where(String table, String column, String value) {
        var found = new ArrayList<ObjectNode>();
        for (var row : of(table).values()) {
            var cell = row.get(column);
            if (cell != null && cell.isTextual() && cell.textValue().equals(value)) {
                found.add(row);
            }
        }
        return found;
    }

    /** The rows that do not belong to another organization than the active one, oldest first. */
    public List<ObjectNode> own(String table) {
        var own = all(table);
        own.removeIf(this::isForeign);
        return own;
    }

    /** The same rows, of those whose column holds the text. */
    public List<ObjectNode> own(String table, String column, String value) {
        var own = where(table, column, value);
        own.removeIf(this::isForeign);
        return own;
    }

    /** Whether a row belongs to another organization than the active one, by itself or by what it is part of. */
    public boolean isForeign(ObjectNode row) {
        var organization = row.path("organizationId");
        if (organization.isTextual()) {
            return !organization.asText().equals(account.organization());
        }
        for (var link : OWNERS) {
            var owner = find(link.getValue(), row.path(link.getKey()).asText());
            if (owner != null && !owner.equals(row)) {
                return isForeign(owner);
            }
        }
        return false;
    }

    /** Adds a row: the values given, and defaults or generated values for the other columns. */
    public ObjectNode insert(String name, ObjectNode values) {
        var table = model.table(name);
        var row = JSON.objectNode();
        table.columns()
                .forEach((column, meaning) -> row.set(column, generated.initial(table, column, meaning, values)));
        check(table, row, values, true);
        of(name).put(row.path(table.id()).asText(), row);
        version++;
        return row;
    }

    /** Replaces columns of a row; columns the table lacks and fixed ones are ignored. */
    public ObjectNode update(String name, String id, ObjectNode values) {
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
    public ObjectNode settable(Table table, ObjectNode values) {
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
    public void plant(String name, ObjectNode row) {
        of(name).put(row.path(model.table(name).id()).asText(), row);
        version++;
    }

    /** Removes a row and, as the foreign keys say, the rows that reference it or their reference. */
    public boolean delete(String name, String id) {
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

    /** The number of rows of each table. */
    public Map<String, Integer> counts() {
        var counts = new LinkedHashMap<String, Integer>();
        rows.forEach((table, all) -> counts.put(table, all.size()));
        return counts;
    }

    /** Everything, as JSON that {@link #restore} takes back. */
    public ObjectNode dump() {
        var dump = JSON.objectNode();
        var tables = dump.putObject("tables");
        rows.forEach((table, all) -> tables.putArray(table).addAll(all.values()));
        dump.set("counters", generated.dump());
        return dump;
    }

    /** Replaces everything. */
    public void restore(JsonNode dump) {
        clear();
        dump.path("tables").properties().forEach(entry -> {
            if (rows.containsKey(entry.getKey())) {
                entry.getValue().forEach(row -> plant(entry.getKey(), row.deepCopy()));
            }
        });
        generated.restore(dump.path("counters"));
    }

    private Map<String, ObjectNode> of(String table) {
        return rows.computeIfAbsent(table, name -> new LinkedHashMap<>());
    }

    private void check(Table table, ObjectNode row, ObjectNode changes, boolean insert) {
        if (!fits(table, row, changes) || table.unique().stream().anyMatch(columns -> isTaken(table, row, columns))) {
            throw insert ? FailedQuery.insert(table, row, changes) : FailedQuery.update(table, row, changes);
        }
    }

    private boolean fits(Table table, ObjectNode row, ObjectNode changes) {
        for (var entry : changes.properties()) {
            var column = table.columns().get(entry.getKey());
            if (column != null && !fits(column, row.path(entry.getKey()))) {
                return false;
            }
        }
        return true;
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

    private boolean isTaken(Table table, ObjectNode row, List<String> columns) {
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
}
