package com.dokploy.terraform.sandbox.templates;

import com.dokploy.terraform.sandbox.model.JsonText;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/** What Dokploy makes of a template: variables, domains and files with generated values (seen on v0.30.2). */
public final class TemplateProcessor {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private TemplateProcessor() {}

    /**
     * Processes a template. Nothing is stored.
     *
     * @param base64 a JSON object of {@code compose} and {@code config}, the texts of the two files
     * @param appName the name of the stack in Docker
     * @throws IllegalArgumentException with the reason if the template is none
     */
    public static ObjectNode process(String base64, String appName) {
        var files = decoded(base64);
        var config = Toml.read(files.path("config").asText());
        if (files.path("compose").asText().isEmpty()) {
            throw new IllegalArgumentException("Invalid template format. Must contain compose and config fields");
        }
        var values = new TemplateValues(appName);
        var variables = new LinkedHashMap<String, String>();
        variables.put("APP_NAME", appName);
        config.path("variables").properties().forEach(variable -> {
            if (variable.getValue().isTextual()) {
                variables.put(variable.getKey(), variable.getValue().asText());
            }
        });
        // A variable may refer to one that follows.
        variables.replaceAll((_, value) -> isSimple(value) ? values.fill(value, Map.of()) : value);
        variables.replaceAll((_, value) -> values.fill(value, variables));
        var result = JSON.objectNode();
        result.set("compose", files.path("compose"));
        var template = result.putObject("template");
        domains(template.putArray("domains"), config.at("/config/domains"), values, variables);
        envs(template.putArray("envs"), config.at("/config/env"), values, variables);
        for (var mount : config.at("/config/mounts")) {
            template.withArray("mounts")
                    .addObject()
                    .put("filePath", values.fill(mount.path("filePath").asText(), variables))
                    .put("content", values.fill(mount.path("content").asText(), variables));
        }
        template.withArray("mounts");
        return result;
    }

    private static boolean isSimple(String value) {
        return value.startsWith("${") && value.indexOf('}') == value.length() - 1;
    }

    private static JsonNode decoded(String base64) {
        try {
            var text = new String(Base64.getMimeDecoder().decode(base64), StandardCharsets.UTF_8);
            return JsonText.MAPPER.readTree(text);
        } catch (JsonProcessingException broken) {
            throw new IllegalArgumentException(broken.getOriginalMessage(), broken);
        }
    }

    private static void domains(
            ArrayNode domains, JsonNode config, TemplateValues values, Map<String, String> variables) {
        for (var domain : config) {
            var host = domain.path("host").asText("");
            domains.add(((ObjectNode) domain.deepCopy())
                    .put("host", host.isEmpty() ? values.domain() : values.fill(host, variables)));
        }
    }

    /** Variables are a table, or a list of texts and tables of one entry. */
    private static void envs(ArrayNode envs, JsonNode config, TemplateValues values, Map<String, String> variables) {
        if (config.isObject()) {
            config.properties()
                    .forEach(variable -> envs.add(variable.getKey() + "="
                            + values.fill(variable.getValue().asText(), variables)));
            return;
        }
        for (var line : config) {
            if (line.isObject()) {
                var variable = line.properties().iterator().next();
                envs.add(variable.getKey() + "=" + variable.getValue().asText());
            } else {
                envs.add(values.fill(line.asText(), variables));
            }
        }
    }
}
