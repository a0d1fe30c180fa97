package com.dokploy.terraform.resources.project;

import com.dokploy.terraform.resources.support.ApiValues;
import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.schema.Values;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** The environments that a project lists, and the one among them that came with the project. */
final class ProjectEnvironments {
    private final Attribute<String> productionEnvironmentId;
    private final Attribute<List<Values>> environments;
    private final Schema listed;
    private final Attribute<String> id;
    private final Attribute<Boolean> isDefault;

    /** Declares the attributes. */
    ProjectEnvironments(Schema.Builder s) {
        var item = Schema.object();
        id = item.string("id").computed().apiField("environmentId").describe("ID of the environment.");
        item.string("name").computed().describe("Name of the environment.");
        isDefault = item.bool("is_default")
                .computed()
                .describe("Whether the environment was created with its project. Such an environment is deleted"
                        + " only together with the project.");
        listed = item.build();
        productionEnvironmentId = s.string("production_environment_id")
                .references("dokploy_environment")
                .computed()
                .useStateForUnknown()
                .neverNull()
                .custom()
                .describe("ID of the default environment, `production`, that is created with the project.");
        environments = s.objects("environments", listed)
                .computed()
                .useStateForUnknown()
                .custom()
                .describe("Environments of the project, the oldest first.");
    }

    /** Adds the environments to a state. */
    Values completeState(Values state, JsonNode project) {
        var rows = new ArrayList<JsonNode>();
        ApiValues.rows(project, "environments", "project.one").forEach(rows::add);
        // The server's order changes with every update.
        rows.sort((one, other) ->
                one.path("createdAt").asText().compareTo(other.path("createdAt").asText()));
        var completed = state;
        var items = new ArrayList<Values>();
        for (var row : rows) {
            var item = ApiValues.state(listed, row, Values.EMPTY, "project.one");
            items.add(item);
            if (item.find(isDefault, false)) {
                completed = completed.with(productionEnvironmentId, item.get(id));
            }
        }
        return completed.with(environments, items);
    }
}
