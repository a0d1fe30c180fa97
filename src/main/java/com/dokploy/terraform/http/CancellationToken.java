package com.dokploy.terraform.http;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The end that Terraform asks for: pauses end at once and long calls are given up, while short ones go on, so that what
 * was done can still be read back and saved.
 */
public final class CancellationToken {
    private final CountDownLatch asked = new CountDownLatch(1);
    private final Set<Exchange> abandonable = ConcurrentHashMap.newKeySet();

    /** Whether the end was asked for. */
    public boolean isAsked() {
        return asked.getCount() == 0;
    }

    /** Asks for the end. */
    public void ask() {
        asked.countDown();
        for (var exchange : abandonable) {
            exchange.abort();
        }
    }

    /** Waits. Returns early, with true, when the end was asked for or the thread is interrupted. */
    public boolean pause(long nanos) {
        try {
            return asked.await(nanos, TimeUnit.NANOSECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    /** From now on the end ends this exchange too. */
    public void mayAbandon(Exchange exchange) {
        abandonable.add(exchange);
        if (isAsked()) {
            exchange.abort();
        }
    }

    /** The exchange is over. */
    public void forget(Exchange exchange) {
        abandonable.remove(exchange);
    }
}
