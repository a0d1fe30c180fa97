package com.dokploy.terraform.resources.support;

import com.dokploy.terraform.client.ApiError;
import com.dokploy.terraform.client.ApiException;
import com.dokploy.terraform.client.Dokploy;
import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.AttributeType;
import com.dokploy.terraform.schema.Format;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.schema.Secrets;
import com.dokploy.terraform.schema.Values;
import com.dokploy.terraform.value.Value;
import com.dokploy.terraform.value.ValueWalk;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * Reads values from the API's JSON. JSON of another kind than the attribute's is an error: read as 0, as nothing or as
 * another text it would plan a change that nobody asked for.
 */
public final class ApiValues {
    /** The most digits before or behind the decimal point that a number may have; nobody means a longer one. */
    private static final int MOST_DIGITS = 400;

    private ApiValues() {}

    /** A value that cannot be read. Each caller adds its field to the path of the value as the exception passes. */
    static final class UnexpectedJsonException extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final String path;

        private UnexpectedJsonException(String path, String problem) {
            super(problem, null, false, false);
            this.path = path;
        }

        /** Returns this exception with a field put before the path of the value. */
        UnexpectedJsonException in(String field) {
            var separator = path.isEmpty() || path.startsWith("[") ? "" : ".";
            return new UnexpectedJsonException(field + separator + path, String.valueOf(getMessage()));
        }

        /** Returns the exception for the caller of a procedure. */
        ApiException of(String procedure) {
            return new ApiException(new ApiError.Malformed(procedure, path, String.valueOf(getMessage())));
        }
    }

    /**
     * Returns the object that Dokploy describes, without attributes that the resource translates itself and fields that
     * this answer lacks.
     *
     * @param known the object as Terraform has it: tells an optional object that is left out from one that holds only
     *     defaults
     * @param procedure the procedure that answered, for the error if a field has an unexpected value
     * @throws ApiException if a field has an unexpected value
     */
    public static Values state(Schema schema, JsonNode object, Values known, String procedure) {
        try {
            refuseUnlessObject(object);
            return fields(schema, object, known);
        } catch (UnexpectedJsonException unexpected) {
            throw unexpected.of(procedure);
        }
    }

    private static Values fields(Schema schema, JsonNode object, Values known) {
        var state = Values.builder();
        for (var attribute : schema.attributes()) {
            switch (attribute.mapping()) {
                case FIELD -> {
                    var field = object.get(schema.apiField(attribute));
                    if (attribute.isWriteOnly() || field == null) {
                        continue;
                    }
                    var hidden = attribute.isSensitive() && Secrets.isWriteOnlyInUse(schema, attribute, known);
                    var value = hidden
                            ? Value.NULL
                            : attribute.isMasked() ? known.value(attribute) : fieldValue(schema, attribute, field);
                    // Nothing was ever set: the server says so with an empty list, Terraform with null.
                    var isUnset = isEmptyCollection(value) && known.isNull(attribute);
                    state.setValue(attribute, isUnset ? Value.NULL : value);
                }
                case FLATTENED -> state.setValue(attribute, flattened(attribute, object, known));
                case CUSTOM, LOCAL -> {
                    // Such an attribute is no field of the API's object.
                }
            }
        }
        return state.build();
    }

    /**
     * Returns an element of a collection that Dokploy describes, with every attribute.
     *
     * @param known the element as Terraform has it; empty if Terraform has none
     * @param procedure the procedure that answered, for the error if a field has an unexpected value
     * @throws ApiException if a field has an unexpected value
     */
    public static Values element(Schema schema, JsonNode object, Values known, String procedure) {
        return complete(schema, withUnmapped(schema, state(schema, object, known, procedure), known));
    }

    private static Value fieldValue(Schema schema, Attribute<?> attribute, JsonNode field) {
        try {
            return value(attribute.type(), attribute.format(), field);
        } catch (UnexpectedJsonException unexpected) {
            throw unexpected.in(schema.apiField(attribute));
        }
    }

    private static Value flattened(Attribute<?> attribute, JsonNode object, Values known) {
        var nested = attribute.nested();
        if (nested == null) {
            throw new IllegalStateException(attribute + " is flattened but no object");
        }
        var discriminator = attribute.discriminator();
        if (discriminator != null
                && !object.path(discriminator.field()).asText().equals(discriminator.value())) {
            return Value.NULL;
        }
        var had = Values.of(known.value(attribute));
        var state = withUnmapped(nested, fields(nested, object, had), had);
        // A new application has GitHub as its source in Dokploy, without any repository (v0.30.2).
        var saysNothing = known.isNull(attribute) && isDefault(nested, state);
        return saysNothing ? Value.NULL : complete(nested, state).values();
    }

    /** Adds to a state the values that are no fields of the API's object, as Terraform has them. */
    private static Values withUnmapped(Schema schema, Values state, Values had) {
        var whole = state.change();
        for (var attribute : schema.attributes()) {
            var isUnmapped =
                    attribute.mapping() == Attribute.Mapping.CUSTOM || attribute.mapping() == Attribute.Mapping.LOCAL;
            if (isUnmapped && had.has(attribute)) {
                whole.setValue(attribute, had.value(attribute));
            }
        }
        return whole.build();
    }

    private static boolean isDefault(Schema schema, Values state) {
        for (var attribute : schema.attributes()) {
            var value = state.value(attribute);
            if (!value.equals(attribute.defaultValue()) && !ValueWalk.isEmpty(value)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isEmptyCollection(Value value) {
        return switch (value) {
            case Value.ListValue(var items) -> items.isEmpty();
            case Value.SetValue(var items) -> items.isEmpty();
            default -> false;
        };
    }

    private static Values complete(Schema schema, Values state) {
        var complete = state.change();
        for (var attribute : schema.attributes()) {
            complete.setValue(attribute, state.value(attribute));
        }
        return complete.build();
    }

    /** Returns the value of an object within an object that Dokploy describes, with every attribute. */
    static Value nested(Schema schema, JsonNode object) {
        return complete(schema, fields(schema, object, Values.EMPTY)).values();
    }

    /**
     * Returns the rows in a list field of an object that Dokploy describes; none where the field is not there.
     *
     * @param procedure the procedure that answered, for the error if the field holds no list
     * @throws ApiException if the field holds anything but a list
     */
    public static Iterable<JsonNode> rows(JsonNode object, String field, String procedure) {
        var rows = object.path(field);
        try {
            return rows.isNull() || rows.isMissingNode() ? List.of() : list(rows);
        } catch (UnexpectedJsonException unexpected) {
            throw unexpected.in(field).of(procedure);
        }
    }

    /**
     * Returns the text of a field; empty for null.
     *
     * @param procedure the procedure that answered, for the error if the field holds no text
     * @throws ApiException if the field holds anything but a text, or is not there
     */
    public static String text(JsonNode object, String field, String procedure) {
        var json = object.path(field);
        try {
            return json.isNull() ? "" : text(json);
        } catch (UnexpectedJsonException unexpected) {
            throw unexpected.in(field).of(procedure);
        }
    }

    /**
     * Whether a field is true.
     *
     * @param procedure the procedure that answered, for the error if the field holds anything else
     * @throws ApiException if the field is neither true nor false
     */
    public static boolean isTrue(JsonNode object, String field, String procedure) {
        try {
            return bool(object.path(field));
        } catch (UnexpectedJsonException unexpected) {
            throw unexpected.in(field).of(procedure);
        }
    }

    private static UnexpectedJsonException unexpected(JsonNode json, String expected) {
        return new UnexpectedJsonException("", "is " + Dokploy.kind(json) + ", where " + expected + " is expected");
    }

    /** Returns the value of a field; throws {@link UnexpectedJsonException} if the JSON is not of that type. */
    static Value value(AttributeType<?> type, Format format, JsonNode json) {
        if (json.isNull() || json.isMissingNode()) {
            return Value.NULL;
        }
        return switch (type) {
            case AttributeType.Text _ ->
                Value.of(format.readable(format == Format.DURATION ? nanoseconds(json) : text(json)));
            case AttributeType.Integer _ -> new Value.Number(whole(json));
            case AttributeType.Decimal _ -> new Value.Number(number(json));
            case AttributeType.Bool _ -> Value.of(bool(json));
            case AttributeType.ListOf<?>(var element) -> new Value.ListValue(items(element, format, json));
            case AttributeType.SetOf<?>(var element) -> new Value.SetValue(items(element, format, json));
            case AttributeType.MapOf<?>(var element) -> {
                refuseUnlessObject(json);
                var entries = new LinkedHashMap<String, Value>();
                for (var property : json.properties()) {
                    try {
                        entries.put(property.getKey(), value(element, format, property.getValue()));
                    } catch (UnexpectedJsonException unexpected) {
                        throw unexpected.in(property.getKey());
                    }
                }
                yield new Value.MapValue(entries);
            }
            case AttributeType.ObjectOf(var schema) -> {
                refuseUnlessObject(json);
                yield nested(schema, json);
            }
        };
    }

    static void refuseUnlessObject(JsonNode json) {
        if (!json.isObject()) {
            throw unexpected(json, "an object");
        }
    }

    /** Returns a text; throws {@link UnexpectedJsonException} for anything else. */
    static String text(JsonNode json) {
        if (!json.isTextual()) {
            throw unexpected(json, "a string");
        }
        var text = json.textValue();
        for (var i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                if (i + 1 == text.length() || !Character.isSurrogatePair(text.charAt(i), text.charAt(i + 1))) {
                    throw new UnexpectedJsonException("", "holds half a character (a lone surrogate)");
                }
                i++;
            }
        }
        return text;
    }

    private static boolean bool(JsonNode json) {
        if (!json.isBoolean()) {
            throw unexpected(json, "true or false");
        }
        return json.booleanValue();
    }

    private static String nanoseconds(JsonNode json) {
        return json.isTextual() ? text(json) : whole(json).toPlainString();
    }

    private static BigDecimal whole(JsonNode json) {
        if (!json.isNumber()) {
            throw unexpected(json, "a whole number");
        }
        var number = json.decimalValue();
        if (number.signum() == 0) {
            return BigDecimal.ZERO;
        }
        if ((long) number.precision() - number.scale() > 19) {
            throw new UnexpectedJsonException("", "is a number of more than 64 bits");
        }
        if (number.stripTrailingZeros().scale() > 0) {
            throw new UnexpectedJsonException("", "is a number with a fraction, where a whole number is expected");
        }
        return number;
    }

    private static BigDecimal number(JsonNode json) {
        if (!json.isNumber()) {
            throw unexpected(json, "a number");
        }
        var number = json.decimalValue();
        if (number.signum() == 0) {
            return BigDecimal.ZERO;
        }
        if (Math.abs((long) number.precision() - number.scale()) > MOST_DIGITS) {
            throw new UnexpectedJsonException("", "is a number of more than " + MOST_DIGITS + " digits");
        }
        return number;
    }

    /** Returns a list; throws {@link UnexpectedJsonException} for anything else. */
    static JsonNode list(JsonNode json) {
        if (!json.isArray()) {
            throw unexpected(json, "a list");
        }
        return json;
    }

    private static List<Value> items(AttributeType<?> element, Format format, JsonNode json) {
        var array = list(json);
        var items = new ArrayList<Value>();
        for (var i = 0; i < array.size(); i++) {
            try {
                items.add(value(element, format, array.get(i)));
            } catch (UnexpectedJsonException unexpected) {
                throw unexpected.in("[" + i + "]");
            }
        }
        return items;
    }
}
