package com.dokploy.terraform.plugin;

import com.dokploy.terraform.log.Log;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Ends a process that nobody needs any more. A host that is killed tells nobody: no signal comes, stdin stays open, and
 * the plugin would live on for ever (docs/design/protocol.md, "Life of the process").
 */
final class Watchdog {
    /**
     * The times to wait for the host.
     *
     * @param firstCall the time from the start to the first call; a host takes a second or two
     * @param alone the time without any connection, after the first one has gone
     * @param round the time between two checks
     */
    record HostTimeouts(Duration firstCall, Duration alone, Duration round) {
        static final HostTimeouts USUAL =
                new HostTimeouts(Duration.ofSeconds(90), Duration.ofSeconds(10), Duration.ofSeconds(1));
    }

    private final HostTimeouts timeouts;
    private final CallTracker calls;
    private final Connections connections;
    private final long started = System.nanoTime();

    Watchdog(HostTimeouts timeouts, CallTracker calls, Connections connections) {
        this.timeouts = timeouts;
        this.calls = calls;
        this.connections = connections;
    }

    /** Watches the host on a thread of its own until the host is gone, and then calls {@code gone}, once. */
    void start(Consumer<String> gone) {
        Thread.ofPlatform().name("watchdog").daemon().start(() -> gone.accept(watch()));
    }

    private String watch() {
        var parent = parent();
        Log.debug("host is being watched", "pid", parent);
        while (true) {
            LockSupport.parkNanos(timeouts.round().toNanos());
            var reason = reason(parent);
            if (reason != null) {
                return reason;
            }
        }
    }

    private @Nullable String reason(long parent) {
        var now = System.nanoTime();
        if (!calls.any() && now - started > timeouts.firstCall().toNanos()) {
            return "nobody called";
        }
        if (connections.nanosAlone(now) > timeouts.alone().toNanos()) {
            return "the host closed its connection";
        }
        return parent() == parent ? null : "the process that started this one has ended";
    }

    /** Returns the id of the parent process; 0 where the system does not tell. */
    private static long parent() {
        var parent = ProcessHandle.current().parent();
        return parent.isPresent() ? parent.get().pid() : 0;
    }
}
