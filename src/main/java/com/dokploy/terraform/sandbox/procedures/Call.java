package com.dokploy.terraform.sandbox.procedures;

import com.dokploy.terraform.sandbox.model.Procedure;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A call with its checked input. */
record Call(Procedure procedure, ObjectNode input) {
    /** Returns an input that is a string; empty when the input was left out. */
    String text(String name) {
        return input.path(name).asText("");
    }

    boolean has(String name) {
        return input.hasNonNull(name);
    }

    JsonNode detail(String name) {
        return procedure.details().path(name);
    }
}
