package com.dokploy.terraform.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Assumptions;

/**
 * The server that a test works on: a sandbox of its own, or the real one that {@code -Ddokploy.server} names. What only
 * a sandbox can do (fail on purpose, say what was asked) is skipped on a real one.
 */
public final class TargetServer implements AutoCloseable {
    private final Optional<Sandbox> sandbox;
    private final String endpoint;
    private final String apiKey;

    private TargetServer(Optional<Sandbox> sandbox, String endpoint, String apiKey) {
        this.sandbox = sandbox;
        this.endpoint = endpoint;
        this.apiKey = apiKey;
    }

    /** The real server that the build names, or else a fresh sandbox. */
    public static TargetServer open() {
        return open(Sandbox.Options.standard());
    }

    /** The real server that the build names, or else a fresh sandbox with these options. */
    public static TargetServer open(Sandbox.Options options) {
        return RealServer.chosen()
                .map(real -> new TargetServer(Optional.empty(), real.endpoint(), real.apiKey()))
                .orElseGet(() -> sandboxed(options));
    }

    /** A fresh sandbox, whatever the build names. */
    public static TargetServer sandboxed() {
        return sandboxed(Sandbox.Options.standard());
    }

    /** A fresh sandbox with these options, whatever the build names. */
    public static TargetServer sandboxed(Sandbox.Options options) {
        var sandbox = Sandbox.start(options);
        return new TargetServer(Optional.of(sandbox), sandbox.endpoint().toString(), sandbox.apiKey());
    }

    /** The URL of the server. */
    public String endpoint() {
        return endpoint;
    }

    /** An API key of an owner. */
    public String apiKey() {
        return apiKey;
    }

    /** A client of the server's API. */
    public TestClient client() {
        return new TestClient(endpoint, apiKey);
    }

    /** The sandbox; empty on a real server. */
    public Optional<Sandbox> sandbox() {
        return sandbox;
    }

    /** The sandbox; ends the test as skipped on a real server. */
    public Sandbox sandbox(String purpose) {
        Assumptions.assumeTrue(sandbox.isPresent(), () -> "only a sandbox can " + purpose);
        return sandbox.orElseThrow();
    }

    /** Fails for a request to the sandbox that the server's OpenAPI document does not allow. */
    public void assertValidRequests() {
        if (sandbox.isEmpty()) {
            return;
        }
        OpenApi.load()
                .ifPresentOrElse(
                        document -> assertThat(document.violations(
                                        sandbox.orElseThrow().requests()))
                                .as("requests against the server's own description")
                                .isEmpty(),
                        () -> System.err.println(OpenApi.absence()));
    }

    @Override
    public void close() {
        sandbox.ifPresent(Sandbox::close);
    }
}
