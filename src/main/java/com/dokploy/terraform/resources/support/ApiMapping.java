package com.dokploy.terraform.resources.support;

import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.AttributeType;
import com.dokploy.terraform.schema.Format;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.schema.Secrets;
import com.dokploy.terraform.schema.Values;
import com.dokploy.terraform.value.Value;
import com.dokploy.terraform.value.ValueWalk;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/**
 * Translates between objects as Terraform has them and objects as Dokploy's API has them, driven by the schema alone.
 *
 * <p>A field is always sent, null where there is no value: Dokploy leaves out-of-body fields as they are, null clears
 * them (seen on v0.30.2). Attributes with a default are never null, so nothing is coerced.
 */
public final class ApiMapping {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private ApiMapping() {}

    /** Returns an empty body. */
    public static ObjectNode body() {
        return JSON.objectNode();
    }

    /** Returns a body of one field. */
    public static ObjectNode body(String field, String value) {
        return JSON.objectNode().put(field, value);
    }

    /** Returns a body of the given attributes of an object; those without a value are left out. */
    public static ObjectNode create(Schema schema, Values plan, Attribute<?>... attributes) {
        var body = JSON.objectNode();
        for (var attribute : attributes) {
            if (plan.has(attribute)) {
                body.set(schema.apiField(attribute), field(attribute, plan.value(attribute)));
            }
        }
        return body;
    }

    /**
     * Returns a body of all attributes of an object that can change.
     *
     * @param plan the planned values
     * @param config the configuration, for write-only values
     * @param prior the state before; null if the object was just made
     */
    public static ObjectNode update(Schema schema, Values plan, Values config, @Nullable Values prior) {
        var body = JSON.objectNode();
        addFields(body, schema, plan, config, prior == null ? Values.EMPTY : prior);
        return body;
    }

    private static void addFields(ObjectNode body, Schema schema, Values plan, Values config, Values prior) {
        for (var attribute : schema.attributes()) {
            switch (attribute.mapping()) {
                case FIELD -> {
                    if (isSent(attribute, plan) && !isSecretKeptElsewhere(schema, attribute, plan)) {
                        body.set(schema.apiField(attribute), field(attribute, plan.value(attribute)));
                    }
                }
                case FLATTENED -> addFlattened(body, attribute, plan, config, prior);
                case CUSTOM -> addWriteOnly(body, schema, attribute, plan, config, prior);
                case LOCAL -> {
                    // The server is never sent such an attribute.
                }
            }
        }
    }

    /**
     * Whether an attribute is sent: a setting that the server makes no use of is left alone unless it is configured.
     */
    private static boolean isSent(Attribute<?> attribute, Values plan) {
        return attribute.mode() != Attribute.Mode.COMPUTED
                && !attribute.replaces()
                && (plan.has(attribute) || !attribute.lacksDefaultIn(plan.values()));
    }

    private static void addFlattened(
            ObjectNode body, Attribute<?> attribute, Values plan, Values config, Values prior) {
        var nested = attribute.nested();
        if (nested == null) {
            throw new IllegalStateException(attribute + " is flattened but no object");
        }
        var discriminator = attribute.discriminator();
        if (discriminator != null && plan.has(attribute)) {
            body.put(discriminator.field(), discriminator.value());
        }
        if (plan.has(attribute)) {
            var inner = Values.of(plan.value(attribute));
            addFields(body, nested, inner, Values.of(config.value(attribute)), Values.of(prior.value(attribute)));
            return;
        }
        // Some nested objects share a field: one that another object has set already is not overwritten.
        var absent = JSON.objectNode();
        addFields(absent, nested, defaults(nested), Values.EMPTY, Values.EMPTY);
        for (var field : absent.properties()) {
            body.putIfAbsent(field.getKey(), field.getValue());
        }
    }

    /** Returns the values of a nested object that is left out. */
    private static Values defaults(Schema schema) {
        var state = Values.builder();
        for (var attribute : schema.attributes()) {
            state.setValue(attribute, attribute.defaultValue());
        }
        return state.build();
    }

    /** Sends the write-only counterpart of a secret in the secret's own field, but only when its version changes. */
    private static void addWriteOnly(
            ObjectNode body, Schema schema, Attribute<?> attribute, Values plan, Values config, Values prior) {
        var secret = attribute.storedForm();
        if (secret == null || !config.has(attribute) || secret.mapping() != Attribute.Mapping.FIELD) {
            return;
        }
        if (Secrets.hasNewVersion(schema, secret, plan, prior)) {
            body.set(schema.apiField(secret), field(attribute, config.value(attribute)));
        }
    }

    private static boolean isSecretKeptElsewhere(Schema schema, Attribute<?> attribute, Values plan) {
        return attribute.isSensitive() && Secrets.isWriteOnlyInUse(schema, attribute, plan);
    }

    /** Returns the JSON of one attribute's value. */
    public static JsonNode field(Attribute<?> attribute, Value value) {
        return json(attribute.type(), attribute.format(), value);
    }

    private static JsonNode json(AttributeType<?> type, Format format, Value value) {
        if (!(value instanceof Value.Known)) {
            return JSON.nullNode();
        }
        return switch (type) {
            case AttributeType.Text _ -> text(format, ((Value.Text) value).text());
            case AttributeType.Integer _ ->
                JSON.numberNode(((Value.Number) value).number().longValueExact());
            case AttributeType.Decimal _ -> JSON.numberNode(((Value.Number) value).number());
            case AttributeType.Bool _ -> JSON.booleanNode(((Value.Bool) value).bool());
            case AttributeType.MapOf<?>(var element) -> {
                var object = JSON.objectNode();
                for (var entry : ((Value.MapValue) value).entries().entrySet()) {
                    object.set(entry.getKey(), json(element, format, entry.getValue()));
                }
                yield object;
            }
            case AttributeType.CollectionOf<?> collection ->
                array(collection.element(), format, ValueWalk.parts(value));
            case AttributeType.ObjectOf(var schema) -> {
                // Dokploy's nested objects are strict: a key is there with a value, or not there.
                var object = JSON.objectNode();
                var state = Values.of(value);
                for (var attribute : schema.attributes()) {
                    if (state.has(attribute)) {
                        object.set(schema.apiField(attribute), field(attribute, state.value(attribute)));
                    }
                }
                yield object;
            }
        };
    }

    private static JsonNode text(Format format, String text) {
        return switch (format) {
            case PLAIN, HOST, EMAIL, FILE -> JSON.textNode(text);
            case BYTES, NANO_CPUS, URL, PEM -> JSON.textNode(canonical(format, text));
            case DURATION -> JSON.numberNode(Long.parseLong(canonical(format, text)));
        };
    }

    private static String canonical(Format format, String text) {
        var canonical = format.canonical(text);
        if (canonical == null) {
            throw new IllegalStateException("an unchecked value is not " + format.meaning());
        }
        return canonical;
    }

    private static ArrayNode array(AttributeType<?> element, Format format, Iterable<Value> items) {
        var array = JSON.arrayNode();
        for (var item : items) {
            array.add(json(element, format, item));
        }
        return array;
    }

    /**
     * Adds to the body of an update the fields that it lacks, as the row has them: some procedures know no partial
     * update, and unchanged write-only values are not sent.
     */
    public static ObjectNode addUnchanged(Schema schema, ObjectNode body, JsonNode row) {
        for (var attribute : schema.attributes()) {
            var field = schema.apiField(attribute);
            if (attribute.mapping() == Attribute.Mapping.FIELD
                    && attribute.isConfigurable()
                    && !attribute.replaces()
                    && !body.has(field)
                    && row.has(field)) {
                body.set(field, row.get(field));
            }
        }
        return body;
    }

    /**
     * Whether a body says anything that the server does not have already.
     *
     * @param current the row of the object
     */
    public static boolean hasChanges(ObjectNode body, JsonNode current) {
        for (var field : body.properties()) {
            var have = current.path(field.getKey());
            var isNothing = have.isMissingNode() || have.isNull();
            var wanted = field.getValue();
            var wantsNothing = wanted.isNull() || (wanted.isArray() && wanted.isEmpty());
            if (!isSame(wanted, have) && !(isNothing && wantsNothing)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Whether two JSON values are equal, whatever the Java types of their numbers: numbers that are read have the
     * narrowest type, numbers that are built the widest.
     */
    private static boolean isSame(JsonNode one, JsonNode other) {
        if (one.isNumber() && other.isNumber()) {
            return one.decimalValue().compareTo(other.decimalValue()) == 0;
        }
        return one.equals(other);
    }
}
