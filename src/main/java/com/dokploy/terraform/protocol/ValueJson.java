package com.dokploy.terraform.protocol;

import com.dokploy.terraform.value.Path;
import com.dokploy.terraform.value.Type;
import com.dokploy.terraform.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * Values in the JSON form of the state (plugin protocol 6, RawState.json). A state holds no unknown values, and it may
 * be older than the type: attributes that the type does not have are left out, attributes that the state lacks are
 * null.
 */
public final class ValueJson {
    private ValueJson() {}

    /**
     * Reads a value of a type.
     *
     * @throws CodecException if the bytes are not valid JSON, or a value in them is of another kind than the type says
     */
    public static Value decode(byte[] json, Type type) {
        var path = new PathTracker();
        var reader = new JsonReader(json, path);
        var value = new Decoder(reader, path).value(type);
        reader.end();
        return value;
    }

    /**
     * Reads an object that another provider stored: attributes that hold something else than the type says are null.
     *
     * @throws CodecException if the bytes are not valid JSON, or not an object
     */
    public static Value decodeWhatFits(byte[] json, Type.ObjectOf type) {
        var path = new PathTracker();
        var reader = new JsonReader(json, path);
        var value = new Decoder(reader, path).whatFits(type.attributes());
        reader.end();
        return value;
    }

    private record Decoder(JsonReader reader, PathTracker path) {
        Value value(Type type) {
            if (reader.takeNull()) {
                return Value.NULL;
            }
            return switch (type) {
                case Type.Scalar scalar -> scalar(scalar);
                case Type.ListOf(var element) -> new Value.ListValue(list(element));
                case Type.SetOf(var element) -> new Value.SetValue(set(element));
                case Type.MapOf(var element) -> new Value.MapValue(map(element));
                case Type.TupleOf(var elements) -> new Value.ListValue(tuple(elements));
                case Type.ObjectOf(var attributes) -> new Value.MapValue(object(attributes));
            };
        }

        Value whatFits(SortedMap<String, Type> types) {
            var attributes = new LinkedHashMap<String, Value>();
            reader.open('{', "an object");
            for (var first = true; reader.more('}', first); first = false) {
                var name = Value.Text.normal(reader.name());
                var start = reader.position();
                reader.skip();
                var end = reader.position();
                var type = types.get(name);
                if (type != null) {
                    reader.seek(start);
                    attributes.put(name, ifItFits(type));
                    reader.seek(end);
                }
            }
            return new Value.MapValue(attributes);
        }

        private Value ifItFits(Type type) {
            try {
                return value(type);
            } catch (CodecException _) {
                return Value.NULL;
            }
        }

        private Value scalar(Type.Scalar type) {
            return switch (type) {
                case STRING -> new Value.Text(reader.text("a string"));
                case NUMBER -> new Value.Number(reader.number());
                case BOOL -> new Value.Bool(reader.bool());
                case DYNAMIC -> dynamic();
            };
        }

        // Reads a value that carries its own type. The value often comes before the type that is needed to read it.
        private Value dynamic() {
            var start = reader.position();
            var type = typeOfDynamic();
            var end = reader.position();
            reader.seek(start);
            var value = valueOfDynamic(type);
            reader.seek(end);
            return value.isNull() && Type.DYNAMIC.equals(type) ? Value.NULL : new Value.Dynamic(type, value);
        }

        private Type typeOfDynamic() {
            @Nullable Type type = null;
            reader.open('{', "a value with its type");
            for (var first = true; reader.more('}', first); first = false) {
                if (reader.name().equals("type")) {
                    type = TypeJson.parse(reader, path);
                } else {
                    reader.skip();
                }
            }
            if (type == null) {
                throw path.failure("a value with its type is required, but there is no \"type\"");
            }
            return type;
        }

        private Value valueOfDynamic(Type type) {
            @Nullable Value value = null;
            reader.open('{', "a value with its type");
            for (var first = true; reader.more('}', first); first = false) {
                if (reader.name().equals("value")) {
                    value = typed(type);
                } else {
                    reader.skip();
                }
            }
            if (value == null) {
                throw path.failure("a value with its type is required, but there is no \"value\"");
            }
            return value;
        }

        private Value typed(Type type) {
            if (!Type.DYNAMIC.equals(type)) {
                return value(type);
            }
            if (!reader.takeNull()) {
                throw path.failure("a value with its type is required, not one with the type \"dynamic\"");
            }
            return Value.NULL;
        }

        private List<Value> list(Type type) {
            var items = new ArrayList<Value>();
            reader.open('[', "a list");
            for (var first = true; reader.more(']', first); first = false) {
                items.add(item(items.size(), type));
            }
            return items;
        }

        private List<Value> tuple(List<Type> types) {
            var items = new ArrayList<Value>();
            reader.open('[', "a tuple");
            for (var first = true; reader.more(']', first); first = false) {
                if (items.size() == types.size()) {
                    throw path.failure("a tuple of " + types.size() + " is required, not a longer one");
                }
                items.add(item(items.size(), types.get(items.size())));
            }
            if (items.size() < types.size()) {
                throw path.failure("a tuple of " + types.size() + " is required, not of " + items.size());
            }
            return items;
        }

        private Value item(int index, Type type) {
            path.enter(new Path.Index(index));
            var item = value(type);
            path.leave();
            return item;
        }

        private List<Value> set(Type type) {
            var items = new ArrayList<Value>();
            reader.open('[', "a set");
            path.enterMember();
            for (var first = true; reader.more(']', first); first = false) {
                items.add(value(type));
            }
            path.leave();
            return items;
        }

        private Map<String, Value> map(Type type) {
            var entries = new LinkedHashMap<String, Value>();
            reader.open('{', "a map");
            for (var first = true; reader.more('}', first); first = false) {
                var key = reader.name();
                path.enter(new Path.Key(key));
                entries.put(key, value(type));
                path.leave();
            }
            return entries;
        }

        private Map<String, Value> object(SortedMap<String, Type> types) {
            var attributes = LinkedHashMap.<String, Value>newLinkedHashMap(types.size());
            for (var name : types.keySet()) {
                attributes.put(name, Value.NULL);
            }
            reader.open('{', "an object");
            for (var first = true; reader.more('}', first); first = false) {
                var name = Value.Text.normal(reader.name());
                var type = types.get(name);
                path.enter(new Path.Attribute(name));
                if (type == null) {
                    reader.skip();
                } else {
                    attributes.put(name, value(type));
                }
                path.leave();
            }
            return attributes;
        }
    }
}
