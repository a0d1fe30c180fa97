package com.dokploy.terraform.client;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * What kind of answer a read has, by the name of its procedure (all of Dokploy v0.30.2). An object for a list would
 * otherwise pass for an empty one, and nothing for an object without values.
 */
final class Answers {
    private Answers() {}

    /** The answer to a read. Throws an ApiException if it is of another kind than that procedure's. */
    static JsonNode checked(String procedure, JsonNode answer) {
        var problem = problem(procedure.substring(procedure.indexOf('.') + 1), procedure, answer);
        if (problem != null) {
            throw new ApiException(new ApiError.Malformed(procedure, "", problem));
        }
        return answer;
    }

    private static @Nullable String problem(String name, String procedure, JsonNode answer) {
        if (name.equals("one")) {
            return answer.isObject() ? null : "is " + kind(answer) + ", where an object is expected";
        }
        var isList = name.startsWith("all")
                || name.startsWith("by")
                || name.equals("list")
                || name.equals("queueList")
                || procedure.startsWith("overview.");
        return isList && !answer.isArray() ? "is " + kind(answer) + ", where a list is expected" : null;
    }

    /** What a piece of JSON is, in words. */
    static String kind(JsonNode json) {
        return switch (json.getNodeType()) {
            case OBJECT, POJO -> "an object";
            case ARRAY -> "a list";
            case STRING, BINARY -> "a text";
            case NUMBER -> "a number";
            case BOOLEAN -> "true or false";
            case NULL -> "null";
            case MISSING -> "not there";
        };
    }
}
