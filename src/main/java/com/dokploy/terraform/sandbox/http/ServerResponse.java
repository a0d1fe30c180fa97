package com.dokploy.terraform.sandbox.http;

import com.dokploy.terraform.sandbox.model.ApiErrorException;
import com.dokploy.terraform.sandbox.model.JsonText;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** An HTTP response. */
sealed interface ServerResponse {
    String JSON_TYPE = "application/json";
    JsonNodeFactory JSON = JsonNodeFactory.instance;

    /**
     * A response that is there as a whole.
     *
     * @param headers the headers that the response has beside those of every response
     */
    record Whole(int status, Map<String, String> headers, String body) implements ServerResponse {
        /** This response with another header. */
        Whole with(String name, String value) {
            var all = new LinkedHashMap<>(headers);
            all.put(name, value);
            return new Whole(status, all, body);
        }
    }

    /** The first half of a response, after which the connection breaks. */
    record Truncated(Whole response) implements ServerResponse {
        @Override
        public int status() {
            return response.status();
        }
    }

    /** No response: the connection breaks. */
    record Dropped() implements ServerResponse {
        @Override
        public int status() {
            return 0;
        }
    }

    /**
     * A response of lines, which are written while they come into being.
     *
     * @param contentType JSON lines, or events
     */
    record Streamed(Lines lines, String contentType) implements ServerResponse {
        /** Creates a response of JSON lines. */
        Streamed(Lines lines) {
            this(lines, JSON_TYPE);
        }

        @Override
        public int status() {
            return 200;
        }
    }

    /** The lines of a streamed response. */
    @FunctionalInterface
    interface Lines {
        /** Does the work of the request, and writes each line when there is one; an exception breaks the connection. */
        void writeTo(LineWriter writer) throws IOException;
    }

    /** The connection that lines go to. */
    @FunctionalInterface
    interface LineWriter {
        /** Sends a line, or a part of one, at once. */
        void write(String line) throws IOException;
    }

    /** The HTTP status; 0 for no response. */
    int status();

    private static Whole of(int status, String contentType, String body) {
        return new Whole(status, Map.of("Content-Type", contentType), body);
    }

    static Whole redirect(int status, String location) {
        return new Whole(status, Map.of("Location", location), "");
    }

    static Whole redirect(String location) {
        return redirect(308, location);
    }

    static Whole json(int status, JsonNode json) {
        try {
            return of(status, JSON_TYPE, JsonText.MAPPER.writeValueAsString(json));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static Whole empty(int status) {
        return of(status, JSON_TYPE, "");
    }

    static Whole text(int status, String text) {
        return of(status, "text/plain; charset=utf-8", text);
    }

    static Whole html(int status, String title) {
        var page = "<!DOCTYPE html><html><head><title>" + title + "</title></head><body><h1>" + title
                + "</h1></body></html>";
        return of(status, "text/html; charset=utf-8", page);
    }

    /** 401 of {@code /api} for a key that is not good: a body without a code. */
    static Whole unauthorized() {
        var body = JSON.objectNode().put("message", "Unauthorized");
        return of(401, "application/json; charset=utf-8", json(401, body).body());
    }

    /** The body of an error on {@code /api}. */
    static Whole ofError(ApiErrorException error, String procedure) {
        var issues = error.issues();
        var body = JSON.objectNode();
        body.put("message", issues == null ? error.text() : "Input validation failed");
        body.put("code", error.code());
        body.set("data", data(error, procedure));
        if (issues != null) {
            body.set("issues", issues);
        }
        return json(error.status(), body);
    }

    /** Returns the data that both surfaces add to an error's message. */
    static ObjectNode data(ApiErrorException error, String procedure) {
        var data = JSON.objectNode().put("code", error.code()).put("httpStatus", error.status());
        if (!procedure.isEmpty()) {
            data.put("path", procedure);
        }
        var issues = error.issues();
        if (issues == null) {
            return data.putNull("zodError");
        }
        var zod = data.putObject("zodError");
        var form = zod.putArray("formErrors");
        var fields = zod.putObject("fieldErrors");
        for (var issue : issues) {
            if (issue.path("path").isEmpty()) {
                form.add(issue.path("message"));
                continue;
            }
            fields.withArray(issue.path("path").path(0).asText()).add(issue.path("message"));
        }
        return data;
    }
}
