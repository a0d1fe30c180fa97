package com.dokploy.terraform.conformance;

import com.dokploy.terraform.schema.AttributeType;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.value.Value;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes configurations as Terraform sends them: nothing missing, null where nothing is set. */
final class Configurations {
    private Configurations() {}

    /** The object with every attribute there, at every depth. */
    static Value.MapValue complete(Schema schema, Map<String, Value> values) {
        var entries = new LinkedHashMap<String, Value>();
        for (var attribute : schema.attributes()) {
            entries.put(
                    attribute.name(), complete(attribute.type(), values.getOrDefault(attribute.name(), Value.NULL)));
        }
        return new Value.MapValue(entries);
    }

    /** A configuration with other values: names and values by turns. */
    static Value.MapValue with(Value.MapValue config, @Nullable Object... changes) {
        var changed = config;
        for (var i = 0; i < changes.length; i += 2) {
            changed = changed.with(
                    String.valueOf(changes[i]),
                    switch (changes[i + 1]) {
                        case null -> Value.NULL;
                        case Value value -> value;
                        case String text -> Value.of(text);
                        case Boolean bool -> Value.of(bool.booleanValue());
                        case Integer number -> Value.of(number.longValue());
                        case Object other -> throw new AssertionError(other);
                    });
        }
        return changed;
    }

    private static Value complete(AttributeType<?> type, Value value) {
        return switch (type) {
            case AttributeType.ObjectOf(var schema)
            when value instanceof Value.MapValue object -> complete(schema, object.entries());
            case AttributeType.ListOf<?>(var element)
            when value instanceof Value.ListValue list ->
                new Value.ListValue(list.items().stream()
                        .map(item -> complete(element, item))
                        .toList());
            case AttributeType.SetOf<?>(var element)
            when value instanceof Value.SetValue set ->
                new Value.SetValue(set.items().stream()
                        .map(item -> complete(element, item))
                        .toList());
            case AttributeType.MapOf<?>(var element)
            when value instanceof Value.MapValue map -> {
                var entries = new LinkedHashMap<String, Value>();
                map.entries().forEach((key, item) -> entries.put(key, complete(element, item)));
                yield new Value.MapValue(entries);
            }
            default -> value;
        };
    }
}
