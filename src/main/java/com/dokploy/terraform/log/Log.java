package com.dokploy.terraform.log;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The provider's log. A line is a message and pairs of key and value:
 * {@code Log.debug("request", "procedure", "project.one", "status", 200)}. Off unless the environment asks for it
 * ({@link Level#from}); a call below the level costs a comparison. Safe for any number of threads.
 */
public final class Log {
    private static final ReentrantLock WRITING = new ReentrantLock();

    private static volatile Level threshold = Level.from(System.getenv());
    private static volatile OutputStream output = new FileOutputStream(FileDescriptor.err);
    private static volatile UnaryOperator<String> withoutSecrets = UnaryOperator.identity();

    private Log() {}

    /** Whether lines of this level are written; asked only where making the values is itself work. */
    public static boolean isEnabled(Level level) {
        return level.compareTo(threshold) >= 0;
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

    /** What may be shown of a line of a log, whoever it comes from. */
    public static String fitToShow(String text) {
        return withoutSecrets.apply(Printable.of(text));
    }

    /** The wire, byte by byte; only for those who look for a fault. */
    public static void trace(String message, @Nullable Object... keysAndValues) {
        write(Level.TRACE, message, keysAndValues);
    }

    /** What the provider does, one line per request or decision. */
    public static void debug(String message, @Nullable Object... keysAndValues) {
        write(Level.DEBUG, message, keysAndValues);
    }

    /** What happens once or rarely. */
    public static void info(String message, @Nullable Object... keysAndValues) {
        write(Level.INFO, message, keysAndValues);
    }

    /** What went otherwise than it should, and was coped with. */
    public static void warn(String message, @Nullable Object... keysAndValues) {
        write(Level.WARN, message, keysAndValues);
    }

    /** What failed. */
    public static void error(String message, @Nullable Object... keysAndValues) {
        write(Level.ERROR, message, keysAndValues);
    }

    private static void write(Level level, String message, @Nullable Object... keysAndValues) {
        if (isEnabled(level)) {
            write(level, "provider.dokploy", message, keysAndValues);
        }
    }

    /** Writes whatever the threshold; {@code module} names the part of the process that speaks. */
    static void write(Level level, String module, String message, @Nullable Object... keysAndValues) {
        var line =
                Line.of(withoutSecrets, level, module, message, keysAndValues).getBytes(StandardCharsets.UTF_8);
        WRITING.lock();
        try {
            output.write(line);
            output.flush();
        } catch (IOException _) {
            // Nowhere left to say it; a provider must not fail because nobody reads its log.
        } finally {
            WRITING.unlock();
        }
    }
}
