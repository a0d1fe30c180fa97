package com.dokploy.terraform.resources.support;

import com.dokploy.terraform.framework.DataSource;
import com.dokploy.terraform.resources.session.Session;
import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.Format;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.schema.Values;
import com.dokploy.terraform.value.Value;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A data source that lists objects, with filters. One request answers it, whatever the number of objects. The list
 * shows the names and the places of objects, never a secret; the data source of one object shows the rest.
 */
public class ListDataSource implements DataSource<Session> {
    /** Declares the items of the list. */
    @FunctionalInterface
    public interface Declaration {
        /** Declares the attributes of an item. */
        void declare(Schema.Builder item);
    }

    private final String procedure;
    private final List<Attribute<String>> filters = new ArrayList<>();
    private final List<Attribute<String>> inputs = new ArrayList<>();
    private final Attribute<List<Values>> items;
    private final Schema item;
    private final Schema schema;

    /**
     * Declares the data source.
     *
     * @param type the name of the data source
     * @param description the description in the user documentation
     * @param procedure the procedure that lists
     * @param inputs the attributes that say where to look
     * @param filters the attributes that leave only some
     * @param declaration declares the items
     */
    public ListDataSource(
            String type,
            String description,
            String procedure,
            List<String> inputs,
            List<String> filters,
            Declaration declaration) {
        this(type, description, procedure, inputs, filters, declared(declaration));
    }

    /**
     * Declares the data source.
     *
     * @param type the name of the data source
     * @param description the description in the user documentation
     * @param procedure the procedure that lists
     * @param inputs the attributes that say where to look
     * @param filters the attributes that leave only some
     * @param item the attributes of an item, all of them computed
     */
    public ListDataSource(
            String type, String description, String procedure, List<String> inputs, List<String> filters, Schema item) {
        this.procedure = procedure;
        this.item = item;
        var builder = Schema.resource(type, description);
        for (var input : inputs) {
            this.inputs.add(declareInput(builder, input));
        }
        for (var filter : filters) {
            this.filters.add(declareFilter(builder, filter, item.attribute(filter)));
        }
        items = Listing.declare(builder, type, item, Listing.title(type) + ", sorted by " + sortKey(item) + ".");
        schema = builder.build();
    }

    private static Schema declared(Declaration declaration) {
        var item = Schema.object();
        declaration.declare(item);
        return item.build().asFound();
    }

    /**
     * Declares an input: a server may be left out, which means the one where Dokploy itself runs; any other input is
     * required.
     */
    private static Attribute<String> declareInput(Schema.Builder schema, String name) {
        if (name.equals("server_id")) {
            return schema.string(name)
                    .references("dokploy_server")
                    .describe("ID of the remote server to list from. If unset, the Dokploy host.");
        }
        var noun = name.replace("_id", "").replace('_', ' ').replace("dns", "DNS");
        return name.endsWith("_id")
                ? schema.string(name)
                        .required()
                        .references("dokploy_" + name.replace("_id", ""))
                        .describe("ID of the " + noun + " to list from.")
                : schema.string(name).required().describe("Name or ID of the " + noun + " to list from.");
    }

    /** Declares a filter, with what the items say about the attribute: its choices, or what it belongs to. */
    private static Attribute<String> declareFilter(
            Schema.Builder schema, String name, @Nullable Attribute<?> filtered) {
        var declared = schema.string(name);
        return filtered == null
                ? declared.describe(exactly(name))
                : declared.format(filtered.format())
                        .describe(exactly(name) + anyCase(filtered.format()) + " " + filtered.description());
    }

    private static String anyCase(Format format) {
        return format == Format.EMAIL || format == Format.HOST ? " Upper and lower case do not matter." : "";
    }

    /** Begins the description of a filter that compares whole values. */
    public static String exactly(String name) {
        return "Only return objects with exactly this `" + name + "`.";
    }

    private static String sortKey(Schema item) {
        if (item.attribute("name") != null) {
            return "name";
        }
        return item.attribute("email") != null ? "e-mail address" : item.attribute("host") != null ? "host" : "ID";
    }

    @Override
    public final Schema schema() {
        return schema;
    }

    @Override
    public final Values read(Values config, Session session) {
        var input = ApiMapping.body();
        for (var attribute : inputs) {
            if (config.has(attribute)) {
                input.put(schema.apiField(attribute), config.get(attribute));
            }
        }
        var found = new ArrayList<Values>();
        var query = completeInput(input, session);
        for (var element : rows(session.dokploy().query(procedure, query))) {
            var row = asRow(element);
            var state = completeItem(ApiValues.element(item, row, Values.EMPTY, procedure), row);
            if (isListed(row) && isWanted(state, row, config)) {
                found.add(state);
            }
        }
        found.sort(Comparator.comparing(this::rank));
        return config.with(items, found);
    }

    /** Returns the input of the procedure, by what the configuration says of it. */
    protected ObjectNode completeInput(ObjectNode input, Session session) {
        return input;
    }

    /** Returns the listed objects in an answer. */
    protected Iterable<JsonNode> rows(JsonNode answer) {
        return answer;
    }

    /** Returns an element of the answer with the fields that the items name. */
    protected JsonNode asRow(JsonNode element) {
        return element;
    }

    /** Adds to an item the values that follow from the server's row without being a field of it. */
    protected Values completeItem(Values item, JsonNode row) {
        return item;
    }

    /** Returns the sort key of an item: name or host first, then the id. */
    private String rank(Values state) {
        var rank = new StringBuilder();
        for (var name : List.of("name", "email", "host", "path", "id")) {
            if (state.values().at(name) instanceof Value.Text(var text)) {
                rank.append(text).append('\0');
            }
        }
        return rank.toString();
    }

    /** Whether a row of the server's list belongs to the data source at all. */
    protected boolean isListed(JsonNode row) {
        return true;
    }

    private boolean isWanted(Values state, JsonNode row, Values config) {
        for (var filter : filters) {
            var attribute = item.attribute(filter.name());
            var field = attribute == null ? schema.apiField(filter) : item.apiField(attribute);
            var format = attribute == null ? Format.PLAIN : attribute.format();
            if (config.has(filter) && !format.same(row.path(field).asText(""), config.get(filter))) {
                return false;
            }
        }
        return !state.values().entries().isEmpty();
    }
}
