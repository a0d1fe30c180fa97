package com.dokploy.terraform.conformance;

import com.dokploy.terraform.sandbox.RealServer;
import com.dokploy.terraform.sandbox.Sandbox;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assumptions;

/**
 * The server that the suite runs against: a sandbox of its own, or the real one that {@code -Ddokploy.server}
 * names. What only a sandbox can do (plant rows, lose replies) is skipped on a real one.
 */
final class TargetServer implements AutoCloseable {
    private final Optional<Sandbox> sandbox;
    private final String endpoint;
    private final String apiKey;

    private TargetServer(Optional<Sandbox> sandbox, String endpoint, String apiKey) {
        this.sandbox = sandbox;
        this.endpoint = endpoint;
        this.apiKey = apiKey;
    }

    static TargetServer open() throws IOException {
        return open(Duration.ofMillis(1));
    }

    /** Opens one; a sandbox takes so long for each deploy. */
    static TargetServer open(Duration deploy) throws IOException {
        var chosen = RealServer.chosen().orElse(null);
        if (chosen != null) {
            return new TargetServer(Optional.empty(), chosen.endpoint(), chosen.apiKey());
        }
        var sandbox = Sandbox.start(Sandbox.Options.standard().withDeployTimes(deploy, deploy));
        return new TargetServer(Optional.of(sandbox), sandbox.endpoint().toString(), sandbox.apiKey());
    }

    String endpoint() {
        return endpoint;
    }

    String apiKey() {
        return apiKey;
    }

    /** What the names of our own projects begin with: others may have theirs on a real server. */
    String prefix() {
        return sandbox.isPresent() ? "" : "conformance-";
    }

    /** The sandbox; ends the test as skipped on a real server. */
    Sandbox sandbox(String purpose) {
        Assumptions.assumeTrue(sandbox.isPresent(), () -> "only a sandbox can " + purpose);
        return sandbox.orElseThrow();
    }

    Optional<Sandbox> sandbox() {
        return sandbox;
    }

    /** Ids of two rows of a table; on a real server ids that nothing has, for cases that will be skipped. */
    List<String> plant(String table, String nameField) {
        return IntStream.range(0, 2)
                .mapToObj(which -> sandbox.map(found -> found.rows()
                                .plant(
                                        table,
                                        Fixtures.json(nameField, table + "-" + which)
                                                .put("ipAddress", "192.0.2.7"))
                                .path(table + "Id")
                                .asText())
                        .orElse("planted-" + table + "-" + which))
                .toList();
    }

    @Override
    public void close() {
        sandbox.ifPresent(Sandbox::close);
    }
}
