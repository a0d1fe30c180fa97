package com.dokploy.terraform.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The tables the sandbox is made of: one resource file per router, each with its database tables, the views they are
 * shown in, and its procedures. Taken from observations of Dokploy v0.30.2.
 */
final class ServerModel {
    /** Reads and writes every JSON text of the sandbox. */
    static final ObjectMapper MAPPER = new ObjectMapper();

    private final Map<String, Table> tables = new LinkedHashMap<>();
    private final Map<String, View> views = new LinkedHashMap<>();
    private final Map<String, Procedure> procedures = new LinkedHashMap<>();

    private ServerModel() {
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
    }

    /** The catalogue, read once per process. */
    static ServerModel instance() {
        return Holder.INSTANCE;
    }

    private static final class Holder {
        private static final ServerModel INSTANCE = new ServerModel();
    }

    Map<String, Table> tables() {
        return tables;
    }

    Map<String, Procedure> procedures() {
        return procedures;
    }

    Table table(String name) {
        var table = tables.get(name);
        if (table == null) {
            throw new IllegalArgumentException("The sandbox has no table " + name);
        }
        return table;
    }

    /** A view by name; the name of a table is the view that shows all its columns. */
    View view(String name) {
        var view = views.get(name);
        return view == null ? new View(table(name).name(), null, List.of(), Map.of()) : view;
    }

    @Nullable Procedure procedure(String name) {
        return procedures.get(name);
    }

    /**
     * A database table.
     *
     * @param noun what the server calls a row in its messages
     * @param id the column that identifies a row
     * @param unique sets of columns whose values together occur once
     * @param reorderedOnUpdate whether a row moves to the end of every list when it is updated
     */
    record Table(
            String name,
            String sqlName,
            String noun,
            String id,
            Map<String, Column> columns,
            List<List<String>> unique,
            boolean reorderedOnUpdate) {
        private static Table of(String name, JsonNode json) {
            var columns = new LinkedHashMap<String, Column>();
            json.path("columns").properties().forEach(entry -> {
                columns.put(entry.getKey(), Column.of(entry.getValue()));
            });
            var unique = new ArrayList<List<String>>();
            json.path("unique").forEach(set -> unique.add(texts(set)));
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

    /**
     * A column.
     *
     * @param standard the value of a row that was created without one
     * @param generated how the server makes the value itself: id, now, token, counter, appName, password, organization
     *     or user; null when it does not
     * @param prefix what a generated appName starts with
     * @param fixed whether updates silently leave it alone
     * @param integer whether PostgreSQL refuses fractions here
     * @param references the table whose id this is; null for none
     * @param cascades whether a row goes with the row it references, instead of forgetting it
     */
    record Column(
            JsonNode standard,
            @Nullable String generated,
            String prefix,
            boolean fixed,
            boolean integer,
            @Nullable String references,
            boolean cascades) {
        private static Column of(JsonNode json) {
            var standard = json.get("default");
            return new Column(
                    standard == null ? NullNode.getInstance() : standard,
                    json.has("generated") ? json.path("generated").asText() : null,
                    json.path("prefix").asText(),
                    json.path("fixed").asBoolean(),
                    json.path("integer").asBoolean(),
                    json.has("references") ? json.path("references").asText() : null,
                    json.path("onDelete").asText().equals("cascade"));
        }
    }

    /**
     * How a row is shown: which columns, in which order, and which other rows beside them.
     *
     * @param only the columns shown; null for all
     * @param omit columns not shown
     */
    record View(String table, @Nullable List<String> only, List<String> omit, Map<String, Relation> relations) {
        private static View of(JsonNode json) {
            var relations = new LinkedHashMap<String, Relation>();
            json.path("with").properties().forEach(entry -> {
                relations.put(entry.getKey(), Relation.of(entry.getValue()));
            });
            return new View(
                    json.path("table").asText(),
                    json.has("only") ? texts(json.path("only")) : null,
                    texts(json.path("omit")),
                    relations);
        }
    }

    /** What a view shows beside a row's own columns. */
    sealed interface Relation {
        /** The row whose id stands in a column; null when there is none. */
        record Parent(String column, String view) implements Relation {}

        /** The rows of another table whose column holds this row's id. */
        record Children(String column, String view, boolean newestFirst) implements Relation {}

        /** Always the same value. */
        record Constant(JsonNode value) implements Relation {}

        private static Relation of(JsonNode json) {
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

    /**
     * A procedure of the API.
     *
     * @param does what it does: a word {@link Tables} knows, or {@code special} for one with code of its own
     * @param details the rest of its entry: table, view, texts and statuses of its failures
     * @param open whether it answers without a key
     */
    record Procedure(
            String name, boolean mutation, String does, Map<String, Field> input, ObjectNode details, boolean open) {
        private static Procedure of(String name, JsonNode json, Map<String, Field> shared) {
            return new Procedure(
                    name,
                    json.path("type").asText().equals("mutation"),
                    json.path("does").asText(),
                    Field.all(json.path("input"), shared),
                    json instanceof ObjectNode object ? object : JsonNodeFactory.instance.objectNode(),
                    json.path("public").asBoolean());
        }

        String router() {
            return name.substring(0, name.indexOf('.'));
        }

        String method() {
            return mutation ? "POST" : "GET";
        }
    }

    static List<String> texts(JsonNode array) {
        var texts = new ArrayList<String>();
        array.forEach(text -> texts.add(text.asText()));
        return List.copyOf(texts);
    }

    private static JsonNode resource(String name) {
        try (var stream = open(name)) {
            return MAPPER.readTree(stream);
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
