package com.dokploy.terraform.plugin;

import com.dokploy.terraform.log.Log;
import java.time.Duration;

/** Ends the process, in one of three ways, always within two seconds, leaving nothing behind. */
final class Lifetime {
    /**
     * The time that running calls may take to answer with what they have. The host kills a process that is still there
     * two seconds after it asked for the end.
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

    /** Makes the process end properly on a signal. */
    void begin() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::end, "end"));
    }

    /** Ends the process when the host asked for the end and reads no further answers. */
    void hostIsDone() {
        hostIsDone = true;
        try {
            done.run();
        } finally {
            System.exit(0);
        }
    }

    /** Ends the process when the host is gone. */
    void abandoned(String reason) {
        Log.warn("Provider stops on its own", "reason", reason);
        System.exit(1);
    }

    /** Does the work of the very end, which is the same in all three ways. */
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
