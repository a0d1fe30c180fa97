package com.dokploy.terraform.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the lines with which Dokploy v0.30.2 answers a batch one call at a time (tRPC 11, {@code trpc-accept:
 * application/jsonl}). The first line names a promise for each call, {@code {"json":{"0":[[0],[null,0,0]],…}}}; each
 * further line resolves one, {@code {"json":[id,0,[value,…]]}}, by a value in which other promises may stand: that of a
 * {@code result}, and in it that of its {@code data}. The promise of a call that fails is resolved with {@code {"error":{…}}}.
 *
 * <p>Used by one thread at a time.
 */
final class StreamedAnswers {
    /** Takes the answers as they come. */
    @FunctionalInterface
    interface Listener {
        /** Called with the position of a call, and its answer in the shape of a batch that comes whole. */
        void answered(int position, JsonNode element);
    }

    /** The values on the way to an answer, from the outside in. */
    private enum Level {
        CALL,
        RESULT,
        DATA
    }

    /** A promise: the value of this level, for the call at this position. */
    private record Promise(int position, Level level) {}

    private final Listener listener;
    private final Map<Integer, Promise> promises = new HashMap<>();
    private volatile boolean isStream;

    StreamedAnswers(Listener listener) {
        this.listener = listener;
    }

    /** Whether the first line has come: the body is a stream of answers, and no batch that comes whole. */
    boolean isStream() {
        return isStream;
    }

    /** Takes one line. A line that is none of such a stream is ignored: its calls stay without an answer. */
    void read(String line) {
        var message = message(line);
        if (message == null) {
            return;
        }
        var content = message.path("json");
        if (content.isObject()) {
            begin(content);
        } else if (isStream && content.isArray()) {
            resolve(content, message.path("meta"));
        }
    }

    private static @Nullable JsonNode message(String line) {
        try {
            return Json.parse(line);
        } catch (JsonProcessingException _) {
            return null;
        }
    }

    private void begin(JsonNode head) {
        isStream = true;
        promises.clear();
        for (var position = 0; position < head.size(); position++) {
            promise(head.path(String.valueOf(position)), "", new Promise(position, Level.CALL));
        }
    }

    /** Notes the promise that stands for a field of a value; the empty name is that of the value itself. */
    private boolean promise(JsonNode value, String field, Promise promise) {
        for (var index = 1; index < value.size(); index++) {
            var placeholder = value.path(index);
            if (placeholder.path(0).asText("").equals(field)
                    || (field.isEmpty() && placeholder.path(0).isNull())) {
                promises.put(placeholder.path(2).asInt(), promise);
                return true;
            }
        }
        return false;
    }

    private void resolve(JsonNode line, JsonNode meta) {
        var promise = promises.remove(line.path(0).asInt(-1));
        if (promise == null) {
            return;
        }
        var value = line.path(2);
        if (line.path(1).asInt(-1) != 0) {
            fail(promise.position(), value);
            return;
        }
        var isUndefined = meta.path("values").path("2.0.0").path(0).asText().equals("undefined");
        resolve(promise, value, value.path(0).path(0), isUndefined);
    }

    private void resolve(Promise promise, JsonNode value, JsonNode plain, boolean isUndefined) {
        switch (promise.level()) {
            case CALL -> {
                if (plain.path("error").isObject()) {
                    fail(promise.position(), plain.path("error"));
                } else {
                    follow(promise, value, "result", Level.RESULT, plain);
                }
            }
            case RESULT -> follow(promise, value, "data", Level.DATA, plain);
            case DATA -> succeed(promise.position(), plain, isUndefined);
        }
    }

    /** Goes on to a field of a value, which stands in the value or comes with a later line. */
    private void follow(Promise promise, JsonNode value, String field, Level level, JsonNode plain) {
        var next = new Promise(promise.position(), level);
        if (!promise(value, field, next) && plain.has(field)) {
            resolve(next, value, plain.path(field), false);
        }
    }

    private void succeed(int position, JsonNode answer, boolean isUndefined) {
        var element = Json.object();
        var data = element.putObject("result").putObject("data");
        if (answer.isMissingNode() || isUndefined) {
            data.putNull("json");
            data.putObject("meta").putArray("values").add("undefined");
        } else {
            data.set("json", answer);
        }
        listener.answered(position, element);
    }

    private void fail(int position, JsonNode error) {
        var element = Json.object();
        element.putObject("error").set("json", error.isObject() ? error : Json.object());
        listener.answered(position, element);
    }
}
