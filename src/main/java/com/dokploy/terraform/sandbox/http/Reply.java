package com.dokploy.terraform.sandbox.http;

import com.dokploy.terraform.sandbox.model.ApiErrorException;
import com.dokploy.terraform.sandbox.model.JsonText;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** An HTTP answer. */
record Reply(int status, String contentType, String body) {
    static final String JSON_TYPE = "application/json";
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    static Reply json(int status, JsonNode json) {
        try {
            return new Reply(status, JSON_TYPE, JsonText.MAPPER.writeValueAsString(json));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static Reply empty(int status) {
        return new Reply(status, JSON_TYPE, "");
    }

    static Reply text(int status, String text) {
        return new Reply(status, "text/plain; charset=utf-8", text);
    }

    static Reply html(int status, String title) {
        var page = "<!DOCTYPE html><html><head><title>" + title + "</title></head><body><h1>" + title
                + "</h1></body></html>";
        return new Reply(status, "text/html; charset=utf-8", page);
    }

    /** 401 of {@code /api} for a key that is not good: a body without a code. */
    static Reply unauthorized() {
        var body = JSON.objectNode().put("message", "Unauthorized");
        return new Reply(401, "application/json; charset=utf-8", json(401, body).body());
    }

    /** The body of an error on {@code /api}. */
    static Reply refusal(ApiErrorException refusal, String procedure) {
        var issues = refusal.issues();
        var body = JSON.objectNode();
        body.put("message", issues == null ? refusal.text() : "Input validation failed");
        body.put("code", refusal.code());
        body.set("data", data(refusal, procedure));
        if (issues != null) {
            body.set("issues", issues);
        }
        return json(refusal.status(), body);
    }

    /** What both surfaces say about an error beside its message. */
    static ObjectNode data(ApiErrorException refusal, String procedure) {
        var data = JSON.objectNode().put("code", refusal.code()).put("httpStatus", refusal.status());
        if (!procedure.isEmpty()) {
            data.put("path", procedure);
        }
        var issues = refusal.issues();
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
