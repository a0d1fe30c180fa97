package com.dokploy.terraform.sandbox.procedures;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import java.time.Duration;
import java.util.function.Supplier;

/** The result of a procedure. */
public sealed interface ProcedureResult {
    /** A result that is the final answer. */
    sealed interface Answer extends ProcedureResult {}

    /** A JSON value. */
    record Value(JsonNode json) implements Answer {}

    /** JavaScript's undefined: an empty body on {@code /api}. */
    record Nothing() implements Answer {}

    /** The answer takes a while; the next step runs after the pause, other calls in between. */
    record Later(Duration pause, Supplier<ProcedureResult> next) implements ProcedureResult {}

    /** A value. */
    static ProcedureResult of(JsonNode json) {
        return new Value(json);
    }

    /** True, which many mutations answer. */
    static ProcedureResult yes() {
        return new Value(BooleanNode.TRUE);
    }

    /** Undefined. */
    static ProcedureResult nothing() {
        return new Nothing();
    }
}
