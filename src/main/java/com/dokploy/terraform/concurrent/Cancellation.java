package com.dokploy.terraform.concurrent;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Whether work was asked to end (StopProvider; docs/design/protocol.md, "Stop and cancellation"). Whoever waits does it
 * here, so that an interrupted apply stops waiting and still saves its state.
 */
public final class Cancellation {
    /** Thrown by a pause that was cancelled. */
    public static final class CancelledException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        CancelledException() {
            super("Terraform asked to stop");
        }
    }

    /** What is done when the work is cancelled, until it is closed. */
    public interface Registration extends AutoCloseable {
        @Override
        void close();
    }

    private final CountDownLatch requested = new CountDownLatch(1);
    private final Set<Runnable> actions = ConcurrentHashMap.newKeySet();

    /** Asks everyone to end. */
    public void cancel() {
        requested.countDown();
        actions.forEach(Runnable::run);
    }

    /** Whether someone asked to end. */
    public boolean isCancelled() {
        return requested.getCount() == 0;
    }

    /** Waits. Throws CancelledException as soon as someone asks to end. */
    public void pause(Duration duration) {
        if (isCancelledWithin(duration)) {
            throw new CancelledException();
        }
    }

    /** Waits. Returns early, with true, when someone asks to end or the thread is interrupted. */
    public boolean isCancelledWithin(Duration duration) {
        try {
            return requested.await(duration.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    /** From now on, cancelling does this too; at once if it is cancelled already. It may be done twice. */
    public Registration onCancel(Runnable action) {
        actions.add(action);
        if (isCancelled()) {
            action.run();
        }
        return () -> actions.remove(action);
    }
}
