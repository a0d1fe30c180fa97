package com.dokploy.terraform.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads the server-sent events of a subscription (tRPC 11, as in Dokploy v0.30.2): {@code connected} at the beginning,
 * nameless ones with a message each, {@code ping} now and then, and in the end {@code return} or {@code
 * serialized-error}. Messages and errors are in the envelope of the server's transformer, {@code {"json":…}}.
 *
 * <p>Used by one thread at a time.
 */
final class ServerEvents {
    private final Consumer<JsonNode> messages;
    private String event = "";
    private StringBuilder data = new StringBuilder();
    private volatile boolean hasEnded;
    private volatile @Nullable JsonNode error;

    /** @param messages is handed each message as soon as it has come */
    ServerEvents(Consumer<JsonNode> messages) {
        this.messages = messages;
    }

    /** Whether the server has said that there is no more to come. */
    boolean hasEnded() {
        return hasEnded;
    }

    /** The error that ended the stream; null if there was none. */
    @Nullable JsonNode error() {
        return error;
    }

    /** Takes one line, without its line break. */
    void read(String line) {
        if (line.isEmpty()) {
            dispatch();
        } else if (line.startsWith("event:")) {
            event = value(line);
        } else if (line.startsWith("data:")) {
            data.append(data.isEmpty() ? "" : "\n").append(value(line));
        }
    }

    private static String value(String line) {
        var value = line.substring(line.indexOf(':') + 1);
        return value.startsWith(" ") ? value.substring(1) : value;
    }

    private void dispatch() {
        var kind = event;
        var text = data.toString();
        event = "";
        data = new StringBuilder();
        switch (kind) {
            case "return" -> hasEnded = true;
            case "serialized-error" -> {
                var parsed = parsed(text);
                error = parsed == null ? Json.object() : parsed;
            }
            case "", "message" -> {
                var parsed = text.isEmpty() ? null : parsed(text);
                if (parsed != null) {
                    messages.accept(parsed.path("json"));
                }
            }
            default -> {
                // Connections and pings say nothing.
            }
        }
    }

    private static @Nullable JsonNode parsed(String text) {
        try {
            return Json.parse(text);
        } catch (JsonProcessingException _) {
            return null;
        }
    }
}
