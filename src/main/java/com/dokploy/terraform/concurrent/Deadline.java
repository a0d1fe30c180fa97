package com.dokploy.terraform.concurrent;

import java.time.Duration;

/**
 * The moment by which something must be over. Setting the machine's clock does not move it.
 *
 * @param nanoTime on the clock of {@link System#nanoTime()}
 */
public record Deadline(long nanoTime) {
    /** So much later than now. */
    public static Deadline in(Duration duration) {
        return new Deadline(System.nanoTime() + duration.toNanos());
    }

    /** The later of two deadlines. */
    public Deadline later(Deadline other) {
        return other.nanoTime - nanoTime > 0 ? other : this;
    }

    /** How long it is until then; zero once it has passed. */
    public Duration remaining() {
        return Duration.ofNanos(nanosLeft());
    }

    /** The nanoseconds until then; zero once it has passed. */
    public long nanosLeft() {
        return Math.max(0, nanoTime - System.nanoTime());
    }

    /** What is left for an API that takes milliseconds and reads 0 as forever; at least 1. */
    public int millisLeft() {
        return Math.clamp(nanosLeft() / 1_000_000, 1, Integer.MAX_VALUE);
    }

    /** Whether it has passed. */
    public boolean isOver() {
        return nanosLeft() == 0;
    }
}
