package com.dokploy.terraform.framework.engine;

import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.AttributeType;
import com.dokploy.terraform.schema.Format;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.schema.Values;
import com.dokploy.terraform.value.Path;
import com.dokploy.terraform.value.Value;
import com.dokploy.terraform.value.ValueWalk;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * Brings what the server says together with what Terraform has: where both mean the same, Terraform's spelling stays;
 * where they differ, the server is right. What the server did not mention stays too.
 */
final class Reconciler {
    /** A value of which the server says something else than was planned. */
    record Mismatch(Path path, AttributeType<?> type, boolean isSecret, Value planned, Value actual) {}

    private final boolean isImport;
    private final List<Mismatch> mismatches = new ArrayList<>();

    /** @param isImport whether Terraform has nothing of the object yet but its id */
    Reconciler(boolean isImport) {
        this.isImport = isImport;
    }

    /** Returns the object as the server has it, spelled as Terraform spells it. Differences are collected. */
    Values reconcile(Schema schema, Values known, Values actual) {
        return new Values(object(schema, Path.ROOT, false, known.values(), actual.values()));
    }

    /** The values of which the server said something else although they were known, in order. */
    List<Mismatch> mismatches() {
        return mismatches;
    }

    private Value.MapValue object(
            Schema schema, Path path, boolean isSecret, Value.MapValue known, Value.MapValue actual) {
        var entries = new LinkedHashMap<String, Value>();
        for (var attribute : schema.attributes()) {
            var name = attribute.name();
            var knownValue = known.at(name);
            var actualValue = isLeftAlone(attribute, knownValue, actual) ? Value.NULL : actual.at(name);
            if (attribute.isWriteOnly()) {
                entries.put(name, Value.NULL);
            } else if (isFoundEmpty(attribute, knownValue, actualValue)) {
                entries.put(name, actualValue);
            } else if (actual.entries().containsKey(name) && !knownValue.equals(actualValue)) {
                var place = new TextContext(attribute.format(), isSecret || attribute.isSensitive());
                entries.put(name, value(place, attribute.type(), path.attribute(name), knownValue, actualValue));
            } else {
                entries.put(name, knownValue);
            }
        }
        return new Value.MapValue(entries);
    }

    /**
     * Whether an attribute is ignored because the server makes no use of it and Terraform has no value of it. An import
     * takes over what somebody has set.
     */
    private boolean isLeftAlone(Attribute<?> attribute, Value known, Value.MapValue actual) {
        return !(known instanceof Value.Known)
                && attribute.lacksDefaultIn(actual)
                && (!isImport || actual.at(attribute.name()).equals(attribute.defaultValue()));
    }

    /** Whether an import finds an empty text that a configuration has to say. */
    private boolean isFoundEmpty(Attribute<?> attribute, Value known, Value actual) {
        return isImport && known.isNull() && attribute.distinguishesEmpty() && actual.equals(Value.of(""));
    }

    /** Returns an object that Terraform had nothing of, without the attributes that the server makes no use of. */
    private Value withoutUnused(AttributeType<?> type, Value actual) {
        if (!(type instanceof AttributeType.ObjectOf(var schema)) || !(actual instanceof Value.MapValue object)) {
            return actual;
        }
        var used = new LinkedHashMap<>(object.entries());
        for (var attribute : schema.attributes()) {
            if (isLeftAlone(attribute, Value.NULL, object)) {
                used.put(attribute.name(), Value.NULL);
            }
        }
        return new Value.MapValue(used);
    }

    /** The properties of a text that an attribute and all of its elements share. */
    private record TextContext(Format format, boolean isSecret) {}

    private Value value(TextContext place, AttributeType<?> type, Path path, Value known, Value actual) {
        if (known.isUnknown() || actual.isUnknown()) {
            return actual;
        }
        if (known.isNull() || actual.isNull()) {
            return whole(place, type, path, known, actual);
        }
        return switch (type) {
            case AttributeType.ObjectOf(var schema) ->
                object(schema, path, place.isSecret(), (Value.MapValue) known, (Value.MapValue) actual);
            case AttributeType.SetOf<?>(var element) -> members(place, type, element, path, known, actual);
            case AttributeType.CollectionOf<?> collection
            when ValueWalk.isSameShape(known, actual) ->
                ValueWalk.zip(
                        path,
                        known,
                        actual,
                        (at, knownValue, actualValue) ->
                                value(place, collection.element(), at, knownValue, actualValue));
            case AttributeType.CollectionOf<?> _, AttributeType.Scalar<?> _ -> whole(place, type, path, known, actual);
        };
    }

    private Value whole(TextContext place, AttributeType<?> type, Path path, Value known, Value actual) {
        if (SemanticEquality.same(type, place.format(), known, actual)) {
            return known;
        }
        mismatches.add(new Mismatch(path, type, place.isSecret(), known, actual));
        return known.isNull() ? withoutUnused(type, actual) : actual;
    }

    /**
     * Reconciles the elements of a set, which are found by their meaning. The elements of a plan are known, since the
     * configuration is known at apply.
     */
    private Value members(
            TextContext place, AttributeType<?> type, AttributeType<?> element, Path path, Value known, Value actual) {
        var knownItems = new HashSet<>(((Value.SetValue) known).items());
        var unmatched = SemanticEquality.notIn(((Value.SetValue) actual).items(), ((Value.SetValue) known).items());
        var items = new ArrayList<Value>();
        var isNew = false;
        for (var actualValue : ((Value.SetValue) actual).items()) {
            if (knownItems.contains(actualValue)) {
                items.add(actualValue);
                continue;
            }
            var index = SemanticEquality.indexOfSame(element, place.format(), actualValue, unmatched);
            isNew |= index < 0;
            items.add(index < 0 ? actualValue : unmatched.remove(index));
        }
        if (isNew || !unmatched.isEmpty()) {
            mismatches.add(new Mismatch(path, type, place.isSecret(), known, actual));
        }
        return new Value.SetValue(items);
    }
}
