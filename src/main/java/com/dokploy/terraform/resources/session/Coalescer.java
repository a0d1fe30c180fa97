package com.dokploy.terraform.resources.session;

import com.dokploy.terraform.concurrent.Cancellation;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Does a thing once for all who want it at about the same time. Terraform tells a provider nothing of what else it is
 * about to do, so whoever comes first waits a moment for more, and then does it for all. Thread-safe.
 */
public final class Coalescer {
    /** How long nobody more must come before the work begins: Terraform starts what is ready within milliseconds. */
    private static final Duration QUIET = Duration.ofMillis(1_500);
    /**
     * How many may wait at a time. Terraform works on ten objects at once unless told otherwise: if all ten waited, the
     * eleventh would come too late.
     */
    private static final int MOST_WAITING = 6;
    /** How often those that wait look whether Terraform wants to stop. */
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

    private final Map<Object, Group> groups = new ConcurrentHashMap<>();

    Coalescer() {}

    /**
     * Does some work for everybody who names the same key now. Returns when the work is done, or earlier when too many
     * wait.
     *
     * @param key what is worked on
     * @throws RuntimeException what the work throws, to the caller whose thread did it; to everybody when cancelled
     */
    public void run(Object key, Cancellation cancellation, Runnable work) {
        while (true) {
            var mine = new Group();
            var open = groups.putIfAbsent(key, mine);
            if (open == null) {
                lead(key, mine, cancellation, work);
                return;
            }
            var done = open.join();
            if (done != null) {
                while (done.getCount() > 0) {
                    cancellation.pause(BETWEEN_LOOKS);
                }
                return;
            }
        }
    }

    private void lead(Object key, Group group, Cancellation cancellation, Runnable work) {
        try {
            while (!group.isClosedAfterQuiet()) {
                cancellation.pause(BETWEEN_LOOKS);
            }
            // Who comes from now on needs the work done once more.
            groups.remove(key, group);
            work.run();
        } finally {
            groups.remove(key, group);
            group.end();
        }
    }

    /** Those who wait for one piece of work. */
    private static final class Group {
        private final ReentrantLock lock = new ReentrantLock();
        private final Deque<CountDownLatch> waiting = new ArrayDeque<>();
        private long lastArrival = System.nanoTime();
        private boolean isClosed;

        /** Takes part; null if it is too late for that. */
        @Nullable CountDownLatch join() {
            lock.lock();
            try {
                if (isClosed) {
                    return null;
                }
                lastArrival = System.nanoTime();
                var done = new CountDownLatch(1);
                waiting.add(done);
                if (waiting.size() > MOST_WAITING) {
                    waiting.remove().countDown();
                }
                return done;
            } finally {
                lock.unlock();
            }
        }

        boolean isClosedAfterQuiet() {
            lock.lock();
            try {
                isClosed = System.nanoTime() - lastArrival >= QUIET.toNanos();
                return isClosed;
            } finally {
                lock.unlock();
            }
        }

        void end() {
            lock.lock();
            try {
                isClosed = true;
                waiting.forEach(CountDownLatch::countDown);
            } finally {
                lock.unlock();
            }
        }
    }
}
