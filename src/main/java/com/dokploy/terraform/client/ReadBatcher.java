package com.dokploy.terraform.client;

import com.dokploy.terraform.concurrent.Deadline;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Reads: those that are asked for within a few milliseconds leave together as one batch, equal ones are one, and some
 * are answered before they leave ({@link Prefetch}). Failed ones that are worth it are asked again, without holding up
 * the others of their batch.
 *
 * <p>An answer is never older than the question, except for what was read ahead. In particular nobody who asks after a
 * write was answered joins a read that left before it.
 */
final class ReadBatcher {
    /** How long nothing must be asked for before the gathered reads leave. */
    private static final long QUIET_NANOS = Duration.ofMillis(4).toNanos();
    /** How long the first of them waits at most; while another batch is under way in a refresh, it does wait so long. */
    private static final long LONGEST_WAIT_NANOS = Duration.ofMillis(20).toNanos();
    /** A read in a batch takes about this much of the request line; bounds how many are sent ahead. */
    private static final int BYTES_PER_READ = 120;

    private final Duration timeout;
    private final TrpcBatches batches;
    private final Retries retries;
    private final boolean oneByOne;

    private final ReentrantLock lock = new ReentrantLock();
    private final Prefetch ahead = new Prefetch(System::nanoTime);
    private final Map<Query, PendingRead> underWay = new HashMap<>();
    private final AtomicInteger batchesUnderWay = new AtomicInteger();
    private List<PendingRead> gathered = new ArrayList<>();
    private long firstAt;
    private long lastAt;
    private boolean hurried;

    /** @param oneByOne whether reads neither wait for each other nor are answered by what others carry */
    ReadBatcher(Duration timeout, TrpcBatches batches, Retries retries, boolean oneByOne) {
        this.oneByOne = oneByOne;
        if (oneByOne) {
            ahead.close();
        }
        this.timeout = timeout;
        this.batches = batches;
        this.retries = retries;
    }

    /** How a read may be answered. */
    enum Mode {
        /** Together with others; also by what was read ahead. */
        GATHERED,
        /** Together with others that have not left yet: the state after this call began. */
        UNCACHED,
        /** As fresh, and at once: it is known that nothing else will come along. */
        ALONE
    }

    /**
     * Asks Dokploy.
     *
     * @throws ApiException when there is no answer
     */
    JsonNode read(Query query, Mode mode) {
        return answer(ask(query, mode));
    }

    /**
     * Waits for what was asked for.
     *
     * @throws ApiException when there is no answer
     */
    JsonNode answer(PendingRead read) {
        var answer = read.await().orThrow();
        // Trees can be changed; each caller has its own.
        return read.shared ? answer.deepCopy() : answer;
    }

    /** Asks Dokploy without waiting: what is asked for next leaves along with it. */
    PendingRead ask(Query query, Mode mode) {
        lock.lock();
        try {
            var known = ahead.take(query);
            if (known != null && mode == Mode.GATHERED) {
                var read = new PendingRead(query, Deadline.in(timeout), true);
                read.settle(new CallResult.Answer(known));
                return read;
            }
            var same = underWay.get(query);
            if (same != null && (!same.sent || mode == Mode.GATHERED)) {
                join(same);
                return same;
            }
            var read = new PendingRead(query, Deadline.in(timeout), true);
            gather(read, oneByOne || mode == Mode.ALONE);
            return read;
        } finally {
            lock.unlock();
        }
    }

    private void join(PendingRead read) {
        if (read.wanted) {
            read.shared = true;
            return;
        }
        read.wanted = true;
        ahead.joined();
    }

    /** A write begins or has ended: what was asked before it says nothing to those who ask from now on. */
    void forget() {
        lock.lock();
        try {
            ahead.close();
            underWay.values().removeIf(read -> read.sent);
        } finally {
            lock.unlock();
        }
    }

    private void gather(PendingRead read, boolean hurry) {
        underWay.put(read.query(), read);
        gathered.add(read);
        lastAt = System.nanoTime();
        hurried |= hurry;
        if (gathered.size() == 1) {
            firstAt = lastAt;
            Thread.startVirtualThread(this::leave);
        }
    }

    /** Waits until no more reads come, then sees the gathered ones through. */
    private void leave() {
        var wait = untilLeaving();
        while (wait > 0) {
            LockSupport.parkNanos(wait);
            wait = untilLeaving();
        }
        List<PendingRead> leaving;
        lock.lock();
        try {
            leaving = gathered;
            gathered = new ArrayList<>();
            hurried = false;
            batchesUnderWay.incrementAndGet();
            addAhead(leaving);
            for (var read : leaving) {
                read.sent = true;
            }
        } finally {
            lock.unlock();
        }
        try {
            seeThrough(leaving);
        } finally {
            batchesUnderWay.decrementAndGet();
        }
    }

    private long untilLeaving() {
        lock.lock();
        try {
            if (hurried) {
                return 0;
            }
            var latest = firstAt + LONGEST_WAIT_NANOS - System.nanoTime();
            if (batchesUnderWay.get() > 0 && ahead.isOpen()) {
                // Its end lets Terraform ask for more, which then can come along.
                return Math.min(latest, QUIET_NANOS);
            }
            return Math.min(latest, lastAt + QUIET_NANOS - System.nanoTime());
        } finally {
            lock.unlock();
        }
    }

    /** Fills up the last request of the batch with what will probably be asked for next. */
    private void addAhead(List<PendingRead> leaving) {
        var queries = queries(leaving);
        var room = batches.room(queries) / BYTES_PER_READ;
        for (var query : ahead.suggest(room)) {
            if (!underWay.containsKey(query)) {
                var read = new PendingRead(query, leaving.getFirst().deadline(), false);
                underWay.put(query, read);
                leaving.add(read);
            }
        }
    }

    private void seeThrough(List<PendingRead> reads) {
        var open = reads;
        for (var attempt = 1; !open.isEmpty(); attempt++) {
            var deadline = latest(open);
            var askedAt = System.nanoTime();
            var failed = settled(open, asked(open, deadline), askedAt);
            if (failed.isEmpty()) {
                return;
            }
            var again = retries.again(attempt, decisive(failed), deadline);
            open = new ArrayList<>();
            for (var failure : failed) {
                if (again) {
                    open.add(failure.read());
                } else {
                    settle(failure.read(), retries.verdict(failure.error()));
                }
            }
        }
    }

    /** The failure that says how long to wait: one at a limit, if there is any. */
    private static ApiError decisive(List<Failed> failed) {
        for (var failure : failed) {
            if (Retries.isAtLimit(failure.error())) {
                return failure.error();
            }
        }
        return failed.getFirst().error();
    }

    /** Whatever goes wrong, somebody waits for these reads. */
    private List<CallResult> asked(List<PendingRead> reads, Deadline deadline) {
        try {
            return batches.ask(queries(reads), deadline);
        } catch (RuntimeException | Error bug) {
            var outcomes = new ArrayList<CallResult>();
            for (var read : reads) {
                outcomes.add(new CallResult.Failure(new ApiError.Unreadable(
                        read.query().procedure(), 0, "The provider failed to read the answer: " + bug)));
            }
            return outcomes;
        }
    }

    private record Failed(PendingRead read, ApiError error) {}

    /** Settles what is final and returns what is worth another attempt. */
    private List<Failed> settled(List<PendingRead> reads, List<CallResult> outcomes, long askedAt) {
        var failed = new ArrayList<Failed>();
        for (var position = 0; position < reads.size(); position++) {
            var read = reads.get(position);
            switch (outcomes.get(position)) {
                case CallResult.Answer answer -> settle(read, answer, askedAt);
                case CallResult.Failure failure -> {
                    if (Retries.worthForRead(failure.error()) && isWanted(read)) {
                        failed.add(new Failed(read, failure.error()));
                    } else {
                        settle(read, failure);
                    }
                }
            }
        }
        return failed;
    }

    private boolean isWanted(PendingRead read) {
        lock.lock();
        try {
            return read.wanted;
        } finally {
            lock.unlock();
        }
    }

    private void settle(PendingRead read, CallResult.Answer answer, long askedAt) {
        lock.lock();
        try {
            ahead.learn(read.query(), answer.value(), askedAt);
            // A read that a write made everybody forget is not under way any more, and tells nobody else anything.
            if (underWay.remove(read.query(), read) && !read.wanted) {
                ahead.keep(read.query(), answer.value(), askedAt);
            }
        } finally {
            lock.unlock();
        }
        read.settle(answer);
    }

    private void settle(PendingRead read, CallResult failure) {
        lock.lock();
        try {
            underWay.remove(read.query(), read);
        } finally {
            lock.unlock();
        }
        read.settle(failure);
    }

    private static List<Query> queries(List<PendingRead> reads) {
        var queries = new ArrayList<Query>(reads.size());
        for (var read : reads) {
            queries.add(read.query());
        }
        return queries;
    }

    private static Deadline latest(List<PendingRead> reads) {
        var latest = reads.getFirst().deadline();
        for (var read : reads) {
            if (read.deadline().nanoTime() - latest.nanoTime() > 0) {
                latest = read.deadline();
            }
        }
        return latest;
    }
}
