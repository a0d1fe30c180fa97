package com.dokploy.terraform.value;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.UnaryOperator;

/**
 * Goes from a value to the values in it: how lists, sets, maps and objects hold their parts, in one place for all rules
 * that look at every depth.
 */
public final class ValueWalk {
    /** Looks at one part. */
    @FunctionalInterface
    public interface Visitor {
        /** Called with a part and where it stands; elements of a set stand where the set does. */
        void visit(Path path, Value part);
    }

    /** Makes one part of two. */
    @FunctionalInterface
    public interface Joiner {
        /** Called with a part, where it stands, and the part of another value at the same place. */
        Value join(Path path, Value part, Value partner);
    }

    private ValueWalk() {}

    /** The parts of a value, in order; none of what has no parts. */
    public static Collection<Value> parts(Value value) {
        return switch (value) {
            case Value.ListValue(var items) -> items;
            case Value.SetValue(var items) -> items;
            case Value.MapValue(var entries) -> entries.values();
            case Value.Null _, Value.Unknown _, Value.Text _, Value.Number _, Value.Bool _, Value.Dynamic _ ->
                List.of();
        };
    }

    /** An attribute of an object or an element of a map; of an unknown one unknown, of none null. */
    public static Value part(Value value, String name) {
        return switch (value) {
            case Value.MapValue entries -> entries.at(name);
            case Value.Unknown _ -> Value.UNKNOWN;
            default -> Value.NULL;
        };
    }

    /** An element of a list; of an unknown one unknown, of none null. */
    public static Value part(Value value, int index) {
        return switch (value) {
            case Value.ListValue(var items) -> index < items.size() ? items.get(index) : Value.NULL;
            case Value.Unknown _ -> Value.UNKNOWN;
            default -> Value.NULL;
        };
    }

    /** What one step leads to, as {@link #part(Value, String)} and {@link #part(Value, int)} find it. */
    public static Value part(Value value, Path.Step step) {
        return switch (step) {
            case Path.Attribute(var name) -> part(value, name);
            case Path.Key(var key) -> part(value, key);
            case Path.Index(var index) -> part(value, Math.toIntExact(index));
        };
    }

    /** Looks at each element of a list, set or map. */
    public static void forEach(Path path, Value collection, Visitor visitor) {
        switch (collection) {
            case Value.ListValue(var items) -> {
                for (var i = 0; i < items.size(); i++) {
                    visitor.visit(path.index(i), items.get(i));
                }
            }
            case Value.MapValue(var entries) -> {
                for (var entry : entries.entrySet()) {
                    visitor.visit(path.key(entry.getKey()), entry.getValue());
                }
            }
            default -> {
                for (var item : parts(collection)) {
                    visitor.visit(path, item);
                }
            }
        }
    }

    /** The same value with each of its parts changed; what has no parts is returned as it is. */
    public static Value map(Value value, UnaryOperator<Value> change) {
        return switch (value) {
            case Value.ListValue(var items) -> new Value.ListValue(changed(items, change));
            case Value.SetValue(var items) -> new Value.SetValue(changed(items, change));
            case Value.MapValue(var entries) -> {
                var changed = new LinkedHashMap<String, Value>();
                for (var entry : entries.entrySet()) {
                    changed.put(entry.getKey(), change.apply(entry.getValue()));
                }
                yield new Value.MapValue(changed);
            }
            case Value.Null _, Value.Unknown _, Value.Text _, Value.Number _, Value.Bool _, Value.Dynamic _ -> value;
        };
    }

    private static List<Value> changed(List<Value> items, UnaryOperator<Value> change) {
        var changed = new ArrayList<Value>(items.size());
        for (var item : items) {
            changed.add(change.apply(item));
        }
        return changed;
    }

    /**
     * The same list or map with each element joined with the element of another one at the same index or key, as
     * {@link #part} finds it. Elements of sets have no place: each is joined with null.
     */
    public static Value zip(Path path, Value collection, Value other, Joiner joiner) {
        return switch (collection) {
            case Value.ListValue(var items) -> {
                var joined = new ArrayList<Value>(items.size());
                for (var i = 0; i < items.size(); i++) {
                    joined.add(joiner.join(path.index(i), items.get(i), part(other, i)));
                }
                yield new Value.ListValue(joined);
            }
            case Value.MapValue(var entries) -> {
                var joined = new LinkedHashMap<String, Value>();
                for (var entry : entries.entrySet()) {
                    var key = entry.getKey();
                    joined.put(key, joiner.join(path.key(key), entry.getValue(), part(other, key)));
                }
                yield new Value.MapValue(joined);
            }
            default -> map(collection, item -> joiner.join(path, item, Value.NULL));
        };
    }

    /** Whether two lists or two maps have the same shape, and each element fits the one at its place in the other. */
    public static boolean matches(Value one, Value other, BiPredicate<Value, Value> fits) {
        if (!isSameShape(one, other)) {
            return false;
        }
        if (one instanceof Value.MapValue(var entries)) {
            for (var entry : entries.entrySet()) {
                if (!fits.test(entry.getValue(), part(other, entry.getKey()))) {
                    return false;
                }
            }
            return true;
        }
        var index = 0;
        for (var part : parts(one)) {
            if (!fits.test(part, part(other, index++))) {
                return false;
            }
        }
        return true;
    }

    /** Whether two lists, or two sets, have as many elements, or two maps the same keys. */
    public static boolean isSameShape(Value one, Value other) {
        return (one instanceof Value.MapValue(var entries) && other instanceof Value.MapValue(var others))
                ? entries.keySet().equals(others.keySet())
                : parts(one).size() == parts(other).size();
    }
}
