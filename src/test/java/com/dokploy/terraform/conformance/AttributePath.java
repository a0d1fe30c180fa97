package com.dokploy.terraform.conformance;

import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.AttributeType;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * One attribute that a configuration can set: of the object itself, or of an object in it, be that alone or an element
 * of a list, set or map.
 *
 * @param steps the attributes that lead there, from the outermost
 */
record AttributePath(List<Attribute<?>> steps) {
    /** Every place in a type, nested ones after those around them. */
    static List<AttributePath> in(Schema schema) {
        var places = new ArrayList<AttributePath>();
        for (var attribute : schema.attributes()) {
            new AttributePath(List.of(attribute)).collect(places);
        }
        return places;
    }

    /** Every place in a type that must have a value where the object around it has one. */
    static List<AttributePath> required(Schema schema) {
        var places = new ArrayList<AttributePath>();
        for (var attribute : schema.attributes()) {
            new AttributePath(List.of(attribute)).collectRequired(places);
        }
        return places;
    }

    private void collectRequired(List<AttributePath> places) {
        if (attribute().mode() == Attribute.Mode.REQUIRED) {
            places.add(this);
        }
        var nested = attribute().nested();
        if (nested != null) {
            for (var inner : nested.attributes()) {
                inside(inner).collectRequired(places);
            }
        }
    }

    private void collect(List<AttributePath> places) {
        if (!attribute().isConfigurable() || Samples.isVersion(attribute())) {
            return;
        }
        var nested = attribute().nested();
        if (nested == null || nested.size() == 0 || !(attribute().type() instanceof AttributeType.ObjectOf)) {
            places.add(this);
        }
        if (nested != null) {
            for (var inner : nested.attributes()) {
                inside(inner).collect(places);
            }
        }
    }

    private AttributePath inside(Attribute<?> attribute) {
        var longer = new ArrayList<>(steps);
        longer.add(attribute);
        return new AttributePath(longer);
    }

    Attribute<?> first() {
        return steps.getFirst();
    }

    Attribute<?> attribute() {
        return steps.getLast();
    }

    boolean isReplacing() {
        return replaces(first());
    }

    /** Whether another value of an attribute needs another object, also if only the version says that it is another. */
    static boolean replaces(Attribute<?> attribute) {
        var stored = attribute.storedForm();
        return attribute.replaces() || (stored != null && stored.replaces());
    }

    /** Whether a configuration can do without it, whatever stands around it. */
    boolean isOptional() {
        return first().mode() != Attribute.Mode.REQUIRED;
    }

    /** Whether a change of it on the server can be seen: not of what the server never tells. */
    boolean isVisible() {
        return !attribute().isWriteOnly()
                && !attribute().isMasked()
                && steps.stream().noneMatch(step -> step.mapping() == Attribute.Mapping.LOCAL);
    }

    /** The smallest configuration in which it has a value. */
    Value.MapValue with(Schema schema, Samples samples, Value value, long version) {
        return object(schema.name(), schema, 0, samples, value, version);
    }

    private Value.MapValue object(String path, Schema schema, int depth, Samples samples, Value value, long version) {
        var step = steps.get(depth);
        if (depth == steps.size() - 1) {
            return samples.smallest(
                    path,
                    schema,
                    step.isWriteOnly()
                            ? Map.of(step.name(), value, step.name() + "_version", Value.of(version))
                            : Map.of(step.name(), value));
        }
        var inner = object(path + "." + step.name(), Samples.nestedOf(step), depth + 1, samples, value, version);
        return samples.smallest(path, schema, Map.of(step.name(), wrapped(step, step.type(), inner)));
    }

    private static Value wrapped(Attribute<?> attribute, AttributeType<?> type, Value inner) {
        return switch (type) {
            case AttributeType.ListOf<?>(var element) -> Value.list(wrapped(attribute, element, inner));
            case AttributeType.SetOf<?>(var element) -> Value.set(wrapped(attribute, element, inner));
            case AttributeType.MapOf<?>(var element) ->
                new Value.MapValue(
                        Map.of(attribute.name().toUpperCase(Locale.ROOT), wrapped(attribute, element, inner)));
            case AttributeType.ObjectOf _,
                    AttributeType.Text _,
                    AttributeType.Integer _,
                    AttributeType.Decimal _,
                    AttributeType.Bool _ -> inner;
        };
    }

    @Override
    public String toString() {
        return String.join(".", steps.stream().map(Attribute::name).toList());
    }
}
