package com.dokploy.terraform.docs;

import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.AttributeType;
import com.dokploy.terraform.schema.Format;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.value.Type;
import com.dokploy.terraform.value.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** One page of documentation in the making. */
final class Page {
    private static final Path EXAMPLES = Path.of("examples");

    private final StringBuilder text = new StringBuilder();

    /** Starts a page with what the registry reads first. */
    Page(String title, String heading, String description) {
        text.append("---\npage_title: \"").append(title).append("\"\nsubcategory: \"\"\ndescription: |-\n  ");
        text.append(description)
                .append("\n---\n\n# ")
                .append(heading)
                .append("\n\n")
                .append(description)
                .append("\n");
    }

    Page paragraph(String paragraph) {
        text.append('\n').append(paragraph.strip()).append('\n');
        return this;
    }

    /** Adds an example as it stands in its file. */
    Page example(String heading, String file, String language) throws IOException {
        text.append("\n## ").append(heading).append("\n\n```").append(language).append('\n');
        text.append(Files.readString(EXAMPLES.resolve(file)).strip()).append("\n```\n");
        return this;
    }

    /** Adds every attribute of a schema, nested ones in sections of their own. */
    Page schema(Schema schema) {
        text.append("\n## Schema\n");
        attributes(schema, "###", "");
        rules(schema);
        return this;
    }

    private void attributes(Schema schema, String level, String path) {
        var nested = new ArrayList<Attribute<?>>();
        section(schema, level, "Required", path, nested, attribute -> attribute.mode() == Attribute.Mode.REQUIRED);
        section(
                schema,
                level,
                "Optional",
                path,
                nested,
                attribute -> attribute.isConfigurable() && attribute.mode() != Attribute.Mode.REQUIRED);
        section(schema, level, "Read-Only", path, nested, attribute -> !attribute.isConfigurable());
        for (var attribute : nested) {
            var inner = path + attribute.name();
            text.append("\n<a id=\"nestedatt--")
                    .append(inner.replace(".", "--"))
                    .append("\"></a>\n### Nested Schema for `")
                    .append(inner)
                    .append("`\n");
            var innerSchema = nestedOf(attribute);
            if (innerSchema.size() == 0) {
                text.append("\nIt has no attributes: write `{}`.\n");
            }
            attributes(innerSchema, "####", inner + ".");
            rules(innerSchema);
        }
    }

    private static Schema nestedOf(Attribute<?> attribute) {
        var nested = attribute.nested();
        if (nested == null) {
            throw new IllegalStateException(attribute + " has no nested schema");
        }
        return nested;
    }

    private void section(
            Schema schema,
            String level,
            String heading,
            String path,
            List<Attribute<?>> nested,
            Predicate<Attribute<?>> filter) {
        var lines = new StringBuilder();
        for (var attribute : schema.attributes()) {
            if (filter.test(attribute)) {
                lines.append(line(attribute, path));
                if (attribute.nested() != null) {
                    nested.add(attribute);
                }
            }
        }
        if (!lines.isEmpty()) {
            text.append('\n')
                    .append(level)
                    .append(' ')
                    .append(heading)
                    .append("\n\n")
                    .append(lines);
        }
    }

    private static String line(Attribute<?> attribute, String path) {
        var line = new StringBuilder("- `" + attribute.name() + "` (" + kind(attribute.type()));
        line.append(attribute.isWriteOnly() ? ", Write-only" : "")
                .append(attribute.isSensitive() ? ", Sensitive" : "")
                .append(") ")
                .append(attribute.description());
        if (attribute.replaces()) {
            line.append(" Another value makes a new object.");
        }
        if (attribute.isConfigurable() && attribute.format() != Format.PLAIN) {
            line.append(" Written as ").append(attribute.format().meaning()).append('.');
        }
        for (var check : attribute.checks()) {
            if (!attribute.isWriteOnly()) {
                line.append(" It must ").append(check.sentence()).append('.');
            }
        }
        if (!attribute.defaultValue().isNull()) {
            line.append(" Default: `").append(shown(attribute.defaultValue())).append("`.");
        }
        if (!attribute.initialValue().isNull()) {
            line.append(" If unset, a new object gets `")
                    .append(shown(attribute.initialValue()))
                    .append("`, and an existing one keeps its value.");
        }
        if (attribute.nested() != null) {
            line.append(" (see [below for nested schema](#nestedatt--")
                    .append((path + attribute.name()).replace(".", "--"))
                    .append("))");
        }
        return line.append('\n').toString();
    }

    private static String kind(AttributeType<?> type) {
        return switch (type) {
            case AttributeType.Text _ -> "String";
            case AttributeType.Integer _, AttributeType.Decimal _ -> "Number";
            case AttributeType.Bool _ -> "Boolean";
            case AttributeType.ObjectOf _ -> "Attributes";
            case AttributeType.ListOf<?>(var element) -> collection("List", element);
            case AttributeType.SetOf<?>(var element) -> collection("Set", element);
            case AttributeType.MapOf<?>(var element) -> collection("Map", element);
        };
    }

    private static String collection(String name, AttributeType<?> element) {
        return element instanceof AttributeType.ObjectOf ? "Attributes " + name : name + " of " + kind(element);
    }

    private static String shown(Value value) {
        return switch (value) {
            case Value.Text(var string) -> "\"" + string + "\"";
            case Value.Number(var number) -> number.toPlainString();
            case Value.Bool(var bool) -> String.valueOf(bool);
            default -> throw new IllegalStateException("a default of another kind: " + value);
        };
    }

    /** The type of a function's parameter or result, as Terraform's language writes it. */
    static String type(Type type) {
        return switch (type) {
            case Type.Scalar scalar ->
                switch (scalar) {
                    case STRING -> "string";
                    case NUMBER -> "number";
                    case BOOL -> "bool";
                    case DYNAMIC -> "any";
                };
            case Type.ListOf(var element) -> "list(" + type(element) + ")";
            case Type.SetOf(var element) -> "set(" + type(element) + ")";
            case Type.MapOf(var element) -> "map(" + type(element) + ")";
            case Type.TupleOf _, Type.ObjectOf _ -> "object";
        };
    }

    private void rules(Schema schema) {
        if (schema.rules().isEmpty()) {
            return;
        }
        text.append('\n');
        for (var rule : schema.rules()) {
            text.append(rule.sentence()).append('\n');
        }
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
