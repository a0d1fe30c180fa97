package com.dokploy.terraform.protocol;

import com.dokploy.terraform.protocol.generated.Function;
import com.dokploy.terraform.protocol.generated.Schema;
import com.dokploy.terraform.protocol.generated.Schema.Object.NestingMode;
import com.dokploy.terraform.protocol.generated.StringKind;
import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.AttributeType;
import com.dokploy.terraform.value.Type;
import com.google.protobuf.ByteString;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Schemas and signatures of functions as tfplugin6 messages. Terraform waits for all schemas at once before it does
 * anything else, so plain loops are used, which link and load nothing more.
 */
final class SchemaEncoder {
    private SchemaEncoder() {}

    /** Encodes the schema of a resource, whose states have a version. */
    static Schema encodeStored(com.dokploy.terraform.schema.Schema schema) {
        return encode(schema).toBuilder().setVersion(schema.storedVersion()).build();
    }

    static Schema encode(com.dokploy.terraform.schema.Schema schema) {
        var block = Schema.Block.newBuilder()
                .setDescription(schema.documentation())
                .setDescriptionKind(StringKind.MARKDOWN);
        for (var attribute : schema.attributes()) {
            block.addAttributes(encode(attribute, schema.documentation(attribute)));
        }
        return Schema.newBuilder().setBlock(block).build();
    }

    private static Schema.Attribute encode(Attribute<?> attribute, String description) {
        var mode = attribute.mode();
        var encoded = Schema.Attribute.newBuilder()
                .setName(attribute.name())
                .setDescription(description)
                .setDescriptionKind(StringKind.MARKDOWN)
                .setRequired(mode == Attribute.Mode.REQUIRED)
                .setOptional(mode == Attribute.Mode.OPTIONAL || mode == Attribute.Mode.OPTIONAL_COMPUTED)
                .setComputed(attribute.isComputed())
                .setSensitive(attribute.isSensitive())
                .setWriteOnly(attribute.isWriteOnly());
        var nested = nested(attribute.type());
        if (nested == null) {
            encoded.setType(type(attribute.valueType()));
        } else {
            encoded.setNestedType(nested);
        }
        return encoded.build();
    }

    /** Encodes the nested attributes of an object, or of a collection of objects; null for anything else. */
    private static Schema.@Nullable Object nested(AttributeType<?> type) {
        if (type instanceof AttributeType.ObjectOf object) {
            return nested(object, NestingMode.SINGLE);
        }
        if (type instanceof AttributeType.ListOf<?> list && list.element() instanceof AttributeType.ObjectOf object) {
            return nested(object, NestingMode.LIST);
        }
        if (type instanceof AttributeType.SetOf<?> set && set.element() instanceof AttributeType.ObjectOf object) {
            return nested(object, NestingMode.SET);
        }
        if (type instanceof AttributeType.MapOf<?> map && map.element() instanceof AttributeType.ObjectOf object) {
            return nested(object, NestingMode.MAP);
        }
        return null;
    }

    private static Schema.Object nested(AttributeType.ObjectOf object, NestingMode nesting) {
        var encoded = Schema.Object.newBuilder().setNesting(nesting);
        for (var attribute : object.schema().attributes()) {
            encoded.addAttributes(encode(attribute, object.schema().documentation(attribute)));
        }
        return encoded.build();
    }

    static Map<String, Function> encode(List<com.dokploy.terraform.framework.Function> functions) {
        var encoded = new LinkedHashMap<String, Function>();
        for (var function : functions) {
            encoded.put(function.name(), encode(function));
        }
        return encoded;
    }

    private static Function encode(com.dokploy.terraform.framework.Function function) {
        var encoded = Function.newBuilder()
                .setSummary(function.summary())
                .setDescription(function.description())
                .setDescriptionKind(StringKind.MARKDOWN)
                .setReturn(Function.Return.newBuilder().setType(type(function.result())));
        for (var parameter : function.parameters()) {
            encoded.addParameters(Function.Parameter.newBuilder()
                    .setName(parameter.name())
                    .setType(type(parameter.type()))
                    .setDescription(parameter.description())
                    .setDescriptionKind(StringKind.MARKDOWN));
        }
        return encoded.build();
    }

    /** Encodes a type constraint. */
    static ByteString type(Type type) {
        return ByteString.copyFromUtf8(TypeJson.encode(type));
    }
}
