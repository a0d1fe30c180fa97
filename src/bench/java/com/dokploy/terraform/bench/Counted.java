package com.dokploy.terraform.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;

/**
 * What a sandbox has counted.
 *
 * @param requests HTTP requests
 * @param units what a key with a limit would have been charged
 */
record Counted(double requests, double units) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Since the sandbox at {@code endpoint} was started. */
    static Counted at(String endpoint) throws IOException {
        try (var answer = URI.create(endpoint + "/__sandbox/requests").toURL().openStream()) {
            var counters = JSON.readTree(answer);
            return new Counted(
                    counters.path("requests").asDouble(),
                    counters.path("rate_limit_units").asDouble());
        }
    }

    Counted since(Counted before) {
        return new Counted(requests - before.requests, units - before.units);
    }
}
