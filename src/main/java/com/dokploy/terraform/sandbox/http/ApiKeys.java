package com.dokploy.terraform.sandbox.http;

import com.dokploy.terraform.sandbox.model.JsonText;
import com.dokploy.terraform.sandbox.store.Owner;
import com.dokploy.terraform.sandbox.store.Store;
import com.fasterxml.jackson.core.JsonProcessingException;
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
    private final Owner owner;
    private final Sessions sessions;
    private final Limit limit;
    private long windowStart;
    private int spent;

    /** The keys in a database, and the one with this limit. */
    public ApiKeys(Store store, Owner owner, Sessions sessions, Limit limit) {
        this.store = store;
        this.owner = owner;
        this.sessions = sessions;
        this.limit = limit;
    }

    /**
     * The key that the sandbox was started with.
     *
     * @param key the key itself
     * @param units the units that the key may use per window, 0 for no limit
     * @param window the window of the limit
     */
    public record Limit(String key, int units, Duration window) {}

    /**
     * The id of the organization that a request is for, or null when its sender may not call. A sender has a key, which
     * is for the organization that it was made for, or else the cookie of a session. The check costs a key one unit of its
     * limits.
     */
    @Nullable String organization(ServerRequest request) {
        var key = request.key() == null ? "" : request.key().strip();
        if (key.isEmpty()) {
            return sessions.have(request.cookie()) ? owner.organization() : null;
        }
        return store.exclusively(() -> isConfigured(key) ? configured() : made(key));
    }

    private boolean isConfigured(String key) {
        return key.equals(limit.key()) && owner.hasConfiguredKey();
    }

    private @Nullable String configured() {
        return withinLimit() ? owner.organization() : null;
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

    private @Nullable String made(String key) {
        for (var row : store.where("apiKey", "key", key)) {
            var organization = madeFor(row);
            // A key that was made for no organization never works (seen on v0.30.2).
            boolean works = row.path("enabled").asBoolean() && !organization.isEmpty() && !expired(row) && spend(row);
            return works ? organization : null;
        }
        return null;
    }

    private static String madeFor(ObjectNode row) {
        try {
            return JsonText.MAPPER
                    .readTree(row.path("metadata").asText())
                    .path("organizationId")
                    .asText();
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
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
