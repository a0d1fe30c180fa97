package com.dokploy.terraform.log;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Prints one log line as hclog does: a JSON object with {@code @level}, {@code @message}, {@code @timestamp}. */
final class Line {
    /**
     * The number of characters of one value that are kept. The host splits lines at 64 KiB, and half a line is no JSON.
     */
    private static final int LONGEST_VALUE = 8192;

    private static final char[] HEX = "0123456789abcdef".toCharArray();

    private final StringBuilder text = new StringBuilder(256);

    private final UnaryOperator<String> withoutSecrets;

    private Line(UnaryOperator<String> withoutSecrets) {
        this.withoutSecrets = withoutSecrets;
    }

    /**
     * Returns the line with its line feed. A key without a value, or a value without a key, is printed all the same.
     */
    static String of(
            UnaryOperator<String> withoutSecrets,
            Level level,
            String module,
            String message,
            @Nullable Object... keysAndValues) {
        var line = new Line(withoutSecrets);
        line.text.append("{\"@level\":\"").append(level.label()).append("\",\"@message\":");
        line.quoted(message);
        line.text.append(",\"@module\":");
        line.quoted(module);
        line.text.append(",\"@timestamp\":\"");
        line.timestamp(LocalDateTime.ofInstant(Instant.now(), ZoneOffset.UTC));
        line.text.append('"');
        for (var i = 0; i + 1 < keysAndValues.length; i += 2) {
            line.pair(String.valueOf(keysAndValues[i]), keysAndValues[i + 1]);
        }
        if (keysAndValues.length % 2 == 1) {
            line.pair("EXTRA_VALUE_AT_END", keysAndValues[keysAndValues.length - 1]);
        }
        return line.text.append("}\n").toString();
    }

    private void pair(String key, @Nullable Object value) {
        text.append(',');
        quoted(key);
        text.append(':');
        switch (value) {
            case null -> text.append("null");
            case Boolean bool -> text.append(bool.booleanValue());
            case Integer number -> text.append(number.intValue());
            case Long number -> text.append(number.longValue());
            case Throwable thrown -> quoted(stackTrace(thrown));
            default -> quoted(value.toString());
        }
    }

    private static String stackTrace(Throwable thrown) {
        var trace = new StringWriter();
        thrown.printStackTrace(new PrintWriter(trace));
        return trace.toString();
    }

    /** Exactly six digits of a second: the host refuses the line otherwise. */
    private void timestamp(LocalDateTime time) {
        digits(time.getYear(), 4);
        text.append('-');
        digits(time.getMonthValue(), 2);
        text.append('-');
        digits(time.getDayOfMonth(), 2);
        text.append('T');
        digits(time.getHour(), 2);
        text.append(':');
        digits(time.getMinute(), 2);
        text.append(':');
        digits(time.getSecond(), 2);
        text.append('.');
        digits(time.getNano() / 1000, 6);
        text.append('Z');
    }

    private void digits(int number, int width) {
        var printed = Integer.toString(number);
        for (var i = printed.length(); i < width; i++) {
            text.append('0');
        }
        text.append(printed);
    }

    private void quoted(String raw) {
        var value = withoutSecrets.apply(Printable.of(raw));
        text.append('"');
        var length = Math.min(value.length(), LONGEST_VALUE);
        for (var i = 0; i < length; i++) {
            character(value.charAt(i));
        }
        if (length < value.length()) {
            text.append("… (").append(value.length() - length).append(" more)");
        }
        text.append('"');
    }

    private void character(char c) {
        switch (c) {
            case '"' -> text.append("\\\"");
            case '\\' -> text.append("\\\\");
            case '\n' -> text.append("\\n");
            case '\r' -> text.append("\\r");
            case '\t' -> text.append("\\t");
            default -> {
                if (Character.isSurrogate(c)) {
                    text.append("\\u").append(HEX[c >> 12]).append(HEX[(c >> 8) & 15]);
                    text.append(HEX[(c >> 4) & 15]).append(HEX[c & 15]);
                } else {
                    text.append(c);
                }
            }
        }
    }
}
