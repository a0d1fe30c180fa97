package com.dokploy.terraform.client;

import com.dokploy.terraform.concurrent.Deadline;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;

/** A call on its way: gathered, then sent, then answered. */
class PendingCall<C extends Call> {
    /**
     * The time that the wait goes on after the deadline: the request usually has the same deadline, and its failure
     * says more.
     */
    private static final long GRACE_NANOS = Duration.ofMillis(200).toNanos();

    private final C call;
    private final Deadline deadline;
    private final CompletableFuture<CallResult> result = new CompletableFuture<>();

    PendingCall(C call, Deadline deadline) {
        this.call = call;
        this.deadline = deadline;
    }

    final C call() {
        return call;
    }

    final Deadline deadline() {
        return deadline;
    }

    /** Gives the call its result, unless it has one. */
    final void settle(CallResult settled) {
        result.complete(settled);
    }

    /**
     * Waits for the result, until the deadline at most: the request may have a later one, for another call's sake.
     *
     * @param withdraw takes the call back when nobody waits any more; returns false if it may have left
     */
    final CallResult await(BooleanSupplier withdraw) {
        try {
            return result.get(deadline.nanosLeft() + GRACE_NANOS, TimeUnit.NANOSECONDS);
        } catch (TimeoutException _) {
            return new CallResult.Failure(
                    new ApiError.TimedOut(call.procedure(), "No answer came in time.", withdraw.getAsBoolean()));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return new CallResult.Failure(
                    new ApiError.Cancelled(call.procedure(), "The call was interrupted.", withdraw.getAsBoolean()));
        } catch (ExecutionException impossible) {
            throw new IllegalStateException("A call failed in an unforeseen way.", impossible);
        }
    }

    /**
     * Sends calls together, with the latest of their deadlines, and returns when each has a result. Whatever goes
     * wrong, none stays without one, since somebody waits for it; after a mistake in reading the answer, a call that
     * has a result is given another.
     */
    static <C extends Call> void send(
            List<? extends PendingCall<C>> pending, TrpcBatches<C> batches, TrpcBatches.Results results) {
        try {
            batches.send(calls(pending), latestDeadline(pending), results);
        } catch (RuntimeException | Error bug) {
            for (var position = 0; position < pending.size(); position++) {
                results.settle(
                        position,
                        new CallResult.Failure(new ApiError.Unreadable(
                                pending.get(position).call().procedure(),
                                0,
                                "The provider failed to read the answer: " + bug)));
            }
        }
    }

    static <C extends Call> List<C> calls(List<? extends PendingCall<C>> pending) {
        var calls = new ArrayList<C>(pending.size());
        for (var one : pending) {
            calls.add(one.call());
        }
        return calls;
    }

    static Deadline latestDeadline(List<? extends PendingCall<?>> pending) {
        var latest = pending.getFirst().deadline();
        for (var one : pending) {
            latest = latest.later(one.deadline());
        }
        return latest;
    }
}
