package com.dokploy.terraform.docs;

import com.dokploy.terraform.framework.ImportForm;
import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.Schema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Imports of one resource: the commands of its example, and the blocks that do the same. */
final class ImportExamples {
    private static final Pattern COMMAND =
            Pattern.compile("^terraform import (?<address>\\S+) (?<quote>['\"]?)(?<id>.+)\\k<quote>$");

    private static final Pattern COMMENT = Pattern.compile("^# By (?<what>[^.]+)\\.");

    /** One object, by its id or its path. */
    private record Import(String address, String id) {}

    private final String commands;
    private final String byIdentity;
    private final List<Import> imports = new ArrayList<>();

    /** Reads the examples of a type from its directory. */
    static ImportExamples in(Path directory) throws IOException {
        var identity = directory.resolve("import-by-identity.tf");
        return new ImportExamples(
                Files.readString(directory.resolve("import.sh")),
                Files.exists(identity) ? Files.readString(identity).strip() : "");
    }

    /**
     * Reads examples.
     *
     * @param commands the commands, with comments
     * @param byIdentity a block that imports by an identity; empty if the identity is just the ID
     */
    private ImportExamples(String commands, String byIdentity) {
        this.commands = commands;
        this.byIdentity = byIdentity;
        commands.lines().forEach(line -> {
            var command = COMMAND.matcher(line);
            if (command.matches()) {
                imports.add(new Import(command.group("address"), command.group("id")));
            } else if (!line.startsWith("#")) {
                throw new IllegalStateException("neither a comment nor an import: " + line);
            }
        });
    }

    /** Whether one of them is an import by a path of so many parts. */
    boolean havePath(int parts) {
        return imports.stream().anyMatch(one -> one.id().split("/").length >= parts);
    }

    /** The section of the page. */
    String section(List<String> path) {
        var text = new StringBuilder("## Import\n\nImport by ");
        text.append(
                path.isEmpty()
                        ? byWhat()
                        : path.size() == 1
                                ? "ID, or by `" + path.getFirst() + "`"
                                : "ID, or by the path " + path(path));
        text.append(", with an [`import` block](https://developer.hashicorp.com/terraform/language/import)");
        text.append(":\n\n```terraform\n");
        for (var one : imports) {
            if (!path.isEmpty()) {
                text.append(one.equals(imports.getFirst()) ? "# By ID.\n" : "\n# By path.\n");
            } else if (!one.equals(imports.getFirst())) {
                text.append('\n');
            }
            text.append("import {\n  to = ").append(one.address());
            text.append("\n  id = \"").append(escaped(one.id())).append("\"\n}\n");
        }
        text.append("```\n\nTerraform 1.12 and later also take the identity of the object:\n\n```terraform\n");
        text.append(byIdentity.isEmpty() ? byIdentity(imports.getFirst()) : byIdentity);
        text.append("\n```\n\nOr use the [`terraform import` command]");
        text.append("(https://developer.hashicorp.com/terraform/cli/commands/import):\n\n```shell\n");
        text.append(commands.strip()).append("\n```");
        return text.toString();
    }

    /** What the end of an import ID can leave out of the state; empty if there is nothing of the kind. */
    static String ends(Schema schema, Links links) {
        var sentences = new ArrayList<String>();
        if (SeeAlso.holds(schema, attribute -> isOmittable(attribute.storedForm()))) {
            sentences.add("An ID that ends in `" + new ImportForm(false, true).suffix()
                    + "` leaves secrets that have a write-only attribute out of the state.");
        }
        var attachments = new StringJoiner("`, `", "`", "`").setEmptyValue("");
        for (var attribute : schema.attributes()) {
            if (attribute.holdsAttachments()) {
                attachments.add(attribute.name());
            }
        }
        if (attachments.length() > 0) {
            sentences.add("An ID that ends in `" + new ImportForm(true, false).suffix() + "` leaves out " + attachments
                    + ", for resources of their own.");
        }
        if (sentences.isEmpty()) {
            return "";
        }
        sentences.add("See " + links.toGuide("adopting") + ".");
        return String.join(" ", sentences);
    }

    private static boolean isOmittable(@Nullable Attribute<?> secret) {
        return secret != null && !secret.isComputed();
    }

    private static String byIdentity(Import one) {
        return "import {\n  to = " + one.address() + "\n  identity = {\n    id = \"" + escaped(one.id()) + "\"\n  }\n}";
    }

    /** What an object without a path of names is imported by, as the first comment of the example says. */
    private String byWhat() {
        var comment = COMMENT.matcher(commands);
        if (!comment.find()) {
            throw new IllegalStateException("no comment says by what to import: " + commands);
        }
        return comment.group("what").replace("\n# ", " ");
    }

    /** The parts of a path. The last one may consist of several values. */
    private static String path(List<String> parts) {
        var last = List.of(parts.getLast().split(" ", -1));
        if (last.size() == 1) {
            return "`" + String.join("/", parts) + "`";
        }
        return "`" + String.join("/", parts.subList(0, parts.size() - 1)) + "/` followed by `"
                + String.join("`, `", last.subList(0, last.size() - 1)) + "` and `" + last.getLast()
                + "`, separated by spaces";
    }

    private static String escaped(String id) {
        return id.replace("\\", "\\\\").replace("\"", "\\\"").replace("${", "$${");
    }
}
