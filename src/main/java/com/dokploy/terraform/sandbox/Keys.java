package com.dokploy.terraform.sandbox;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Checks API keys: the one the sandbox was started with, and those made through the API with their limits. A key that
 * is used up is refused like a wrong one.
 */
final class Keys {
    private final Backend backend;
    private long windowStart;
    private int spent;

    Keys(Backend backend) {
        this.backend = backend;
    }

    /** Whether a key is good, which costs it one unit of its limits. */
    boolean accepts(@Nullable String sent) {
        var key = sent == null ? "" : sent.strip();
        if (key.isEmpty()) {
            return false;
        }
        return backend.store().exclusively(() -> key.equals(backend.options().apiKey()) ? withinLimit() : made(key));
    }

    private boolean withinLimit() {
        int limit = backend.options().rateLimit();
        if (limit == 0) {
            return true;
        }
        long now = System.nanoTime();
        if (spent == 0
                || now - windowStart > backend.options().rateLimitWindow().toNanos()) {
            windowStart = now;
            spent = 0;
        }
        spent++;
        return spent <= limit;
    }

    private boolean made(String key) {
        for (var row : backend.store().where("apiKey", "key", key)) {
            return row.path("enabled").asBoolean() && !expired(row) && spend(row);
        }
        return false;
    }

    private static boolean expired(ObjectNode row) {
        return row.path("expiresAt").isTextual()
                && Instant.parse(row.path("expiresAt").asText()).isBefore(Instant.now());
    }

    private boolean spend(ObjectNode row) {
        var now = Instant.now();
        var changes = JsonNodeFactory.instance.objectNode();
        if (row.path("remaining").isNumber()) {
            int remaining = refilled(row, now, changes);
            if (remaining <= 0) {
                return false;
            }
            changes.put("remaining", remaining - 1);
        }
        if (row.path("rateLimitEnabled").asBoolean()) {
            var window = Duration.ofMillis(row.path("rateLimitTimeWindow").asLong());
            var last = row.path("lastRequest").isTextual()
                    ? Instant.parse(row.path("lastRequest").asText())
                    : null;
            int count = last == null || last.plus(window).isBefore(now)
                    ? 0
                    : row.path("requestCount").asInt();
            if (count >= row.path("rateLimitMax").asInt()) {
                return false;
            }
            changes.put("requestCount", count + 1).put("lastRequest", now.toString());
        }
        backend.store().update("apiKey", row.path("id").asText(), changes);
        return true;
    }

    private static int refilled(ObjectNode row, Instant now, ObjectNode changes) {
        int remaining = row.path("remaining").asInt();
        if (!row.path("refillInterval").isNumber()) {
            return remaining;
        }
        var since = row.path("lastRefillAt").isTextual() ? row.path("lastRefillAt") : row.path("createdAt");
        if (Instant.parse(since.asText())
                .plusMillis(row.path("refillInterval").asLong())
                .isAfter(now)) {
            return remaining;
        }
        changes.put("lastRefillAt", now.toString());
        return row.path("refillAmount").asInt();
    }
}
