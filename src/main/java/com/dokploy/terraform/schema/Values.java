package com.dokploy.terraform.schema;

import com.dokploy.terraform.value.Value;
import com.dokploy.terraform.value.ValueWalk;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The values of an object, read and written through the {@link Attribute}s of its schema. Immutable. Stands for a
 * configuration, a plan, a prior state or a nested object alike; an attribute without an entry is null.
 */
public record Values(Value.MapValue values) {
    /** An object in which no attribute has a value. */
    public static final Values EMPTY = new Values(new Value.MapValue(Map.of()));

    /** Returns the values of an object; no values for an object that is null or unknown. */
    public static Values of(Value object) {
        return object instanceof Value.MapValue entries ? new Values(entries) : EMPTY;
    }

    /** Returns the id of an object; null if the object has no id, or no known one. */
    public static @Nullable String id(Value object) {
        return object instanceof Value.MapValue entries && entries.at("id") instanceof Value.Text(var text)
                ? text
                : null;
    }

    /** Returns the value of an attribute that is certainly known. Throws IllegalStateException for null and unknown. */
    public <T> T get(Attribute<T> attribute) {
        var java = find(attribute);
        if (java == null) {
            throw new IllegalStateException("attribute " + attribute.name() + " has no known value");
        }
        return java;
    }

    /** Returns the value of an attribute; null if the value is null or unknown. */
    public <T> @Nullable T find(Attribute<T> attribute) {
        return value(attribute) instanceof Value.Known known ? attribute.type().toJava(known) : null;
    }

    /** Returns the value of an attribute, or {@code otherwise} if the value is null or unknown. */
    public <T> T find(Attribute<T> attribute, T otherwise) {
        var java = find(attribute);
        return java == null ? otherwise : java;
    }

    /** Returns the value of an attribute as Terraform has it: known, null or unknown. */
    public Value value(Attribute<?> attribute) {
        return values.at(attribute.name());
    }

    /** Whether an attribute is null. */
    public boolean isNull(Attribute<?> attribute) {
        return value(attribute).isNull();
    }

    /** Whether an attribute has a known value. */
    public boolean has(Attribute<?> attribute) {
        return value(attribute) instanceof Value.Known;
    }

    /** Returns a copy in which an attribute has a value; Java's null makes the attribute null. */
    public <T> Values with(Attribute<T> attribute, @Nullable T java) {
        return withValue(attribute, java == null ? Value.NULL : attribute.type().toValue(java));
    }

    /** Returns a copy in which an attribute has a value, known, null or unknown. */
    public Values withValue(Attribute<?> attribute, Value value) {
        return new Values(values.with(attribute.name(), value));
    }

    /** Returns a builder that begins with these values, for callers that change several attributes. */
    public Builder change() {
        return new Builder(values.change());
    }

    /** Returns a builder in which no attribute has a value yet. */
    public static Builder builder() {
        return new Builder(new Value.MapValue.Builder());
    }

    /** The part of the object that a schema knows, at every depth. */
    public Values only(Schema schema) {
        return new Values(only(schema, values));
    }

    private static Value.MapValue only(Schema schema, Value.MapValue object) {
        var entries = new LinkedHashMap<String, Value>();
        for (var attribute : schema.attributes()) {
            if (object.entries().containsKey(attribute.name())) {
                entries.put(attribute.name(), only(attribute.type(), object.at(attribute.name())));
            }
        }
        return new Value.MapValue(entries);
    }

    private static Value only(AttributeType<?> type, Value value) {
        return switch (type) {
            case AttributeType.ObjectOf(var schema) when value instanceof Value.MapValue object -> only(schema, object);
            case AttributeType.CollectionOf<?> collection ->
                ValueWalk.map(value, part -> only(collection.element(), part));
            case AttributeType.ObjectOf _, AttributeType.Scalar<?> _ -> value;
        };
    }

    /** Values in the making: one copy for all attributes, where {@link #with} makes a copy for each. */
    public static final class Builder {
        private final Value.MapValue.Builder values;

        private Builder(Value.MapValue.Builder values) {
            this.values = values;
        }

        /** Sets an attribute; Java's null makes the attribute null. */
        public <T> Builder set(Attribute<T> attribute, @Nullable T java) {
            return setValue(
                    attribute, java == null ? Value.NULL : attribute.type().toValue(java));
        }

        /** Sets an attribute to a value, known, null or unknown. */
        public Builder setValue(Attribute<?> attribute, Value value) {
            values.put(attribute.name(), value);
            return this;
        }

        /** Returns the values with all that was set. */
        public Values build() {
            return new Values(values.build());
        }
    }
}
