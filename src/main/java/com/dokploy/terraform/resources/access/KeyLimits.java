package com.dokploy.terraform.resources.access;

import com.dokploy.terraform.framework.Diagnostics;
import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.Check;
import com.dokploy.terraform.schema.Format;
import com.dokploy.terraform.schema.Rule;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.schema.Values;
import com.dokploy.terraform.value.Path;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;

/**
 * How long and how often an API key can be used. Left to itself, Dokploy lets a key make ten requests a day; null counts
 * as zero (v0.30.2), so that limits which are not configured are left out of the request.
 */
final class KeyLimits {
    private static final long NANOS_PER_MILLISECOND = 1_000_000;
    private static final long NANOS_PER_SECOND = 1_000_000_000;
    private static final Duration SHORTEST = Duration.ofDays(1);

    private static final Duration LONGEST = Duration.ofDays(365);
    private static final Duration TOLERANCE = Duration.ofSeconds(10);

    private final Attribute<String> expiresIn;
    private final Attribute<Values> rateLimit;
    private final Attribute<Long> max;
    private final Attribute<String> window;
    private final Attribute<Long> remaining;
    private final Attribute<Values> refill;
    private final Attribute<Long> amount;
    private final Attribute<String> interval;

    /**
     * Declares the limits.
     *
     * @param unlimited the sentence about a key without {@code expires_in}
     */
    KeyLimits(Schema.Builder s, String unlimited) {
        expiresIn = s.string("expires_in")
                .replaces()
                .format(Format.DURATION)
                .describe("Time from the creation until the key expires, between 1 and 365 days, for example `90d`. "
                        + unlimited);
        var limit = Schema.object();
        max = declareMax(limit);
        window = declareWindow(limit);
        rateLimit = s.object("rate_limit", limit.build())
                .flattenedWhen("rateLimitEnabled", "true")
                .replaces()
                .describe("Rate limit of the key. If unset, there is none.");
        remaining = s.integer("remaining")
                .replaces()
                .local()
                .check(Check.between(1, Integer.MAX_VALUE))
                .describe("Number of requests that the key can make in all. A request to a procedure of its own counts"
                        + " twice. If unset, any number.");
        var more = Schema.object();
        amount = more.integer("amount")
                .required()
                .apiField("refillAmount")
                .check(Check.between(1, Integer.MAX_VALUE))
                .describe("Number of requests that the key can make after each interval.");
        interval = more.string("interval")
                .required()
                .apiField("refillInterval")
                .format(Format.DURATION)
                .describe("Length of the interval.");
        refill = s.object("refill", more.build()).flattened().replaces().describe("How `remaining` is renewed.");
        s.rule(Rule.requires(refill, remaining));
    }

    private static Attribute<Long> declareMax(Schema.Builder limit) {
        return limit.integer("max")
                .required()
                .apiField("rateLimitMax")
                .check(Check.between(1, Integer.MAX_VALUE))
                .describe("Number of requests in the window. A request to a procedure of its own counts twice.");
    }

    private static Attribute<String> declareWindow(Schema.Builder limit) {
        return limit.string("window")
                .required()
                .apiField("rateLimitTimeWindow")
                .format(Format.DURATION)
                .describe("Length of the window.");
    }

    /** Refuses a time to live that Dokploy refuses. */
    void validate(Values config, Diagnostics diagnostics) {
        if (config.has(expiresIn)) {
            var time = Duration.ofNanos(nanos(config.get(expiresIn)));
            if (time.compareTo(SHORTEST) < 0 || time.compareTo(LONGEST) > 0) {
                diagnostics.error(
                        Path.of(expiresIn.name()),
                        "Invalid Attribute Value",
                        "`expires_in` must be between 1 and 365 days, such as `90d`, not `" + config.get(expiresIn)
                                + "`.");
            }
        }
    }

    private static long nanos(String duration) {
        var canonical = Format.DURATION.canonical(duration);
        return canonical == null ? 0 : Long.parseLong(canonical);
    }

    /** Adds the limits to the body of a new key, which expires as soon as Dokploy allows if nothing else is said. */
    void addToEphemeral(ObjectNode body, Values config) {
        addTo(body, config);
        if (!config.has(expiresIn)) {
            body.put("expiresIn", SHORTEST.toSeconds());
        }
    }

    /** Adds the limits to the body of a new key. */
    void addTo(ObjectNode body, Values plan) {
        if (plan.has(expiresIn)) {
            body.put("expiresIn", nanos(plan.get(expiresIn)) / NANOS_PER_SECOND);
        }
        body.put("rateLimitEnabled", plan.has(rateLimit));
        if (plan.has(rateLimit)) {
            var limit = plan.get(rateLimit);
            body.put("rateLimitMax", limit.get(max));
            body.put("rateLimitTimeWindow", nanos(limit.get(window)) / NANOS_PER_MILLISECOND);
        }
        if (plan.has(remaining)) {
            body.put("remaining", plan.get(remaining));
        }
        if (plan.has(refill)) {
            var more = plan.get(refill);
            body.put("refillAmount", more.get(amount));
            body.put("refillInterval", nanos(more.get(interval)) / NANOS_PER_MILLISECOND);
        }
    }

    /** Returns a time that the server takes from two looks at its clock, which a busy server does seconds apart. */
    private static Duration rounded(Duration time) {
        var minutes = Duration.ofMinutes(time.plusSeconds(30).toMinutes());
        return isAbout(time, minutes, TOLERANCE)
                ? minutes
                : Duration.ofSeconds(time.plusMillis(500).toSeconds());
    }

    private static boolean isAbout(Duration one, Duration other, Duration tolerance) {
        return one.minus(other).abs().compareTo(tolerance) <= 0;
    }

    /** Keeps the time to live of a key as it is known, where the server's two looks at its clock alone differ. */
    Values keepExpiry(Values state, Values known) {
        var isSame = state.has(expiresIn)
                && known.has(expiresIn)
                && isAbout(
                        Duration.ofNanos(nanos(state.get(expiresIn))),
                        Duration.ofNanos(nanos(known.get(expiresIn))),
                        // The time that was read may have been rounded by as much.
                        TOLERANCE.multipliedBy(2));
        return isSame ? state.with(expiresIn, known.get(expiresIn)) : state;
    }

    /** Gives a row of the server durations in the unit that all of the provider's durations have. */
    static void adaptRow(ObjectNode row) {
        for (var field : new String[] {"rateLimitTimeWindow", "refillInterval"}) {
            if (row.path(field).isNumber()) {
                row.put(field, row.path(field).asLong() * NANOS_PER_MILLISECOND);
            }
        }
        if (row.path("expiresAt").isTextual() && row.path("createdAt").isTextual()) {
            var created = Instant.parse(row.path("createdAt").asText());
            var expires = Instant.parse(row.path("expiresAt").asText());
            row.put("expiresIn", rounded(Duration.between(created, expires)).toNanos());
        } else {
            row.putNull("expiresIn");
        }
    }
}
