package com.dokploy.terraform.client;

import com.fasterxml.jackson.databind.JsonNode;

/** What became of one call. */
sealed interface CallResult {
    /** Dokploy's answer; {@code MissingNode} for an empty body. */
    record Answer(JsonNode value) implements CallResult {}

    /** Why there is none. */
    record Failure(ApiError error) implements CallResult {}

    /** The answer, or the failure thrown. */
    default JsonNode orThrow() {
        return switch (this) {
            case Answer(var value) -> value;
            case Failure(var error) -> throw new ApiException(error);
        };
    }
}
