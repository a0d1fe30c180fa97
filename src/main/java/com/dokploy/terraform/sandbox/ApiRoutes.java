package com.dokploy.terraform.sandbox;

import com.dokploy.terraform.sandbox.ServerModel.Procedure;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The two ways to call a procedure: {@code /api/x.y}, flat and plain, and {@code /api/trpc/x.y,a.b}, in batches. */
final class ApiRoutes {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String TRPC = "/api/trpc/";
    private static final String API = "/api/";
    private static final int LARGEST_BODY = 1024 * 1024;

    private final Backend backend;
    private final Keys keys;

    ApiRoutes(Backend backend) {
        this.backend = backend;
        this.keys = new Keys(backend);
    }

    /**
     * A request as it came.
     *
     * @param path the path, decoded
     * @param query the raw query, empty for none
     * @param contentType the Content-Type header; null for none
     * @param key the x-api-key header; null for none
     */
    record Asked(
            String method,
            String path,
            String query,
            @Nullable String contentType,
            @Nullable String key,
            String body) {
        boolean batch() {
            return path.startsWith(TRPC) && ("&" + query).contains("&batch=1");
        }

        /** The procedures called; none when the path is no call. */
        List<String> procedures() {
            if (path.startsWith(TRPC)) {
                return List.of(path.substring(TRPC.length()).split(",", -1));
            }
            return path.startsWith(API) && path.indexOf('.') > 0 ? List.of(path.substring(API.length())) : List.of();
        }

        /** The inputs, one per procedure, as received; missing where there was none or it was no JSON. */
        List<JsonNode> inputs() {
            var inputs = new ArrayList<JsonNode>();
            var flat = !path.startsWith(TRPC);
            var all = flat ? MissingNode.getInstance() : wrapped();
            int index = 0;
            for (var procedure : procedures()) {
                var wrapper = batch() ? all.path(Integer.toString(index)) : all;
                inputs.add(flat && !procedure.isEmpty() ? flatInput() : wrapper.path("json"));
                index++;
            }
            return inputs;
        }

        private JsonNode flatInput() {
            return method.equals("POST") ? parse(body) : parameters(query);
        }

        private JsonNode wrapped() {
            return parse(
                    method.equals("POST")
                            ? body
                            : parameters(query).path("input").asText(""));
        }
    }

    Reply answer(Asked asked) {
        var path = asked.path();
        if (path.length() > 1 && path.endsWith("/")) {
            return new Reply(308, path.substring(0, path.length() - 1), "");
        }
        if (path.equals("/api/health")) {
            return Reply.json(200, JSON.objectNode().put("ok", true));
        }
        if (path.startsWith(TRPC)) {
            return trpc(asked);
        }
        if (path.startsWith(API)) {
            return openApi(asked);
        }
        return Reply.html(404, "404: This page could not be found.");
    }

    private Reply openApi(Asked asked) {
        var json = asked.contentType() != null && asked.contentType().startsWith("application/json");
        if (asked.body().length() > LARGEST_BODY) {
            return Reply.text(413, "Body exceeded 1mb limit");
        }
        JsonNode body = JSON.objectNode();
        if (json && !asked.body().isEmpty()) {
            body = parse(asked.body());
            if (body.isMissingNode()) {
                return Reply.text(400, "Invalid JSON");
            }
        }
        if (!keys.accepts(asked.key())) {
            return Reply.unauthorized();
        }
        if (asked.method().equals("HEAD")) {
            return Reply.empty(204);
        }
        var procedure = backend.model().procedure(asked.path().substring(API.length()));
        if (procedure == null || !procedure.method().equals(asked.method())) {
            return Reply.refusal(ApiErrorException.of(404, "Not found"), "");
        }
        try {
            // The handler and the context it makes for tRPC both check the key, so a call costs two units.
            if (!keys.accepts(asked.key())) {
                throw ApiErrorException.of(401, "UNAUTHORIZED");
            }
            if (procedure.mutation() && !json) {
                var missing = asked.contentType() == null;
                throw ApiErrorException.of(
                        415,
                        missing ? "Missing content-type header" : "Unsupported content-type " + asked.contentType());
            }
            return shown(backend.run(procedure, procedure.mutation() ? body : parameters(asked.query()), true));
        } catch (ApiErrorException refusal) {
            return Reply.refusal(refusal, procedure.name());
        }
    }

    private static Reply shown(ProcedureResult outcome) {
        return outcome instanceof ProcedureResult.Value value ? Reply.json(200, value.json()) : Reply.empty(200);
    }

    private Reply trpc(Asked asked) {
        boolean keyed = keys.accepts(asked.key());
        var procedures = asked.procedures();
        var inputs = asked.inputs();
        if (!asked.batch()) {
            var name = asked.path().substring(TRPC.length());
            var element = element(asked.method(), name, inputs.getFirst(), keyed);
            return Reply.json(status(element), element);
        }
        ArrayNode elements = JSON.arrayNode();
        int status = 0;
        for (int index = 0; index < procedures.size(); index++) {
            var element = element(asked.method(), procedures.get(index), inputs.get(index), keyed);
            elements.add(element);
            status = status == 0 || status == status(element) ? status(element) : 207;
        }
        return Reply.json(status, elements);
    }

    private static int status(ObjectNode element) {
        return element.path("error")
                .path("json")
                .path("data")
                .path("httpStatus")
                .asInt(200);
    }

    private ObjectNode element(String method, String name, JsonNode input, boolean keyed) {
        try {
            var procedure = backend.model().procedure(name);
            check(method, name, procedure, keyed);
            return result(backend.run(require(procedure), input, false));
        } catch (ApiErrorException refusal) {
            var element = JSON.objectNode();
            var error = element.putObject("error").putObject("json");
            error.put("message", refusal.text()).put("code", refusal.number());
            error.set("data", Reply.data(refusal, name));
            return element;
        }
    }

    private static Procedure require(@Nullable Procedure procedure) {
        if (procedure == null) {
            throw ApiErrorException.of(404, "Not found");
        }
        return procedure;
    }

    private static void check(String method, String name, @Nullable Procedure procedure, boolean keyed) {
        if (procedure == null) {
            throw ApiErrorException.of(404, "No procedure found on path \"" + name + "\"");
        }
        if (!procedure.method().equals(method)) {
            var kind = procedure.mutation() ? "mutation" : "query";
            throw ApiErrorException.of(
                    405, "Unsupported " + method + "-request to " + kind + " procedure at path \"" + name + "\"");
        }
        if (!keyed && !procedure.open()) {
            throw ApiErrorException.of(401, "UNAUTHORIZED");
        }
    }

    private static ObjectNode result(ProcedureResult outcome) {
        var element = JSON.objectNode();
        var data = element.putObject("result").putObject("data");
        if (outcome instanceof ProcedureResult.Value value) {
            data.set("json", value.json());
            return element;
        }
        data.putNull("json");
        var meta = data.putObject("meta");
        meta.putArray("values").add("undefined");
        meta.put("v", 1);
        return element;
    }

    /** A flat query as an object of strings; empty ones count as left out, repeated ones become an array. */
    private static ObjectNode parameters(String query) {
        var parameters = JSON.objectNode();
        for (var pair : query.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals <= 0 || equals == pair.length() - 1) {
                continue;
            }
            var name = URLDecoder.decode(pair.substring(0, equals), StandardCharsets.UTF_8);
            var value = TextNode.valueOf(URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
            var before = parameters.get(name);
            if (before instanceof ArrayNode several) {
                several.add(value);
            } else if (before != null) {
                parameters.set(name, JSON.arrayNode().add(before).add(value));
            } else {
                parameters.set(name, value);
            }
        }
        return parameters;
    }

    private static JsonNode parse(String text) {
        try {
            return ServerModel.MAPPER.readTree(text);
        } catch (JsonProcessingException malformed) {
            return MissingNode.getInstance();
        }
    }
}
