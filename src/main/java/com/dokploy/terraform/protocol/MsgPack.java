package com.dokploy.terraform.protocol;

import com.dokploy.terraform.value.Path;
import com.dokploy.terraform.value.Type;
import com.dokploy.terraform.value.Value;
import java.math.BigDecimal;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Values in the MessagePack form Terraform gives them (plugin protocol 6, DynamicValue.msgpack). Reading and writing
 * both follow the type, down to the bytes: a value that Terraform 1.11 sends is encoded back to the same bytes.
 *
 * <p>Written by hand rather than on msgpack-core, see docs/design/encodings.md.
 */
public final class MsgPack {
    private MsgPack() {}

    /**
     * Reads a value of a type. Bytes after the value are ignored, as Terraform does.
     *
     * @throws CodecException if the bytes are not such a value: another kind, an attribute that is missing, unknown or
     *     given twice, text that is not UTF-8, a number that is not finite, too deep a nesting, an early end
     */
    public static Value decode(byte[] bytes, Type type) {
        var path = new PathTracker();
        return new Decoder(new MsgPackReader(bytes, path), path).value(type);
    }

    /**
     * Writes a value of a type: numbers as integers, else as exact floats, else as decimal text; attributes, map
     * elements and set elements in Terraform's order.
     *
     * @throws CodecException if the value is not of the type, lacks an attribute or has one too many, or holds text that
     *     has no UTF-8 form; that is a mistake of this provider
     */
    public static byte[] encode(Value value, Type type) {
        var encoder = new Encoder();
        encoder.value(value, type);
        return encoder.writer.toBytes();
    }

    private record Decoder(MsgPackReader reader, PathTracker path) {
        Value value(Type type) {
            var unknown = reader.takeUnknown();
            if (unknown != null) {
                return unknown;
            }
            if (reader.takeNull()) {
                return Value.NULL;
            }
            // Lists grow as their elements arrive: no memory is reserved for the length that a header promises.
            return switch (type) {
                case Type.Scalar scalar -> scalar(scalar);
                case Type.ListOf(var element) -> new Value.ListValue(list(element));
                case Type.SetOf(var element) -> new Value.SetValue(set(element));
                case Type.MapOf(var element) -> new Value.MapValue(map(element));
                case Type.TupleOf(var elements) -> new Value.ListValue(tuple(elements));
                case Type.ObjectOf(var attributes) -> new Value.MapValue(object(attributes));
            };
        }

        private Value scalar(Type.Scalar type) {
            return switch (type) {
                case STRING -> new Value.Text(reader.text());
                case NUMBER -> new Value.Number(reader.number());
                case BOOL -> new Value.Bool(reader.bool());
                case DYNAMIC -> dynamic();
            };
        }

        private Value dynamic() {
            if (reader.array("a value with its type") != 2) {
                throw path.failure("a value with its type is required: an array of two");
            }
            var type = TypeJson.parse(reader.text("a type").getBytes(StandardCharsets.UTF_8), path);
            if (Type.DYNAMIC.equals(type)) {
                throw path.failure("a value with its type is required, not one with the type \"dynamic\"");
            }
            return new Value.Dynamic(type, value(type));
        }

        private List<Value> list(Type type) {
            var count = reader.array("a list");
            var items = new ArrayList<Value>();
            for (var i = 0; i < count; i++) {
                items.add(item(i, type));
            }
            return items;
        }

        private List<Value> tuple(List<Type> types) {
            var count = reader.array("a tuple");
            if (count != types.size()) {
                throw path.failure("a tuple of " + types.size() + " is required, not of " + count);
            }
            var items = new ArrayList<Value>();
            for (var i = 0; i < count; i++) {
                items.add(item(i, types.get(i)));
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
            var count = reader.array("a set");
            var items = new ArrayList<Value>();
            path.enterMember();
            for (var i = 0; i < count; i++) {
                items.add(value(type));
            }
            path.leave();
            return items;
        }

        private Map<String, Value> map(Type type) {
            var count = reader.map("a map");
            var entries = new LinkedHashMap<String, Value>();
            for (var i = 0; i < count; i++) {
                var key = Value.Text.normal(reader.text("a string as key"));
                path.enter(new Path.Key(key));
                if (entries.put(key, value(type)) != null) {
                    throw path.failure("the key is given twice");
                }
                path.leave();
            }
            return entries;
        }

        private Map<String, Value> object(SortedMap<String, Type> types) {
            var count = reader.map("an object");
            var attributes = LinkedHashMap.<String, Value>newLinkedHashMap(types.size());
            for (var i = 0; i < count; i++) {
                var name = Value.Text.normal(reader.text("a string as attribute name"));
                path.enter(new Path.Attribute(name));
                var type = types.get(name);
                if (type == null) {
                    throw path.failure("there is no such attribute");
                }
                if (attributes.put(name, value(type)) != null) {
                    throw path.failure("the attribute is given twice");
                }
                path.leave();
            }
            requireSame(types, attributes, path);
            return attributes;
        }
    }

    private static void requireSame(SortedMap<String, Type> types, Map<String, Value> attributes, PathTracker path) {
        for (var name : types.keySet()) {
            if (!attributes.containsKey(name)) {
                path.enter(new Path.Attribute(name));
                throw path.failure("the attribute is missing");
            }
        }
        if (attributes.size() == types.size()) {
            return;
        }
        for (var name : attributes.keySet()) {
            if (!types.containsKey(name)) {
                path.enter(new Path.Attribute(name));
                throw path.failure("there is no such attribute");
            }
        }
    }

    private record Encoder(MsgPackWriter writer, PathTracker path) {
        Encoder() {
            this(new MsgPackWriter(), new PathTracker());
        }

        void value(Value value, Type type) {
            switch (value) {
                case Value.Null _ -> writer.nil();
                case Value.Unknown(var refinement) -> unknown(refinement.encoded());
                case Value.Text(var text) when Type.STRING.equals(type) -> writer.text(utf8(text));
                case Value.Number(var number) when Type.NUMBER.equals(type) -> number(number);
                case Value.Bool(var bool) when Type.BOOL.equals(type) -> writer.bool(bool);
                case Value.Dynamic(var actual, var inner) when Type.DYNAMIC.equals(type) -> dynamic(actual, inner);
                case Value.ListValue(var items) when type instanceof Type.ListOf(var element) -> list(items, element);
                case Value.ListValue(var items)
                when type instanceof Type.TupleOf(var elements) -> tuple(items, elements);
                case Value.SetValue(var items) when type instanceof Type.SetOf(var element) -> set(items, element);
                case Value.MapValue(var entries) when type instanceof Type.MapOf(var element) -> map(entries, element);
                case Value.MapValue(var entries)
                when type instanceof Type.ObjectOf(var attributes) -> object(entries, attributes);
                case Value.Known known -> throw path.failure(TypeJson.name(type) + " is required, not " + name(known));
            }
        }

        private void unknown(byte[] refinement) {
            if (refinement.length == 0) {
                writer.extension(0, new byte[1]);
                return;
            }
            writer.extension(MsgPackReader.REFINEMENT, refinement);
        }

        private void number(BigDecimal number) {
            if (!Numbers.isReasonable(number)) {
                throw path.failure("the number is too large");
            }
            if (number.scale() > 0) {
                fraction(number);
                return;
            }
            var integer = number.toBigInteger();
            if (integer.bitLength() < Long.SIZE) {
                writer.integer(integer.longValue());
                return;
            }
            writer.text(integer.toString());
        }

        // Writes a number with a fraction: as a float only if a float holds it exactly, else as text, as 0.1.
        private void fraction(BigDecimal number) {
            var nearest = number.doubleValue();
            if (Double.isFinite(nearest) && new BigDecimal(nearest).compareTo(number) == 0) {
                writer.float64(nearest);
                return;
            }
            writer.text(number.toPlainString());
        }

        private void dynamic(Type type, Value value) {
            if (Type.DYNAMIC.equals(type)) {
                throw path.failure("a value's own type cannot be \"dynamic\"");
            }
            writer.array(2);
            writer.binary(utf8(TypeJson.encode(type)));
            value(value, type);
        }

        private void list(List<Value> items, Type type) {
            writer.array(items.size());
            for (var i = 0; i < items.size(); i++) {
                item(i, items.get(i), type);
            }
        }

        private void tuple(List<Value> items, List<Type> types) {
            if (items.size() != types.size()) {
                throw path.failure("a tuple of " + types.size() + " is required, not of " + items.size());
            }
            writer.array(items.size());
            for (var i = 0; i < items.size(); i++) {
                item(i, items.get(i), types.get(i));
            }
        }

        private void item(int index, Value item, Type type) {
            path.enter(new Path.Index(index));
            value(item, type);
            path.leave();
        }

        private void set(List<Value> items, Type type) {
            writer.array(items.size());
            path.enterMember();
            for (var item : SetOrder.sort(items)) {
                value(item, type);
            }
            path.leave();
        }

        private void map(Map<String, Value> entries, Type type) {
            var sorted = new TreeMap<String, Value>(Utf8::compare);
            sorted.putAll(entries);
            writer.map(sorted.size());
            for (var entry : sorted.entrySet()) {
                path.enter(new Path.Key(entry.getKey()));
                writer.text(utf8(entry.getKey()));
                value(entry.getValue(), type);
                path.leave();
            }
        }

        private void object(Map<String, Value> attributes, SortedMap<String, Type> types) {
            requireSame(types, attributes, path);
            writer.map(types.size());
            for (var entry : types.entrySet()) {
                var name = entry.getKey();
                path.enter(new Path.Attribute(name));
                writer.text(utf8(name));
                value(attributes.getOrDefault(name, Value.NULL), entry.getValue());
                path.leave();
            }
        }

        private byte[] utf8(String text) {
            try {
                return Utf8.encode(text);
            } catch (CharacterCodingException _) {
                throw path.failure("the text has half a character (a lone surrogate), which has no UTF-8 form");
            }
        }
    }

    private static String name(Value.Known value) {
        return switch (value) {
            case Value.Text _ -> "a string";
            case Value.Number _ -> "a number";
            case Value.Bool _ -> "a bool";
            case Value.ListValue _ -> "a list or tuple";
            case Value.SetValue _ -> "a set";
            case Value.MapValue _ -> "a map or object";
            case Value.Dynamic _ -> "a value with its type";
        };
    }
}
