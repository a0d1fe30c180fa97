package com.dokploy.terraform;

import com.dokploy.terraform.client.ClientSettings;
import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.Check;
import com.dokploy.terraform.schema.Format;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.schema.Values;
import java.math.BigDecimal;
import java.time.Duration;

/** The arguments of the {@code provider} block that say how long requests may take, and how many there may be. */
final class RequestLimits {
    private final Attribute<String> requestTimeout;
    private final Attribute<Long> maxRetries;
    private final Attribute<Long> maxConcurrency;
    private final Attribute<BigDecimal> requestsPerSecond;

    /** Declares the arguments in a schema. */
    RequestLimits(Schema.Builder s) {
        requestTimeout = s.string("request_timeout")
                .format(Format.DURATION)
                .describe("Timeout of a single request (deployments have their own `timeouts`). Defaults to `"
                        + ClientSettings.DEFAULT_REQUEST_TIMEOUT.toSeconds() + "s`.");
        maxRetries = s.integer("max_retries")
                .check(Check.between(0, 100))
                .describe("Maximum number of retries of failed reads, and of writes that did not reach the server."
                        + " Defaults to `" + ClientSettings.DEFAULT_MAX_RETRIES + "`.");
        maxConcurrency = s.integer("max_concurrency")
                .check(Check.between(1, 1000))
                .describe("Maximum number of concurrent requests. Defaults to `"
                        + ClientSettings.DEFAULT_MAX_CONCURRENCY + "`.");
        requestsPerSecond = s.decimal("requests_per_second")
                .check(Check.between(0, 100_000))
                .describe("Maximum number of requests per second. If unset or `0`, unlimited.");
    }

    Duration requestTimeout(Values config) {
        var timeout = config.find(requestTimeout);
        var nanoseconds = timeout == null ? null : Format.DURATION.canonical(timeout);
        return nanoseconds == null
                ? ClientSettings.DEFAULT_REQUEST_TIMEOUT
                : Duration.ofNanos(Long.parseLong(nanoseconds));
    }

    int maxRetries(Values config) {
        return config.find(maxRetries, (long) ClientSettings.DEFAULT_MAX_RETRIES)
                .intValue();
    }

    int maxConcurrency(Values config) {
        return config.find(maxConcurrency, (long) ClientSettings.DEFAULT_MAX_CONCURRENCY)
                .intValue();
    }

    /** 0 for any number. */
    double requestsPerSecond(Values config) {
        return config.find(requestsPerSecond, BigDecimal.ZERO).doubleValue();
    }
}
