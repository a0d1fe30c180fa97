package com.dokploy.terraform.sandbox.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The tables the sandbox is made of: one resource file per router, each with its database tables, the views they are
 * shown in, and its procedures. Taken from observations of Dokploy v0.30.2.
 */
public final class ServerModel {
    private final Map<String, Table> tables = new LinkedHashMap<>();
    private final Map<String, View> views = new LinkedHashMap<>();
    private final Map<String, Procedure> procedures = new LinkedHashMap<>();
    private final List<ServiceTable> services;

    /** Reads the resource files. */
    public ServerModel() {
        var shared = Field.all(resource("types.json").path("types"), Map.of());
        for (var router : lines("routers.txt")) {
            var json = resource(router + ".json");
            json.path("tables").properties().forEach(entry -> {
                tables.put(entry.getKey(), Table.of(entry.getKey(), entry.getValue()));
            });
            json.path("views").properties().forEach(entry -> {
                views.put(entry.getKey(), View.of(entry.getValue()));
            });
            json.path("procedures").properties().forEach(entry -> {
                procedures.put(entry.getKey(), Procedure.of(entry.getKey(), entry.getValue(), shared));
            });
        }
        services = tables.values().stream()
                .filter(table ->
                        table.columns().values().stream().anyMatch(column -> "environment".equals(column.references())))
                .map(this::serviceTable)
                .toList();
    }

    private ServiceTable serviceTable(Table table) {
        var status = table.columns().keySet().stream()
                .filter(column -> column.endsWith("Status"))
                .findFirst()
                .orElseThrow();
        return new ServiceTable(table, status, procedures.containsKey(table.name() + ".cleanQueues"));
    }

    /** All tables, by name. */
    public Map<String, Table> tables() {
        return Collections.unmodifiableMap(tables);
    }

    /** The tables whose rows belong to an environment: its services. */
    public List<ServiceTable> services() {
        return services;
    }

    /** The table of a type of service, by name. */
    public ServiceTable service(String name) {
        for (var service : services) {
            if (service.name().equals(name)) {
                return service;
            }
        }
        throw new IllegalArgumentException("The sandbox has no type of service " + name);
    }

    /** Whether a table's rows are services. */
    public boolean isService(String table) {
        return services.stream().anyMatch(service -> service.name().equals(table));
    }

    /** All procedures, by name. */
    public Map<String, Procedure> procedures() {
        return Collections.unmodifiableMap(procedures);
    }

    /** A table by name. */
    public Table table(String name) {
        var table = tables.get(name);
        if (table == null) {
            throw new IllegalArgumentException("The sandbox has no table " + name);
        }
        return table;
    }

    /** A view by name; the name of a table is the view that shows all its columns. */
    public View view(String name) {
        var view = views.get(name);
        return view == null ? new View(table(name).name(), null, List.of(), Map.of()) : view;
    }

    public @Nullable Procedure procedure(String name) {
        return procedures.get(name);
    }

    private static JsonNode resource(String name) {
        try (var stream = open(name)) {
            return JsonText.MAPPER.readTree(stream);
        } catch (IOException failure) {
            throw new UncheckedIOException("Cannot read the sandbox's table " + name, failure);
        }
    }

    private static List<String> lines(String name) {
        try (var stream = open(name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException("Cannot read the sandbox's table " + name, failure);
        }
    }

    private static InputStream open(String name) throws IOException {
        var stream = ServerModel.class.getResourceAsStream(name);
        if (stream == null) {
            throw new IOException("No resource " + name);
        }
        return stream;
    }
}
