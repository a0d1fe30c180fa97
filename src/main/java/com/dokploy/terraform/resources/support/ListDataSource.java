package com.dokploy.terraform.resources.support;

import com.dokploy.terraform.framework.DataSource;
import com.dokploy.terraform.resources.session.Session;
import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.schema.Values;
import com.dokploy.terraform.value.Value;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A data source that lists objects, with filters. One request answers it, whatever the number of objects. It shows what
 * tells them apart and where they are, never a secret; the data source of one object shows the rest.
 */
public final class ListDataSource implements DataSource<Session> {
    /** Declares what is listed. */
    @FunctionalInterface
    public interface Declaration {
        /** The attributes of an item. */
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
     * @param type its name
     * @param description what users read about it
     * @param procedure the procedure that lists
     * @param inputs the attributes that say where to look
     * @param filters the attributes that leave only some
     * @param declaration declares what is listed
     */
    public ListDataSource(
            String type,
            String description,
            String procedure,
            List<String> inputs,
            List<String> filters,
            Declaration declaration) {
        this.procedure = procedure;
        var builder = Schema.resource(type, description);
        for (var input : inputs) {
            this.inputs.add(declareInput(builder, input));
        }
        for (var filter : filters) {
            this.filters.add(builder.string(filter).describe("Lists only those that have this value."));
        }
        var nested = Schema.object();
        declaration.declare(nested);
        item = nested.build().asFound();
        items = builder.objects("items", item).computed().describe("What was found, sorted by name or host.");
        schema = builder.build();
    }

    /** A server is where Dokploy itself runs unless one is named; anything else must be. */
    private static Attribute<String> declareInput(Schema.Builder schema, String name) {
        return name.equals("server_id")
                ? schema.string(name).describe("Remote server to look at. Left out, where Dokploy runs.")
                : schema.string(name).required().describe("Where to look.");
    }

    private static void strings(Schema.Builder item, String... namesAndTexts) {
        for (var i = 0; i < namesAndTexts.length; i += 2) {
            item.string(namesAndTexts[i]).describe(namesAndTexts[i + 1]);
        }
    }

    /** The listing of services of all types. */
    public static ListDataSource ofServices() {
        return new ListDataSource(
                "dokploy_services",
                "Lists applications, compose stacks and databases that the API key may see.",
                "overview.services",
                List.of(),
                List.of("type", "name", "project_id", "environment_id", "server_id", "status"),
                ListDataSource::declareService);
    }

    private static void declareService(Schema.Builder item) {
        strings(
                item,
                "id",
                "Dokploy's id.",
                "type",
                "Kind of service: `application`, `compose`, `postgres` and so on.",
                "name",
                "Display name.",
                "app_name",
                "Name that Docker knows it by.",
                "status",
                "What became of the last deploy.",
                "project_id",
                "Project that it belongs to.",
                "project_name",
                "Name of the project.",
                "environment_id",
                "Environment that it belongs to.",
                "environment_name",
                "Name of the environment.",
                "server_id",
                "Remote server that it runs on.",
                "created_at",
                "When it was made.");
    }

    @Override
    public Schema schema() {
        return schema;
    }

    @Override
    public Values read(Values config, Session session) {
        var input = ApiMapping.body();
        for (var attribute : inputs) {
            if (config.has(attribute)) {
                input.put(schema.apiField(attribute), config.get(attribute));
            }
        }
        var found = new ArrayList<Values>();
        for (var row : session.dokploy().query(procedure, input)) {
            var state = ApiValues.element(item, row, Values.EMPTY, procedure);
            if (isWanted(state, row, config)) {
                found.add(state);
            }
        }
        found.sort(Comparator.comparing(this::rank));
        return config.with(items, found);
    }

    /** Name or host first, and the id where those are the same. */
    private String rank(Values state) {
        var rank = new StringBuilder();
        for (var name : List.of("name", "host", "path", "id")) {
            if (state.values().at(name) instanceof Value.Text(var text)) {
                rank.append(text).append('\0');
            }
        }
        return rank.toString();
    }

    private boolean isWanted(Values state, JsonNode row, Values config) {
        for (var filter : filters) {
            var attribute = item.attribute(filter.name());
            var field = attribute == null ? schema.apiField(filter) : item.apiField(attribute);
            if (config.has(filter) && !row.path(field).asText("").equals(config.get(filter))) {
                return false;
            }
        }
        return !state.values().entries().isEmpty();
    }
}
