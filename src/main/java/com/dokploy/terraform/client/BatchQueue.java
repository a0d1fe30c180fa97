package com.dokploy.terraform.client;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Gathers calls into batches: a call leaves at once while the server is busy with fewer than {@code slots} batches, and
 * the calls that come meanwhile leave together when one of them ends. The server is one thread, which would make them
 * wait anyway; sharing a request saves it most of the work.
 *
 * <p>The callers of a batch that has just ended mostly call again, one after the other. The first of them waits a little
 * for the others: a quarter of the time that the batch took.
 *
 * @param <P> the calls, in the care of whoever waits for them
 */
final class BatchQueue<P> {
    /** Sends calls. */
    @FunctionalInterface
    interface Sender<P> {
        /** Sends the calls and returns when there is nothing more to wait for; tells the batch of each answer. */
        void send(List<P> calls, BatchQueue<P>.Batch batch);
    }

    /**
     * The time without an answer after which a batch takes no slot any more: it waits for something other than the
     * server's thread, such as a deploy.
     */
    private static final long SILENCE_NANOS = Duration.ofMillis(500).toNanos();

    /** The longest wait for the callers of the batch that has just ended. */
    private static final long LONGEST_WAIT_NANOS = Duration.ofMillis(50).toNanos();

    /** The calls that left together. */
    final class Batch {
        private final int size;
        private final long leftAt = System.nanoTime();
        private volatile long heardAt = leftAt;

        private Batch(int size) {
            this.size = size;
        }

        /** Notes that an answer has come. */
        void answered() {
            heardAt = System.nanoTime();
        }

        /** Gives the batch's slot back: the answers that are still to come take long, but not from the server's thread. */
        void release() {
            end(this);
        }
    }

    private final int slots;
    private final BooleanSupplier isGathering;
    private final Sender<P> sender;
    private final ReentrantLock lock = new ReentrantLock();
    private final List<Batch> underWay = new ArrayList<>();
    private List<P> gathered = new ArrayList<>();
    /** The number of calls in the batch that ended last. */
    private int endedSize;

    /** The moment until which the callers of that batch are waited for. */
    private long followedUntil;
    /** The thread that waits for a slot to send the gathered calls; null while nobody waits for one of them. */
    private @Nullable Thread departing;

    /**
     * Creates an empty queue.
     *
     * @param slots the batches that the server may be busy with at a time
     * @param isGathering whether calls share requests at all; otherwise each leaves at once
     */
    BatchQueue(int slots, BooleanSupplier isGathering, Sender<P> sender) {
        this.slots = slots;
        this.isGathering = isGathering;
        this.sender = sender;
    }

    /** Adds a call, which leaves with the next batch: with {@link #depart}, or along with another. */
    void add(P call) {
        lock.lock();
        try {
            gathered.add(call);
            if (gathered.size() == endedSize) {
                LockSupport.unpark(departing);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Takes a call back. Returns false if the call has left. */
    boolean withdraw(P call) {
        lock.lock();
        try {
            return gathered.remove(call);
        } finally {
            lock.unlock();
        }
    }

    /** Lets the gathered calls leave as soon as there is a slot: somebody waits for one of them. */
    void depart() {
        lock.lock();
        try {
            if (departing == null && !gathered.isEmpty()) {
                departing = Thread.startVirtualThread(this::sendGathered);
            }
        } finally {
            lock.unlock();
        }
    }

    private void sendGathered() {
        for (var wait = nanosUntilLeaving(); wait > 0; wait = nanosUntilLeaving()) {
            LockSupport.parkNanos(wait);
        }
        List<P> leaving;
        Batch batch;
        lock.lock();
        try {
            departing = null;
            leaving = gathered;
            batch = new Batch(leaving.size());
            gathered = new ArrayList<>();
            underWay.add(batch);
        } finally {
            lock.unlock();
        }
        try {
            if (!leaving.isEmpty()) {
                sender.send(leaving, batch);
            }
        } finally {
            end(batch);
        }
    }

    private void end(Batch batch) {
        lock.lock();
        try {
            if (underWay.remove(batch)) {
                endedSize = batch.size;
                var now = System.nanoTime();
                followedUntil = now + Math.min((now - batch.leftAt) / 4, LONGEST_WAIT_NANOS);
                LockSupport.unpark(departing);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Returns the time to wait for the callers of the batch that has just ended; 0 if they have all called again. */
    private long nanosUntilFollowed(long now) {
        return gathered.size() >= endedSize ? 0 : Math.max(0, followedUntil - now);
    }

    /** Returns the time until the gathered calls may leave, as far as it can be known now; 0 if they may. */
    private long nanosUntilLeaving() {
        lock.lock();
        try {
            if (!isGathering.getAsBoolean()) {
                return 0;
            }
            var now = System.nanoTime();
            var busy = 0;
            var next = Long.MAX_VALUE;
            for (var batch : underWay) {
                var left = batch.heardAt + SILENCE_NANOS - now;
                if (left > 0) {
                    busy++;
                    next = Math.min(next, left);
                }
            }
            return busy < slots ? nanosUntilFollowed(now) : next;
        } finally {
            lock.unlock();
        }
    }
}
