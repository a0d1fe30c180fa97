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
 * Does a piece of work once for all callers that want it at about the same time. Terraform tells a provider nothing of
 * what else it is about to do, so the first caller waits a moment for more, and then does the work for all.
 * Thread-safe.
 */
public final class Coalescer {
    /**
     * The time without another caller after which the work begins: Terraform starts what is ready within milliseconds.
     */
    private static final Duration QUIET = Duration.ofMillis(1_500);
    /**
     * The number of callers that may wait at a time. Terraform works on ten objects at once unless told otherwise: if
     * all ten waited, the eleventh would come too late.
     */
    private static final int MOST_WAITING = 6;
    /** The time between two looks of a waiting caller whether Terraform wants to stop. */
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

    /** What a caller does when the work fails. */
    public enum Role {
        /** The caller can fail. */
        REPORTS_FAILURE,
        /** The caller cannot fail: another one has to report the failure. */
        IGNORES_FAILURE
    }

    private final Map<Object, Group> groups = new ConcurrentHashMap<>();

    Coalescer() {}

    /**
     * Does some work for all callers that name the same key now. Returns when the work is done, or earlier when too
     * many callers wait.
     *
     * @param key the key of the object that is worked on
     * @throws RuntimeException whatever the work throws: to the caller whose thread did the work, and, if that one
     *     cannot report a failure, to one that can; CancelledException to all callers when cancelled
     */
    public void run(Object key, Role role, Cancellation cancellation, Runnable work) {
        while (true) {
            var created = new Group(role);
            var open = groups.putIfAbsent(key, created);
            if (open == null) {
                lead(key, created, cancellation, work);
                return;
            }
            var member = open.join(role);
            if (member != null) {
                member.await(cancellation);
                open.throwFailure(role);
                return;
            }
        }
    }

    /** Whether a caller waits for more callers of this key. */
    boolean isOpen(Object key) {
        return groups.containsKey(key);
    }

    private void lead(Object key, Group group, Cancellation cancellation, Runnable work) {
        try {
            while (!group.isClosedAfterQuiet()) {
                cancellation.pause(BETWEEN_LOOKS);
            }
            // A caller that comes from now on needs the work done once more.
            groups.remove(key, group);
            work.run();
        } catch (RuntimeException failure) {
            group.recordFailure(failure);
            throw failure;
        } finally {
            groups.remove(key, group);
            group.end();
        }
    }

    /** One waiting caller. */
    private record Member(Role role, CountDownLatch end) {
        void await(Cancellation cancellation) {
            while (end.getCount() > 0) {
                cancellation.pause(BETWEEN_LOOKS);
            }
            // The wait may have ended because the leading caller was cancelled.
            cancellation.pause(Duration.ZERO);
        }
    }

    /** The callers that wait for one piece of work. */
    private static final class Group {
        private final ReentrantLock lock = new ReentrantLock();
        private final Role leader;
        private final Deque<Member> waiting = new ArrayDeque<>();
        private long lastArrival = System.nanoTime();
        private boolean isClosed;
        private @Nullable RuntimeException unreported;

        Group(Role leader) {
            this.leader = leader;
        }

        /** Joins the group; returns null if it is too late for that. */
        @Nullable Member join(Role role) {
            lock.lock();
            try {
                if (isClosed) {
                    return null;
                }
                lastArrival = System.nanoTime();
                var member = new Member(role, new CountDownLatch(1));
                waiting.add(member);
                if (waiting.size() > MOST_WAITING) {
                    releaseOne();
                }
                return member;
            } finally {
                lock.unlock();
            }
        }

        /** Releases the first waiting caller, unless it is the last one that can report a failure; then the next. */
        private void releaseOne() {
            for (var member : waiting) {
                if (leader == Role.REPORTS_FAILURE
                        || member.role() == Role.IGNORES_FAILURE
                        || isReportedWithout(member)) {
                    waiting.remove(member);
                    member.end().countDown();
                    return;
                }
            }
        }

        private boolean isReportedWithout(Member leaving) {
            for (var member : waiting) {
                if (!member.equals(leaving) && member.role() == Role.REPORTS_FAILURE) {
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

        void recordFailure(RuntimeException failure) {
            lock.lock();
            try {
                unreported = leader == Role.REPORTS_FAILURE ? null : failure;
            } finally {
                lock.unlock();
            }
        }

        /** Throws the failure, if there is one, to the first caller that can report it. */
        void throwFailure(Role role) {
            lock.lock();
            try {
                var failure = unreported;
                if (failure != null && role == Role.REPORTS_FAILURE) {
                    unreported = null;
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
                for (var member : waiting) {
                    member.end().countDown();
                }
            } finally {
                lock.unlock();
            }
        }
    }
}
