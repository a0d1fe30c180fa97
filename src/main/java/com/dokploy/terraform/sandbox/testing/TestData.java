package com.dokploy.terraform.sandbox.testing;

import com.dokploy.terraform.sandbox.docker.Docker;
import com.dokploy.terraform.sandbox.model.ServerModel;
import com.dokploy.terraform.sandbox.store.Store;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The sandbox's tables, for tests that look at them or change them behind the API's back. Thread-safe. */
public final class TestData {
    private static final List<String> BELONGING = List.of("mount", "domain", "port", "redirect", "security", "patch");

    private final ServerModel model;
    private final Store store;
    private final Docker docker;

    /** Gives access to the tables of a database, and to the services on its host. */
    public TestData(ServerModel model, Store store, Docker docker) {
        this.model = model;
        this.store = store;
        this.docker = docker;
    }

    /** Copies of all rows of a table, oldest first. */
    public List<ObjectNode> all(String table) {
        return store.exclusively(() -> {
            model.table(table);
            return store.all(table).stream().map(ObjectNode::deepCopy).toList();
        });
    }

    /** A copy of a row; null when there is none. */
    public @Nullable ObjectNode find(String table, String id) {
        return all(table).stream()
                .filter(row -> row.path(model.table(table).id()).asText().equals(id))
                .findFirst()
                .orElse(null);
    }

    /** Adds a row with the server's defaults for all columns not given; answers it. */
    public ObjectNode plant(String table, ObjectNode values) {
        return store.exclusively(() -> store.insert(table, values).deepCopy());
    }

    /** Sets columns of a row without any check; answers the row. */
    public ObjectNode patch(String table, String id, ObjectNode values) {
        return store.exclusively(() -> {
            var row = store.require(table, id).deepCopy();
            row.setAll(values);
            store.plant(table, row);
            return row.deepCopy();
        });
    }

    /** Removes a row and the rows that the database removes with it; false when there was no such row. */
    public boolean delete(String table, String id) {
        return store.exclusively(() -> {
            if (table.equals("network")) {
                docker.networks()
                        .values()
                        .removeIf(row -> row.path("networkId").asText().equals(id));
            }
            return store.delete(table, id);
        });
    }

    /** The number of rows of each table. */
    public Map<String, Integer> counts() {
        return store.exclusively(store::counts);
    }

    /**
     * Returns what belongs to nothing any more, by kind: {@code services} and {@code volumes} on the Docker side
     * without a row, and rows of mounts, domains, ports, redirects, security and patches without an owner.
     */
    public Map<String, List<String>> orphans() {
        return store.exclusively(() -> {
            var names = new LinkedHashSet<String>();
            var volumes = new LinkedHashSet<String>();
            for (var service : model.services()) {
                store.all(service.name())
                        .forEach(row -> names.add(row.path("appName").asText()));
            }
            store.all("mount").forEach(row -> volumes.add(row.path("volumeName").asText()));
            var orphans = new LinkedHashMap<String, List<String>>();
            orphans.put(
                    "services",
                    docker.services().stream()
                            .filter(name -> !names.contains(name))
                            .toList());
            orphans.put(
                    "volumes",
                    docker.volumes().stream()
                            .filter(name -> !volumes.contains(name))
                            .toList());
            BELONGING.forEach(table -> orphans.put(table, unowned(table)));
            return orphans;
        });
    }

    private List<String> unowned(String name) {
        var table = model.table(name);
        return store.all(name).stream()
                .filter(row -> table.columns().entrySet().stream()
                        .noneMatch(column -> column.getValue().references() != null
                                && row.path(column.getKey()).isTextual()))
                .map(row -> row.path(table.id()).asText())
                .toList();
    }

    /** Counts and orphans, as JSON. */
    public ObjectNode objects() {
        var shown = JsonNodeFactory.instance.objectNode();
        var tables = shown.putObject("tables");
        counts().forEach(tables::put);
        var orphans = shown.putObject("orphans");
        orphans().forEach((kind, ids) -> ids.forEach(orphans.putArray(kind)::add));
        return shown;
    }
}
