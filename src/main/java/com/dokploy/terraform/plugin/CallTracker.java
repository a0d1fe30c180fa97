package com.dokploy.terraform.plugin;

import com.dokploy.terraform.log.Log;
import io.grpc.Context;
import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The calls that are being answered. Counts them, so that the process can wait for the last answers to leave, and
 * interrupts the handler of a call that its client has given up.
 */
final class CallTracker implements ServerInterceptor {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition idle = lock.newCondition();
    private int open;
    private volatile boolean any;

    /** Whether any call ever came. */
    boolean any() {
        return any;
    }

    /** Notes that a call came, even if nobody needs to wait for it. */
    void note() {
        any = true;
    }

    /** Waits until every call has its answer, but no longer than {@code longest}. */
    void awaitIdle(Duration longest) throws InterruptedException {
        var remaining = longest.toNanos();
        lock.lock();
        try {
            while (open > 0 && remaining > 0) {
                remaining = idle.awaitNanos(remaining);
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public <Q, A> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
        count(1);
        var method = call.getMethodDescriptor().getFullMethodName();
        // gRPC calls exactly one of onComplete and onCancel, at the very end: the answer has left, or nobody wants it.
        return new SimpleForwardingServerCallListener<>(next.startCall(call, headers)) {
            @Override
            public void onHalfClose() {
                handle(method, super::onHalfClose);
            }

            @Override
            public void onComplete() {
                count(-1);
                super.onComplete();
            }

            @Override
            public void onCancel() {
                count(-1);
                super.onCancel();
            }
        };
    }

    /** Runs the handler of a call whose request is complete, from beginning to end. */
    private static void handle(String method, Runnable handler) {
        var context = Context.current();
        var thread = Thread.currentThread();
        Context.CancellationListener interrupt = _ -> thread.interrupt();
        var started = System.nanoTime();
        context.addListener(interrupt, Runnable::run);
        try {
            handler.run();
        } catch (RuntimeException thrown) {
            if (!context.isCancelled()) {
                throw thrown;
            }
            // Nobody waits for the answer; how the handler noticed the interruption does not matter.
        } finally {
            context.removeListener(interrupt);
            Log.debug(
                    "call",
                    "method",
                    method,
                    "ms",
                    TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - started),
                    "cancelled",
                    context.isCancelled());
        }
    }

    private void count(int change) {
        lock.lock();
        try {
            open += change;
            if (open == 0) {
                idle.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }
}
