package com.dokploy.terraform.sandbox.templates;

import com.dokploy.terraform.sandbox.model.JsonText;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Catalogs of templates: the small one that a sandbox serves below {@code /templates}, and those at other URLs. */
public final class TemplateCatalog {
    /** The path below which a sandbox serves its catalog. */
    public static final String PATH = "/templates/";

    private static final List<String> FIELDS = List.of("id", "name", "description", "version", "logo", "links", "tags");
    private static final int TIMEOUT = 10_000;

    private TemplateCatalog() {}

    /** Returns a file of the sandbox's own catalog; null if there is none at a path below {@link #PATH}. */
    public static @Nullable String file(String path) {
        if (path.contains("..")) {
            return null;
        }
        try (var file = TemplateCatalog.class.getResourceAsStream(path)) {
            return file == null ? null : new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /**
     * Lists the templates of a catalog. A catalog that cannot be read is an empty list (seen on v0.30.2), and so is the
     * one on the internet, which a sandbox never asks.
     */
    public static ArrayNode templates(String baseUrl) {
        var list = JsonNodeFactory.instance.arrayNode();
        if (baseUrl.isEmpty() || baseUrl.startsWith("https://templates.dokploy.com")) {
            return list;
        }
        try {
            for (var template : read(baseUrl + "/meta.json")) {
                var shown = list.addObject();
                for (var field : FIELDS) {
                    if (template.has(field)) {
                        shown.set(field, template.get(field));
                    }
                }
            }
            return list;
        } catch (IOException | IllegalArgumentException _) {
            return JsonNodeFactory.instance.arrayNode();
        }
    }

    private static JsonNode read(String url) throws IOException {
        var connection = URI.create(url).toURL().openConnection();
        connection.setConnectTimeout(TIMEOUT);
        connection.setReadTimeout(TIMEOUT);
        try (var body = connection.getInputStream()) {
            return JsonText.MAPPER.readTree(body);
        }
    }
}
