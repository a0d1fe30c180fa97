package com.dokploy.terraform.schema;

import com.dokploy.terraform.value.Value;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The values of an object, read and written through the {@link Attribute}s of its schema. Immutable. Stands for a
 * configuration, a plan, a prior state or a nested object alike; an attribute that is not there is null.
 */
public record Values(Value.MapValue values) {
    /** No attribute has a value. */
    public static final Values EMPTY = new Values(new Value.MapValue(Map.of()));

    /** The values of an object; none of one that is null or unknown. */
    public static Values of(Value object) {
        return object instanceof Value.MapValue entries ? new Values(entries) : EMPTY;
    }

    /** The id of an object; null if it has none, or none that is known. */
    public static @Nullable String id(Value object) {
        return object instanceof Value.MapValue entries && entries.at("id") instanceof Value.Text(var text)
                ? text
                : null;
    }

    /** The value of an attribute that is certainly known. Throws IllegalStateException for null and unknown. */
    public <T> T get(Attribute<T> attribute) {
        var java = find(attribute);
        if (java == null) {
            throw new IllegalStateException("attribute " + attribute.name() + " has no known value");
        }
        return java;
    }

    /** The value of an attribute; null if it is null or unknown. */
    public <T> @Nullable T find(Attribute<T> attribute) {
        return value(attribute) instanceof Value.Known known ? attribute.type().toJava(known) : null;
    }

    /** The value of an attribute, or another one if it is null or unknown. */
    public <T> T find(Attribute<T> attribute, T otherwise) {
        var java = find(attribute);
        return java == null ? otherwise : java;
    }

    /** The value of an attribute as Terraform has it: known, null or unknown. */
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

    /** A copy in which an attribute has a value; Java's null makes it null. */
    public <T> Values with(Attribute<T> attribute, @Nullable T java) {
        return withValue(attribute, java == null ? Value.NULL : attribute.type().toValue(java));
    }

    /** A copy in which an attribute has a value, known, null or unknown. */
    public Values withValue(Attribute<?> attribute, Value value) {
        return new Values(values.with(attribute.name(), value));
    }

    /** Begins with this state, for who changes several attributes. */
    public Builder change() {
        return new Builder(values.change());
    }

    /** Begins with a state in which no attribute has a value. */
    public static Builder builder() {
        return new Builder(new Value.MapValue.Builder());
    }

    /** A state in the making: one copy for all its attributes, where {@link #with} takes one for each. */
    public static final class Builder {
        private final Value.MapValue.Builder values;

        private Builder(Value.MapValue.Builder values) {
            this.values = values;
        }

        /** Sets an attribute; Java's null makes it null. */
        public <T> Builder set(Attribute<T> attribute, @Nullable T java) {
            return setValue(
                    attribute, java == null ? Value.NULL : attribute.type().toValue(java));
        }

        /** Sets an attribute to a value, known, null or unknown. */
        public Builder setValue(Attribute<?> attribute, Value value) {
            values.put(attribute.name(), value);
            return this;
        }

        /** The state with all that was set. */
        public Values build() {
            return new Values(values.build());
        }
    }
}
