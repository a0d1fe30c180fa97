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
 * @param reading the procedure that reads the file
 * @param writing the procedure that writes the file
 * @param body the body that names the file
 */
public record TraefikFile(String reading, String writing, ObjectNode body) {
    /**
     * Returns the file of an application, which Dokploy writes again with every change of the application's domains.
     */
    public static TraefikFile ofApplication(String applicationId) {
        return new TraefikFile(
                "application.readTraefikConfig",
                "application.updateTraefikConfig",
                ApiMapping.body("applicationId", applicationId));
    }

    /**
     * Returns a file of a server.
     *
     * @param serverId the id of the remote server; null for the one that Dokploy runs on
     */
    public static TraefikFile at(String path, @Nullable String serverId) {
        var body = ApiMapping.body("path", path);
        if (serverId != null) {
            body.put("serverId", serverId);
        }
        return new TraefikFile("settings.readTraefikFile", "settings.updateTraefikFile", body);
    }

    /** Returns the text of the file as a refresh sees it; null if there is no file. */
    public @Nullable String find(Session session) {
        return session.dokploy().query(reading, body).textValue();
    }

    /** Reads the text of the file at this moment; null if there is no file. */
    public @Nullable String read(Session session) {
        return session.dokploy().queryUncached(reading, body).textValue();
    }

    /** Writes the file. A lost reply is no failure if the file holds the text. */
    public void write(String text, Session session) {
        try {
            session.dokploy().mutate(writing, body.deepCopy().put("traefikConfig", text));
        } catch (ApiException failure) {
            if (!failure.error().mayHaveHappened() || !text.equals(read(session))) {
                throw failure;
            }
        }
    }

    /** Returns the warning that the file of an application keeps its text, at the attribute that was taken out. */
    public static Diagnostic stays(Attribute<?> attribute) {
        return Diagnostic.warning(
                Path.of(attribute.name()),
                "Traefik Configuration Stays",
                "Dokploy cannot remove a Traefik configuration, so the file stays as it is until a domain"
                        + " of the application changes: then Dokploy writes its own configuration again.");
    }

    /**
     * Refuses a text that Traefik cannot read, which nothing on the server checks (v0.30.2). Traefik ignores such a
     * file, and with it all routes in the file.
     */
    public static void validate(Values config, Attribute<String> attribute, Diagnostics diagnostics) {
        // Traefik runs files through Go's templates first, and their output is not known here.
        if (!config.has(attribute) || config.get(attribute).contains("{{")) {
            return;
        }
        var file = Yaml.read(config.get(attribute));
        var problem = file.problem();
        if (problem == null && file.root() != null && !(file.root() instanceof MappingNode)) {
            problem = "it is not a mapping of keys such as `http`.";
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
