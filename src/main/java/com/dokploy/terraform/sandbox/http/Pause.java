package com.dokploy.terraform.sandbox.http;

import java.time.Duration;

/** Waits that an interrupt ends. */
final class Pause {
    private Pause() {}

    static void of(Duration duration) {
        if (duration.isZero()) {
            return;
        }
        try {
            Thread.sleep(duration);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits until a thread has ended, but no longer than this. */
    static void until(Thread end, Duration longest) {
        try {
            var _ = end.join(longest);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
