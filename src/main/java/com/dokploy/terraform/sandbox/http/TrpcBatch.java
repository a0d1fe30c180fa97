package com.dokploy.terraform.sandbox.http;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** The calls of one request on {@code /api/trpc}, which are carried out side by side. */
record TrpcBatch(List<Supplier<TrpcResult>> calls) {
    /** Is told how each call ends. */
    @FunctionalInterface
    interface Receiver<E extends Exception> {
        /** The call of this index has ended. */
        void ended(int index, TrpcResult result) throws E;
    }

    private record Ended(int index, TrpcResult result) {}

    /**
     * Carries out all calls, each on a thread of its own. The receiver learns of each at once, on the thread of who
     * asked. When the receiver fails, the calls are carried out nevertheless.
     */
    <E extends Exception> void carryOut(Receiver<E> receiver) throws E {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var ended = new ExecutorCompletionService<Ended>(threads);
            for (int index = 0; index < calls.size(); index++) {
                int call = index;
                ended.submit(() -> new Ended(call, carryOut(call)));
            }
            for (int count = 0; count < calls.size(); count++) {
                var next = take(ended);
                receiver.ended(next.index(), next.result());
            }
        }
    }

    /** Carries out one call. */
    TrpcResult carryOut(int call) {
        return calls.get(call).get();
    }

    /** This batch with another way to carry out a call. */
    TrpcBatch with(int call, UnaryOperator<Supplier<TrpcResult>> change) {
        var changed = new ArrayList<>(calls);
        changed.set(call, change.apply(calls.get(call)));
        return new TrpcBatch(changed);
    }

    private static Ended take(ExecutorCompletionService<Ended> ended) {
        try {
            return ended.take().resultNow();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The server stops", stopped);
        }
    }
}
