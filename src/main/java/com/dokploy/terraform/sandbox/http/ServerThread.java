package com.dokploy.terraform.sandbox.http;

import java.time.Duration;

/**
 * The one thread of a server on Node. Requests and calls occupy it one after the other, in the order in which they come;
 * time in which a call only waits is not theirs.
 */
public final class ServerThread {
    private final Cost cost;
    private long freeAt = System.nanoTime();

    /** A thread that requests and calls occupy for so long. */
    public ServerThread(Cost cost) {
        this.cost = cost;
    }

    /**
     * The time of the thread that work takes.
     *
     * @param request for each HTTP request, before its calls
     * @param call for each call
     */
    public record Cost(Duration request, Duration call) {
        /** No time. */
        public static final Cost NONE = new Cost(Duration.ZERO, Duration.ZERO);
    }

    /** Waits for the thread, and for what it does for a request. */
    void takeRequest() {
        occupy(cost.request());
    }

    /** Waits for the thread, and for what it does for a call. */
    void takeCall() {
        occupy(cost.call());
    }

    private void occupy(Duration time) {
        if (!time.isZero()) {
            Pause.of(Duration.ofNanos(reserve(time) - System.nanoTime()));
        }
    }

    private synchronized long reserve(Duration time) {
        long now = System.nanoTime();
        freeAt = (freeAt - now > 0 ? freeAt : now) + time.toNanos();
        return freeAt;
    }
}
