package com.dokploy.terraform.build;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Adds to the bill of materials (CycloneDX) what Maven does not know of: the runtime and what lies beside it. */
final class BillOfMaterials {
    private static final ObjectMapper MAPPER = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private BillOfMaterials() {}

    /** Reads what Maven wrote and writes it with the other components. */
    static void write(Path maven, List<Component> others, Path target) throws IOException {
        var bill = (ObjectNode) MAPPER.readTree(maven.toFile());
        var components = bill.withArray("components");
        for (var other : others) {
            var component = components
                    .addObject()
                    .put("type", "library")
                    .put("bom-ref", other.name() + "@" + other.version())
                    .put("name", other.name())
                    .put("version", other.version());
            component.putArray("licenses").addObject().put("expression", other.license());
            component
                    .putArray("externalReferences")
                    .addObject()
                    .put("type", "vcs")
                    .put("url", other.source());
        }
        MAPPER.writeValue(target.toFile(), bill);
    }
}
