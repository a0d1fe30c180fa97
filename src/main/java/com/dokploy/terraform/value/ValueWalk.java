package com.dokploy.terraform.value;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.UnaryOperator;

/**
 * Walks from a value to the values in it: knows how lists, sets, maps and objects hold their parts, in one place for
 * all rules that look at every depth.
 */
public final class ValueWalk {
    /** Looks at one part. */
    @FunctionalInterface
    public interface Visitor {
        /** Called with a part and its path; the path of a set's element is the path of the set. */
        void visit(Path path, Value part);
    }

    /** Makes one part of two. */
    @FunctionalInterface
    public interface Joiner {
        /** Called with a part, its path, and the part of another value at the same path. */
        Value join(Path path, Value part, Value partner);
    }

    private ValueWalk() {}

    /** Returns the parts of a value, in order; an empty collection for a value without parts. */
    public static Collection<Value> parts(Value value) {
        return switch (value) {
            case Value.ListValue(var items) -> items;
            case Value.SetValue(var items) -> items;
            case Value.MapValue(var entries) -> entries.values();
            case Value.Null _, Value.Unknown _, Value.Text _, Value.Number _, Value.Bool _, Value.Dynamic _ ->
                List.of();
        };
    }

    /** Whether a value is null, an empty text, or an empty list, set or map. */
    public static boolean isEmpty(Value value) {
        return switch (value) {
            case Value.Null _ -> true;
            case Value.Text(var text) -> text.isEmpty();
            case Value.ListValue _, Value.SetValue _, Value.MapValue _ ->
                parts(value).isEmpty();
            case Value.Unknown _, Value.Number _, Value.Bool _, Value.Dynamic _ -> false;
        };
    }

    /**
     * Returns an attribute of an object or an element of a map; unknown if the whole is unknown, null if there is no
     * such part.
     */
    public static Value part(Value value, String name) {
        return switch (value) {
            case Value.MapValue entries -> entries.at(name);
            case Value.Unknown _ -> Value.UNKNOWN;
            default -> Value.NULL;
        };
    }

    /** Returns an element of a list; unknown if the list is unknown, null if there is no such element. */
    public static Value part(Value value, int index) {
        return switch (value) {
            case Value.ListValue(var items) -> index < items.size() ? items.get(index) : Value.NULL;
            case Value.Unknown _ -> Value.UNKNOWN;
            default -> Value.NULL;
        };
    }

    /**
     * Returns the part that one step leads to, as {@link #part(Value, String)} and {@link #part(Value, int)} find it.
     */
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

    /** Returns the value with each of its parts changed; a value without parts is returned as it is. */
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
     * Returns the list or map with each element joined with the element of another one at the same index or key, as
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
