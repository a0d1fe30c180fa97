package com.dokploy.terraform.golden;

import com.dokploy.terraform.SharedCatalog;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * The schemas are the interface that users write against: a golden file of {@link SchemaLines} for each, so that every
 * change of it is seen.
 */
class SchemasTest {
    private static final Path GOLDEN = Path.of("src/test/golden/schemas");

    @Test
    void schemasChangeOnlyOnPurpose() throws IOException {
        for (var entry : SchemaLines.schemas(SharedCatalog.CATALOG).entrySet()) {
            var text = new StringBuilder();
            SchemaLines.of(entry.getValue()).forEach(line -> text.append(line).append('\n'));
            Golden.check(GOLDEN.resolve(entry.getKey() + ".txt"), text.toString(), SchemasTest.class);
        }
    }

    @Test
    void identitiesListsAndFunctionsChangeOnlyOnPurpose() throws IOException {
        Golden.check(
                GOLDEN.resolve("others.txt"),
                SchemaBreaks.text(SchemaLines.ofOthers(SharedCatalog.CATALOG)),
                SchemasTest.class);
    }
}
