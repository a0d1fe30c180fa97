package com.dokploy.terraform.client;

import com.fasterxml.jackson.databind.JsonNode;

/** The result of one call. */
sealed interface CallResult {
    /** Dokploy's answer; {@code MissingNode} for an empty body. */
    record Answer(JsonNode value) implements CallResult {}

    /** The reason why there is no answer. */
    record Failure(ApiError error) implements CallResult {}

    /** Returns the answer, or throws the failure. */
    default JsonNode orThrow() {
        return switch (this) {
            case Answer(var value) -> value;
            case Failure(var error) -> throw new ApiException(error);
        };
    }
}
