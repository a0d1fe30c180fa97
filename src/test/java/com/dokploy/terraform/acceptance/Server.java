package com.dokploy.terraform.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.dokploy.terraform.sandbox.OpenApi;
import com.dokploy.terraform.sandbox.RealServer;
import com.dokploy.terraform.sandbox.Sandbox;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The Dokploy that a test works on, and a way to look at it and to change it behind Terraform's back. */
final class Server implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String endpoint;
    private final String apiKey;
    private final @Nullable Sandbox sandbox;
    private final List<Path> directories = new ArrayList<>();

    private Server(String endpoint, String apiKey, @Nullable Sandbox sandbox) {
        this.endpoint = endpoint;
        this.apiKey = apiKey;
        this.sandbox = sandbox;
    }

    /** The real server that the build names, or else a fresh sandbox. */
    static Server start() {
        return RealServer.chosen()
                .map(server -> new Server(server.endpoint(), server.apiKey(), null))
                .orElseGet(Server::sandboxed);
    }

    /** A fresh sandbox, for what only it can do. */
    static Server sandboxed() {
        var sandbox = Sandbox.start(Sandbox.Options.standard());
        return new Server(sandbox.endpoint().toString(), sandbox.apiKey(), sandbox);
    }

    /** Looks for secrets in a working directory when all is over. */
    void watch(Path directory) {
        directories.add(directory);
    }

    /**
     * Whatever begins with {@code canary-} is a secret: none in what Terraform shows, in what the provider logs and in
     * what it notes beside Terraform's data. What begins with {@code canary-hidden} is not even in the state.
     */
    private void assertNoSecrets() {
        for (var directory : directories) {
            try (var files = Files.walk(directory)) {
                for (var file : files.filter(Files::isRegularFile).toList()) {
                    assertNoSecrets(directory.relativize(file).toString(), file);
                }
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    }

    private static void assertNoSecrets(String name, Path file) throws IOException {
        if (name.endsWith(".tf") || name.startsWith(".terraform/providers") || name.endsWith(".zip")) {
            return;
        }
        var text = Files.readString(file, StandardCharsets.ISO_8859_1);
        if (name.startsWith("terraform.tfstate") || name.endsWith("-show.txt")) {
            assertThat(text).as(name).doesNotContain("canary-hidden");
        } else if (name.endsWith(".log")) {
            // Terraform itself logs configurations at this level; the provider's lines bear its name.
            assertThat(text.lines().filter(line -> line.contains("provider.terraform-provider-dokploy")))
                    .as(name)
                    .noneMatch(line -> line.contains("canary-"));
        } else if (name.startsWith("shown/") || name.startsWith(".terraform/dokploy")) {
            assertThat(text).as(name).doesNotContain("canary-");
        }
    }

    String endpoint() {
        return endpoint;
    }

    String apiKey() {
        return apiKey;
    }

    /** The sandbox; throws IllegalStateException on a real server. */
    Sandbox sandbox() {
        if (sandbox == null) {
            throw new IllegalStateException("this needs the sandbox");
        }
        return sandbox;
    }

    /** One object, or null where there is none. */
    @Nullable JsonNode find(String procedure, String idField, String id) throws IOException, InterruptedException {
        var query = idField + "=" + URLEncoder.encode(id, StandardCharsets.UTF_8);
        var response = send(request("/api/" + procedure + "?" + query).GET());
        return response.statusCode() == 404 ? null : JSON.readTree(response.body());
    }

    /** Changes something behind Terraform's back. */
    void post(String procedure, ObjectNode body) throws IOException, InterruptedException {
        var response = send(request("/api/" + procedure)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body.toString())));
        if (response.statusCode() != 200) {
            throw new IllegalStateException(procedure + " answered " + response.statusCode() + ": " + response.body());
        }
    }

    /** A body to begin with. */
    static ObjectNode body(String field, String value) {
        return JsonNodeFactory.instance.objectNode().put(field, value);
    }

    /**
     * Sends on a connection of its own, since Dokploy closes an idle one after five seconds, and without the offer to
     * speak HTTP/2, which makes it hang up.
     */
    private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        try (var http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(endpoint + path)).header("x-api-key", apiKey);
    }

    @Override
    public void close() {
        assertNoSecrets();
        if (sandbox != null) {
            sandbox.close();
            OpenApi.load()
                    .ifPresentOrElse(
                            document -> assertThat(document.violations(sandbox.requests()))
                                    .as("requests against the server's own description")
                                    .isEmpty(),
                            () -> System.err.println(OpenApi.absence()));
        }
    }
}
