package com.dokploy.terraform.sandbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An HTTP client of Dokploy's API, by which tests look at a server and change it behind the provider's back. */
public final class TestClient {
    /** Jackson, as it comes. */
    public static final ObjectMapper MAPPER = new ObjectMapper();

    /** For how long a connection may be idle and used again. */
    private static final Duration FRESH = Duration.ofSeconds(3);

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final String endpoint;
    private final String apiKey;
    private HttpClient http = connect();
    private long lastUsed = System.nanoTime();

    public TestClient(String endpoint, String apiKey) {
        this.endpoint = endpoint.replaceAll("/+$", "");
        this.apiKey = apiKey;
    }

    /** A client of a sandbox, with the key that it takes. */
    public static TestClient of(Sandbox sandbox) {
        return new TestClient(sandbox.endpoint().toString(), sandbox.apiKey());
    }

    /** What came back. */
    public record Answer(int status, String contentType, String text) {
        static Answer of(HttpResponse<String> response) {
            return new Answer(
                    response.statusCode(),
                    response.headers().firstValue("Content-Type").orElse(""),
                    response.body());
        }

        /** The body as JSON; missing when it is empty or something else. */
        public JsonNode json() {
            try {
                return text.isEmpty() ? MissingNode.getInstance() : MAPPER.readTree(text);
            } catch (JsonProcessingException otherwise) {
                return MissingNode.getInstance();
            }
        }
    }

    /** A POST on {@code /api}; fails unless it answers 200. */
    public JsonNode post(String procedure, String body) {
        var answer = send("POST", "/api/" + procedure, body);
        if (answer.status() != 200) {
            throw new AssertionError(procedure + " " + body + " answered " + answer.status() + " " + answer.text());
        }
        return answer.json();
    }

    /** A POST on {@code /api}; fails unless it answers 200. */
    public JsonNode post(String procedure, ObjectNode body) {
        return post(procedure, body.toString());
    }

    /** A GET on {@code /api} with one parameter; fails unless it answers 200. */
    public JsonNode get(String procedure, String name, String value) {
        var found = find(procedure, name, value);
        if (found == null) {
            throw new AssertionError(procedure + " answered that there is no " + value);
        }
        return found;
    }

    /** The same, or null where the server answers that there is no such object. */
    public @Nullable JsonNode find(String procedure, String name, String value) {
        var answer = send("GET", "/api/" + procedure + "?" + name + "=" + encoded(value), null);
        if (answer.status() == 404) {
            return null;
        }
        if (answer.status() != 200) {
            throw new AssertionError(procedure + " answered " + answer.status() + " " + answer.text());
        }
        return answer.json();
    }

    public Answer send(String method, String path, @Nullable String body) {
        return send(request(method, path, body).header("x-api-key", apiKey));
    }

    public HttpRequest.Builder request(String method, String path, @Nullable String body) {
        var request = HttpRequest.newBuilder(URI.create(endpoint + path)).timeout(Duration.ofSeconds(60));
        if (body == null) {
            return request.method(method, BodyPublishers.noBody());
        }
        return request.method(method, BodyPublishers.ofString(body)).header("Content-Type", "application/json");
    }

    public Answer send(HttpRequest.Builder request) {
        try {
            return Answer.of(connections().send(request.build(), BodyHandlers.ofString()));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException stopped) {
            throw new AssertionError(stopped);
        }
    }

    /** Connections of which Dokploy closes none at this moment: it does so after five seconds without a request. */
    private synchronized HttpClient connections() {
        var now = System.nanoTime();
        if (now - lastUsed > FRESH.toNanos()) {
            http = connect();
        }
        lastUsed = now;
        return http;
    }

    /** Does not offer to speak HTTP/2, which makes Dokploy hang up. */
    private static HttpClient connect() {
        return HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    }

    public static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    public static ObjectNode object() {
        return JSON.objectNode();
    }

    public static JsonNode parse(String text) {
        try {
            return Objects.requireNonNull(MAPPER.readTree(text));
        } catch (JsonProcessingException malformed) {
            throw new AssertionError(malformed);
        }
    }
}
