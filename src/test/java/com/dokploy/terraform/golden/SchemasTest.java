package com.dokploy.terraform.golden;

import com.dokploy.terraform.DokployProvider;
import com.dokploy.terraform.SharedCatalog;
import com.dokploy.terraform.Version;
import com.dokploy.terraform.protocol.TypeJson;
import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.value.Value;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * The schemas are the interface that users write against: a golden file for each, so that every change of it is seen.
 * A line for each attribute: its path, its type, and what Terraform knows about it.
 */
class SchemasTest {
    private static final Path GOLDEN = Path.of("src/test/golden/schemas");

    @Test
    void schemasChangeOnlyOnPurpose() throws IOException {
        var provider = new DokployProvider(Version.PROVIDER, Map.of(), SharedCatalog.CATALOG);
        check("provider", provider.schema());
        for (var resource : SharedCatalog.CATALOG.resources()) {
            check("resource." + resource.schema().name(), resource.schema());
        }
        for (var dataSource : SharedCatalog.CATALOG.dataSources()) {
            check("data." + dataSource.schema().name(), dataSource.schema());
        }
        for (var ephemeral : SharedCatalog.CATALOG.ephemerals()) {
            check("ephemeral." + ephemeral.schema().name(), ephemeral.schema());
        }
    }

    @Test
    void schemasOfActionsChangeOnlyOnPurpose() throws IOException {
        for (var action : SharedCatalog.CATALOG.actions()) {
            check("action." + action.schema().name(), action.schema());
        }
    }

    private static void check(String name, Schema schema) throws IOException {
        var text = new StringBuilder();
        lines(text, "", schema);
        Golden.check(GOLDEN.resolve(name + ".txt"), text.toString(), SchemasTest.class);
    }

    private static void lines(StringBuilder text, String path, Schema schema) {
        for (var attribute : schema.attributes()) {
            var nested = attribute.nested();
            text.append(path)
                    .append(attribute.name())
                    .append("  ")
                    .append(nested == null ? TypeJson.encode(attribute.valueType()) : "nested")
                    .append(flags(attribute))
                    .append('\n');
            if (nested != null) {
                lines(text, path + attribute.name() + ".", nested);
            }
        }
    }

    private static String flags(Attribute<?> attribute) {
        var flags = new StringBuilder("  ");
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
