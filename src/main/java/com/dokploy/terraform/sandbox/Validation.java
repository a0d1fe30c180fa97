package com.dokploy.terraform.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Checks an input the way the server's zod 4 schemas do, with the same issues and texts, and returns what is left of
 * it: keys it does not know dropped, defaults filled in, keys in the schema's order.
 */
final class Validation {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final Pattern EMAIL = Pattern.compile(
            "^(?!\\.)(?!.*\\.\\.)([A-Za-z0-9_'+\\-\\.]*)[A-Za-z0-9_+-]@([A-Za-z0-9][A-Za-z0-9\\-]*\\.)+[A-Za-z]{2,}$");
    private static final Pattern URL = Pattern.compile("^[a-zA-Z][a-zA-Z0-9+.-]*:.+");

    private final boolean coerce;
    private final ArrayNode issues = JSON.arrayNode();

    private Validation(boolean coerce) {
        this.coerce = coerce;
    }

    /**
     * The checked input.
     *
     * @param coerce whether top-level booleans and numbers are converted, as the {@code /api} surface does
     * @throws ApiErrorException 400, with every issue found
     */
    static ObjectNode check(Map<String, Field> fields, JsonNode input, boolean coerce) {
        var validation = new Validation(coerce);
        var result = JSON.objectNode();
        if (input.isMissingNode() && fields.isEmpty()) {
            return result;
        }
        if (input instanceof ObjectNode object) {
            validation.object(fields, object, List.of(), true, result);
        } else {
            validation.mistyped("object", input, List.of());
        }
        if (!validation.issues.isEmpty()) {
            throw ApiErrorException.invalid(validation.issues);
        }
        return result;
    }

    /** An issue outside the tables, as {@code superRefine} adds them. */
    static ApiErrorException custom(String message, Object... path) {
        var issue = JSON.objectNode().put("code", "custom");
        issue.set("path", path(List.of(path)));
        issue.put("message", message);
        return ApiErrorException.invalid(JSON.arrayNode().add(issue));
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

    /** The value as stored; missing when there is none or it is wrong. */
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
            var issue = issue("invalid_type").put("expected", "nonoptional");
            return refuse(issue, path, "Invalid input: expected nonoptional, received undefined");
        }
        if (converts(field, top)) {
            value = field.kind() == Field.Kind.BOOLEAN ? BooleanNode.valueOf(truthy(value)) : toNumber(value);
        }
        return switch (field.kind()) {
            case STRING -> field.options().isEmpty() ? string(field, value, path) : option(field, value, path);
            case NUMBER, INTEGER -> number(field, value, path);
            case BOOLEAN -> value.isBoolean() ? value : mistyped("boolean", value, path);
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
            return mistyped("string", value, path);
        }
        var text = value.textValue();
        var before = issues.size();
        if (field.minimum() != null && text.length() < field.minimum().intValue()) {
            tooSmall("string", field.minimum(), path, " characters");
        }
        if (field.maximum() != null && text.length() > field.maximum().intValue()) {
            tooBig("string", field.maximum(), path, " characters");
        }
        if (field.pattern() != null && !field.pattern().matcher(text).find()) {
            var issue = issue("invalid_format").put("format", "regex");
            issue.put("origin", "string").put("pattern", "/" + field.expression() + "/");
            var message = field.message() == null
                    ? "Invalid string: must match pattern /" + field.expression() + "/"
                    : field.message();
            refuse(issue, path, message);
        }
        if ("email".equals(field.format()) && !EMAIL.matcher(text).find()) {
            var issue = issue("invalid_format").put("format", "email");
            refuse(
                    issue.put("origin", "string").put("pattern", "/" + EMAIL.pattern() + "/"),
                    path,
                    "Invalid email address");
        }
        if (("uri".equals(field.format()) || "url".equals(field.format()))
                && !URL.matcher(text).find()) {
            refuse(issue("invalid_format").put("format", "url"), path, "Invalid URL");
        }
        return issues.size() == before ? value : MissingNode.getInstance();
    }

    private JsonNode option(Field field, JsonNode value, List<Object> path) {
        if (value.isTextual() && field.options().contains(value.textValue())) {
            return value;
        }
        var issue = issue("invalid_value");
        var quoted = new ArrayList<String>();
        var values = issue.putArray("values");
        for (var option : field.options()) {
            values.add(option);
            quoted.add("\"" + option + "\"");
        }
        var wanted = quoted.size() == 1 ? "Invalid input: expected " : "Invalid option: expected one of ";
        return refuse(issue, path, wanted + String.join("|", quoted));
    }

    private JsonNode number(Field field, JsonNode value, List<Object> path) {
        if (value instanceof DoubleNode number && Double.isNaN(number.doubleValue())) {
            var issue = issue("invalid_type").put("expected", "number").put("received", "NaN");
            return refuse(issue, path, "Invalid input: expected number, received NaN");
        }
        if (!value.isNumber()) {
            return mistyped("number", value, path);
        }
        var amount = value.decimalValue();
        if (field.kind() == Field.Kind.INTEGER && amount.stripTrailingZeros().scale() > 0) {
            var issue = issue("invalid_type").put("expected", "int").put("format", "safeint");
            return refuse(issue, path, "Invalid input: expected int, received number");
        }
        if (field.minimum() != null && amount.compareTo(field.minimum()) < 0) {
            return tooSmall("number", field.minimum(), path, "");
        }
        if (field.above() != null && amount.compareTo(field.above()) <= 0) {
            var issue = issue("too_small").put("origin", "number").put("minimum", field.above());
            return refuse(issue.put("inclusive", false), path, "Too small: expected number to be >" + field.above());
        }
        if (field.maximum() != null && amount.compareTo(field.maximum()) > 0) {
            return tooBig("number", field.maximum(), path, "");
        }
        return value;
    }

    private JsonNode array(Field field, JsonNode value, List<Object> path) {
        if (!(value instanceof ArrayNode array)) {
            return mistyped("array", value, path);
        }
        if (field.minimum() != null && array.size() < field.minimum().intValue()) {
            return tooSmall("array", field.minimum(), path, " items");
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
            return mistyped("object", value, path);
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
        var issue = issue("unrecognized_keys");
        var keys = issue.putArray("keys");
        unknown.forEach(keys::add);
        var noun = unknown.size() == 1 ? "Unrecognized key: " : "Unrecognized keys: ";
        refuse(issue, path, noun + "\"" + String.join("\", \"", unknown) + "\"");
    }

    private JsonNode mistyped(String expected, JsonNode value, List<Object> path) {
        var issue = issue("invalid_type").put("expected", expected);
        return refuse(issue, path, "Invalid input: expected " + expected + ", received " + typeName(value));
    }

    private JsonNode tooSmall(String origin, BigDecimal minimum, List<Object> path, String unit) {
        var issue = issue("too_small").put("origin", origin).put("minimum", minimum.intValue());
        var verb = unit.isEmpty() ? " to be >=" : " to have >=";
        return refuse(issue.put("inclusive", true), path, "Too small: expected " + origin + verb + minimum + unit);
    }

    private JsonNode tooBig(String origin, BigDecimal maximum, List<Object> path, String unit) {
        var issue = issue("too_big").put("origin", origin).put("maximum", maximum.intValue());
        var verb = unit.isEmpty() ? " to be <=" : " to have <=";
        return refuse(issue.put("inclusive", true), path, "Too big: expected " + origin + verb + maximum + unit);
    }

    private JsonNode refuse(ObjectNode issue, List<Object> path, String message) {
        issue.set("path", path(path));
        issues.add(issue.put("message", message));
        return MissingNode.getInstance();
    }

    private static ObjectNode issue(String code) {
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

    private static List<Object> with(List<Object> path, Object step) {
        var longer = new ArrayList<Object>(path);
        longer.add(step);
        return longer;
    }

    private static String typeName(JsonNode value) {
        return switch (value.getNodeType()) {
            case MISSING -> "undefined";
            case NULL -> "null";
            case STRING, BINARY -> "string";
            case NUMBER -> "number";
            case BOOLEAN -> "boolean";
            case ARRAY -> "array";
            case OBJECT, POJO -> "object";
        };
    }

    /** JavaScript's {@code Boolean(x)}: the text "false" is true. */
    private static boolean truthy(JsonNode value) {
        return switch (value.getNodeType()) {
            case MISSING, NULL -> false;
            case STRING, BINARY -> !value.asText().isEmpty();
            case NUMBER -> value.decimalValue().signum() != 0;
            case BOOLEAN -> value.booleanValue();
            case ARRAY, OBJECT, POJO -> true;
        };
    }

    /** JavaScript's {@code Number(x)}: null and the empty text are 0, true is 1. */
    private static JsonNode toNumber(JsonNode value) {
        return switch (value.getNodeType()) {
            case NUMBER -> value;
            case NULL -> IntNode.valueOf(0);
            case BOOLEAN -> IntNode.valueOf(value.booleanValue() ? 1 : 0);
            case STRING, BINARY -> parse(value.asText().strip());
            case MISSING, ARRAY, OBJECT, POJO -> DoubleNode.valueOf(Double.NaN);
        };
    }

    private static JsonNode parse(String text) {
        if (text.isEmpty()) {
            return IntNode.valueOf(0);
        }
        try {
            var number = new BigDecimal(text);
            if (number.stripTrailingZeros().scale() > 0) {
                return DecimalNode.valueOf(number);
            }
            return LongNode.valueOf(number.longValueExact());
        } catch (NumberFormatException notANumber) {
            return DoubleNode.valueOf(Double.NaN);
        } catch (ArithmeticException tooLong) {
            return DecimalNode.valueOf(new BigDecimal(text));
        }
    }
}
