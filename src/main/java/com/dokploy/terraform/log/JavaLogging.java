package com.dokploy.terraform.log;

import java.util.logging.Handler;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** Sends the lines that libraries write through java.util.logging (Netty, gRPC, the JDK) to {@link Log}. */
public final class JavaLogging extends Handler {
    private JavaLogging() {}

    /**
     * Takes over the root logger. Lines below INFO are dropped at every level asked for: at FINE gRPC prints whole
     * frames, and with them configurations and their secrets.
     */
    public static void install() {
        LogManager.getLogManager().reset();
        var root = Logger.getLogger("");
        root.setLevel(rootLevel());
        root.addHandler(new JavaLogging());
    }

    private static java.util.logging.Level rootLevel() {
        if (Log.isEnabled(Level.INFO)) {
            return java.util.logging.Level.INFO;
        }
        return Log.isEnabled(Level.ERROR) ? java.util.logging.Level.WARNING : java.util.logging.Level.OFF;
    }

    @Override
    public void publish(LogRecord line) {
        var level = level(line.getLevel().intValue());
        if (!Log.isEnabled(level)) {
            return;
        }
        var message = new SimpleFormatter().formatMessage(line);
        if (line.getThrown() == null) {
            Log.write(level, line.getLoggerName(), message);
        } else {
            Log.write(level, line.getLoggerName(), message, "error", line.getThrown());
        }
    }

    private static Level level(int level) {
        if (level >= java.util.logging.Level.SEVERE.intValue()) {
            return Level.ERROR;
        }
        return level >= java.util.logging.Level.WARNING.intValue() ? Level.WARN : Level.INFO;
    }

    @Override
    public void flush() {
        // Log flushes every line.
    }

    @Override
    public void close() {
        // Nothing is held open.
    }
}
