package com.dokploy.terraform.resources.support;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A read that is made when its answer is first asked for, and only then. Not thread-safe. */
public final class SingleRead implements Supplier<JsonNode> {
    private final Supplier<JsonNode> read;
    private @Nullable JsonNode answer;

    /** Prepares a read, without reading yet. */
    public SingleRead(Supplier<JsonNode> read) {
        this.read = read;
    }

    @Override
    public JsonNode get() {
        var known = answer;
        if (known == null) {
            known = read.get();
            answer = known;
        }
        return known;
    }
}
