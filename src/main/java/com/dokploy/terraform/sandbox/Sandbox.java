package com.dokploy.terraform.sandbox;

import com.dokploy.terraform.sandbox.builds.DeployTimes;
import com.dokploy.terraform.sandbox.http.ApiKeys;
import com.dokploy.terraform.sandbox.http.ApiRoutes;
import com.dokploy.terraform.sandbox.http.Listener;
import com.dokploy.terraform.sandbox.procedures.Backend;
import com.dokploy.terraform.sandbox.store.StateFile;
import com.dokploy.terraform.sandbox.testing.Controls;
import com.dokploy.terraform.sandbox.testing.Faults;
import com.dokploy.terraform.sandbox.testing.Requests;
import com.dokploy.terraform.sandbox.testing.TestData;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A running embedded Dokploy v0.30.2: listens on loopback, keeps everything in memory, behaves as the real one was
 * observed to. Closing it frees the port and, when it has a state file, saves it.
 */
public final class Sandbox implements AutoCloseable {
    private final Options options;
    private final Backend backend;
    private final Controls controls;
    private final Listener listener;
    private final @Nullable StateFile stateFile;

    private Sandbox(Options options) throws IOException {
        this.options = options;
        stateFile = options.stateFile() == null ? null : new StateFile(options.stateFile(), options.apiKey());
        if (stateFile != null) {
            stateFile.check();
        }
        var saved = stateFile == null ? null : stateFile.load();
        var server = new Backend(new DeployTimes(options.buildTime(), options.databaseDeployTime()), saved);
        backend = server;
        var rows = new TestData(server.model(), server.store(), server.docker());
        controls = new Controls(new Faults(), new Requests(), rows, server::host, server::reset);
        var limit = new ApiKeys.Limit(options.apiKey(), options.rateLimit(), options.rateLimitWindow());
        var keys = new ApiKeys(server.store(), limit);
        var routes = new ApiRoutes(server.model(), server.procedures(), keys);
        listener = new Listener(options.port(), options.latency(), routes, controls, server::restart);
        if (stateFile != null) {
            stateFile.follow(server);
        }
    }

    /**
     * How a sandbox behaves.
     *
     * @param port the TCP port on loopback; 0 for any free one
     * @param apiKey the key clients must send
     * @param latency how long every request takes at least
     * @param buildTime how long a build in the queue takes
     * @param databaseDeployTime how long the call that deploys a database takes
     * @param rateLimit units the key may use per window, 0 for no limit; a call on {@code /api} uses two, a request on
     *     tRPC one
     * @param rateLimitWindow the window of the limit
     * @param stateFile where everything is kept between runs, encrypted; null for nowhere
     */
    public record Options(
            int port,
            String apiKey,
            Duration latency,
            Duration buildTime,
            Duration databaseDeployTime,
            int rateLimit,
            Duration rateLimitWindow,
            @Nullable Path stateFile) {
        /** Any port, the key {@code sandbox}, no latency, builds of 200 ms, database deploys of 50 ms, no limit. */
        public static Options standard() {
            return new Options(
                    0,
                    "sandbox",
                    Duration.ZERO,
                    Duration.ofMillis(200),
                    Duration.ofMillis(50),
                    0,
                    Duration.ofDays(1),
                    null);
        }

        /** The same on a port of one's own. */
        public Options withPort(int value) {
            return new Options(
                    value, apiKey, latency, buildTime, databaseDeployTime, rateLimit, rateLimitWindow, stateFile);
        }

        /** The same with another key. */
        public Options withApiKey(String value) {
            return new Options(
                    port, value, latency, buildTime, databaseDeployTime, rateLimit, rateLimitWindow, stateFile);
        }

        /** The same with every request taking at least so long. */
        public Options withLatency(Duration value) {
            return new Options(
                    port, apiKey, value, buildTime, databaseDeployTime, rateLimit, rateLimitWindow, stateFile);
        }

        /** The same with builds and database deploys that take so long. */
        public Options withDeployTimes(Duration build, Duration database) {
            return new Options(port, apiKey, latency, build, database, rateLimit, rateLimitWindow, stateFile);
        }

        /** The same with a limit of units per window for the key. */
        public Options withRateLimit(int units, Duration window) {
            return new Options(port, apiKey, latency, buildTime, databaseDeployTime, units, window, stateFile);
        }

        /** The same with a file to load from and save to. */
        public Options withStateFile(Path value) {
            return new Options(port, apiKey, latency, buildTime, databaseDeployTime, rateLimit, rateLimitWindow, value);
        }
    }

    /**
     * Starts one; it listens when this returns.
     *
     * @throws UncheckedIOException when the port is taken, or the state file cannot be read or belongs to another key
     */
    public static Sandbox start(Options options) {
        try {
            return new Sandbox(options);
        } catch (IOException failure) {
            throw new UncheckedIOException("The sandbox cannot start: " + failure.getMessage(), failure);
        }
    }

    /** The port it listens on. */
    public int port() {
        return listener.port();
    }

    /** Its address, without a trailing slash. */
    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + port());
    }

    /** The key it was started with. */
    public String apiKey() {
        return options.apiKey();
    }

    /** The faults to come. */
    public Faults faults() {
        return controls.faults();
    }

    /** What was asked of it. */
    public Requests requests() {
        return controls.requests();
    }

    /** What is in its database. */
    public TestData rows() {
        return controls.rows();
    }

    /** The Docker side: {@code {"services":{name:{image,replicas}},"volumes":[…],"networks":{…}}}. */
    public ObjectNode docker() {
        return backend.host();
    }

    /** Jobs waiting or running in the build queue. */
    public int queued() {
        return backend.queued();
    }

    /** Forgets all rows, services, faults and requests; keys made through the API too. */
    public void reset() {
        controls.clear();
    }

    /** Stops serving, loses the build queue, and refuses connections for a while, as a restart of the server does. */
    public void restart(Duration downtime) {
        listener.restart(downtime);
    }

    @Override
    public void close() {
        listener.close();
        if (stateFile != null) {
            stateFile.close(backend);
        }
    }
}
