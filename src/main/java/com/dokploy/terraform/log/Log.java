package com.dokploy.terraform.log;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The provider's log. A line is a message and pairs of key and value:
 * {@code Log.debug("request", "procedure", "project.one", "status", 200)}. Off until {@link #setLevel}
 * finds a level in the environment; a call below the level costs a comparison. Safe for any number of threads.
 */
public final class Log {
    private static final ReentrantLock WRITING = new ReentrantLock();

    private static volatile Level threshold = Level.OFF;
    private static volatile OutputStream output = new FileOutputStream(FileDescriptor.err);
    private static volatile UnaryOperator<String> withoutSecrets = UnaryOperator.identity();

    private Log() {}

    /** Whether lines of this level are written; asked only where making the values is itself work. */
    public static boolean isEnabled(Level level) {
        return level.compareTo(threshold) >= 0;
    }

    /** Writes from now on everything from the level on that the process's environment variables ask for. */
    public static void setLevel(Map<String, String> environment) {
        threshold = Level.from(environment);
    }

    /** Writes from now on to {@code output} instead of stderr, everything from {@code level} on. */
    public static void writeTo(OutputStream output, Level level) {
        Log.output = output;
        Log.threshold = level;
    }

    /** Takes secrets out of every line from now on with {@code withoutSecrets}, which any thread may call. */
    public static void scrubWith(UnaryOperator<String> withoutSecrets) {
        Log.withoutSecrets = withoutSecrets;
    }

    /** Returns a line of a log as it may be shown: fit for a terminal, and without secrets. */
    public static String fitToShow(String text) {
        return withoutSecrets.apply(Printable.of(text));
    }

    /** Writes a line about the bytes sent and received; only for the search for a fault. */
    public static void trace(String message, @Nullable Object... keysAndValues) {
        write(Level.TRACE, message, keysAndValues);
    }

    /** Writes a line about the provider's work, one per request or decision. */
    public static void debug(String message, @Nullable Object... keysAndValues) {
        write(Level.DEBUG, message, keysAndValues);
    }

    /** Writes a line about an event that happens once or rarely. */
    public static void info(String message, @Nullable Object... keysAndValues) {
        write(Level.INFO, message, keysAndValues);
    }

    /** Writes a line about a problem that the provider could handle. */
    public static void warn(String message, @Nullable Object... keysAndValues) {
        write(Level.WARN, message, keysAndValues);
    }

    /** Writes a line about a failure. */
    public static void error(String message, @Nullable Object... keysAndValues) {
        write(Level.ERROR, message, keysAndValues);
    }

    private static void write(Level level, String message, @Nullable Object... keysAndValues) {
        if (isEnabled(level)) {
            write(level, "provider.dokploy", message, keysAndValues);
        }
    }

    /** Writes a line whatever the threshold; {@code module} names the part of the process that speaks. */
    static void write(Level level, String module, String message, @Nullable Object... keysAndValues) {
        var line =
                Line.of(withoutSecrets, level, module, message, keysAndValues).getBytes(StandardCharsets.UTF_8);
        WRITING.lock();
        try {
            output.write(line);
            output.flush();
        } catch (IOException _) {
            // There is nowhere left to report this; a provider must not fail because nobody reads its log.
        } finally {
            WRITING.unlock();
        }
    }
}
