package com.dokploy.terraform.http;

import java.time.Duration;

/**
 * The moment by which a call must be over.
 *
 * @param nanoTime on the clock of {@link System#nanoTime()}
 */
public record Deadline(long nanoTime) {
    /** So much later than now. */
    public static Deadline in(Duration duration) {
        return new Deadline(System.nanoTime() + duration.toNanos());
    }

    /** What is left; never below zero. */
    public long nanosLeft() {
        return Math.max(0, nanoTime - System.nanoTime());
    }

    /** What is left for an API that takes milliseconds and reads 0 as forever; at least 1. */
    int millisLeft() {
        return Math.clamp(nanosLeft() / 1_000_000, 1, Integer.MAX_VALUE);
    }

    /** Whether nothing is left. */
    public boolean isOver() {
        return nanosLeft() == 0;
    }
}
