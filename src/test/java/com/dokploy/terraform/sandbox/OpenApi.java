package com.dokploy.terraform.sandbox;

import com.dokploy.terraform.sandbox.testing.Requests;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * The server's own OpenAPI document, to validate what the provider sends against. It comes from the file that
 * DOKPLOY_OPENAPI names, or from the server that {@link RealServer} names.
 */
public final class OpenApi {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /**
     * Where the running server is known to accept more than its document says: keys listed as required that may be
     * absent (Dokploy v0.30.2).
     */
    private static final Set<String> MAY_BE_ABSENT = Set.of(
            "application.saveGithubProvider.triggerType",
            "compose.delete.deleteVolumes",
            "destination.create.additionalFlags",
            "destination.update.additionalFlags",
            "gitProvider.toggleShare.sharedWithOrganization",
            "libsql.create.dockerImage",
            "libsql.create.enableNamespaces",
            "port.create.protocol",
            "port.create.publishMode",
            "port.update.protocol",
            "port.update.publishMode",
            "patch.toggleEnabled.enabled",
            "settings.updateDockerCleanup.enableDockerCleanup");

    private final JsonNode document;

    private OpenApi(JsonNode document) {
        this.document = document;
    }

    /** Every procedure by name, with the keys that its body takes; none for a query. */
    public SortedMap<String, SortedSet<String>> procedures() {
        var procedures = new TreeMap<String, SortedSet<String>>();
        for (var path : document.path("paths").properties()) {
            var keys = new TreeSet<String>();
            path.getValue()
                    .at("/post/requestBody/content/application~1json/schema/properties")
                    .fieldNames()
                    .forEachRemaining(keys::add);
            procedures.put(path.getKey().substring(path.getKey().lastIndexOf('/') + 1), keys);
        }
        return procedures;
    }

    /** The document; empty when neither a file nor a server is named. */
    public static Optional<OpenApi> load() {
        var file = System.getenv("DOKPLOY_OPENAPI");
        if (file != null && !file.isBlank()) {
            try {
                return Optional.of(new OpenApi(MAPPER.readTree(Path.of(file).toFile())));
            } catch (IOException failure) {
                throw new UncheckedIOException("DOKPLOY_OPENAPI cannot be read", failure);
            }
        }
        return RealServer.chosen()
                .map(server -> new TestClient(server.endpoint(), server.apiKey())
                        .send("GET", "/api/settings.getOpenApiDocument", null))
                .map(answer -> of(answer.json()));
    }

    /** A document that is at hand. */
    public static OpenApi of(JsonNode document) {
        return new OpenApi(document);
    }

    /** Why there is nothing to validate against, to print when {@link #load} is empty. */
    public static String absence() {
        return "Requests are not validated: neither DOKPLOY_OPENAPI nor -Ddokploy.server is set.";
    }

    /** What is wrong with the requests a sandbox has logged, and what each of them was; empty when nothing is. */
    public List<String> violations(Requests requests) {
        var found = new ArrayList<String>();
        requests.log().forEach(request -> found.addAll(violations(request)));
        return found;
    }

    /** What is wrong with one request. */
    public List<String> violations(Requests.Request request) {
        var found = new ArrayList<String>();
        for (int index = 0; index < request.procedures().size(); index++) {
            var procedure = request.procedures().get(index);
            if (procedure.startsWith("auth/")) {
                // Sign-up and sign-in are no procedures: the document does not list them.
                continue;
            }
            var input = index < request.inputs().size() ? request.inputs().get(index) : null;
            boolean flat =
                    !request.path().startsWith("/api/trpc/") && request.method().equals("GET");
            violations(procedure, request.method(), input == null ? MAPPER.missingNode() : input, flat)
                    .forEach(problem -> found.add(procedure + ": " + problem));
        }
        return found;
    }

    private List<String> violations(String procedure, String method, JsonNode input, boolean flat) {
        var operation = document.path("paths").path("/" + procedure).path(method.toLowerCase(Locale.ROOT));
        if (operation.isMissingNode()) {
            return List.of("the document has no " + method + " of it");
        }
        var found = new ArrayList<String>();
        if (method.equals("POST")) {
            var schema = operation
                    .path("requestBody")
                    .path("content")
                    .path("application/json")
                    .path("schema");
            check(procedure, schema, input, found, true);
            return found;
        }
        var schema = parameters(operation);
        check(procedure, schema, flat ? typed(schema, input) : input.isMissingNode() ? empty() : input, found, true);
        return found;
    }

    private static ObjectNode empty() {
        return JsonNodeFactory.instance.objectNode();
    }

    /** The parameters of a query as the schema of an object. */
    private static ObjectNode parameters(JsonNode operation) {
        var schema = empty().put("type", "object");
        var properties = schema.putObject("properties");
        var required = schema.putArray("required");
        for (var parameter : operation.path("parameters")) {
            properties.set(parameter.path("name").asText(), parameter.path("schema"));
            if (parameter.path("required").asBoolean()) {
                required.add(parameter.path("name").asText());
            }
        }
        return schema;
    }

    /** A flat query's texts as the numbers and booleans the parameters want. */
    private static JsonNode typed(JsonNode schema, JsonNode input) {
        var typed = empty();
        input.properties().forEach(entry -> {
            var text = entry.getValue().asText();
            switch (schema.path("properties").path(entry.getKey()).path("type").asText()) {
                case "number", "integer" -> typed.set(entry.getKey(), numeral(text, entry.getValue()));
                case "boolean" -> typed.set(entry.getKey(), BooleanNode.valueOf(Boolean.parseBoolean(text)));
                default -> typed.set(entry.getKey(), entry.getValue());
            }
        });
        return typed;
    }

    private static JsonNode numeral(String text, JsonNode otherwise) {
        try {
            return DecimalNode.valueOf(new BigDecimal(text));
        } catch (NumberFormatException notANumber) {
            return otherwise;
        }
    }

    private void check(String path, JsonNode schema, JsonNode value, List<String> found, boolean closed) {
        for (var choice : List.of("anyOf", "oneOf")) {
            if (schema.has(choice)) {
                checkChoice(path, schema.path(choice), value, found, closed);
                return;
            }
        }
        if (schema.has("const") && !schema.path("const").equals(value)) {
            found.add(path + " must be " + schema.path("const"));
        }
        if (schema.has("enum") && !contains(schema.path("enum"), value)) {
            found.add(path + " must be one of " + schema.path("enum") + ", not " + value);
        }
        switch (schema.path("type").asText()) {
            case "string" -> checkText(path, schema, value, found);
            case "number", "integer" -> checkNumber(path, schema, value, found);
            case "boolean" -> expect(path, value.isBoolean(), "a boolean", value, found);
            case "null" -> expect(path, value.isNull(), "null", value, found);
            case "array" -> checkArray(path, schema, value, found);
            case "object" -> checkObject(path, schema, value, found, closed);
            default -> {
                // A schema without a type takes anything.
            }
        }
    }

    private void checkChoice(String path, JsonNode choices, JsonNode value, List<String> found, boolean closed) {
        var all = new ArrayList<String>();
        for (var choice : choices) {
            var problems = new ArrayList<String>();
            check(path, choice, value, problems, closed);
            if (problems.isEmpty()) {
                return;
            }
            all.addAll(problems);
        }
        found.add("no choice fits: " + String.join("; ", all));
    }

    private static boolean contains(JsonNode options, JsonNode value) {
        for (var option : options) {
            if (option.equals(value)) {
                return true;
            }
        }
        return false;
    }

    private static void checkText(String path, JsonNode schema, JsonNode value, List<String> found) {
        if (!expect(path, value.isTextual(), "a string", value, found)) {
            return;
        }
        int length = value.textValue().length();
        if (length < schema.path("minLength").asInt(0)
                || length > schema.path("maxLength").asInt(Integer.MAX_VALUE)) {
            found.add(path + " has " + length + " characters");
        }
        if (schema.has("pattern") && !matches(schema.path("pattern").asText(), value.textValue())) {
            found.add(path + " does not match " + schema.path("pattern").asText());
        }
    }

    private static boolean matches(String pattern, String text) {
        try {
            return Pattern.compile(pattern).matcher(text).find();
        } catch (PatternSyntaxException javascriptOnly) {
            return Pattern.compile(pattern.replace("[\\]", "\\[\\]"))
                    .matcher(text)
                    .find();
        }
    }

    private static void checkNumber(String path, JsonNode schema, JsonNode value, List<String> found) {
        if (!expect(path, value.isNumber(), "a number", value, found)) {
            return;
        }
        var number = value.decimalValue();
        if (schema.path("type").asText().equals("integer")
                && number.stripTrailingZeros().scale() > 0) {
            found.add(path + " must be an integer, not " + value);
        }
        if (schema.has("minimum") && number.compareTo(schema.path("minimum").decimalValue()) < 0) {
            found.add(path + " is less than " + schema.path("minimum"));
        }
        if (schema.has("maximum") && number.compareTo(schema.path("maximum").decimalValue()) > 0) {
            found.add(path + " is more than " + schema.path("maximum"));
        }
        if (schema.has("exclusiveMinimum")
                && number.compareTo(schema.path("exclusiveMinimum").decimalValue()) <= 0) {
            found.add(path + " is not more than " + schema.path("exclusiveMinimum"));
        }
    }

    private void checkArray(String path, JsonNode schema, JsonNode value, List<String> found) {
        if (!expect(path, value.isArray(), "an array", value, found)) {
            return;
        }
        if (value.size() < schema.path("minItems").asInt(0)) {
            found.add(path + " has too few elements");
        }
        for (int index = 0; index < value.size(); index++) {
            check(path + "[" + index + "]", schema.path("items"), value.path(index), found, false);
        }
    }

    private void checkObject(String path, JsonNode schema, JsonNode value, List<String> found, boolean closed) {
        if (!expect(path, value.isObject(), "an object", value, found)) {
            return;
        }
        for (var name : schema.path("required")) {
            var key = path + "." + name.asText();
            if (!value.has(name.asText()) && !MAY_BE_ABSENT.contains(key)) {
                found.add(key + " is missing");
            }
        }
        value.properties().forEach(entry -> {
            var property = schema.path("properties").path(entry.getKey());
            var key = path + "." + entry.getKey();
            if (!property.isMissingNode()) {
                check(key, property, entry.getValue(), found, false);
            } else if (closed || isFalse(schema.path("additionalProperties"))) {
                // The server drops what it does not know at the top, so a misspelt key would go unnoticed there.
                found.add(key + " is not in the document");
            } else if (schema.path("additionalProperties").isObject()) {
                check(key, schema.path("additionalProperties"), entry.getValue(), found, false);
            }
        });
    }

    private static boolean isFalse(JsonNode value) {
        return value.isBoolean() && !value.booleanValue();
    }

    private static boolean expect(String path, boolean fits, String wanted, JsonNode value, List<String> found) {
        if (!fits) {
            found.add(path + (value.isMissingNode() ? " is missing" : " must be " + wanted + ", not " + value));
        }
        return fits;
    }
}
