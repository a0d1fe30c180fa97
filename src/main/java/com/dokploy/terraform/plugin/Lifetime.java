package com.dokploy.terraform.plugin;

import com.dokploy.terraform.log.Log;
import java.time.Duration;

/** How the process ends: in one of three ways, always within two seconds, leaving nothing behind. */
final class Lifetime {
    /**
     * How long running calls may take to answer with what they have. The host kills what is still there two seconds
     * after it asked.
     */
    private static final Duration GRACE = Duration.ofMillis(1500);

    private final Runnable stop;
    private final Runnable done;
    private final CallTracker calls;
    private final ListenAddress endpoint;
    private volatile boolean hostIsDone;

    Lifetime(Runnable stop, Runnable done, CallTracker calls, ListenAddress endpoint) {
        this.stop = stop;
        this.done = done;
        this.calls = calls;
        this.endpoint = endpoint;
    }

    /** Has the process end properly when it is told by signal. */
    void begin() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::end, "end"));
    }

    /** The host asked for the end and reads no further answers. */
    void hostIsDone() {
        hostIsDone = true;
        try {
            done.run();
        } finally {
            System.exit(0);
        }
    }

    /** The host is gone. */
    void abandoned(String reason) {
        Log.warn("ending without being asked", "reason", reason);
        System.exit(1);
    }

    /** What happens at the very end, whichever way it came. */
    void end() {
        var stopping = Thread.startVirtualThread(stop);
        try {
            stopping.join(GRACE);
            if (!hostIsDone) {
                calls.awaitIdle(GRACE);
            }
        } catch (InterruptedException _) {
            // The end is near in any case.
        }
        endpoint.remove();
    }
}
