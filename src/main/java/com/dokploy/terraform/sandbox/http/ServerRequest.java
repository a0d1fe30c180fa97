package com.dokploy.terraform.sandbox.http;

import com.dokploy.terraform.sandbox.model.JsonText;
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

/**
 * A request as received.
 *
 * @param path the path, decoded
 * @param query the raw query, empty for none
 * @param contentType the Content-Type header; null for none
 * @param key the x-api-key header; null for none
 * @param cookie the Cookie header; null for none
 * @param origin the Origin header; null for none
 * @param trpcAccept the trpc-accept header; null for none
 */
record ServerRequest(
        String method,
        String path,
        String query,
        @Nullable String contentType,
        @Nullable String key,
        @Nullable String cookie,
        @Nullable String origin,
        @Nullable String trpcAccept,
        String body) {
    static final String TRPC = "/api/trpc/";
    static final String API = "/api/";
    static final String AUTH = "/api/auth/";
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    boolean batch() {
        return path.startsWith(TRPC) && ("&" + query).contains("&batch=1");
    }

    /** Whether the client asks for the result of each call as soon as it has ended. */
    boolean wantsStream() {
        return path.startsWith(TRPC) && "application/jsonl".equals(trpcAccept);
    }

    /** Whether this is a batch that is answered as a stream. */
    boolean isStreamedBatch() {
        return batch() && wantsStream();
    }

    /** The procedures called, or what of the accounts is called; none when the path is no call. */
    List<String> procedures() {
        if (path.startsWith(AUTH)) {
            return List.of(path.substring(API.length()));
        }
        if (path.startsWith(TRPC)) {
            return List.of(path.substring(TRPC.length()).split(",", -1));
        }
        return path.startsWith(API) && path.indexOf('.') > 0 ? List.of(path.substring(API.length())) : List.of();
    }

    /** The inputs, one per procedure, as received; a missing node where there was no input or it was no JSON. */
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
        return method.equals("POST") ? json() : parameters();
    }

    private JsonNode wrapped() {
        return parse(wrappedText());
    }

    private String wrappedText() {
        return method.equals("POST") ? body : parameters().path("input").asText("");
    }

    /** Whether the inputs of a call on tRPC are no JSON; a query may do without any. */
    boolean hasMalformedInputs() {
        var text = wrappedText();
        return !(method.equals("GET") && text.isEmpty()) && parse(text).isMissingNode();
    }

    /** The body; a missing node when it is no JSON. */
    JsonNode json() {
        return parse(body);
    }

    /** A flat query as an object of strings; empty ones count as left out, repeated ones become an array. */
    ObjectNode parameters() {
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
            return JsonText.MAPPER.readTree(text);
        } catch (JsonProcessingException malformed) {
            return MissingNode.getInstance();
        }
    }
}
