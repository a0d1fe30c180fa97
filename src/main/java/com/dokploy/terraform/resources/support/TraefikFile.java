package com.dokploy.terraform.resources.support;

import com.dokploy.terraform.framework.Diagnostics;
import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.Values;
import com.dokploy.terraform.value.Path;
import org.snakeyaml.engine.v2.nodes.MappingNode;

/** What a file of Traefik's configuration must be, which nothing on the server checks (v0.30.2). */
public final class TraefikFile {
    private TraefikFile() {}

    /** Refuses what Traefik cannot read. It ignores such a file, and with it everything that the file routes. */
    public static void validate(Values config, Attribute<String> attribute, Diagnostics diagnostics) {
        // Traefik runs files through Go's templates first, and what these make of it is not known.
        if (!config.has(attribute) || config.get(attribute).contains("{{")) {
            return;
        }
        var file = Yaml.read(config.get(attribute));
        var problem = file.problem();
        if (problem == null && file.root() != null && !(file.root() instanceof MappingNode)) {
            problem = "it is no mapping of keys such as `http`.";
        }
        if (problem != null) {
            diagnostics.error(
                    Path.of(attribute.name()),
                    "Invalid Traefik Configuration",
                    "`" + attribute.name() + "` is not YAML that Traefik can read, so Traefik would ignore the whole"
                            + " file: " + problem);
        }
    }
}
