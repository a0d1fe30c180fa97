package com.dokploy.terraform.sandbox.model;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** The OpenAPI document of the sandbox's procedures, in the shape that {@code settings.getOpenApiDocument} answers. */
public final class OpenApiDocument {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private OpenApiDocument() {}

    /** The document of all procedures. */
    public static ObjectNode of(ServerModel model) {
        var document = JSON.objectNode().put("openapi", "3.1.0");
        document.putObject("info").put("title", "Dokploy API").put("version", "1.0.0");
        document.putObject("components")
                .putObject("securitySchemes")
                .putObject("apiKey")
                .put("type", "apiKey")
                .put("in", "header")
                .put("name", "x-api-key");
        var paths = document.putObject("paths");
        model.procedures().values().stream()
                .filter(procedure -> !procedure.isSubscription())
                .forEach(procedure -> paths.set("/" + procedure.name(), path(procedure)));
        return document;
    }

    private static ObjectNode path(Procedure procedure) {
        var path = JSON.objectNode();
        var operation = path.putObject(procedure.mutation() ? "post" : "get");
        operation.put("operationId", procedure.name().replace('.', '-'));
        operation.putArray("tags").add(procedure.router());
        if (procedure.mutation()) {
            operation
                    .putObject("requestBody")
                    .put("required", true)
                    .putObject("content")
                    .putObject("application/json")
                    .set("schema", object(procedure.input()));
            return path;
        }
        var parameters = operation.putArray("parameters");
        procedure.input().forEach((name, field) -> {
            var parameter = parameters.addObject().put("in", "query").put("name", name);
            parameter.put("required", field.presence() != Field.Presence.OPTIONAL);
            parameter.set("schema", schema(field));
        });
        return path;
    }

    private static ObjectNode object(Map<String, Field> fields) {
        var schema = JSON.objectNode().put("type", "object");
        var properties = schema.putObject("properties");
        var required = JSON.arrayNode();
        fields.forEach((name, field) -> {
            properties.set(name, schema(field));
            if (field.presence() != Field.Presence.OPTIONAL) {
                required.add(name);
            }
        });
        if (!required.isEmpty()) {
            schema.set("required", required);
        }
        return schema;
    }

    private static ObjectNode schema(Field field) {
        if (field.nullable()) {
            var schema = JSON.objectNode();
            schema.putArray("anyOf").add(plain(field)).addObject().put("type", "null");
            return schema;
        }
        return plain(field);
    }

    private static ObjectNode plain(Field field) {
        var schema = JSON.objectNode();
        switch (field.kind()) {
            case STRING -> string(field, schema);
            case NUMBER, INTEGER -> number(field, schema);
            case BOOLEAN -> schema.put("type", "boolean");
            case ARRAY -> {
                schema.put("type", "array");
                schema.set("items", field.items() == null ? JSON.objectNode() : schema(field.items()));
            }
            case OBJECT -> {
                var properties = field.properties();
                if (field.variants() != null) {
                    var alternatives = schema.putArray("oneOf");
                    field.variants().values().forEach(fields -> alternatives.add(object(fields)));
                    break;
                }
                schema.setAll(properties == null ? JSON.objectNode().put("type", "object") : object(properties));
                if (field.strict()) {
                    schema.put("additionalProperties", false);
                }
            }
            case ANY -> schema.removeAll();
        }
        var standard = field.standard();
        if (standard != null) {
            schema.set("default", standard);
        }
        return schema;
    }

    private static void string(Field field, ObjectNode schema) {
        schema.put("type", "string");
        if (field.minimum() != null) {
            schema.put("minLength", field.minimum().intValue());
        }
        if (field.maximum() != null) {
            schema.put("maxLength", field.maximum().intValue());
        }
        if (field.expression() != null) {
            schema.put("pattern", field.expression());
        }
        if (!field.options().isEmpty()) {
            field.options().forEach(schema.putArray("enum")::add);
        }
    }

    private static void number(Field field, ObjectNode schema) {
        schema.put("type", field.kind() == Field.InputType.INTEGER ? "integer" : "number");
        if (field.minimum() != null) {
            schema.put("minimum", field.minimum());
        }
        if (field.maximum() != null) {
            schema.put("maximum", field.maximum());
        }
    }
}
