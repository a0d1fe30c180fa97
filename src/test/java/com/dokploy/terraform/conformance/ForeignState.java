package com.dokploy.terraform.conformance;

import com.dokploy.terraform.sandbox.Sandbox;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * What another provider for Dokploy has left: objects on a server, and the state in which it has stored them. Recorded
 * from runs of the provider against the sandbox, or written after its documentation.
 */
public final class ForeignState {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path RECORDS = Path.of("src/test/resources/com/dokploy/terraform/moves");

    /**
     * One object in the state.
     *
     * @param version the version of the schema
     * @param attributes the attributes, as JSON
     */
    record Stored(String type, long version, JsonNode attributes) {}

    private static final Pattern REFERENCE = Pattern.compile("\\$\\{([a-z_.]+)}");

    private final String provider;
    private final Map<String, Stored> objects = new LinkedHashMap<>();
    private final Map<String, String> moves = new HashMap<>();
    private final ObjectNode configuration = JSON.createObjectNode();
    private JsonNode written = configuration;

    private ForeignState(String provider) {
        this.provider = provider;
    }

    /** Reads the record of a provider, and makes its objects on a server. */
    public static ForeignState on(Sandbox sandbox, String name) throws IOException {
        var recorded = filled(name + ".json", sandbox);
        recorded.path("server").properties().forEach(table -> {
            for (var row : table.getValue()) {
                plant(sandbox, table.getKey(), (ObjectNode) row);
            }
        });
        var state = new ForeignState(recorded.path("provider").asText());
        recorded.path("state").properties().forEach(entry -> {
            var type = entry.getKey().substring(0, entry.getKey().indexOf('.'));
            var stored = entry.getValue();
            state.objects.put(
                    entry.getKey(),
                    new Stored(type, stored.path("schema_version").asLong(), stored.path("attributes")));
        });
        state.configure(filled(name + ".tf.json", sandbox));
        return state;
    }

    private static JsonNode filled(String file, Sandbox sandbox) throws IOException {
        var text = Files.readString(RECORDS.resolve(file));
        for (var value : values(sandbox).entrySet()) {
            var quoted = TextNode.valueOf(value.getValue()).toString();
            text = text.replace("{" + value.getKey() + "}", quoted.substring(1, quoted.length() - 1));
        }
        return JSON.readTree(text);
    }

    private void configure(JsonNode file) {
        written = file;
        file.path("resource")
                .properties()
                .forEach(type -> type.getValue()
                        .properties()
                        .forEach(
                                object -> configuration.set(type.getKey() + "." + object.getKey(), object.getValue())));
        file.path("moved")
                .forEach(move ->
                        moves.put(move.path("from").asText(), move.path("to").asText()));
    }

    /** Makes a row, and gives it the values that the server would choose itself. */
    private static void plant(Sandbox sandbox, String table, ObjectNode row) {
        var id = row.has("id") ? row.path("id") : row.path(table + "Id");
        sandbox.rows().plant(table, row.deepCopy());
        sandbox.rows().patch(table, id.asText(), row);
    }

    /** What is another one on each server, or made anew for each run of the tests. */
    private static Map<String, String> values(Sandbox sandbox) {
        var key = KeySamples.ssh().getFirst();
        var certificate = KeySamples.certificates().getFirst();
        return Map.of(
                "user", sandbox.rows().all("user").getFirst().path("id").asText(),
                "organization",
                        sandbox.rows().all("organization").getFirst().path("id").asText(),
                "ssh_private_key", key.secret(),
                "ssh_public_key", key.open(),
                "certificate", certificate.open(),
                "certificate_key", certificate.secret());
    }

    /** The address of the provider. */
    public String provider() {
        return provider;
    }

    /** The objects, by their addresses in the state. */
    Map<String, Stored> objects() {
        return objects;
    }

    /** The configuration of our provider for the objects, by their addresses in it. */
    JsonNode configuration() {
        return configuration;
    }

    /** Returns the address of an object in the configuration. */
    String target(String address) {
        return moves.getOrDefault(address, address);
    }

    /** The addresses of the objects that our provider cannot manage. */
    public List<String> unmanageable() {
        return objects.keySet().stream()
                .filter(address -> !configuration.has(target(address)))
                .toList();
    }

    /** The configuration of our provider as a file of Terraform, with the {@code moved} blocks. */
    public String configurationFile() {
        return written.toPrettyString();
    }

    /** The state as a file of Terraform. */
    public String stateFile() {
        var file = JSON.createObjectNode()
                .put("version", 4)
                .put("terraform_version", "1.11.4")
                .put("serial", 1)
                .put("lineage", "00000000-0000-0000-0000-000000000000");
        var resources = file.putArray("resources");
        objects.forEach((address, stored) -> {
            var resource = resources
                    .addObject()
                    .put("mode", "managed")
                    .put("type", stored.type())
                    .put("name", address.substring(stored.type().length() + 1))
                    .put("provider", "provider[\"" + provider + "\"]");
            resource.putArray("instances")
                    .addObject()
                    .put("schema_version", stored.version())
                    .put("private", "bnVsbA==")
                    .set("attributes", stored.attributes());
        });
        return file.toPrettyString();
    }

    /** Returns a configuration with the attributes that it refers to, as Terraform evaluates it. */
    static JsonNode resolved(JsonNode written, UnaryOperator<String> attribute) {
        if (written instanceof ObjectNode object) {
            var entries = JSON.createObjectNode();
            object.properties().forEach(entry -> entries.set(entry.getKey(), resolved(entry.getValue(), attribute)));
            return entries;
        }
        if (written.isArray()) {
            var items = JSON.createArrayNode();
            written.forEach(item -> items.add(resolved(item, attribute)));
            return items;
        }
        var reference = REFERENCE.matcher(written.asText());
        if (written.isTextual() && reference.matches()) {
            return TextNode.valueOf(attribute.apply(reference.group(1)));
        }
        return written.isTextual() ? TextNode.valueOf(written.asText().replace("$${", "${")) : written;
    }
}
