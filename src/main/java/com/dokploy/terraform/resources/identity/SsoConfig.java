package com.dokploy.terraform.resources.identity;

import com.dokploy.terraform.resources.support.ApiMapping;
import com.dokploy.terraform.resources.support.ApiValues;
import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.AttributeType;
import com.dokploy.terraform.schema.Check;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.schema.Values;
import com.dokploy.terraform.value.Value;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * The settings of one kind of identity provider, an object with objects in it. An update keeps each field that it does
 * not name, and takes no null: what is to be cleared is sent empty (source of v0.30.2).
 */
final class SsoConfig {
    /** The field that says which claims are which, and that cannot be empty. */
    private static final String MAPPING = "mapping";

    private final Attribute<Values> attribute;
    private final Schema schema;
    private final ObjectNode usualMapping;

    /**
     * Creates the settings of a kind.
     *
     * @param usualMapping the mapping that counts where a provider has none
     */
    SsoConfig(Attribute<Values> attribute, ObjectNode usualMapping) {
        this.attribute = attribute;
        schema = Objects.requireNonNull(attribute.nested());
        this.usualMapping = usualMapping;
    }

    Attribute<Values> attribute() {
        return attribute;
    }

    /**
     * Returns the settings for a write.
     *
     * @param current the settings that the server has; nothing if the provider is new
     */
    ObjectNode body(Values plan, Values config, Values prior, JsonNode current) {
        var fields = fields(schema, inner(plan), inner(config), inner(prior), current);
        for (var field : List.copyOf(fields.properties())) {
            if (field.getValue().isNull()) {
                clear(fields, field.getKey(), current.path(field.getKey()));
            }
        }
        return fields;
    }

    private Values inner(Values around) {
        return Values.of(around.value(attribute));
    }

    private ObjectNode fields(Schema object, Values plan, Values config, Values prior, JsonNode current) {
        var fields = ApiMapping.addUnchanged(object, ApiMapping.update(object, plan, config, prior), current);
        for (var part : parts(object)) {
            var field = object.apiField(part);
            if (plan.has(part)) {
                var whole = fields(
                        Objects.requireNonNull(part.nested()),
                        Values.of(plan.value(part)),
                        Values.of(config.value(part)),
                        Values.of(prior.value(part)),
                        current.path(field));
                // The server takes such an object as a whole.
                whole.properties().removeIf(inner -> inner.getValue().isNull());
                fields.set(field, whole);
            } else {
                fields.putNull(field);
            }
        }
        return fields;
    }

    private void clear(ObjectNode fields, String field, JsonNode had) {
        var isThere = had.isTextual() ? !had.asText().isEmpty() : !had.isEmpty();
        if (!isThere) {
            fields.remove(field);
        } else if (field.equals(MAPPING)) {
            fields.set(field, usualMapping.deepCopy());
        } else if (had.isObject()) {
            fields.putObject(field);
        } else if (had.isArray()) {
            fields.putArray(field);
        } else {
            fields.put(field, "");
        }
    }

    /** Returns the settings as an attribute: null if the provider has none of this kind. */
    Value state(JsonNode settings, Values known, String procedure) {
        return settings.isObject() ? values(schema, settings, inner(known), procedure) : Value.NULL;
    }

    private Value values(Schema object, JsonNode settings, Values known, String procedure) {
        var shown = shown((ObjectNode) settings, object, known);
        var state = ApiValues.element(object, shown, known, procedure).change();
        for (var part : parts(object)) {
            var found = shown.path(object.apiField(part));
            var isThere =
                    found.isObject() && (!found.isEmpty() || known.has(part) || part.mode() == Attribute.Mode.REQUIRED);
            var nested = Objects.requireNonNull(part.nested());
            state.setValue(part, isThere ? values(nested, found, Values.of(known.value(part)), procedure) : Value.NULL);
        }
        return state.build().values();
    }

    /** Returns what the server has, without what is empty, and with the truth values that it leaves out. */
    private ObjectNode shown(ObjectNode settings, Schema object, Values known) {
        var shown = settings.deepCopy();
        for (var declared : object.attributes()) {
            var field = object.apiField(declared);
            var value = shown.path(field);
            var isEmpty = value.isTextual() ? value.asText().isEmpty() : value.isContainerNode() && value.isEmpty();
            var isUsual = field.equals(MAPPING) && value.equals(usualMapping);
            if ((isEmpty || isUsual) && known.isNull(declared) && declared.mapping() == Attribute.Mapping.FIELD) {
                shown.remove(field);
            }
            if (value.isMissingNode()
                    && declared.type() instanceof AttributeType.Bool
                    && !declared.defaultValue().isNull()) {
                shown.set(field, ApiMapping.field(declared, declared.defaultValue()));
            }
        }
        return shown;
    }

    /** Returns the attributes that hold an object with secrets of its own. */
    private static List<Attribute<?>> parts(Schema object) {
        var parts = new ArrayList<Attribute<?>>();
        for (var attribute : object.attributes()) {
            if (attribute.mapping() == Attribute.Mapping.CUSTOM && attribute.type() instanceof AttributeType.ObjectOf) {
                parts.add(attribute);
            }
        }
        return parts;
    }

    /** Declares an attribute that names a claim. */
    static void claim(Schema.Builder object, String name, String description, boolean isRequired) {
        var builder = object.string(name).check(Check.notEmpty());
        (isRequired ? builder.required() : builder).describe(description);
    }

    /** Nothing that a server has. */
    static JsonNode none() {
        return MissingNode.getInstance();
    }
}
