package com.dokploy.terraform.sandbox.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One key of a procedure's input and the values that the server accepts for it, read from the tables.
 *
 * @param kind the JSON type the value must have
 * @param presence whether the key may be left out, and how the server complains when it is
 * @param nullable whether null is a value of its own
 * @param coerced whether {@code /api} turns whatever was sent into the type, as JavaScript's {@code Number(x)} and
 *     {@code Boolean(x)} do
 * @param minimum least number, or least length of a string or array
 * @param maximum greatest number, or greatest length of a string
 * @param pattern what a string must contain a match of
 * @param expression the pattern as the server writes it
 * @param message what the server says instead of its standard text when the pattern does not match
 * @param format a named format: {@code email} or {@code url}
 * @param options the only strings allowed, empty when any is
 * @param items what the elements of an array must be
 * @param properties the keys of an object, null when it may have any
 * @param variants the keys of an object by the value of its key {@code discriminator}; null if that decides nothing
 * @param strict whether an object refuses keys it does not know instead of dropping them
 * @param standard the value an absent key gets
 */
record Field(
        InputType kind,
        Presence presence,
        boolean nullable,
        boolean coerced,
        @Nullable BigDecimal minimum,
        @Nullable BigDecimal maximum,
        @Nullable BigDecimal above,
        @Nullable Pattern pattern,
        @Nullable String expression,
        @Nullable String message,
        @Nullable String format,
        List<String> options,
        @Nullable Field items,
        @Nullable Map<String, Field> properties,
        @Nullable Map<String, Map<String, Field>> variants,
        @Nullable String discriminator,
        boolean strict,
        @Nullable JsonNode standard) {
    /** The JSON type of a field; an integer is a number without a fraction. */
    enum InputType {
        STRING,
        NUMBER,
        INTEGER,
        BOOLEAN,
        ARRAY,
        OBJECT,
        ANY
    }

    /** Whether a key must be there. {@code NONOPTIONAL} is the server's wording for keys of {@code .required()}. */
    enum Presence {
        OPTIONAL,
        REQUIRED,
        NONOPTIONAL
    }

    /** Reads one field; a type such as {@code $healthCheckSwarm} is looked up among the shared ones. */
    static Field of(JsonNode json, Map<String, Field> shared) {
        var type = json.path("type").asText();
        if (type.startsWith("$")) {
            return shared.getOrDefault(type.substring(1), ANYTHING);
        }
        var options = new ArrayList<String>();
        json.path("enum").forEach(option -> options.add(option.asText()));
        var items = json.get("items");
        var properties = json.get("properties");
        return new Field(
                kind(type),
                presence(json.path("required")),
                json.path("nullable").asBoolean(),
                json.path("coerced").asBoolean(),
                number(json, "min", "minLength", "minItems"),
                number(json, "max", "maxLength"),
                number(json, "exclusiveMin"),
                json.has("regex") ? pattern(json.path("regex").asText()) : null,
                json.has("regex") ? json.path("regex").asText() : null,
                json.has("message") ? json.path("message").asText() : null,
                json.has("format") ? json.path("format").asText() : null,
                List.copyOf(options),
                items == null ? null : of(items, shared),
                properties == null ? null : all(properties, shared),
                json.has("variants") ? variants(json.path("variants"), shared) : null,
                json.has("discriminator") ? json.path("discriminator").asText() : null,
                json.path("strict").asBoolean(),
                json.get("default"));
    }

    private static Map<String, Map<String, Field>> variants(JsonNode json, Map<String, Field> shared) {
        var variants = new LinkedHashMap<String, Map<String, Field>>();
        json.properties().forEach(entry -> variants.put(entry.getKey(), all(entry.getValue(), shared)));
        return variants;
    }

    /** Reads the fields of an object, in the order the server checks them. */
    static Map<String, Field> all(JsonNode json, Map<String, Field> shared) {
        var fields = new LinkedHashMap<String, Field>();
        json.properties().forEach(entry -> fields.put(entry.getKey(), of(entry.getValue(), shared)));
        return fields;
    }

    private static final Field ANYTHING = new Field(
            InputType.ANY,
            Presence.OPTIONAL,
            true,
            false,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            List.of(),
            null,
            null,
            null,
            null,
            false,
            null);

    /**
     * Returns a JavaScript expression as Java understands it: a bracket within a character class needs a backslash in
     * Java.
     */
    private static Pattern pattern(String expression) {
        var text = new StringBuilder();
        boolean within = false;
        for (int index = 0; index < expression.length(); index++) {
            char character = expression.charAt(index);
            if (character == '\\') {
                text.append(character).append(expression.charAt(index + 1));
                index++;
                continue;
            }
            if (character == '[' && within) {
                text.append('\\');
            }
            within = character == '[' || (within && character != ']');
            text.append(character);
        }
        return Pattern.compile(text.toString());
    }

    private static InputType kind(String type) {
        return switch (type) {
            case "string" -> InputType.STRING;
            case "number" -> InputType.NUMBER;
            case "integer" -> InputType.INTEGER;
            case "boolean" -> InputType.BOOLEAN;
            case "array" -> InputType.ARRAY;
            case "object" -> InputType.OBJECT;
            case "any" -> InputType.ANY;
            default -> throw new IllegalArgumentException("No field has the type " + type);
        };
    }

    private static Presence presence(JsonNode required) {
        if (required.isTextual()) {
            return Presence.NONOPTIONAL;
        }
        return required.asBoolean() ? Presence.REQUIRED : Presence.OPTIONAL;
    }

    private static @Nullable BigDecimal number(JsonNode json, String... names) {
        for (var name : names) {
            if (json.has(name)) {
                return json.path(name).decimalValue();
            }
        }
        return null;
    }
}
