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

    /** What a failure means to whoever asks for the work. */
    public enum Role {
        /** The failure is an error. */
        TELLS,
        /** The failure is no error: somebody else has to tell it. */
        CANNOT_TELL
    }

    private final Map<Object, Group> groups = new ConcurrentHashMap<>();

    Coalescer() {}

    /**
     * Does some work for everybody who names the same key now. Returns when the work is done, or earlier when too many
     * wait.
     *
     * @param key what is worked on
     * @throws RuntimeException what the work throws: to the caller whose thread did it, and, if that one cannot tell, to
     *     one that can; CancelledException to everybody when cancelled
     */
    public void run(Object key, Role role, Cancellation cancellation, Runnable work) {
        while (true) {
            var mine = new Group(role);
            var open = groups.putIfAbsent(key, mine);
            if (open == null) {
                lead(key, mine, cancellation, work);
                return;
            }
            var place = open.join(role);
            if (place != null) {
                place.await(cancellation);
                open.failFor(role);
                return;
            }
        }
    }

    /** Whether somebody waits for more to come. */
    boolean isOpen(Object key) {
        return groups.containsKey(key);
    }

    private void lead(Object key, Group group, Cancellation cancellation, Runnable work) {
        try {
            while (!group.isClosedAfterQuiet()) {
                cancellation.pause(BETWEEN_LOOKS);
            }
            // Who comes from now on needs the work done once more.
            groups.remove(key, group);
            work.run();
        } catch (RuntimeException failure) {
            group.failed(failure);
            throw failure;
        } finally {
            groups.remove(key, group);
            group.end();
        }
    }

    /** One who waits. */
    private record Member(Role role, CountDownLatch end) {
        void await(Cancellation cancellation) {
            while (end.getCount() > 0) {
                cancellation.pause(BETWEEN_LOOKS);
            }
            // The end may be that of a leader who was cancelled.
            cancellation.pause(Duration.ZERO);
        }
    }

    /** Those who wait for one piece of work. */
    private static final class Group {
        private final ReentrantLock lock = new ReentrantLock();
        private final Role leader;
        private final Deque<Member> waiting = new ArrayDeque<>();
        private long lastArrival = System.nanoTime();
        private boolean isClosed;
        private @Nullable RuntimeException untold;

        Group(Role leader) {
            this.leader = leader;
        }

        /** Takes part; null if it is too late for that. */
        @Nullable Member join(Role role) {
            lock.lock();
            try {
                if (isClosed) {
                    return null;
                }
                lastArrival = System.nanoTime();
                var place = new Member(role, new CountDownLatch(1));
                waiting.add(place);
                if (waiting.size() > MOST_WAITING) {
                    releaseOne();
                }
                return place;
            } finally {
                lock.unlock();
            }
        }

        /** Lets the first one go that is not the last who can tell a failure. */
        private void releaseOne() {
            for (var place : waiting) {
                if (leader == Role.TELLS || place.role() == Role.CANNOT_TELL || isToldWithout(place)) {
                    waiting.remove(place);
                    place.end().countDown();
                    return;
                }
            }
        }

        private boolean isToldWithout(Member left) {
            for (var place : waiting) {
                if (!place.equals(left) && place.role() == Role.TELLS) {
                    return true;
                }
            }
            return false;
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

        void failed(RuntimeException failure) {
            lock.lock();
            try {
                untold = leader == Role.TELLS ? null : failure;
            } finally {
                lock.unlock();
            }
        }

        /** Throws the failure to the first who can tell it. */
        void failFor(Role role) {
            lock.lock();
            try {
                var failure = untold;
                if (failure != null && role == Role.TELLS) {
                    untold = null;
                    throw failure;
                }
            } finally {
                lock.unlock();
            }
        }

        void end() {
            lock.lock();
            try {
                isClosed = true;
                for (var place : waiting) {
                    place.end().countDown();
                }
            } finally {
                lock.unlock();
            }
        }
    }
}
