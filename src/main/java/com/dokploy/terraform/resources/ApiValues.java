package com.dokploy.terraform.resources;

import com.dokploy.terraform.client.ApiError;
import com.dokploy.terraform.client.ApiException;
import com.dokploy.terraform.client.Dokploy;
import com.dokploy.terraform.framework.AttributeType;
import com.dokploy.terraform.framework.Format;
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
final class ApiValues {
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

    private static Misfit misfit(JsonNode json, String expected) {
        return new Misfit("", "is " + Dokploy.kind(json) + ", where " + expected + " is expected");
    }

    /** The value of a field; throws {@link Misfit} if it is not of that kind. */
    static Value value(AttributeType<?> kind, Format format, JsonNode json) {
        if (json.isNull() || json.isMissingNode()) {
            return Value.NULL;
        }
        return switch (kind) {
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
                yield new Value.Entries(entries);
            }
            case AttributeType.ObjectOf(var schema) -> {
                refuseUnlessObject(json);
                yield ApiMapping.nested(schema, json);
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
