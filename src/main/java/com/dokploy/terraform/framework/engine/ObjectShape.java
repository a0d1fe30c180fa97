package com.dokploy.terraform.framework.engine;

import com.dokploy.terraform.schema.AttributeType;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.value.Path;
import com.dokploy.terraform.value.Value;
import com.dokploy.terraform.value.ValueWalk;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/** Gives objects the shape that their schema declares, and finds the values that do not fit into the shape. */
final class ObjectShape {
    private ObjectShape() {}

    /**
     * Returns the object with every attribute present at every depth. Values that are write-only or of the wrong type
     * become null.
     */
    static Value.MapValue complete(Schema schema, Value.MapValue object) {
        return object(schema, object, true);
    }

    /**
     * Completes the object as {@link #complete} does, and makes unknown values null too: Terraform does not store them.
     */
    static Value.MapValue completeForState(Schema schema, Value.MapValue object) {
        return object(schema, object, false);
    }

    private static Value.MapValue object(Schema schema, Value.MapValue object, boolean unknownAllowed) {
        var entries = new LinkedHashMap<String, Value>();
        for (var attribute : schema.attributes()) {
            var value = attribute.isWriteOnly() ? Value.NULL : object.at(attribute.name());
            entries.put(attribute.name(), value(attribute.type(), value, unknownAllowed));
        }
        return new Value.MapValue(entries);
    }

    private static Value value(AttributeType<?> type, Value value, boolean unknownAllowed) {
        if (value.isUnknown()) {
            return unknownAllowed ? value : Value.NULL;
        }
        if (value.isNull() || !fits(type, value)) {
            return Value.NULL;
        }
        return switch (type) {
            case AttributeType.Scalar<?> _ -> value;
            case AttributeType.ObjectOf(var schema) -> object(schema, (Value.MapValue) value, unknownAllowed);
            case AttributeType.CollectionOf<?> collection ->
                ValueWalk.map(value, part -> value(collection.element(), part, unknownAllowed));
        };
    }

    /**
     * Returns the paths at which an object holds a value of the wrong type, or something that its schema does not know.
     */
    static List<Path> mistakes(Schema schema, Value.MapValue object) {
        var mistakes = new ArrayList<Path>();
        findMistakes(schema, Path.ROOT, object, mistakes);
        return mistakes;
    }

    private static void findMistakes(Schema schema, Path path, Value.MapValue object, List<Path> mistakes) {
        for (var entry : object.entries().entrySet()) {
            var attribute = schema.attribute(entry.getKey());
            if (attribute == null) {
                mistakes.add(path.attribute(entry.getKey()));
            } else {
                findMistakes(attribute.type(), path.attribute(entry.getKey()), entry.getValue(), mistakes);
            }
        }
    }

    private static void findMistakes(AttributeType<?> type, Path path, Value value, List<Path> mistakes) {
        if (!(value instanceof Value.Known)) {
            return;
        }
        if (!fits(type, value)) {
            mistakes.add(path);
            return;
        }
        switch (type) {
            case AttributeType.Scalar<?> _ -> {
                // A scalar has no parts.
            }
            case AttributeType.ObjectOf(var schema) -> findMistakes(schema, path, (Value.MapValue) value, mistakes);
            case AttributeType.CollectionOf<?> collection ->
                ValueWalk.forEach(
                        path, value, (at, element) -> findMistakes(collection.element(), at, element, mistakes));
        }
    }

    private static boolean fits(AttributeType<?> type, Value value) {
        return switch (type) {
            case AttributeType.Text _ -> value instanceof Value.Text;
            case AttributeType.Integer _, AttributeType.Decimal _ -> value instanceof Value.Number;
            case AttributeType.Bool _ -> value instanceof Value.Bool;
            case AttributeType.ListOf<?> _ -> value instanceof Value.ListValue;
            case AttributeType.SetOf<?> _ -> value instanceof Value.SetValue;
            case AttributeType.MapOf<?> _, AttributeType.ObjectOf _ -> value instanceof Value.MapValue;
        };
    }
}
