package com.dokploy.terraform.framework;

import com.dokploy.terraform.value.Path;
import com.dokploy.terraform.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * Brings what the server says together with what Terraform has: where both mean the same, Terraform's spelling stays;
 * where they differ, the server is right. What the server did not mention stays too.
 */
final class Reconciler {
    /** A place where the server says something else than was planned. */
    record Mismatch(Path path, Attribute<?> attribute, Value planned, Value actual) {}

    private final List<Mismatch> mismatches = new ArrayList<>();

    /** The object as it is, spelled as Terraform spells it. Differences are collected. */
    State reconcile(Schema schema, State ours, State theirs) {
        return new State(object(schema, Path.ROOT, ours.values(), theirs.values()));
    }

    /** Where the server said something else than a value that was known, in order. */
    List<Mismatch> mismatches() {
        return mismatches;
    }

    private Value.Entries object(Schema schema, Path path, Value.Entries ours, Value.Entries theirs) {
        var entries = new LinkedHashMap<String, Value>();
        for (var attribute : schema.attributes()) {
            var name = attribute.name();
            var our = ours.at(name);
            Value result;
            if (attribute.isWriteOnly()) {
                result = Value.NULL;
            } else if (theirs.entries().containsKey(name)) {
                result = attribute(attribute, path.attribute(name), our, theirs.at(name));
            } else {
                result = our;
            }
            entries.put(name, result);
        }
        return new Value.Entries(entries);
    }

    private Value attribute(Attribute<?> attribute, Path path, Value ours, Value theirs) {
        return value(attribute, attribute.kind(), path, ours, theirs);
    }

    private Value value(Attribute<?> attribute, Kind<?> kind, Path path, Value ours, Value theirs) {
        if (ours.isUnknown() || theirs.isUnknown()) {
            return theirs;
        }
        if (ours instanceof Value.Known && theirs instanceof Value.Known) {
            switch (kind) {
                case Kind.ObjectOf(var schema) -> {
                    return object(schema, path, (Value.Entries) ours, (Value.Entries) theirs);
                }
                case Kind.ListOf<?>(var element) -> {
                    var mine = ((Value.Elements) ours).items();
                    var their = ((Value.Elements) theirs).items();
                    if (mine.size() == their.size()) {
                        var items = new ArrayList<Value>();
                        for (var i = 0; i < mine.size(); i++) {
                            items.add(value(attribute, element, path.index(i), mine.get(i), their.get(i)));
                        }
                        return new Value.Elements(items);
                    }
                }
                case Kind.MapOf<?>(var element) -> {
                    var mine = (Value.Entries) ours;
                    var their = (Value.Entries) theirs;
                    if (mine.entries().keySet().equals(their.entries().keySet())) {
                        var entries = new LinkedHashMap<String, Value>();
                        for (var entry : mine.entries().entrySet()) {
                            var key = entry.getKey();
                            entries.put(
                                    key, value(attribute, element, path.key(key), entry.getValue(), their.at(key)));
                        }
                        return new Value.Entries(entries);
                    }
                }
                case Kind.SetOf<?>(var element) -> {
                    return members(attribute, element, path, (Value.Members) ours, (Value.Members) theirs);
                }
                case Kind.Text _, Kind.Integer _, Kind.Decimal _, Kind.Bool _ -> {
                    // Compared below.
                }
            }
        }
        if (Same.same(kind, attribute.format(), ours, theirs)) {
            return ours;
        }
        mismatches.add(new Mismatch(path, attribute, ours, theirs));
        return theirs;
    }

    private Value members(Attribute<?> attribute, Kind<?> element, Path path, Value.Members ours, Value.Members theirs) {
        var left = new ArrayList<>(ours.items());
        var items = new ArrayList<Value>();
        var differs = ours.items().size() != theirs.items().size();
        for (var their : theirs.items()) {
            var index = Same.indexOfSame(element, attribute.format(), their, left);
            if (index >= 0) {
                items.add(left.remove(index));
            } else {
                items.add(their);
                differs |= ours.isWhollyKnown();
            }
        }
        if (differs) {
            mismatches.add(new Mismatch(path, attribute, ours, theirs));
        }
        return new Value.Members(items);
    }
}
