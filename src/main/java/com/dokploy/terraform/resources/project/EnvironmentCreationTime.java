package com.dokploy.terraform.resources.project;

import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.schema.Values;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * {@code created_at} of an environment: replies to writes contain it, answers to reads do not; then it is read from the
 * project.
 */
final class EnvironmentCreationTime {
    private final Attribute<String> createdAt;
    private final Attribute<String> id;

    /** Declares {@code created_at}. */
    EnvironmentCreationTime(Schema.Builder s, Attribute<String> id) {
        this.id = id;
        createdAt = s.string("created_at")
                .computed()
                .useStateForUnknown()
                .neverNull()
                .custom()
                .describe("Time of creation (UTC, ISO 8601).");
    }

    /**
     * Adds {@code created_at} to a state.
     *
     * @param project reads the project
     */
    Values addTo(Values state, JsonNode row, Values known, Supplier<JsonNode> project) {
        return state.with(createdAt, known.has(createdAt) ? known.get(createdAt) : of(row, state, project));
    }

    private @Nullable String of(JsonNode row, Values state, Supplier<JsonNode> project) {
        if (row.has("createdAt")) {
            return row.path("createdAt").asText();
        }
        for (var environment : project.get().path("environments")) {
            if (environment.path("environmentId").asText().equals(state.get(id))) {
                return environment.path("createdAt").asText();
            }
        }
        return null;
    }
}
