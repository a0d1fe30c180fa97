package com.dokploy.terraform.sandbox.http;

import com.dokploy.terraform.sandbox.store.Store;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Checks API keys: the one the sandbox was started with, and those made through the API with their limits. A key that
 * is used up is refused like a wrong one.
 */
public final class ApiKeys {
    private final Store store;
    private final Limit limit;
    private long windowStart;
    private int spent;

    /** The keys in a database, and the one with this limit. */
    public ApiKeys(Store store, Limit limit) {
        this.store = store;
        this.limit = limit;
    }

    /**
     * The key that the sandbox was started with.
     *
     * @param key the key itself
     * @param units what it may use per window, 0 for no limit
     * @param window the window of the limit
     */
    public record Limit(String key, int units, Duration window) {}

    /** Whether a key is good, which costs it one unit of its limits. */
    boolean accepts(@Nullable String sent) {
        var key = sent == null ? "" : sent.strip();
        if (key.isEmpty()) {
            return false;
        }
        return store.exclusively(() -> key.equals(limit.key()) ? withinLimit() : made(key));
    }

    private boolean withinLimit() {
        if (limit.units() == 0) {
            return true;
        }
        long now = System.nanoTime();
        if (spent == 0 || now - windowStart > limit.window().toNanos()) {
            windowStart = now;
            spent = 0;
        }
        spent++;
        return spent <= limit.units();
    }

    private boolean made(String key) {
        for (var row : store.where("apiKey", "key", key)) {
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
        store.update("apiKey", row.path("id").asText(), changes);
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
