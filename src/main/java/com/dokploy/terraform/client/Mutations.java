package com.dokploy.terraform.client;

import com.dokploy.terraform.concurrent.Cancellation;
import com.dokploy.terraform.concurrent.Deadline;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Carries out writes: in batches whose answers come one by one ({@link BatchQueue}), and repeated only if they certainly
 * were not carried out. Where answers come only with the end of their batch, one slow write would hold up all others,
 * so that each is a request of its own.
 */
final class Mutations {
    /** The batches of writes that the server may be busy with at a time: more of them would be smaller. */
    private static final int SLOTS = 1;

    private final TrpcBatches<Mutation> batches;
    private final Retries retries;
    private final Cancellation cancellation;
    private final BatchQueue<PendingCall<Mutation>> queue;

    Mutations(TrpcBatches<Mutation> batches, Retries retries, Cancellation cancellation) {
        this.batches = batches;
        this.retries = retries;
        this.cancellation = cancellation;
        this.queue = new BatchQueue<>(SLOTS, batches::areTaken, this::send);
    }

    /** Carries out a mutation; throws ApiException when it failed. */
    JsonNode write(Mutation mutation, Deadline deadline) {
        var procedure = mutation.procedure();
        if (mutation.input().toString().getBytes(StandardCharsets.UTF_8).length > CallRequests.LARGEST_BODY) {
            throw new ApiException(new ApiError.InvalidInput(
                    procedure, 413, "The input is larger than the 1 MiB that Dokploy takes in one call.", List.of()));
        }
        for (var attempt = 1; ; attempt++) {
            var result = attempt(mutation, deadline);
            if (!(result instanceof CallResult.Failure(var error)) || !Retries.worthForWrite(error)) {
                return result.orThrow();
            }
            if (!retries.pauseBeforeRetry(attempt, error, deadline)) {
                return retries.verdict(error).orThrow();
            }
        }
    }

    private CallResult attempt(Mutation mutation, Deadline deadline) {
        var mayShare = mutation.isLong() ? batches.areStreamed() : batches.mayBeStreamed();
        if (!mayShare) {
            return batches.alone(mutation, deadline, mutation.isLong());
        }
        var write = new PendingCall<>(mutation, deadline);
        queue.add(write);
        if (!mutation.isLong()) {
            queue.depart();
            return write.await(() -> queue.withdraw(write));
        }
        try (var _ = cancellation.onCancel(() -> write.settle(cancelled(write)))) {
            queue.depart();
            return write.await(() -> queue.withdraw(write));
        }
    }

    private CallResult cancelled(PendingCall<Mutation> write) {
        return new CallResult.Failure(new ApiError.Cancelled(
                write.call().procedure(),
                "The call was given up because Terraform is stopping.",
                queue.withdraw(write)));
    }

    private void send(List<PendingCall<Mutation>> writes, BatchQueue<PendingCall<Mutation>>.Batch batch) {
        var shortOnes = new AtomicInteger();
        for (var write : writes) {
            shortOnes.addAndGet(write.call().isLong() ? 0 : 1);
        }
        if (shortOnes.get() == 0) {
            batch.release();
        }
        PendingCall.send(writes, batches, (position, result) -> {
            var write = writes.get(position);
            batch.answered();
            write.settle(result);
            if (!write.call().isLong() && shortOnes.decrementAndGet() == 0) {
                batch.release();
            }
        });
    }
}
