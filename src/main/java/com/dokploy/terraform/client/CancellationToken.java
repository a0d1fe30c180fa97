package com.dokploy.terraform.client;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The end that Terraform asks for: pauses end at once and long calls are given up, while short ones go on, so that what
 * was done can still be read back and saved.
 */
final class CancellationToken {
    private final CountDownLatch asked = new CountDownLatch(1);
    private final Set<Exchange> abandonable = ConcurrentHashMap.newKeySet();

    boolean isAsked() {
        return asked.getCount() == 0;
    }

    void ask() {
        asked.countDown();
        for (var exchange : abandonable) {
            exchange.abort();
        }
    }

    /** Waits. Returns early, with true, when the end was asked for or the thread is interrupted. */
    boolean pause(long nanos) {
        try {
            return asked.await(nanos, TimeUnit.NANOSECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    /** From now on the end ends this exchange too. */
    void mayAbandon(Exchange exchange) {
        abandonable.add(exchange);
        if (isAsked()) {
            exchange.abort();
        }
    }

    void forget(Exchange exchange) {
        abandonable.remove(exchange);
    }
}
