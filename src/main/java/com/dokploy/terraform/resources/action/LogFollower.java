package com.dokploy.terraform.resources.action;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Looks at a log again and again while the request that fills it is under way, until it is closed. */
final class LogFollower implements AutoCloseable {
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

    private final CountDownLatch over = new CountDownLatch(1);
    private final Thread thread;

    /** Begins to look, in a thread of its own. */
    LogFollower(Runnable look) {
        thread = Thread.ofVirtual().name("log-follower").start(() -> {
            while (!isOverWithin(BETWEEN_LOOKS)) {
                look.run();
            }
        });
    }

    private boolean isOverWithin(Duration time) {
        try {
            return over.await(time.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    /** Returns when the last look is over. */
    @Override
    public void close() {
        over.countDown();
        try {
            thread.join();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
