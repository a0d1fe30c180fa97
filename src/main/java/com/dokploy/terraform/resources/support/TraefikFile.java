package com.dokploy.terraform.resources.support;

import com.dokploy.terraform.client.ApiException;
import com.dokploy.terraform.framework.Diagnostic;
import com.dokploy.terraform.framework.Diagnostics;
import com.dokploy.terraform.resources.session.Session;
import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.Values;
import com.dokploy.terraform.value.Path;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;

/**
 * A file of Traefik's configuration on the server.
 *
 * @param reading the procedure that reads it
 * @param writing the procedure that writes it
 * @param body says which file it is
 */
public record TraefikFile(String reading, String writing, ObjectNode body) {
    /** That of an application, which Dokploy writes again with every change of its domains. */
    public static TraefikFile ofApplication(String applicationId) {
        return new TraefikFile(
                "application.readTraefikConfig",
                "application.updateTraefikConfig",
                ApiMapping.body("applicationId", applicationId));
    }

    /**
     * One of a server.
     *
     * @param serverId the remote server; null for the one that Dokploy runs on
     */
    public static TraefikFile at(String path, @Nullable String serverId) {
        var body = ApiMapping.body("path", path);
        if (serverId != null) {
            body.put("serverId", serverId);
        }
        return new TraefikFile("settings.readTraefikFile", "settings.updateTraefikFile", body);
    }

    /** What it holds as a refresh sees it; null if there is none. */
    public @Nullable String find(Session session) {
        return session.dokploy().query(reading, body).textValue();
    }

    /** What it holds at this moment; null if there is none. */
    public @Nullable String read(Session session) {
        return session.dokploy().queryUncached(reading, body).textValue();
    }

    /** Writes it. A lost reply is no failure where the file holds the text. */
    public void write(String text, Session session) {
        try {
            session.dokploy().mutate(writing, body.deepCopy().put("traefikConfig", text));
        } catch (ApiException failure) {
            if (!failure.error().mayHaveHappened() || !text.equals(read(session))) {
                throw failure;
            }
        }
    }

    /** The warning that the file of an application keeps what it holds, at the attribute that was taken out. */
    public static Diagnostic stays(Attribute<?> attribute) {
        return Diagnostic.warning(
                Path.of(attribute.name()),
                "Traefik's configuration stays as it is",
                "Dokploy has no way to take it back. It writes its own again with the next change of a domain of the"
                        + " application.");
    }

    /**
     * Refuses what Traefik cannot read, which nothing on the server checks (v0.30.2). Traefik ignores such a file, and with
     * it everything that the file routes.
     */
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
