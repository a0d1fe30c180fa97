package com.dokploy.terraform.sandbox.http;

import com.dokploy.terraform.sandbox.model.ApiErrorException;
import com.dokploy.terraform.sandbox.model.JsonText;
import com.dokploy.terraform.sandbox.store.FailedQueryException;
import com.dokploy.terraform.sandbox.testing.Controls;
import com.dokploy.terraform.sandbox.testing.Faults;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * The routes under {@code /__sandbox/…}, which tests in other processes need and no Dokploy has. They answer without a
 * key, are never counted and meet no fault.
 */
final class ControlRoutes {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Controls controls;

    ControlRoutes(Controls controls) {
        this.controls = controls;
    }

    ServerResponse answer(String method, String path, String query, String body) {
        try {
            return answer(method + " " + path.substring("/__sandbox/".length()), query, parse(body));
        } catch (ApiErrorException refusal) {
            return ServerResponse.ofError(refusal, "");
        } catch (IllegalArgumentException | FailedQueryException wrong) {
            return ServerResponse.ofError(ApiErrorException.of(400, String.valueOf(wrong.getMessage())), "");
        }
    }

    private ServerResponse answer(String request, String query, JsonNode body) {
        return switch (request) {
            case "GET requests" -> ServerResponse.json(200, controls.requests().counters());
            case "DELETE requests" -> {
                controls.requests().clear();
                yield done();
            }
            case "GET log" -> ServerResponse.json(200, controls.requests().show());
            case "POST reset" -> {
                controls.clear();
                yield done();
            }
            case "GET objects" -> ServerResponse.json(200, controls.rows().objects());
            case "GET docker" -> ServerResponse.json(200, controls.docker().get());
            case "GET license" -> license();
            case "POST license" -> {
                controls.license().set(body.path("valid").asBoolean());
                yield license();
            }
            case "GET faults" -> ServerResponse.json(200, controls.faults().list());
            case "POST faults" -> {
                (body.isArray() ? body : JSON.arrayNode().add(body))
                        .forEach(fault -> controls.faults().add(Faults.parse(fault)));
                yield done();
            }
            case "DELETE faults" -> {
                controls.faults().clear();
                yield done();
            }
            case "GET rows" ->
                ServerResponse.json(
                        200, JSON.arrayNode().addAll(List.copyOf(controls.rows().all(query.replace("table=", "")))));
            case "POST rows" -> rows(body);
            default -> ServerResponse.json(404, JSON.objectNode().put("message", "No such control"));
        };
    }

    /** {@code {"op":"plant"|"patch"|"delete","table":…,"id":…,"values":{…}}}. */
    private ServerResponse rows(JsonNode body) {
        var table = body.path("table").asText();
        var id = body.path("id").asText();
        var values = body.path("values") instanceof ObjectNode object ? object : JSON.objectNode();
        return switch (body.path("op").asText()) {
            case "plant" -> ServerResponse.json(200, controls.rows().plant(table, values));
            case "patch" -> ServerResponse.json(200, controls.rows().patch(table, id, values));
            case "delete" ->
                ServerResponse.json(200, JSON.booleanNode(controls.rows().delete(table, id)));
            default -> throw ApiErrorException.of(400, "op must be plant, patch or delete");
        };
    }

    private ServerResponse license() {
        return ServerResponse.json(
                200, JSON.objectNode().put("valid", controls.license().isValid()));
    }

    private static ServerResponse done() {
        return ServerResponse.json(200, JSON.objectNode().put("ok", true));
    }

    private static JsonNode parse(String text) {
        try {
            return text.isBlank() ? JSON.objectNode() : JsonText.MAPPER.readTree(text);
        } catch (JsonProcessingException malformed) {
            throw ApiErrorException.of(400, "The body is no JSON");
        }
    }
}
