package com.dokploy.terraform.sandbox.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.List;

/** The issues of an input, in the words of zod 4. */
public final class Issues {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final ArrayNode found = JSON.arrayNode();

    /** An issue outside the tables, as {@code superRefine} adds them. */
    public static ApiErrorException custom(String message, Object... path) {
        var issue = JSON.objectNode().put("code", "custom");
        issue.set("path", path(List.of(path)));
        issue.put("message", message);
        return ApiErrorException.invalid(JSON.arrayNode().add(issue));
    }

    /**
     * Ends the check.
     *
     * @throws ApiErrorException 400 with every issue, if there is one
     */
    void require() {
        if (!found.isEmpty()) {
            throw ApiErrorException.invalid(found);
        }
    }

    int count() {
        return found.size();
    }

    JsonNode mistyped(String expected, JsonNode value, List<Object> path) {
        var issue = issue("invalid_type").put("expected", expected);
        return refuse(issue, path, "Invalid input: expected " + expected + ", received " + JavaScript.typeName(value));
    }

    JsonNode tooSmall(String origin, BigDecimal minimum, List<Object> path, String unit) {
        var issue = issue("too_small").put("origin", origin).put("minimum", minimum.intValue());
        var verb = unit.isEmpty() ? " to be >=" : " to have >=";
        return refuse(issue.put("inclusive", true), path, "Too small: expected " + origin + verb + minimum + unit);
    }

    JsonNode tooBig(String origin, BigDecimal maximum, List<Object> path, String unit) {
        var issue = issue("too_big").put("origin", origin).put("maximum", maximum.intValue());
        var verb = unit.isEmpty() ? " to be <=" : " to have <=";
        return refuse(issue.put("inclusive", true), path, "Too big: expected " + origin + verb + maximum + unit);
    }

    /** Notes an issue and returns a missing node in the place of the refused value. */
    JsonNode refuse(ObjectNode issue, List<Object> path, String message) {
        issue.set("path", path(path));
        found.add(issue.put("message", message));
        return MissingNode.getInstance();
    }

    static ObjectNode issue(String code) {
        return JSON.objectNode().put("code", code);
    }

    private static ArrayNode path(List<?> path) {
        var result = JSON.arrayNode();
        for (var step : path) {
            if (step instanceof Integer index) {
                result.add(index);
            } else {
                result.add(step.toString());
            }
        }
        return result;
    }
}
