package com.dokploy.terraform.http;

import com.dokploy.terraform.concurrent.Cancellation;
import com.dokploy.terraform.concurrent.Deadline;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Limits how many requests there are at once and each second, and pauses all of them when the server says that its
 * limit is reached.
 */
public final class RateLimiter {
    private static final long SECOND = 1_000_000_000;

    private final Semaphore places;
    private final long nanosBetween;
    private final Cancellation cancellation;
    private final ReentrantLock lock = new ReentrantLock();
    private long next = System.nanoTime();

    /**
     * Creates the limiter of all requests of a client.
     *
     * @param atOnce how many requests may be under way
     * @param perSecond how many requests may begin each second; 0 for any number
     */
    public RateLimiter(int atOnce, double perSecond, Cancellation cancellation) {
        this.places = new Semaphore(atOnce, true);
        this.nanosBetween = perSecond > 0 ? (long) (SECOND / perSecond) : 0;
        this.cancellation = cancellation;
    }

    /** Waits for a place and a moment; {@link #leave()} gives the place back. */
    public void enter(Deadline deadline) throws NoResponseException {
        try {
            if (!places.tryAcquire(deadline.nanosLeft(), TimeUnit.NANOSECONDS)) {
                throw late();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new NoResponseException(NoResponseException.Reason.CANCELLED, "The call was interrupted.", true);
        }
        var wait = takeMoment() - System.nanoTime();
        if (wait <= 0) {
            return;
        }
        if (wait > deadline.nanosLeft()) {
            places.release();
            throw late();
        }
        cancellation.isCancelledWithin(Duration.ofNanos(wait));
    }

    /** Gives the place of {@link #enter} back. */
    public void leave() {
        places.release();
    }

    /** Lets no further request begin for a while. */
    public void rest(long nanos) {
        lock.lock();
        try {
            next = Math.max(next, System.nanoTime() + nanos);
        } finally {
            lock.unlock();
        }
    }

    /** Takes the next moment at which a request may begin. */
    private long takeMoment() {
        lock.lock();
        try {
            var moment = Math.max(next, System.nanoTime());
            next = moment + nanosBetween;
            return moment;
        } finally {
            lock.unlock();
        }
    }

    private static NoResponseException late() {
        return new NoResponseException(
                NoResponseException.Reason.TIMED_OUT,
                "The deadline passed before the request's turn came: too many were under way, or the limit of requests"
                        + " each second is too low for them.",
                true);
    }
}
