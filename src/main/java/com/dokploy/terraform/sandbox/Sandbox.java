package com.dokploy.terraform.sandbox;

import com.dokploy.terraform.sandbox.builds.DeployTimes;
import com.dokploy.terraform.sandbox.http.AccountRoutes;
import com.dokploy.terraform.sandbox.http.ApiKeys;
import com.dokploy.terraform.sandbox.http.ApiRoutes;
import com.dokploy.terraform.sandbox.http.Listener;
import com.dokploy.terraform.sandbox.http.ServerThread;
import com.dokploy.terraform.sandbox.http.Sessions;
import com.dokploy.terraform.sandbox.model.ServerModel;
import com.dokploy.terraform.sandbox.procedures.Backend;
import com.dokploy.terraform.sandbox.store.License;
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
 * A running embedded Dokploy v0.30.2: listens on loopback, keeps everything in memory, behaves as a real Dokploy was
 * observed to. Closing the sandbox frees the port and, when there is a state file, saves everything to it.
 */
public final class Sandbox implements AutoCloseable {
    private final Options options;
    private final Backend backend;
    private final Controls controls;
    private final Listener listener;
    private final @Nullable StateFile stateFile;

    private Sandbox(Options options) throws IOException {
        this.options = options;
        stateFile = options.stateFile() == null
                ? null
                : new StateFile(options.stateFile(), options.limit().key());
        if (stateFile != null) {
            stateFile.check();
        }
        var saved = stateFile == null ? null : stateFile.load();
        var server = new Backend(new ServerModel(), options.timing().deploys(), options.hasOwner(), saved);
        backend = server;
        var rows = new TestData(server.model(), server.store(), server.docker());
        controls = new Controls(new Faults(), new Requests(), rows, server.license(), server::host, server::reset);
        var sessions = new Sessions();
        var keys = new ApiKeys(server.store(), server.owner(), sessions, options.limit());
        var accounts = new AccountRoutes(server.store(), server.owner(), sessions);
        var thread = new ServerThread(options.timing().cost());
        var routes = new ApiRoutes(server.model(), server.procedures(), keys, accounts, thread);
        listener = new Listener(options.port(), options.timing().latency(), routes, controls, server::restart);
        if (stateFile != null) {
            stateFile.follow(server);
        }
    }

    /**
     * The settings of a sandbox.
     *
     * @param port the TCP port on loopback; 0 for any free one
     * @param limit the key clients must send, and how much they may ask for with it
     * @param timing how long everything takes
     * @param stateFile the file that keeps everything between runs, encrypted; null for none
     * @param hasOwner whether somebody has signed up, to whom the key belongs
     */
    public record Options(
            int port,
            ApiKeys.Limit limit,
            Timing timing,
            @Nullable Path stateFile,
            boolean hasOwner) {
        /**
         * How long a sandbox takes for what it does.
         *
         * @param latency how long every request takes at least
         * @param cost how long requests and calls occupy the one thread that all of them share
         * @param deploys how long deploys take
         */
        public record Timing(Duration latency, ServerThread.Cost cost, DeployTimes deploys) {}

        /** Any port, the key {@code sandbox}, no latency, no cost, builds of 200 ms, database deploys of 50 ms, no limit. */
        public static Options standard() {
            return new Options(
                    0,
                    new ApiKeys.Limit("sandbox", 0, Duration.ofDays(1)),
                    new Timing(
                            Duration.ZERO,
                            ServerThread.Cost.NONE,
                            new DeployTimes(Duration.ofMillis(200), Duration.ofMillis(50))),
                    null,
                    true);
        }

        /** Returns these options with another port. */
        public Options withPort(int value) {
            return new Options(value, limit, timing, stateFile, hasOwner);
        }

        /** Returns these options with another key. */
        public Options withApiKey(String value) {
            return withLimit(new ApiKeys.Limit(value, limit.units(), limit.window()));
        }

        /** Returns these options with every request taking at least so long. */
        public Options withLatency(Duration value) {
            return withTiming(new Timing(value, timing.cost(), timing.deploys()));
        }

        /**
         * Returns these options with the time for which each request, and each call in it, occupies the one thread that
         * all of them share, as on a real server.
         */
        public Options withCost(Duration request, Duration call) {
            var cost = new ServerThread.Cost(request, call);
            return withTiming(new Timing(timing.latency(), cost, timing.deploys()));
        }

        /** Returns these options with builds and database deploys that take so long. */
        public Options withDeployTimes(Duration build, Duration database) {
            return withTiming(new Timing(timing.latency(), timing.cost(), new DeployTimes(build, database)));
        }

        /**
         * Returns these options with a limit of units per window for the key; a call on {@code /api} uses two, a request
         * on tRPC one.
         */
        public Options withRateLimit(int units, Duration window) {
            return withLimit(new ApiKeys.Limit(limit.key(), units, window));
        }

        /** Returns these options for a server that was just installed: nobody has signed up, and no key works. */
        public Options withoutOwner() {
            return new Options(port, limit, timing, stateFile, false);
        }

        /** Returns these options with a file to load from and save to. */
        public Options withStateFile(Path value) {
            return new Options(port, limit, timing, value, hasOwner);
        }

        private Options withLimit(ApiKeys.Limit value) {
            return new Options(port, value, timing, stateFile, hasOwner);
        }

        private Options withTiming(Timing value) {
            return new Options(port, limit, value, stateFile, hasOwner);
        }
    }

    /**
     * Starts a sandbox, which listens when this returns.
     *
     * @throws UncheckedIOException when the port is taken, or the state file cannot be read or belongs to another key
     */
    public static Sandbox start(Options options) {
        try {
            return new Sandbox(options);
        } catch (IOException failure) {
            throw new UncheckedIOException(
                    "The sandbox cannot start on port " + options.port() + ": " + failure.getMessage(), failure);
        }
    }

    /** The port that the sandbox listens on. */
    public int port() {
        return listener.port();
    }

    /** The address that the sandbox listens at, without a trailing slash. */
    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + port());
    }

    /** The key that the sandbox was started with. */
    public String apiKey() {
        return options.limit().key();
    }

    /** The faults to come. */
    public Faults faults() {
        return controls.faults();
    }

    /** The requests that the sandbox has received. */
    public Requests requests() {
        return controls.requests();
    }

    /** The rows of the sandbox's database. */
    public TestData rows() {
        return controls.rows();
    }

    /** The enterprise license of the server; it has none at first. */
    public License license() {
        return controls.license();
    }

    /** The Docker side: {@code {"services":{name:{image,replicas}},"volumes":[…],"networks":{…}}}. */
    public ObjectNode docker() {
        return backend.host();
    }

    /** Jobs waiting or running in the build queue. */
    public int queued() {
        return backend.queued();
    }

    /** Forgets all rows, services, faults and requests; the license and keys made through the API too. */
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
