package com.dokploy.terraform.value;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A value as Terraform has it: known, null, or unknown until apply. Immutable, without a type of its own, compared by
 * meaning ({@code 1.0} equals {@code 1}, sets have no order).
 */
public sealed interface Value {
    /** The null of every type. */
    Value NULL = Null.INSTANCE;
    /** A value that is not known yet and of which nothing else is known either. */
    Value UNKNOWN = new Unknown(Refinement.NONE);
    /** A value that is not known yet, but will not be null. */
    Value UNKNOWN_NOT_NULL = new Unknown(Refinement.NOT_NULL);

    /** Whether this value is null itself; its parts do not count. */
    default boolean isNull() {
        return this instanceof Null;
    }

    /** Whether this value is unknown itself; its parts do not count. */
    default boolean isUnknown() {
        return this instanceof Unknown;
    }

    /** Whether neither this value nor any part of it is unknown. */
    default boolean isWhollyKnown() {
        return switch (this) {
            case Null _ -> true;
            case Unknown _ -> false;
            case Text _, Number _, Bool _ -> true;
            case ListValue(var items) -> allKnown(items);
            case SetValue(var items) -> allKnown(items);
            case MapValue(var entries) -> allKnown(entries.values());
            case Dynamic(var _, var value) -> value.isWhollyKnown();
        };
    }

    private static boolean allKnown(Iterable<Value> values) {
        for (var value : values) {
            if (!value.isWhollyKnown()) {
                return false;
            }
        }
        return true;
    }

    /** No value. Different from an empty text, list or map everywhere in Terraform. */
    enum Null implements Value {
        INSTANCE
    }

    /**
     * A value that becomes known during apply.
     *
     * @param refinement the facts that are already known about the value; in a plan they are a promise that Terraform
     *     enforces
     */
    record Unknown(Refinement refinement) implements Value {}

    /** A value that is there, though parts of it may be null or unknown. */
    sealed interface Known extends Value {}

    /**
     * A string, in Unicode normal form C as Terraform keeps it. Comparable, so that a set of texts that all have one hash
     * code is searched like a tree, not like a list.
     */
    record Text(String text) implements Known, Comparable<Text> {
        // Everything below the first combining character (U+0300) is in normal form C as it is. The check keeps the
        // JDK's normalizer, which takes 15 ms to load, out of the way of nearly every string.
        private static final char FIRST_COMBINING = '\u0300';

        public Text {
            text = normal(text);
        }

        @Override
        public int compareTo(Text other) {
            return text.compareTo(other.text);
        }

        /** Returns a text in the normal form in which Terraform keeps and compares it. */
        public static String normal(String text) {
            for (var i = 0; i < text.length(); i++) {
                if (text.charAt(i) >= FIRST_COMBINING) {
                    return Normalizer.normalize(text, Normalizer.Form.NFC);
                }
            }
            return text;
        }
    }

    /** A number, exact; trailing zeros do not count. */
    record Number(BigDecimal number) implements Known {
        public Number {
            number = number.stripTrailingZeros();
        }

        /** Makes a whole number. */
        public Number(long number) {
            this(BigDecimal.valueOf(number));
        }
    }

    /** True or false. */
    record Bool(boolean bool) implements Known {}

    /** The elements of a list or tuple, in order. */
    record ListValue(List<Value> items) implements Known {
        public ListValue {
            items = List.copyOf(items);
        }
    }

    /** The elements of a set. Equal ones are one, in the order of their first appearance; unknown ones all count. */
    record SetValue(List<Value> items) implements Known {
        public SetValue {
            var distinct = new ArrayList<Value>(items.size());
            var seen = new HashSet<Value>();
            for (var item : items) {
                if (!item.isWhollyKnown() || seen.add(item)) {
                    distinct.add(item);
                }
            }
            items = Collections.unmodifiableList(distinct);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof SetValue(var others) && counts(items).equals(counts(others));
        }

        @Override
        public int hashCode() {
            return counts(items).hashCode();
        }

        private static Map<Value, Integer> counts(List<Value> items) {
            var counts = new HashMap<Value, Integer>();
            for (var item : items) {
                counts.merge(item, 1, Integer::sum);
            }
            return counts;
        }
    }

    /**
     * The elements of a map or the attributes of an object, in the order they were given; order does not count. One
     * class for both, as {@link ListValue} is one for lists and tuples: values have no type of their own, and on the wire
     * both are maps. Names are strings like any other: in normal form C.
     */
    record MapValue(Map<String, Value> entries) implements Known {
        public MapValue {
            entries = Collections.unmodifiableMap(entries instanceof Normal normal ? normal : normal(entries));
        }

        private static Normal normal(Map<String, Value> entries) {
            var copy = new Normal(entries.size());
            for (var entry : entries.entrySet()) {
                copy.put(Text.normal(entry.getKey()), entry.getValue());
            }
            return copy;
        }

        /** Returns the value under a name; {@link #NULL} if there is no such entry. */
        public Value at(String name) {
            return entries.getOrDefault(name, NULL);
        }

        /** Returns a copy in which one entry has another value. */
        public MapValue with(String name, Value value) {
            return change().put(name, value).build();
        }

        /** Returns a builder that begins with these entries, for callers that change several of them. */
        public Builder change() {
            var builder = new Builder();
            builder.entries.putAll(entries);
            return builder;
        }

        /** Entries in the making: one copy for all changes, where {@link #with} makes a copy for each. */
        public static final class Builder {
            private Normal entries = new Normal(16);

            /** Sets one entry. */
            public Builder put(String name, Value value) {
                entries.put(Text.normal(name), value);
                return this;
            }

            /** Returns all entries that were set; the builder is empty again. */
            public MapValue build() {
                var built = entries;
                entries = new Normal(0);
                return new MapValue(built);
            }
        }

        /** Entries whose names are in normal form, and which nobody else will change: they need not be copied. */
        private static final class Normal extends LinkedHashMap<String, Value> {
            private static final long serialVersionUID = 1;

            Normal(int size) {
                super(size * 4 / 3 + 1);
            }
        }
    }

    /** A value of {@link Type#DYNAMIC} together with the type it has at run time. */
    record Dynamic(Type type, Value value) implements Known {}

    /** Shorthand for {@link Text}. */
    static Value of(String text) {
        return new Text(text);
    }

    /** Shorthand for {@link Number}. */
    static Value of(long number) {
        return new Number(number);
    }

    /** Shorthand for {@link Bool}. */
    static Value of(boolean bool) {
        return new Bool(bool);
    }

    /** Shorthand for {@link ListValue}. */
    static Value list(Value... items) {
        return new ListValue(List.of(items));
    }

    /** Shorthand for {@link SetValue}. */
    static Value set(Value... items) {
        return new SetValue(List.of(items));
    }
}
