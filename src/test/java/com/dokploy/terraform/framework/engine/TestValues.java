package com.dokploy.terraform.framework.engine;

import com.dokploy.terraform.schema.Values;
import com.dokploy.terraform.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes values in tests as one would in Terraform: texts, numbers, truth values, Java's null for null. */
final class TestValues {
    static final Value UNKNOWN = Value.UNKNOWN;

    private TestValues() {}

    /** An object or a map from alternating names and values. */
    static Value.MapValue object(@Nullable Object... namesAndValues) {
        var entries = new LinkedHashMap<String, Value>();
        for (var i = 0; i < namesAndValues.length; i += 2) {
            entries.put(String.valueOf(namesAndValues[i]), value(namesAndValues[i + 1]));
        }
        return new Value.MapValue(entries);
    }

    static Value list(@Nullable Object... items) {
        return new Value.ListValue(values(items));
    }

    static Value set(@Nullable Object... items) {
        return new Value.SetValue(values(items));
    }

    static Values state(@Nullable Object... namesAndValues) {
        return new Values(object(namesAndValues));
    }

    private static List<Value> values(@Nullable Object... items) {
        var values = new ArrayList<Value>();
        for (var item : items) {
            values.add(value(item));
        }
        return values;
    }

    static Value value(@Nullable Object java) {
        return switch (java) {
            case null -> Value.NULL;
            case Value value -> value;
            case String text -> Value.of(text);
            case Integer number -> Value.of((long) number);
            case Long number -> Value.of((long) number);
            case Boolean bool -> Value.of((boolean) bool);
            default -> throw new IllegalArgumentException(java.getClass().getName());
        };
    }
}
