package com.dokploy.terraform.framework.engine;

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
    /** A place where the server says something else than was planned. */
    record Mismatch(Path path, AttributeType<?> type, boolean isSecret, Value planned, Value actual) {}

    private final List<Mismatch> mismatches = new ArrayList<>();

    /** The object as it is, spelled as Terraform spells it. Differences are collected. */
    Values reconcile(Schema schema, Values ours, Values theirs) {
        return new Values(object(schema, Path.ROOT, false, ours.values(), theirs.values()));
    }

    /** Where the server said something else than a value that was known, in order. */
    List<Mismatch> mismatches() {
        return mismatches;
    }

    private Value.MapValue object(
            Schema schema, Path path, boolean isSecret, Value.MapValue ours, Value.MapValue theirs) {
        var entries = new LinkedHashMap<String, Value>();
        for (var attribute : schema.attributes()) {
            var name = attribute.name();
            var our = ours.at(name);
            if (attribute.isWriteOnly()) {
                entries.put(name, Value.NULL);
            } else if (theirs.entries().containsKey(name) && !our.equals(theirs.at(name))) {
                var place = new TextContext(attribute.format(), isSecret || attribute.isSensitive());
                entries.put(name, value(place, attribute.type(), path.attribute(name), our, theirs.at(name)));
            } else {
                entries.put(name, our);
            }
        }
        return new Value.MapValue(entries);
    }

    /** What holds for an attribute and for all of its elements. */
    private record TextContext(Format format, boolean isSecret) {}

    private Value value(TextContext place, AttributeType<?> type, Path path, Value ours, Value theirs) {
        if (ours.isUnknown() || theirs.isUnknown()) {
            return theirs;
        }
        if (ours.isNull() || theirs.isNull()) {
            return whole(place, type, path, ours, theirs);
        }
        return switch (type) {
            case AttributeType.ObjectOf(var schema) ->
                object(schema, path, place.isSecret(), (Value.MapValue) ours, (Value.MapValue) theirs);
            case AttributeType.SetOf<?>(var element) -> members(place, type, element, path, ours, theirs);
            case AttributeType.CollectionOf<?> collection
            when ValueWalk.isSameShape(ours, theirs) ->
                ValueWalk.zip(
                        path, ours, theirs, (at, our, their) -> value(place, collection.element(), at, our, their));
            case AttributeType.CollectionOf<?> _, AttributeType.Scalar<?> _ -> whole(place, type, path, ours, theirs);
        };
    }

    private Value whole(TextContext place, AttributeType<?> type, Path path, Value ours, Value theirs) {
        if (SemanticEquality.same(type, place.format(), ours, theirs)) {
            return ours;
        }
        mismatches.add(new Mismatch(path, type, place.isSecret(), ours, theirs));
        return theirs;
    }

    /** Elements of sets are found by their meaning. Those of a plan are known: its configuration is, at apply. */
    private Value members(
            TextContext place, AttributeType<?> type, AttributeType<?> element, Path path, Value ours, Value theirs) {
        var mine = new HashSet<>(((Value.SetValue) ours).items());
        var left = SemanticEquality.without(((Value.SetValue) theirs).items(), ((Value.SetValue) ours).items());
        var items = new ArrayList<Value>();
        var isNew = false;
        for (var their : ((Value.SetValue) theirs).items()) {
            if (mine.contains(their)) {
                items.add(their);
                continue;
            }
            var index = SemanticEquality.indexOfSame(element, place.format(), their, left);
            isNew |= index < 0;
            items.add(index < 0 ? their : left.remove(index));
        }
        if (isNew || !left.isEmpty()) {
            mismatches.add(new Mismatch(path, type, place.isSecret(), ours, theirs));
        }
        return new Value.SetValue(items);
    }
}
