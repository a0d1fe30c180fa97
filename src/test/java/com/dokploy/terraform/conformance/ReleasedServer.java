package com.dokploy.terraform.conformance;

import com.dokploy.terraform.sandbox.Sandbox;
import com.dokploy.terraform.sandbox.TargetServer;
import com.dokploy.terraform.sandbox.model.JsonText;
import com.dokploy.terraform.sandbox.model.ServerModel;
import com.dokploy.terraform.sandbox.store.Persistent;
import com.dokploy.terraform.sandbox.store.StateFile;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * A server with one object of each type that a version of the provider has made, in a directory: {@code server.json}
 * holds the rows of the server, and a file for each type its object. Keys and addresses, which are others in each run of
 * the tests, are named in braces.
 */
record ReleasedServer(Path directory) {
    private static final String JSON = ".json";
    private static final String SERVER = "server" + JSON;
    private static final String ENDPOINT = "{endpoint}";
    private static final ServerModel MODEL = new ServerModel();
    private static final Pattern PRIVATE_KEY =
            Pattern.compile("-----BEGIN [A-Z ]*PRIVATE KEY-----.*?-----END [A-Z ]*PRIVATE KEY-----(\\\\n)?");
    private static final Duration SHORT = Duration.ofMillis(1);
    /** What no object of Terraform depends on. */
    private static final List<String> HISTORY = List.of("auditLog", "session");

    /** The settings of the sandbox that plays the server. */
    static Sandbox.Options options(Path stateFile) {
        return Sandbox.Options.standard().withDeployTimes(SHORT, SHORT).withStateFile(stateFile);
    }

    private static Map<String, String> placeholders(String endpoint) {
        var ssh = KeySamples.ssh().getFirst();
        var certificate = KeySamples.certificates().getFirst();
        var placeholders = new LinkedHashMap<String, String>();
        placeholders.put("{ssh_private_key}", ssh.secret());
        placeholders.put("{ssh_public_key}", ssh.open());
        placeholders.put("{certificate}", certificate.open());
        placeholders.put("{certificate_key}", certificate.secret());
        placeholders.put("{templates}", TemplateServer.shared().url(""));
        placeholders.put(ENDPOINT, endpoint);
        placeholders.put("{encoded_endpoint}", URLEncoder.encode(endpoint, StandardCharsets.UTF_8));
        return placeholders;
    }

    /** Writes the objects, and the server from the file in which its sandbox has kept it. */
    void write(List<ReleasedObject> objects, Path stateFile, TargetServer server) throws IOException {
        Files.createDirectories(directory);
        for (var file : files()) {
            Files.delete(file);
        }
        for (var object : objects) {
            write(object.type() + JSON, object.json().toPrettyString(), server.endpoint());
        }
        var dump = new StateFile(stateFile, server.apiKey()).load();
        write(SERVER, text((ObjectNode) Objects.requireNonNull(dump)), server.endpoint());
    }

    private void write(String file, String text, String endpoint) throws IOException {
        var stable = text;
        for (var placeholder : placeholders(endpoint).entrySet()) {
            stable = stable.replace(escaped(placeholder.getValue()), placeholder.getKey());
        }
        // Dokploy has made a key itself: any other one will do, and none lies in the repository.
        stable = PRIVATE_KEY.matcher(stable).replaceAll("{ssh_private_key}");
        Files.writeString(directory.resolve(file), stable + "\n");
    }

    private static JsonNode read(Path file, String endpoint) throws IOException {
        var text = Files.readString(file);
        for (var placeholder : placeholders(endpoint).entrySet()) {
            text = text.replace(placeholder.getKey(), escaped(placeholder.getValue()));
        }
        return JsonText.MAPPER.readTree(text);
    }

    private static String escaped(String text) {
        var quoted = TextNode.valueOf(text).toString();
        return quoted.substring(1, quoted.length() - 1);
    }

    /** A line for each row, without columns that are null. */
    private static String text(ObjectNode dump) {
        var tables = dump.path("database").path("tables");
        dump.remove(List.of("database", "logs"));
        var text = new StringBuilder("{\n");
        dump.properties()
                .forEach(entry -> text.append(TextNode.valueOf(entry.getKey()))
                        .append(": ")
                        .append(entry.getValue())
                        .append(",\n"));
        text.append("\"tables\": {");
        var separator = "\n";
        for (var table : tables.properties()) {
            if (!table.getValue().isEmpty() && !HISTORY.contains(table.getKey())) {
                var rows = new ArrayList<String>();
                table.getValue().forEach(row -> rows.add(withoutNulls(row)));
                text.append(separator).append(TextNode.valueOf(table.getKey()));
                text.append(": [\n").append(String.join(",\n", rows)).append("\n]");
                separator = ",\n";
            }
        }
        return text.append("\n}\n}").toString();
    }

    private static String withoutNulls(JsonNode row) {
        var filled = (ObjectNode) row.deepCopy();
        filled.properties().removeIf(column -> column.getValue().isNull());
        return filled.toString();
    }

    /** Starts a sandbox that holds what the server has held; the file is its own. */
    TargetServer start(Path stateFile) throws IOException {
        var dump = (ObjectNode) read(directory.resolve(SERVER), ENDPOINT);
        var options = options(stateFile);
        dump.putObject("database").set("tables", complete(dump.path("tables")));
        new StateFile(stateFile, options.limit().key()).close(new Saved(dump));
        var target = TargetServer.sandboxed(options);
        var sandbox = target.sandbox().orElseThrow();
        sandbox.license().session(true);
        for (var table : dump.at("/database/tables").properties()) {
            for (var row : table.getValue()) {
                address(sandbox, table.getKey(), row);
            }
        }
        return target;
    }

    /** Puts the address of the server into a row that tells it: it is known when the server has started. */
    private static void address(Sandbox sandbox, String table, JsonNode row) throws IOException {
        var text = row.toString();
        if (text.contains(ENDPOINT)) {
            var id = row.path(MODEL.table(table).id()).asText();
            var addressed = JsonText.MAPPER.readTree(
                    text.replace(ENDPOINT, sandbox.endpoint().toString()));
            sandbox.rows().patch(table, id, (ObjectNode) addressed);
        }
    }

    private record Saved(ObjectNode dump) implements Persistent {
        @Override
        public long version() {
            return 0;
        }
    }

    private static JsonNode complete(JsonNode tables) {
        tables.properties().forEach(entry -> {
            var columns = MODEL.table(entry.getKey()).columns().keySet();
            for (var row : entry.getValue()) {
                columns.stream().filter(column -> !row.has(column)).forEach(((ObjectNode) row)::putNull);
            }
        });
        return tables;
    }

    /** The objects, as they are at the address of the server that {@link #start} has given. */
    List<ReleasedObject> objects(TargetServer server) throws IOException {
        var objects = new ArrayList<ReleasedObject>();
        for (var type : types()) {
            objects.add(ReleasedObject.parse(type, read(directory.resolve(type + JSON), server.endpoint())));
        }
        return objects;
    }

    /** The names of the types that have a file. */
    List<String> types() throws IOException {
        return files().stream()
                .map(file -> file.getFileName().toString())
                .filter(name -> !name.equals(SERVER))
                .map(name -> name.replace(JSON, ""))
                .toList();
    }

    private List<Path> files() throws IOException {
        try (var files = Files.list(directory)) {
            return files.sorted().toList();
        }
    }
}
