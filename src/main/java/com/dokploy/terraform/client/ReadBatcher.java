package com.dokploy.terraform.client;

import com.dokploy.terraform.concurrent.Deadline;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Sends reads in batches ({@link BatchQueue}): equal ones are one, and some are answered before they leave ({@link
 * Prefetch}). Failed reads that are worth it are asked again, without holding up the others of their batch.
 *
 * <p>An answer is never older than the question, except for answers that were read ahead. In particular no caller that
 * asks after a write was answered joins a read that left before that write.
 */
final class ReadBatcher {
    /** The batches of reads that the server may be busy with at a time: more of them would be smaller. */
    private static final int SLOTS = 1;
    /** The approximate bytes that a read in a batch takes of the request line; bounds how many are sent ahead. */
    private static final int BYTES_PER_READ = 120;

    private final Duration timeout;
    private final TrpcBatches<Query> batches;
    private final Retries retries;
    private final BatchQueue<PendingRead> queue;

    private final ReentrantLock lock = new ReentrantLock();
    private final Prefetch prefetch = new Prefetch(System::nanoTime);
    private final Map<Query, PendingRead> underWay = new HashMap<>();

    ReadBatcher(Duration timeout, TrpcBatches<Query> batches, Retries retries) {
        if (!batches.areTaken()) {
            prefetch.close();
        }
        this.timeout = timeout;
        this.batches = batches;
        this.retries = retries;
        this.queue = new BatchQueue<>(SLOTS, batches::areTaken, this::send);
    }

    /** Lets reads be answered by what came along with other reads, however long ago, until {@link #forget}. */
    void keepAnswers() {
        lock.lock();
        try {
            prefetch.keepAnswers();
        } finally {
            lock.unlock();
        }
    }

    /** The ways in which a read may be answered. */
    enum Mode {
        /** By a read under way, or by an answer that was read ahead. */
        GATHERED,
        /** By a read that has not left yet: the state after this call began. */
        UNCACHED
    }

    /**
     * Asks Dokploy and returns the answer.
     *
     * @throws ApiException when there is no answer
     */
    JsonNode read(Query query, Mode mode) {
        return answer(ask(query, mode));
    }

    /**
     * Waits for the answer to a read.
     *
     * @throws ApiException when there is no answer
     */
    JsonNode answer(PendingRead read) {
        queue.depart();
        var answer = read.await(() -> false).orThrow();
        // Trees can be changed; each caller has its own.
        return read.shared ? answer.deepCopy() : answer;
    }

    /** Asks Dokploy without waiting: the read leaves along with the next one that somebody waits for. */
    PendingRead ask(Query query, Mode mode) {
        lock.lock();
        try {
            var known = prefetch.take(query);
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
            underWay.put(query, read);
            queue.add(read);
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
        prefetch.joined();
    }

    /**
     * Forgets all reads under way, when a write begins or has ended: their answers say nothing to callers that ask from
     * now on.
     */
    void forget() {
        lock.lock();
        try {
            prefetch.close();
            underWay.values().removeIf(read -> read.sent);
        } finally {
            lock.unlock();
        }
    }

    private void send(List<PendingRead> gathered, BatchQueue<PendingRead>.Batch batch) {
        var leaving = new ArrayList<>(gathered);
        lock.lock();
        try {
            addPrefetched(leaving);
            for (var read : leaving) {
                read.sent = true;
            }
        } finally {
            lock.unlock();
        }
        var failed = new ArrayList<Failed>();
        ask(leaving, batch, failed);
        if (!failed.isEmpty()) {
            Thread.startVirtualThread(() -> askAgain(failed));
        }
    }

    /** Fills up the last request of the batch with the reads that will probably be asked for next. */
    private void addPrefetched(List<PendingRead> leaving) {
        if (!prefetch.isOpen()) {
            return;
        }
        var room = batches.room(PendingCall.calls(leaving)) / BYTES_PER_READ;
        for (var query : prefetch.suggest(room)) {
            if (!underWay.containsKey(query)) {
                var read = new PendingRead(query, leaving.getFirst().deadline(), false);
                underWay.put(query, read);
                leaving.add(read);
            }
        }
    }

    /** Asks Dokploy, settles the reads whose results are final, and collects those that are worth another attempt. */
    private void ask(List<PendingRead> reads, BatchQueue<PendingRead>.Batch batch, List<Failed> failed) {
        var askedAt = System.nanoTime();
        PendingCall.send(reads, batches, (position, result) -> {
            batch.answered();
            var failure = settle(reads.get(position), result, askedAt);
            if (failure != null) {
                synchronized (failed) {
                    failed.add(failure);
                }
            }
        });
    }

    private void askAgain(List<Failed> failed) {
        var attempts = 0;
        for (var failure : failed) {
            attempts = Math.max(attempts, ++failure.read().attempts);
        }
        var deadline =
                PendingCall.latestDeadline(failed.stream().map(Failed::read).toList());
        var again = retries.pauseBeforeRetry(attempts, decisive(failed), deadline);
        for (var failure : failed) {
            if (again) {
                queue.add(failure.read());
            } else {
                settle(failure.read(), retries.verdict(failure.error()));
            }
        }
        queue.depart();
    }

    /** Returns the failure that decides how long to wait: one at a limit, if there is any. */
    private static ApiError decisive(List<Failed> failed) {
        for (var failure : failed) {
            if (Retries.isAtLimit(failure.error())) {
                return failure.error();
            }
        }
        return failed.getFirst().error();
    }

    private record Failed(PendingRead read, ApiError error) {}

    /** Settles a read, unless its failure is worth another attempt, which is returned then. */
    private @Nullable Failed settle(PendingRead read, CallResult result, long askedAt) {
        switch (result) {
            case CallResult.Answer answer -> settle(read, answer, askedAt);
            case CallResult.Failure(var error) -> {
                if (Retries.worthForRead(error) && isWanted(read)) {
                    return new Failed(read, error);
                }
                settle(read, result);
            }
        }
        return null;
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
            prefetch.learn(read.call(), answer.value(), askedAt);
            // A read that forget() has dropped is not under way any more, and its answer is for nobody else.
            if (underWay.remove(read.call(), read) && !read.wanted) {
                prefetch.keep(read.call(), answer.value(), askedAt);
            }
        } finally {
            lock.unlock();
        }
        read.settle(answer);
    }

    private void settle(PendingRead read, CallResult failure) {
        lock.lock();
        try {
            underWay.remove(read.call(), read);
        } finally {
            lock.unlock();
        }
        read.settle(failure);
    }
}
