package com.dokploy.terraform.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import java.time.Duration;
import java.util.function.Supplier;

/** What a procedure answers. */
sealed interface Outcome {
    /** A JSON value. */
    record Value(JsonNode json) implements Outcome {}

    /** JavaScript's undefined: an empty body on {@code /api}. */
    record Nothing() implements Outcome {}

    /** The answer takes a while; the next step runs after the pause, other calls in between. */
    record Later(Duration pause, Supplier<Outcome> next) implements Outcome {}

    static Outcome of(JsonNode json) {
        return new Value(json);
    }

    static Outcome yes() {
        return new Value(BooleanNode.TRUE);
    }

    static Outcome nothing() {
        return new Nothing();
    }
}
