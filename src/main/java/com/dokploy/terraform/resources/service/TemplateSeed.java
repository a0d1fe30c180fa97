package com.dokploy.terraform.resources.service;

import com.dokploy.terraform.client.ApiException;
import com.dokploy.terraform.resources.session.Session;
import com.dokploy.terraform.resources.support.ApiMapping;
import com.dokploy.terraform.resources.support.TemplateFiles;
import com.dokploy.terraform.resources.variables.Dotenv;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Gives a compose stack what a template describes: the compose file, and those variables, domains and files that the
 * stack does not have yet. What it has stays, so a step that is done a second time changes nothing. Dokploy has
 * procedures that do all of this at once, but they make a stack that nothing tells from others, or delete mounts and
 * domains first (v0.30.2).
 *
 * @param stack the id of the stack
 */
record TemplateSeed(String stack, Session session) {
    /** The length from which a generated value is unlikely to stand in another text by chance. */
    private static final int DISTINCT = 8;

    /**
     * What a stack has of its template.
     *
     * @param variables the variables that the template generates, with the values that they have
     * @param domains the rows of the template's domains
     * @param mounts the rows of the template's files
     */
    record Seeded(Map<String, String> variables, List<JsonNode> domains, List<JsonNode> mounts) {}

    /**
     * Gives the stack what the template describes.
     *
     * @param createsDomains whether domains are made
     */
    Seeded plant(TemplateFiles files, boolean createsDomains) {
        var body = key().put("base64", files.encoded());
        // Nothing is stored, so it is asked for once more where no answer came.
        var generated = repeated(() -> session.dokploy().mutate("compose.processTemplate", body))
                .path("template");
        return repeated(() -> plant(files, generated, createsDomains));
    }

    private static <T> T repeated(Supplier<T> step) {
        try {
            return step.get();
        } catch (ApiException failure) {
            if (!failure.error().mayHaveHappened()) {
                throw failure;
            }
            return step.get();
        }
    }

    private ObjectNode key() {
        return ApiMapping.body("composeId", stack);
    }

    private JsonNode row() {
        return session.dokploy().queryUncached("compose.one", key());
    }

    private Seeded plant(TemplateFiles files, JsonNode generated, boolean createsDomains) {
        var replaced = new LinkedHashMap<String, String>();
        var keys = session.exclusively("compose", stack, () -> writeRow(files, generated, replaced));
        var before = row();
        for (var mount : generated.path("mounts")) {
            if (find(before.path("mounts"), mount, TemplateSeed::isSameFile).isEmpty()) {
                session.dokploy().mutate("mounts.create", mount(mount, replaced));
            }
        }
        for (var domain : createsDomains ? generated.path("domains") : ApiMapping.body()) {
            if (find(before.path("domains"), domain, TemplateSeed::isSameRoute).isEmpty()) {
                session.dokploy().mutate("domain.create", domain(domain, replaced));
            }
        }
        var after = row();
        var variables = Dotenv.read(after.path("env").asText(""));
        variables.keySet().retainAll(keys);
        variables.values().stream().filter(TemplateSeed::isDistinct).forEach(session::keepSecret);
        return new Seeded(
                variables,
                all(after.path("domains"), generated.path("domains"), TemplateSeed::isSameRoute),
                all(after.path("mounts"), generated.path("mounts"), TemplateSeed::isSameFile));
    }

    /**
     * Writes the compose file, and adds the variables that are missing.
     *
     * @param replaced receives the generated values that are not used, each with the value that the variable has: the
     *     same value may stand in other variables, in files and in hosts
     * @return the keys of the template's variables
     */
    private List<String> writeRow(TemplateFiles files, JsonNode generated, Map<String, String> replaced) {
        var text = new StringBuilder(row().path("env").asText(""));
        var there = Dotenv.read(text.toString());
        var lines = new ArrayList<String>();
        var keys = new ArrayList<String>();
        for (var line : generated.path("envs")) {
            var variables = Dotenv.read(line.asText());
            keys.addAll(variables.keySet());
            if (!there.keySet().containsAll(variables.keySet()) || (variables.isEmpty() && there.isEmpty())) {
                lines.add(line.asText());
            }
            variables.forEach((key, value) -> {
                var kept = there.get(key);
                if (kept != null && !kept.equals(value) && isDistinct(value)) {
                    replaced.put(value, kept);
                }
            });
        }
        for (var line : lines) {
            text.append(text.isEmpty() || text.charAt(text.length() - 1) == '\n' ? "" : "\n")
                    .append(replace(line, replaced));
        }
        var body = key().put("sourceType", "raw")
                .put("composeFile", files.composeFile())
                .put("env", text.toString());
        session.dokploy().mutate("compose.update", body);
        return keys;
    }

    private static boolean isDistinct(String value) {
        return value.length() >= DISTINCT;
    }

    private static String replace(String text, Map<String, String> replaced) {
        var result = text;
        for (var value : replaced.entrySet()) {
            result = result.replace(value.getKey(), value.getValue());
        }
        return result;
    }

    private ObjectNode mount(JsonNode generated, Map<String, String> replaced) {
        var path = generated.path("filePath").asText();
        return ApiMapping.body("serviceId", stack)
                .put("serviceType", "compose")
                .put("type", "file")
                // The compose file says where the file is mounted; the server only wants the text not to be empty.
                .put("mountPath", path.startsWith("/") ? path : "/" + path)
                .put("filePath", path)
                .put("content", replace(generated.path("content").asText(), replaced));
    }

    private ObjectNode domain(JsonNode generated, Map<String, String> replaced) {
        var body = key().put("domainType", "compose").put("certificateType", "none");
        for (var field : List.of("serviceName", "port", "path", "https")) {
            if (generated.hasNonNull(field)) {
                body.set(field, generated.get(field));
            }
        }
        return body.put("host", replace(generated.path("host").asText(), replaced));
    }

    /** A comparison of a row of the server with something that was generated. */
    private interface Comparison {
        boolean isSame(JsonNode row, JsonNode generated);
    }

    private static boolean isSameFile(JsonNode row, JsonNode generated) {
        return row.path("filePath").asText().equals(generated.path("filePath").asText());
    }

    private static boolean isSameRoute(JsonNode row, JsonNode generated) {
        return row.path("serviceName")
                        .asText()
                        .equals(generated.path("serviceName").asText())
                && row.path("port").asInt() == generated.path("port").asInt(3000)
                && path(row).equals(path(generated));
    }

    private static String path(JsonNode domain) {
        return domain.hasNonNull("path") ? domain.path("path").asText() : "/";
    }

    private static List<JsonNode> find(JsonNode rows, JsonNode generated, Comparison comparison) {
        var found = new ArrayList<JsonNode>();
        for (var row : rows) {
            if (comparison.isSame(row, generated)) {
                found.add(row);
            }
        }
        return found;
    }

    private static List<JsonNode> all(JsonNode rows, JsonNode generated, Comparison comparison) {
        var found = new ArrayList<JsonNode>();
        for (var each : generated) {
            found.addAll(find(rows, each, comparison));
        }
        return found;
    }
}
