package com.dokploy.terraform.framework;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Whether Terraform has asked to stop (StopProvider; docs/design/protocol.md, "Stop and cancellation"). Whoever waits
 * does it here, so that an interrupted apply stops waiting and still saves its state.
 */
public final class Cancellation {
    /** Thrown by a wait that was ended by StopProvider. */
    public static final class CancelledException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        CancelledException() {
            super("Terraform asked to stop");
        }
    }

    private final CountDownLatch requested = new CountDownLatch(1);

    /** Asks everyone to stop. */
    public void cancel() {
        requested.countDown();
    }

    /** Whether someone asked to stop. */
    public boolean isCancelled() {
        return requested.getCount() == 0;
    }

    /** Waits. Throws CancelledException as soon as someone asks to stop. */
    public void pause(Duration duration) {
        try {
            if (requested.await(duration.toNanos(), TimeUnit.NANOSECONDS)) {
                throw new CancelledException();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new CancelledException();
        }
    }
}
