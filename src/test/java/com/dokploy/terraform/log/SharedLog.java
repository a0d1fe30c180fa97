package com.dokploy.terraform.log;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The log of the whole process, as each of several tests that run side by side reads it: what a test finds there, any of
 * them may have written.
 */
public final class SharedLog implements AutoCloseable {
    private static final List<SharedLog> READERS = new CopyOnWriteArrayList<>();
    private static final OutputStream TO_ALL = new OutputStream() {
        @Override
        public void write(int octet) {
            write(new byte[] {(byte) octet}, 0, 1);
        }

        @Override
        public void write(byte[] octets, int offset, int length) {
            READERS.forEach(reader -> reader.written.write(octets, offset, length));
        }
    };

    private final ByteArrayOutputStream written = new ByteArrayOutputStream();

    private SharedLog() {}

    /** Reads along from now on, everything down to {@link Level#TRACE}. */
    public static SharedLog read() {
        var log = new SharedLog();
        synchronized (READERS) {
            READERS.add(log);
            Log.writeTo(TO_ALL, Level.TRACE);
        }
        return log;
    }

    /** Forgets what was written so far. */
    public void reset() {
        written.reset();
    }

    /** What was written since the beginning, or since it was last forgotten. */
    public String text() {
        return written.toString(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        synchronized (READERS) {
            READERS.remove(this);
            if (READERS.isEmpty()) {
                Log.writeTo(System.err, Level.OFF);
            }
        }
    }
}
