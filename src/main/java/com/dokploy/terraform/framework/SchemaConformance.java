package com.dokploy.terraform.framework;

import com.dokploy.terraform.value.Path;
import com.dokploy.terraform.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/** Gives objects the shape that their schema declares, and finds where they have another one. */
final class SchemaConformance {
    private SchemaConformance() {}

    /** An attribute of an object or an entry of a map; of an unknown one unknown, of none null. */
    static Value part(Value value, String name) {
        return switch (value) {
            case Value.Entries entries -> entries.at(name);
            case Value.Unknown _ -> Value.UNKNOWN;
            default -> Value.NULL;
        };
    }

    /** An element of a list; of an unknown one unknown, of none null. */
    static Value part(Value value, int index) {
        return switch (value) {
            case Value.ListValue(var items) -> index < items.size() ? items.get(index) : Value.NULL;
            case Value.Unknown _ -> Value.UNKNOWN;
            default -> Value.NULL;
        };
    }

    /** The object with every attribute there at every depth. What is write-only or of the wrong type is null. */
    static Value.Entries complete(Schema schema, Value.Entries object) {
        return object(schema, object, true);
    }

    /** As {@link #complete}, and what is unknown is null too: Terraform stores nothing else. */
    static Value.Entries storable(Schema schema, Value.Entries object) {
        return object(schema, object, false);
    }

    private static Value.Entries object(Schema schema, Value.Entries object, boolean unknownAllowed) {
        var entries = new LinkedHashMap<String, Value>();
        for (var attribute : schema.attributes()) {
            var value = attribute.isWriteOnly() ? Value.NULL : object.at(attribute.name());
            entries.put(attribute.name(), value(attribute.kind(), value, unknownAllowed));
        }
        return new Value.Entries(entries);
    }

    private static Value value(AttributeType<?> kind, Value value, boolean unknownAllowed) {
        if (value.isUnknown()) {
            return unknownAllowed ? value : Value.NULL;
        }
        if (value.isNull() || !fits(kind, value)) {
            return Value.NULL;
        }
        return switch (kind) {
            case AttributeType.Text _, AttributeType.Integer _, AttributeType.Decimal _, AttributeType.Bool _ -> value;
            case AttributeType.ObjectOf(var schema) -> object(schema, (Value.Entries) value, unknownAllowed);
            case AttributeType.ListOf<?>(var element) ->
                new Value.ListValue(each(element, ((Value.ListValue) value).items(), unknownAllowed));
            case AttributeType.SetOf<?>(var element) ->
                new Value.SetValue(each(element, ((Value.SetValue) value).items(), unknownAllowed));
            case AttributeType.MapOf<?>(var element) -> {
                var entries = new LinkedHashMap<String, Value>();
                for (var entry : ((Value.Entries) value).entries().entrySet()) {
                    entries.put(entry.getKey(), value(element, entry.getValue(), unknownAllowed));
                }
                yield new Value.Entries(entries);
            }
        };
    }

    private static List<Value> each(AttributeType<?> element, List<Value> items, boolean unknownAllowed) {
        var shaped = new ArrayList<Value>();
        for (var item : items) {
            shaped.add(value(element, item, unknownAllowed));
        }
        return shaped;
    }

    /** Where an object holds a value of the wrong type, or something that its schema does not know. */
    static List<Path> mistakes(Schema schema, Value.Entries object) {
        var mistakes = new ArrayList<Path>();
        findMistakes(schema, Path.ROOT, object, mistakes);
        return mistakes;
    }

    private static void findMistakes(Schema schema, Path path, Value.Entries object, List<Path> mistakes) {
        for (var entry : object.entries().entrySet()) {
            var attribute = schema.attribute(entry.getKey());
            if (attribute == null) {
                mistakes.add(path.attribute(entry.getKey()));
            } else if (!fits(attribute.kind(), entry.getValue()) || hasParts(attribute.kind())) {
                findMistakes(attribute.kind(), path.attribute(entry.getKey()), entry.getValue(), mistakes);
            }
        }
    }

    private static void findMistakes(AttributeType<?> kind, Path path, Value value, List<Path> mistakes) {
        if (!(value instanceof Value.Known)) {
            return;
        }
        if (!fits(kind, value)) {
            mistakes.add(path);
            return;
        }
        switch (kind) {
            case AttributeType.Text _, AttributeType.Integer _, AttributeType.Decimal _, AttributeType.Bool _ -> {
                // Has no parts.
            }
            case AttributeType.ObjectOf(var schema) -> findMistakes(schema, path, (Value.Entries) value, mistakes);
            case AttributeType.ListOf<?>(var element) -> {
                var items = ((Value.ListValue) value).items();
                for (var i = 0; i < items.size(); i++) {
                    findMistakes(element, path.index(i), items.get(i), mistakes);
                }
            }
            case AttributeType.SetOf<?>(var element) -> {
                for (var item : ((Value.SetValue) value).items()) {
                    findMistakes(element, path, item, mistakes);
                }
            }
            case AttributeType.MapOf<?>(var element) -> {
                for (var entry : ((Value.Entries) value).entries().entrySet()) {
                    findMistakes(element, path.key(entry.getKey()), entry.getValue(), mistakes);
                }
            }
        }
    }

    private static boolean hasParts(AttributeType<?> kind) {
        return switch (kind) {
            case AttributeType.Text _, AttributeType.Integer _, AttributeType.Decimal _, AttributeType.Bool _ -> false;
            case AttributeType.ObjectOf _,
                    AttributeType.ListOf<?> _,
                    AttributeType.SetOf<?> _,
                    AttributeType.MapOf<?> _ -> true;
        };
    }

    private static boolean fits(AttributeType<?> kind, Value value) {
        return switch (kind) {
            case AttributeType.Text _ -> value instanceof Value.Text;
            case AttributeType.Integer _, AttributeType.Decimal _ -> value instanceof Value.Number;
            case AttributeType.Bool _ -> value instanceof Value.Bool;
            case AttributeType.ListOf<?> _ -> value instanceof Value.ListValue;
            case AttributeType.SetOf<?> _ -> value instanceof Value.SetValue;
            case AttributeType.MapOf<?> _, AttributeType.ObjectOf _ -> value instanceof Value.Entries;
        };
    }
}
