package com.dokploy.terraform.resources.support;

import com.dokploy.terraform.client.ApiError;
import com.dokploy.terraform.client.ApiException;
import com.dokploy.terraform.client.Dokploy;
import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.AttributeType;
import com.dokploy.terraform.schema.Format;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.schema.Values;
import com.dokploy.terraform.value.Value;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * Values out of the API's JSON. What is not of the kind that its attribute has is an error: read as 0, as nothing or as
 * another text it would plan a change that nobody asked for.
 */
public final class ApiValues {
    /** Digits before or behind the decimal point from which on a number is none that anybody meant. */
    private static final int MOST_DIGITS = 400;

    private ApiValues() {}

    /** A value that cannot be read. It learns where it stands on its way out. */
    static final class Misfit extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final String path;

        private Misfit(String path, String problem) {
            super(problem, null, false, false);
            this.path = path;
        }

        /** The same, as a part of what stands in a field. */
        Misfit in(String field) {
            var separator = path.isEmpty() || path.startsWith("[") ? "" : ".";
            return new Misfit(field + separator + path, String.valueOf(getMessage()));
        }

        /** What whoever asked is told. */
        ApiException of(String procedure) {
            return new ApiException(new ApiError.Malformed(procedure, path, String.valueOf(getMessage())));
        }
    }

    /**
     * The object that Dokploy describes. Attributes that the resource translates itself are not in it, nor fields that
     * this answer lacks.
     *
     * @param known what Terraform has: tells an optional object that is left out from one that only says defaults
     * @param procedure what answered, for the error if a field is not what it should be
     * @throws ApiException if a field is not what it should be
     */
    public static Values state(Schema schema, JsonNode object, Values known, String procedure) {
        try {
            refuseUnlessObject(object);
            return fields(schema, object, known);
        } catch (Misfit misfit) {
            throw misfit.of(procedure);
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
                    var value = hidden ? Value.NULL : fieldValue(schema, attribute, field);
                    // Nothing was ever set: the server says so with an empty list, Terraform with null.
                    var isUnset = isEmptyCollection(value) && known.isNull(attribute);
                    state.setValue(attribute, isUnset ? Value.NULL : value);
                }
                case FLATTENED -> state.setValue(attribute, flattened(attribute, object, known));
                case CUSTOM, LOCAL -> {
                    // Not a field of the API's object.
                }
            }
        }
        return state.build();
    }

    /**
     * An element of a collection that Dokploy describes, every attribute there.
     *
     * @param known the element as Terraform has it; empty if it has none
     * @param procedure what answered, for the error if a field is not what it should be
     * @throws ApiException if a field is not what it should be
     */
    public static Values element(Schema schema, JsonNode object, Values known, String procedure) {
        return complete(schema, withUnmapped(schema, state(schema, object, known, procedure), known));
    }

    private static Value fieldValue(Schema schema, Attribute<?> attribute, JsonNode field) {
        try {
            return value(attribute.type(), attribute.format(), field);
        } catch (Misfit misfit) {
            throw misfit.in(schema.apiField(attribute));
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
        // A new application is of GitHub as far as Dokploy is concerned, without any repository (v0.30.2).
        var saysNothing = known.isNull(attribute) && isDefault(nested, state);
        return saysNothing ? Value.NULL : complete(nested, state).values();
    }

    /** What is no field of the API's object stays as Terraform has it. */
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
            if (!value.equals(attribute.defaultValue()) && !isNothing(value)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isNothing(Value value) {
        return value.isNull() || (value instanceof Value.Text(var text) && text.isEmpty()) || isEmptyCollection(value);
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

    /** The value of an object within an object that Dokploy describes, every attribute there. */
    static Value nested(Schema schema, JsonNode object) {
        return complete(schema, fields(schema, object, Values.EMPTY)).values();
    }

    /**
     * The objects that hang on one that Dokploy describes; none where the field is not there.
     *
     * @param procedure what answered, for the error if it is something else
     * @throws ApiException if it is anything but a list
     */
    public static Iterable<JsonNode> rows(JsonNode object, String field, String procedure) {
        var rows = object.path(field);
        try {
            return rows.isNull() || rows.isMissingNode() ? List.of() : list(rows);
        } catch (Misfit misfit) {
            throw misfit.in(field).of(procedure);
        }
    }

    /**
     * A text that Dokploy describes; empty for null.
     *
     * @param procedure what answered, for the error if it is something else
     * @throws ApiException if it is something else, or not there
     */
    public static String text(JsonNode object, String field, String procedure) {
        var json = object.path(field);
        try {
            return json.isNull() ? "" : text(json);
        } catch (Misfit misfit) {
            throw misfit.in(field).of(procedure);
        }
    }

    private static Misfit misfit(JsonNode json, String expected) {
        return new Misfit("", "is " + Dokploy.kind(json) + ", where " + expected + " is expected");
    }

    /** The value of a field; throws {@link Misfit} if it is not of that kind. */
    static Value value(AttributeType<?> type, Format format, JsonNode json) {
        if (json.isNull() || json.isMissingNode()) {
            return Value.NULL;
        }
        return switch (type) {
            case AttributeType.Text _ ->
                Value.of(format.readable(format == Format.DURATION ? nanoseconds(json) : text(json)));
            case AttributeType.Integer _ -> new Value.Number(whole(json));
            case AttributeType.Decimal _ -> new Value.Number(number(json));
            case AttributeType.Bool _ -> {
                if (!json.isBoolean()) {
                    throw misfit(json, "true or false");
                }
                yield Value.of(json.booleanValue());
            }
            case AttributeType.ListOf<?>(var element) -> new Value.ListValue(items(element, format, json));
            case AttributeType.SetOf<?>(var element) -> new Value.SetValue(items(element, format, json));
            case AttributeType.MapOf<?>(var element) -> {
                refuseUnlessObject(json);
                var entries = new LinkedHashMap<String, Value>();
                for (var property : json.properties()) {
                    try {
                        entries.put(property.getKey(), value(element, format, property.getValue()));
                    } catch (Misfit misfit) {
                        throw misfit.in(property.getKey());
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
            throw misfit(json, "an object");
        }
    }

    /** A text; throws {@link Misfit} for anything else. */
    static String text(JsonNode json) {
        if (!json.isTextual()) {
            throw misfit(json, "a text");
        }
        var text = json.textValue();
        for (var i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                if (i + 1 == text.length() || !Character.isSurrogatePair(text.charAt(i), text.charAt(i + 1))) {
                    throw new Misfit("", "holds half a character (a lone surrogate)");
                }
                i++;
            }
        }
        return text;
    }

    private static String nanoseconds(JsonNode json) {
        return json.isTextual() ? text(json) : whole(json).toPlainString();
    }

    private static BigDecimal whole(JsonNode json) {
        if (!json.isNumber()) {
            throw misfit(json, "a whole number");
        }
        var number = json.decimalValue();
        if (number.signum() == 0) {
            return BigDecimal.ZERO;
        }
        if ((long) number.precision() - number.scale() > 19) {
            throw new Misfit("", "is a number of more than 64 bits");
        }
        if (number.stripTrailingZeros().scale() > 0) {
            throw new Misfit("", "is a number with a fraction, where a whole number is expected");
        }
        return number;
    }

    private static BigDecimal number(JsonNode json) {
        if (!json.isNumber()) {
            throw misfit(json, "a number");
        }
        var number = json.decimalValue();
        if (number.signum() == 0) {
            return BigDecimal.ZERO;
        }
        if (Math.abs((long) number.precision() - number.scale()) > MOST_DIGITS) {
            throw new Misfit("", "is a number of more than " + MOST_DIGITS + " digits");
        }
        return number;
    }

    /** A list; throws {@link Misfit} for anything else. */
    static JsonNode list(JsonNode json) {
        if (!json.isArray()) {
            throw misfit(json, "a list");
        }
        return json;
    }

    private static List<Value> items(AttributeType<?> element, Format format, JsonNode json) {
        var array = list(json);
        var items = new ArrayList<Value>();
        for (var i = 0; i < array.size(); i++) {
            try {
                items.add(value(element, format, array.get(i)));
            } catch (Misfit misfit) {
                throw misfit.in("[" + i + "]");
            }
        }
        return items;
    }
}
