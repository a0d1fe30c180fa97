package com.dokploy.terraform.conformance;

import com.dokploy.terraform.framework.Kind;
import com.dokploy.terraform.framework.Schema;
import com.dokploy.terraform.value.Value;
import java.util.LinkedHashMap;
import java.util.Map;

/** Makes configurations as Terraform sends them: nothing missing, null where nothing is set. */
final class Configurations {
    private Configurations() {}

    /** The object with every attribute there, at every depth. */
    static Value.Entries complete(Schema schema, Map<String, Value> values) {
        var entries = new LinkedHashMap<String, Value>();
        for (var attribute : schema.attributes()) {
            entries.put(
                    attribute.name(), complete(attribute.kind(), values.getOrDefault(attribute.name(), Value.NULL)));
        }
        return new Value.Entries(entries);
    }

    private static Value complete(Kind<?> kind, Value value) {
        return switch (kind) {
            case Kind.ObjectOf(var schema)
            when value instanceof Value.Entries object -> complete(schema, object.entries());
            case Kind.ListOf<?>(var element)
            when value instanceof Value.Elements list ->
                new Value.Elements(list.items().stream()
                        .map(item -> complete(element, item))
                        .toList());
            case Kind.SetOf<?>(var element)
            when value instanceof Value.Members set ->
                new Value.Members(set.items().stream()
                        .map(item -> complete(element, item))
                        .toList());
            case Kind.MapOf<?>(var element)
            when value instanceof Value.Entries map -> {
                var entries = new LinkedHashMap<String, Value>();
                map.entries().forEach((key, item) -> entries.put(key, complete(element, item)));
                yield new Value.Entries(entries);
            }
            default -> value;
        };
    }
}
