package com.dokploy.terraform.build;

import com.dokploy.terraform.protocol.MsgPack;
import com.dokploy.terraform.protocol.TypeJson;
import com.dokploy.terraform.protocol.ValueJson;
import com.dokploy.terraform.protocol.generated.DynamicValue;
import com.dokploy.terraform.protocol.generated.Schema;
import com.dokploy.terraform.value.Type;
import com.dokploy.terraform.value.Value;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.protobuf.ByteString;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.TreeMap;

/** JSON to what Terraform sends, and back. */
public final class Values {
    private Values() {}

    /** The null of every type: no resource. */
    public static DynamicValue none() {
        return encoded(Value.NULL, Type.STRING);
    }

    /** The object that a schema describes, null where {@code content} has nothing. */
    public static DynamicValue pack(Schema schema, JsonNode content) {
        var type = type(schema.getBlock().getAttributesList());
        var json = content.toString().getBytes(StandardCharsets.UTF_8);
        return encoded(ValueJson.decode(json, type), type);
    }

    /** What a known value says; unknown parts come out as null. */
    public static JsonNode unpack(Schema schema, DynamicValue value) {
        var type = type(schema.getBlock().getAttributesList());
        return json(MsgPack.decode(value.getMsgpack().toByteArray(), type));
    }

    /**
     * What Terraform would propose: the configuration, and for computed attributes that it leaves open what they were.
     */
    static JsonNode proposed(Schema schema, JsonNode prior, JsonNode config) {
        ObjectNode proposed = config.deepCopy();
        for (var attribute : schema.getBlock().getAttributesList()) {
            var name = attribute.getName();
            if (!config.hasNonNull(name) && attribute.getComputed() && prior.hasNonNull(name)) {
                proposed.set(name, prior.get(name));
            }
        }
        return proposed;
    }

    private static DynamicValue encoded(Value value, Type type) {
        return DynamicValue.newBuilder()
                .setMsgpack(ByteString.copyFrom(MsgPack.encode(value, type)))
                .build();
    }

    private static Type type(List<Schema.Attribute> attributes) {
        var types = new TreeMap<String, Type>();
        for (var attribute : attributes) {
            types.put(attribute.getName(), type(attribute));
        }
        return new Type.ObjectOf(types);
    }

    private static Type type(Schema.Attribute attribute) {
        if (!attribute.hasNestedType()) {
            return TypeJson.parse(attribute.getType().toByteArray());
        }
        var nested = type(attribute.getNestedType().getAttributesList());
        return switch (attribute.getNestedType().getNesting()) {
            case LIST -> new Type.ListOf(nested);
            case SET -> new Type.SetOf(nested);
            case MAP -> new Type.MapOf(nested);
            case SINGLE, INVALID, UNRECOGNIZED -> nested;
        };
    }

    /** What a value says; unknown parts come out as null. */
    public static JsonNode json(Value value) {
        var nodes = JsonNodeFactory.instance;
        return switch (value) {
            case Value.Null _, Value.Unknown _ -> nodes.nullNode();
            case Value.Text(var text) -> nodes.textNode(text);
            case Value.Number(var number) -> nodes.numberNode(number);
            case Value.Bool(var bool) -> nodes.booleanNode(bool);
            case Value.ListValue(var items) -> array(items);
            case Value.SetValue(var items) -> array(items);
            case Value.MapValue(var entries) -> {
                var object = nodes.objectNode();
                entries.forEach((name, entry) -> object.set(name, json(entry)));
                yield object;
            }
            case Value.Dynamic dynamic -> json(dynamic.value());
        };
    }

    private static JsonNode array(List<Value> items) {
        var array = JsonNodeFactory.instance.arrayNode();
        items.forEach(item -> array.add(json(item)));
        return array;
    }
}
