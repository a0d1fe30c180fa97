package com.dokploy.terraform.golden;

import com.dokploy.terraform.Catalog;
import com.dokploy.terraform.DokployProvider;
import com.dokploy.terraform.Version;
import com.dokploy.terraform.framework.Function;
import com.dokploy.terraform.protocol.TypeJson;
import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.value.Type;
import com.dokploy.terraform.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/**
 * What users write against as text, a line for each attribute, parameter and result: its path, its type, and what
 * Terraform knows about it, with two spaces in between.
 */
public final class SchemaLines {
    private SchemaLines() {}

    /** Every schema that the provider has, by what it is for, such as {@code resource.dokploy_port}. */
    public static SequencedMap<String, Schema> schemas(Catalog catalog) {
        var schemas = new LinkedHashMap<String, Schema>();
        schemas.put("provider", new DokployProvider(Version.PROVIDER, Map.of(), catalog).schema());
        catalog.resources()
                .forEach(type -> schemas.put("resource." + type.schema().name(), type.schema()));
        catalog.dataSources()
                .forEach(type -> schemas.put("data." + type.schema().name(), type.schema()));
        catalog.ephemerals()
                .forEach(type -> schemas.put("ephemeral." + type.schema().name(), type.schema()));
        catalog.actions().forEach(type -> schemas.put("action." + type.schema().name(), type.schema()));
        return schemas;
    }

    /** The lines of every identity, list and function, by kind and name, such as {@code identity.dokploy_port}. */
    static SequencedMap<String, List<String>> ofOthers(Catalog catalog) {
        var lines = new LinkedHashMap<String, List<String>>();
        for (var resource : catalog.resources()) {
            var identity = new ArrayList<String>();
            for (var attribute : resource.identity().attributes()) {
                var use = attribute.isRequiredInIdentity() ? "required" : "optional";
                identity.add(attribute.name() + "  " + type(attribute) + "  " + use);
            }
            lines.put("identity." + resource.schema().name(), identity);
        }
        for (var resource : catalog.resources()) {
            var list = catalog.listResource(resource);
            if (list != null) {
                lines.put("list." + resource.schema().name(), of(list.schema()));
            }
        }
        catalog.functions().forEach(function -> lines.put("function." + function.name(), of(function)));
        return lines;
    }

    private static List<String> of(Function function) {
        var lines = new ArrayList<String>();
        for (var parameter : function.parameters()) {
            lines.add("argument " + (lines.size() + 1) + "  " + TypeJson.encode(parameter.type()) + "  required");
        }
        lines.add("result  " + TypeJson.encode(function.result()) + "  computed");
        return lines;
    }

    /** The lines of a schema. */
    public static List<String> of(Schema schema) {
        var lines = new ArrayList<String>();
        add(lines, "", schema);
        return lines;
    }

    private static void add(List<String> lines, String path, Schema schema) {
        for (var attribute : schema.attributes()) {
            var nested = attribute.nested();
            lines.add(path + attribute.name() + "  " + type(attribute) + "  " + flags(attribute));
            if (nested != null) {
                add(lines, path + attribute.name() + ".", nested);
            }
        }
    }

    private static String type(Attribute<?> attribute) {
        var type = attribute.valueType();
        if (attribute.nested() == null) {
            return TypeJson.encode(type);
        }
        return switch (type) {
            case Type.ListOf _ -> "nested list";
            case Type.SetOf _ -> "nested set";
            case Type.MapOf _ -> "nested map";
            case Type.ObjectOf _, Type.TupleOf _, Type.Scalar _ -> "nested";
        };
    }

    private static String flags(Attribute<?> attribute) {
        var flags = new StringBuilder();
        flags.append(
                switch (attribute.mode()) {
                    case REQUIRED -> "required";
                    case OPTIONAL -> "optional";
                    case COMPUTED -> "computed";
                    case OPTIONAL_COMPUTED -> "optional+computed";
                });
        flags.append(attribute.isSensitive() ? " sensitive" : "")
                .append(attribute.isWriteOnly() ? " write-only" : "")
                .append(attribute.replaces() ? " replaces" : "");
        if (!attribute.defaultValue().isNull()) {
            flags.append(" default=").append(shown(attribute.defaultValue()));
        }
        return flags.toString();
    }

    private static String shown(Value value) {
        return switch (value) {
            case Value.Text text -> text.text();
            case Value.Number number -> number.number().toPlainString();
            case Value.Bool bool -> String.valueOf(bool.bool());
            default -> value.toString();
        };
    }
}
