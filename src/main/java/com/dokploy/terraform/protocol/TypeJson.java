package com.dokploy.terraform.protocol;

import com.dokploy.terraform.value.Type;
import com.dokploy.terraform.value.Value;
import java.util.ArrayList;
import java.util.TreeMap;

/**
 * Types in the JSON form that the schema, and values with their own type, carry: {@code "string"}, {@code
 * ["list","string"]}, {@code ["object",{"port":"number"}]} (plugin protocol 6, Schema.Attribute.type).
 */
public final class TypeJson {
    private TypeJson() {}

    /** Writes a type, without white space and with attributes in order, as Terraform does. */
    public static String encode(Type type) {
        // This code runs for every attribute of the schema: a switch over patterns would first have to be linked.
        if (type instanceof Type.Scalar scalar) {
            return encode(scalar);
        }
        var json = new StringBuilder();
        append(json, type);
        return json.toString();
    }

    /**
     * Reads a type. The list of an object's optional attributes, a third element that only type constraints have, is
     * ignored: in a value all attributes are there.
     *
     * @throws CodecException if the bytes are not valid JSON, or no type
     */
    public static Type parse(byte[] json) {
        return parse(json, new PathTracker());
    }

    static Type parse(byte[] json, PathTracker path) {
        var reader = new JsonReader(json, path);
        var type = parse(reader, path);
        reader.end();
        return type;
    }

    static Type parse(JsonReader reader, PathTracker path) {
        return new Parser(reader, path).type();
    }

    /** Returns what a value of the type is called in messages. */
    static String name(Type type) {
        return switch (type) {
            case Type.Scalar.STRING -> "a string";
            case Type.Scalar.NUMBER -> "a number";
            case Type.Scalar.BOOL -> "a bool";
            case Type.Scalar.DYNAMIC -> "a value with its type";
            case Type.ListOf _ -> "a list";
            case Type.SetOf _ -> "a set";
            case Type.MapOf _ -> "a map";
            case Type.TupleOf _ -> "a tuple";
            case Type.ObjectOf _ -> "an object";
        };
    }

    private static String encode(Type.Scalar type) {
        return switch (type) {
            case STRING -> "\"string\"";
            case NUMBER -> "\"number\"";
            case BOOL -> "\"bool\"";
            case DYNAMIC -> "\"dynamic\"";
        };
    }

    private static void append(StringBuilder json, Type type) {
        switch (type) {
            case Type.Scalar scalar -> json.append(encode(scalar));
            case Type.ListOf(var element) -> append(json, "list", element);
            case Type.SetOf(var element) -> append(json, "set", element);
            case Type.MapOf(var element) -> append(json, "map", element);
            case Type.TupleOf(var elements) -> {
                json.append("[\"tuple\",[");
                var separator = "";
                for (var element : elements) {
                    append(json.append(separator), element);
                    separator = ",";
                }
                json.append("]]");
            }
            case Type.ObjectOf(var attributes) -> {
                json.append("[\"object\",{");
                var separator = "";
                for (var attribute : attributes.entrySet()) {
                    appendText(json.append(separator), attribute.getKey());
                    append(json.append(':'), attribute.getValue());
                    separator = ",";
                }
                json.append("}]");
            }
        }
    }

    private static void append(StringBuilder json, String kind, Type element) {
        append(json.append("[\"").append(kind).append("\","), element);
        json.append(']');
    }

    private static void appendText(StringBuilder json, String text) {
        json.append('"');
        for (var i = 0; i < text.length(); i++) {
            var unit = text.charAt(i);
            if (unit == '"' || unit == '\\') {
                json.append('\\').append(unit);
            } else if (unit < ' ') {
                json.append("\\u00")
                        .append(Character.forDigit(unit >> 4, 16))
                        .append(Character.forDigit(unit & 15, 16));
            } else {
                json.append(unit);
            }
        }
        json.append('"');
    }

    private record Parser(JsonReader reader, PathTracker path) {
        Type type() {
            path.enterMember();
            var type = reader.isText() ? scalar() : compound();
            path.leave();
            return type;
        }

        private Type scalar() {
            return switch (reader.text("a type")) {
                case "string" -> Type.STRING;
                case "number" -> Type.NUMBER;
                case "bool" -> Type.BOOL;
                case "dynamic" -> Type.DYNAMIC;
                default -> throw unknown();
            };
        }

        private Type compound() {
            reader.open('[', "a type");
            require(reader.more(']', true));
            var kind = reader.text("the kind of a type");
            require(reader.more(']', false));
            var type = switch (kind) {
                case "list" -> new Type.ListOf(type());
                case "set" -> new Type.SetOf(type());
                case "map" -> new Type.MapOf(type());
                case "tuple" -> tuple();
                case "object" -> object();
                default -> throw unknown();
            };
            var more = reader.more(']', false);
            if (more && type instanceof Type.ObjectOf) {
                optionalNames();
                more = reader.more(']', false);
            }
            require(!more);
            return type;
        }

        private Type tuple() {
            var elements = new ArrayList<Type>();
            reader.open('[', "the types of a tuple");
            for (var first = true; reader.more(']', first); first = false) {
                elements.add(type());
            }
            return new Type.TupleOf(elements);
        }

        private Type object() {
            var attributes = new TreeMap<String, Type>();
            reader.open('{', "the types of an object");
            for (var first = true; reader.more('}', first); first = false) {
                attributes.put(Value.Text.normal(reader.name()), type());
            }
            return new Type.ObjectOf(attributes);
        }

        private void optionalNames() {
            reader.open('[', "the names of optional attributes");
            for (var first = true; reader.more(']', first); first = false) {
                reader.text("the name of an optional attribute");
            }
        }

        private void require(boolean condition) {
            if (!condition) {
                throw unknown();
            }
        }

        private CodecException unknown() {
            return path.failure("the type is not one that Terraform has");
        }
    }
}
