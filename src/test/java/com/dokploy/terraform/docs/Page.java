package com.dokploy.terraform.docs;

import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.AttributeType;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.schema.Secrets;
import com.dokploy.terraform.value.Type;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** One page of documentation in the making. */
final class Page {
    private static final Path EXAMPLES = Path.of("examples");

    /** Long attributes of several types, which a guide describes once. */
    private static final Map<String, String> DESCRIBED_IN_GUIDES = Map.of("swarm", "swarm");

    private final Links links;
    private final StringBuilder text = new StringBuilder();

    /**
     * Starts a page with what the registry reads first.
     *
     * @param subcategory under which heading the registry lists it; empty for none, which the index must have
     */
    Page(Links links, String title, String subcategory, String heading, String description) {
        this.links = links;
        text.append("---\npage_title: \"").append(title).append("\"\n");
        if (!subcategory.isEmpty()) {
            text.append("subcategory: \"").append(subcategory).append("\"\n");
        }
        text.append("description: |-\n  ").append(description);
        text.append("\n---\n\n# ").append(heading).append("\n");
        paragraph(description);
    }

    Page paragraph(String paragraph) {
        if (!paragraph.isEmpty()) {
            text.append('\n').append(links.in(paragraph.strip())).append('\n');
        }
        return this;
    }

    /** Adds what users must not miss: the notes of the type, and what write-only attributes need. */
    Page notes(Schema schema) {
        for (var note : schema.notes()) {
            var mark = switch (note.kind()) {
                case TIP -> "-> **Tip** ";
                case NOTE -> "~> **Note** ";
                case WARNING -> "!> **Warning** ";
            };
            paragraph(mark + note.text());
        }
        var writeOnly = new ArrayList<String>();
        addWriteOnly(schema, "", writeOnly);
        if (!writeOnly.isEmpty()) {
            var version = "`" + writeOnly.getFirst().replace("`", "") + "_version`";
            paragraph("-> **Tip** Write-only attributes: " + String.join(", ", writeOnly) + ". Their values are never"
                    + " stored in the plan or the state, and they require Terraform 1.11 or OpenTofu 1.11."
                    + (SeeAlso.holds(schema, Page::isSentAgain)
                            ? " To send a new value, change "
                                    + (writeOnly.size() == 1
                                            ? version + "."
                                            : "the attribute whose name ends in `_version`, such as " + version + ".")
                            : ""));
        }
        return this;
    }

    private static boolean isSentAgain(Attribute<?> attribute) {
        var secret = attribute.storedForm();
        return attribute.isWriteOnly() && (secret == null || !Secrets.isSentOnce(secret));
    }

    private static void addWriteOnly(Schema schema, String path, List<String> names) {
        for (var attribute : schema.attributes()) {
            if (attribute.isWriteOnly()) {
                names.add("`" + path + attribute.name() + "`");
                if (schema.attribute(attribute.name() + "_version") == null) {
                    throw new IllegalStateException(path + attribute.name() + " has no version");
                }
            }
            var nested = attribute.nested();
            if (nested != null) {
                addWriteOnly(nested, path + attribute.name() + ".", names);
            }
        }
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
        return this;
    }

    /** Adds an attribute that the pages of types leave to this one. */
    Page attribute(Attribute<?> attribute) {
        text.append("\n## Schema of `").append(attribute.name()).append("`\n");
        attributes(nestedOf(attribute), "###", attribute.name() + ".");
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
                text.append("\nThis object has no attributes: set `{}`.\n");
            }
            attributes(innerSchema, "####", inner + ".");
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
                lines.append(line(schema, attribute, path));
                if (attribute.nested() != null && !isInGuide(attribute, path)) {
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

    private static boolean isInGuide(Attribute<?> attribute, String path) {
        return path.isEmpty() && DESCRIBED_IN_GUIDES.containsKey(attribute.name());
    }

    private String line(Schema schema, Attribute<?> attribute, String path) {
        var line = new StringBuilder("- `" + attribute.name() + "` (" + kind(attribute.type()));
        line.append(attribute.isWriteOnly() ? ", Write-only" : "")
                .append(attribute.isSensitive() ? ", Sensitive" : "")
                .append(") ")
                .append(links.in(schema.documentation(attribute), name -> schema.attribute(name) != null));
        if (isInGuide(attribute, path)) {
            line.append(" (see the guide ")
                    .append(links.toGuide(DESCRIBED_IN_GUIDES.getOrDefault(attribute.name(), "")))
                    .append(')');
        } else if (attribute.nested() != null) {
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

    @Override
    public String toString() {
        return text.toString();
    }
}
