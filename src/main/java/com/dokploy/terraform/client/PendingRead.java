package com.dokploy.terraform.client;

import com.dokploy.terraform.concurrent.Deadline;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** A read on its way: gathered, then sent, then answered. What may change is guarded by the lock of {@link ReadBatcher}. */
final class PendingRead {
    private final Query query;
    private final Deadline deadline;
    private final CompletableFuture<CallResult> outcome = new CompletableFuture<>();

    /** Whether somebody waits for it; false for one that was sent ahead. */
    boolean wanted;

    /** Whether more than one wait for it. */
    boolean shared;

    /** Whether it has left: whoever needs an answer from now on cannot join it any more. */
    boolean sent;

    PendingRead(Query query, Deadline deadline, boolean wanted) {
        this.query = query;
        this.deadline = deadline;
        this.wanted = wanted;
    }

    Query query() {
        return query;
    }

    Deadline deadline() {
        return deadline;
    }

    void settle(CallResult settled) {
        outcome.complete(settled);
    }

    /** Waits; those who settle reads keep to the deadline. */
    CallResult await() {
        try {
            return outcome.get();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return new CallResult.Failure(
                    new ApiError.Cancelled(query.procedure(), "The call was interrupted.", false));
        } catch (ExecutionException impossible) {
            throw new IllegalStateException("A read failed in an unforeseen way.", impossible);
        }
    }
}
