package com.dokploy.terraform.conformance;

import static com.dokploy.terraform.conformance.Configurations.with;
import static com.dokploy.terraform.conformance.ProviderHarness.schema;
import static org.assertj.core.api.Assertions.assertThat;

import com.dokploy.terraform.DokployProvider;
import com.dokploy.terraform.SharedCatalog;
import com.dokploy.terraform.Version;
import com.dokploy.terraform.sandbox.TestClient;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.value.Value;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** What users are told of a server that answers as no Dokploy does, as golden files. */
class ServerDiagnosticsTest extends HarnessTest {
    private final GoldenDiagnostics diagnostics = new GoldenDiagnostics(() -> harness, ServerDiagnosticsTest.class);

    /** What no Dokploy does that was ever seen, and still must not be passed over. */
    @Test
    void aServerThatKeepsItsOwnIsTold() throws IOException {
        var made = "{\"project\":{\"projectId\":\"p1\",\"name\":\"something else\",\"env\":\"\"},"
                + "\"environment\":{\"environmentId\":\"e1\",\"name\":\"production\",\"isDefault\":true,\"env\":\"\"}}";
        var project = schema("project");
        told(
                "server-keeps-another-value",
                project,
                harness.minimal(project),
                path -> path.contains("create") ? made : "[]");
        var lists = new ArrayList<>(List.of("[]", "[]"));
        var namesakes = "[{\"projectId\":\"p1\",\"name\":\"sample\"},{\"projectId\":\"p2\",\"name\":\"sample\"}]";
        told(
                "server-made-two",
                project,
                harness.minimal(project),
                path -> path.contains("create") ? "" : lists.isEmpty() ? namesakes : lists.removeFirst());
        var refusal = "{\"message\":\"Input validation failed\",\"code\":\"BAD_REQUEST\",\"issues\":["
                + "{\"code\":\"too_big\",\"path\":[\"name\"],\"message\":\"Too big: expected at most 100 characters\"},"
                + "{\"code\":\"custom\",\"path\":[\"env\",0],\"message\":\"Not this one\"}]}";
        told(
                "server-refuses-fields",
                project,
                harness.minimal(project),
                path -> path.contains("create") ? refusal : "[]");
        told(
                "server-answers-another-type",
                project,
                harness.minimal(project),
                path -> path.contains("create") ? made.replace("\"something else\"", "80") : "[]");
        told(
                "server-without-the-procedure",
                project,
                harness.minimal(project),
                path -> path.contains("create") ? "{\"message\":\"Not found\",\"code\":\"NOT_FOUND\"}" : "[]");
        var redirect = schema("redirect");
        var owner = "{\"applicationId\":\"a1\",\"redirects\":[]}";
        told(
                "server-made-nothing",
                redirect,
                with(harness.minimal(redirect), "application_id", "a1"),
                path -> path.contains("create") ? "true" : owner);
    }

    /** Applies to a server that answers as it is told, by the path; an empty answer to a write is one that got lost. */
    private void told(String name, Schema schema, Value.MapValue config, Function<String, String> answers)
            throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            try (exchange) {
                exchange.getRequestBody().readAllBytes();
                var path = exchange.getRequestURI().getPath();
                var body = path.contains("/trpc/") ? batch(path, answers) : answers.apply(path);
                var bytes = body.getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().set("Content-Type", "application/json");
                var status = body.isEmpty() ? 500 : body.contains("BAD_REQUEST") ? 400 : 200;
                status = body.contains("NOT_FOUND") ? 404 : status;
                exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
                exchange.getResponseBody().write(bytes);
            }
        });
        server.start();
        try (var terraform = new Terraform(provider())) {
            configure(terraform, "http://127.0.0.1:" + server.getAddress().getPort());
            var plan = terraform.plan(schema, Terraform.StoredState.NOTHING, config);
            terraform.forgetAll();
            terraform.carryOut(schema, Terraform.StoredState.NOTHING, plan, config);
            diagnostics.check(name, terraform.said());
        } finally {
            server.stop(0);
        }
    }

    private static String batch(String path, Function<String, String> answers) {
        var elements = new ArrayList<String>();
        for (var procedure : path.substring(path.lastIndexOf('/') + 1).split(",", -1)) {
            var answer = procedure.equals("settings.getDokployVersion") ? "\"v0.30.2\"" : answers.apply(procedure);
            if (answer.isEmpty()) {
                return "";
            }
            elements.add(
                    answer.startsWith("{\"message\"")
                            ? error((ObjectNode) TestClient.parse(answer))
                            : "{\"result\":{\"data\":{\"json\":" + answer + "}}}");
        }
        return elements.toString();
    }

    /** An error as an element of a batch has it: the refused fields are its message. */
    private static String error(ObjectNode error) {
        error.putObject("data").put("httpStatus", error.path("code").asText().equals("NOT_FOUND") ? 404 : 400);
        if (error.has("issues")) {
            error.put("message", error.path("issues").toString());
        }
        return "{\"error\":{\"json\":" + error + "}}";
    }

    private static DokployProvider provider() {
        return new DokployProvider(Version.PROVIDER, Map.of(), SharedCatalog.CATALOG);
    }

    private static void configure(Terraform terraform, String endpoint) {
        var schema = provider().schema();
        var settings = new LinkedHashMap<String, Value>();
        settings.put("endpoint", Value.of(endpoint));
        settings.put("api_key", Value.of("key"));
        settings.put("max_retries", Value.of(0));
        assertThat(terraform.configure(schema, Configurations.complete(schema, settings)))
                .isEmpty();
    }
}
