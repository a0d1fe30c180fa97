package com.dokploy.terraform.sandbox.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Checks an input the way the server's zod 4 schemas do, with the same issues and texts, and returns the cleaned input:
 * unknown keys dropped, defaults filled in, keys in the schema's order.
 */
public final class Validation {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final Pattern EMAIL = Pattern.compile(
            "^(?!\\.)(?!.*\\.\\.)([A-Za-z0-9_'+\\-\\.]*)[A-Za-z0-9_+-]@([A-Za-z0-9][A-Za-z0-9\\-]*\\.)+[A-Za-z]{2,}$");
    private static final Pattern URL = Pattern.compile("^[a-zA-Z][a-zA-Z0-9+.-]*:.+");

    private final boolean coerce;
    private final Issues issues = new Issues();

    private Validation(boolean coerce) {
        this.coerce = coerce;
    }

    /**
     * The checked input.
     *
     * @param coerce whether top-level booleans and numbers are converted, as the {@code /api} surface does
     * @throws ApiErrorException 400, with every issue found
     */
    public static ObjectNode check(Map<String, Field> fields, JsonNode input, boolean coerce) {
        var validation = new Validation(coerce);
        var result = JSON.objectNode();
        if (input.isMissingNode() && fields.isEmpty()) {
            return result;
        }
        if (input instanceof ObjectNode object) {
            validation.object(fields, object, List.of(), true, result);
        } else {
            validation.issues.mistyped("object", input, List.of());
        }
        validation.issues.require();
        return result;
    }

    private void object(
            Map<String, Field> fields, ObjectNode input, List<Object> path, boolean top, ObjectNode result) {
        for (var entry : fields.entrySet()) {
            var value = input.get(entry.getKey());
            var at = with(path, entry.getKey());
            var checked = field(entry.getValue(), value == null ? MissingNode.getInstance() : value, at, top);
            if (!checked.isMissingNode()) {
                result.set(entry.getKey(), checked);
            }
        }
    }

    /** Returns the value as stored; a missing node when there is no value or it is wrong. */
    private JsonNode field(Field field, JsonNode sent, List<Object> path, boolean top) {
        var value = sent;
        if (value.isMissingNode() && field.standard() != null) {
            return field.standard();
        }
        if (value.isMissingNode() && field.presence() == Field.Presence.OPTIONAL) {
            return value;
        }
        if (value.isNull() && field.nullable()) {
            return value;
        }
        if (value.isMissingNode() && field.presence() == Field.Presence.NONOPTIONAL) {
            var issue = Issues.issue("invalid_type").put("expected", "nonoptional");
            return issues.refuse(issue, path, "Invalid input: expected nonoptional, received undefined");
        }
        if (converts(field, top)) {
            value = field.kind() == Field.InputType.BOOLEAN
                    ? BooleanNode.valueOf(JavaScript.truthy(value))
                    : JavaScript.toNumber(value);
        }
        return switch (field.kind()) {
            case STRING -> field.options().isEmpty() ? string(field, value, path) : option(field, value, path);
            case NUMBER, INTEGER -> number(field, value, path);
            case BOOLEAN -> value.isBoolean() ? value : issues.mistyped("boolean", value, path);
            case ARRAY -> array(field, value, path);
            case OBJECT -> nested(field, value, path);
            case ANY -> value;
        };
    }

    private boolean converts(Field field, boolean top) {
        return coerce && top && field.coerced();
    }

    private JsonNode string(Field field, JsonNode value, List<Object> path) {
        if (!value.isTextual()) {
            return issues.mistyped("string", value, path);
        }
        var text = value.textValue();
        var before = issues.count();
        if (field.minimum() != null && text.length() < field.minimum().intValue()) {
            issues.tooSmall("string", field.minimum(), path, " characters");
        }
        if (field.maximum() != null && text.length() > field.maximum().intValue()) {
            issues.tooBig("string", field.maximum(), path, " characters");
        }
        if (field.pattern() != null && !field.pattern().matcher(text).find()) {
            var issue = Issues.issue("invalid_format").put("format", "regex");
            issue.put("origin", "string").put("pattern", "/" + field.expression() + "/");
            var message = field.message() == null
                    ? "Invalid string: must match pattern /" + field.expression() + "/"
                    : field.message();
            issues.refuse(issue, path, message);
        }
        if ("email".equals(field.format()) && !EMAIL.matcher(text).find()) {
            var issue = Issues.issue("invalid_format").put("format", "email");
            issues.refuse(
                    issue.put("origin", "string").put("pattern", "/" + EMAIL.pattern() + "/"),
                    path,
                    "Invalid email address");
        }
        if (("uri".equals(field.format()) || "url".equals(field.format()))
                && !URL.matcher(text).find()) {
            issues.refuse(Issues.issue("invalid_format").put("format", "url"), path, "Invalid URL");
        }
        return issues.count() == before ? value : MissingNode.getInstance();
    }

    private JsonNode option(Field field, JsonNode value, List<Object> path) {
        if (value.isTextual() && field.options().contains(value.textValue())) {
            return value;
        }
        var issue = Issues.issue("invalid_value");
        var quoted = new ArrayList<String>();
        var values = issue.putArray("values");
        for (var option : field.options()) {
            values.add(option);
            quoted.add("\"" + option + "\"");
        }
        var wanted = quoted.size() == 1 ? "Invalid input: expected " : "Invalid option: expected one of ";
        return issues.refuse(issue, path, wanted + String.join("|", quoted));
    }

    private JsonNode number(Field field, JsonNode value, List<Object> path) {
        if (value instanceof DoubleNode number && Double.isNaN(number.doubleValue())) {
            var issue = Issues.issue("invalid_type").put("expected", "number").put("received", "NaN");
            return issues.refuse(issue, path, "Invalid input: expected number, received NaN");
        }
        if (!value.isNumber()) {
            return issues.mistyped("number", value, path);
        }
        var amount = value.decimalValue();
        if (field.kind() == Field.InputType.INTEGER
                && amount.stripTrailingZeros().scale() > 0) {
            var issue = Issues.issue("invalid_type").put("expected", "int").put("format", "safeint");
            return issues.refuse(issue, path, "Invalid input: expected int, received number");
        }
        if (field.minimum() != null && amount.compareTo(field.minimum()) < 0) {
            return issues.tooSmall("number", field.minimum(), path, "");
        }
        if (field.above() != null && amount.compareTo(field.above()) <= 0) {
            var issue = Issues.issue("too_small").put("origin", "number").put("minimum", field.above());
            return issues.refuse(
                    issue.put("inclusive", false), path, "Too small: expected number to be >" + field.above());
        }
        if (field.maximum() != null && amount.compareTo(field.maximum()) > 0) {
            return issues.tooBig("number", field.maximum(), path, "");
        }
        return value;
    }

    private JsonNode array(Field field, JsonNode value, List<Object> path) {
        if (!(value instanceof ArrayNode array)) {
            return issues.mistyped("array", value, path);
        }
        if (field.minimum() != null && array.size() < field.minimum().intValue()) {
            return issues.tooSmall("array", field.minimum(), path, " items");
        }
        if (field.items() == null) {
            return array;
        }
        var result = JSON.arrayNode();
        for (int index = 0; index < array.size(); index++) {
            var element = field(field.items(), array.get(index), with(path, index), false);
            if (!element.isMissingNode()) {
                result.add(element);
            }
        }
        return result;
    }

    private JsonNode nested(Field field, JsonNode value, List<Object> path) {
        if (!(value instanceof ObjectNode object)) {
            return issues.mistyped("object", value, path);
        }
        if (field.variants() != null && field.discriminator() != null) {
            return variant(field.variants(), field.discriminator(), object, path);
        }
        if (field.properties() == null) {
            return object;
        }
        var result = JSON.objectNode();
        object(field.properties(), object, path, false, result);
        if (field.strict()) {
            unrecognized(field.properties(), object, path);
        }
        return result;
    }

    private JsonNode variant(
            Map<String, Map<String, Field>> variants, String discriminator, ObjectNode object, List<Object> path) {
        var kind = object.path(discriminator).asText();
        var fields = variants.get(kind);
        if (fields == null) {
            var issue = Issues.issue("invalid_union").put("note", "No matching discriminator");
            return issues.refuse(issue.put("discriminator", discriminator), with(path, discriminator), "Invalid input");
        }
        var result = JSON.objectNode().put(discriminator, kind);
        object(fields, object, path, false, result);
        return result;
    }

    private void unrecognized(Map<String, Field> known, ObjectNode object, List<Object> path) {
        var unknown = new ArrayList<String>();
        object.fieldNames().forEachRemaining(name -> {
            if (!known.containsKey(name)) {
                unknown.add(name);
            }
        });
        if (unknown.isEmpty()) {
            return;
        }
        var issue = Issues.issue("unrecognized_keys");
        var keys = issue.putArray("keys");
        unknown.forEach(keys::add);
        var noun = unknown.size() == 1 ? "Unrecognized key: " : "Unrecognized keys: ";
        issues.refuse(issue, path, noun + "\"" + String.join("\", \"", unknown) + "\"");
    }

    private static List<Object> with(List<Object> path, Object step) {
        var longer = new ArrayList<Object>(path);
        longer.add(step);
        return longer;
    }
}
