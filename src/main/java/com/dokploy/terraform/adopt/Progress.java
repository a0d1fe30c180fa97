package com.dokploy.terraform.adopt;

import java.io.IOException;
import java.io.PrintStream;
import java.util.concurrent.atomic.AtomicInteger;

/** Tells people at a terminal, in one line that changes, how far a command has come. Thread-safe. */
final class Progress implements AutoCloseable {
    private static final int STEP = 10;

    private final PrintStream errors;
    private final boolean isShown;
    private final AtomicInteger objects = new AtomicInteger();

    Progress(PrintStream errors, boolean isShown) {
        this.errors = errors;
        this.isShown = isShown;
    }

    /** Whether people read the standard error of this process at a terminal, which Java cannot tell. */
    static boolean isTerminal() {
        try {
            return new ProcessBuilder("test", "-t", "2").inheritIO().start().waitFor() == 0;
        } catch (IOException _) {
            return false;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Counts an object that was read. */
    void objectRead() {
        var count = objects.incrementAndGet();
        if (isShown && count % STEP == 0) {
            show(count + " objects read");
        }
    }

    /** Says what is done now. */
    void step(String what) {
        if (isShown) {
            show(what);
        }
    }

    /** Clears the line, so that errors do not stick to it. */
    @Override
    public void close() {
        if (isShown) {
            errors.print("\r\u001b[K");
            errors.flush();
        }
    }

    private void show(String line) {
        errors.print("\r\u001b[K" + line + " …");
        errors.flush();
    }
}
