package com.dokploy.terraform.client;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * The kinds of answers that reads have, by the name of the procedure (all of Dokploy v0.30.2). An object in the place
 * of a list would otherwise pass for an empty list, and an empty answer for an object without values.
 */
final class AnswerKinds {
    private AnswerKinds() {}

    /** Returns the answer to a read. Throws an ApiException if the answer is of another kind than that procedure's. */
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
        // The audit log is an object with a list and the number of all entries.
        var isList = (name.startsWith("all") && !procedure.startsWith("auditLog."))
                || name.startsWith("by")
                || name.equals("list")
                || name.equals("queueList")
                || procedure.startsWith("overview.");
        return isList && !answer.isArray() ? "is " + kind(answer) + ", where a list is expected" : null;
    }

    /** Returns in words what kind of JSON this is. */
    static String kind(JsonNode json) {
        return switch (json.getNodeType()) {
            case OBJECT, POJO -> "an object";
            case ARRAY -> "a list";
            case STRING, BINARY -> "a string";
            case NUMBER -> "a number";
            case BOOLEAN -> "true or false";
            case NULL -> "null";
            case MISSING -> "not there";
        };
    }
}
