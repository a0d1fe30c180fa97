package com.dokploy.terraform.plugin;

import io.grpc.Attributes;
import io.grpc.ServerTransportFilter;
import java.util.concurrent.atomic.AtomicInteger;

/** The connections of the host: how many are open, and since when there is none. */
final class Connections extends ServerTransportFilter {
    private final AtomicInteger open = new AtomicInteger();
    private volatile long lastClosed;
    private volatile boolean any;

    /**
     * Returns the nanoseconds for which nobody has been connected at {@code now} ({@link System#nanoTime}); 0 while
     * somebody is connected and before the first connection.
     */
    long nanosAlone(long now) {
        return any && open.get() == 0 ? now - lastClosed : 0;
    }

    @Override
    public Attributes transportReady(Attributes attributes) {
        open.incrementAndGet();
        any = true;
        return attributes;
    }

    @Override
    public void transportTerminated(Attributes attributes) {
        lastClosed = System.nanoTime();
        open.decrementAndGet();
    }
}
