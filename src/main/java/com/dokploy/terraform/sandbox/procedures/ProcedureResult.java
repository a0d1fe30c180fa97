package com.dokploy.terraform.sandbox.procedures;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import java.time.Duration;
import java.util.function.Supplier;

/** What a procedure answers. */
public sealed interface ProcedureResult {
    /** A JSON value. */
    record Value(JsonNode json) implements ProcedureResult {}

    /** JavaScript's undefined: an empty body on {@code /api}. */
    record Nothing() implements ProcedureResult {}

    /** The answer takes a while; the next step runs after the pause, other calls in between. */
    record Later(Duration pause, Supplier<ProcedureResult> next) implements ProcedureResult {}

    static ProcedureResult of(JsonNode json) {
        return new Value(json);
    }

    static ProcedureResult yes() {
        return new Value(BooleanNode.TRUE);
    }

    static ProcedureResult nothing() {
        return new Nothing();
    }
}
