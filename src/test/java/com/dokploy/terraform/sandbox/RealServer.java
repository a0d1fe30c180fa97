package com.dokploy.terraform.sandbox;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A real Dokploy that tests run on instead of the sandbox. Only {@code -Ddokploy.server=URL} chooses one: an environment
 * variable would be set in the shell of everybody who works with a server.
 *
 * @param endpoint the URL of the server
 * @param apiKey an API key of an owner, without a rate limit
 */
public record RealServer(String endpoint, String apiKey) {
    private static final AtomicBoolean ANNOUNCED = new AtomicBoolean();

    /**
     * The server that the build names; empty for the sandbox.
     *
     * @throws IllegalStateException when a server is named and {@code DOKPLOY_API_KEY} holds no key for it
     */
    public static Optional<RealServer> chosen() {
        var endpoint = System.getProperty("dokploy.server", "");
        if (endpoint.isBlank()) {
            return Optional.empty();
        }
        var apiKey = System.getenv("DOKPLOY_API_KEY");
        if (apiKey == null || apiKey.isBlank()) {
            throw new IllegalStateException(
                    "-Ddokploy.server is set, but DOKPLOY_API_KEY holds no key for " + endpoint);
        }
        if (!ANNOUNCED.getAndSet(true)) {
            System.err.println("Tests run on " + endpoint + ": they create projects, destinations and networks, deploy"
                    + " services, and destroy what they made. Use a server that is there for tests.");
        }
        return Optional.of(new RealServer(endpoint, apiKey));
    }

    @Override
    public String toString() {
        return "RealServer[" + endpoint + "]";
    }
}
