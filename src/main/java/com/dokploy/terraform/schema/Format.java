package com.dokploy.terraform.schema;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The format of a text attribute: how the text is spelled and when two spellings mean the same. Terraform's state keeps
 * the user's spelling while it means what the server says.
 */
public enum Format {
    /** Every character counts. */
    PLAIN("text"),
    /** Memory: {@code 512m}, {@code 1.5GiB} or bytes. Canonical: bytes. Units are powers of 1024. */
    BYTES("an amount of memory such as `512m`, `2g`, `1.5GiB`, or a number of bytes"),
    /**
     * Processor time: {@code 0.5}, {@code 1500m} (thousandths) or nanoCPUs. Canonical: nanoCPUs. A whole number of a
     * million or more is nanoCPUs, a smaller one whole processors.
     */
    NANO_CPUS("a number of CPUs such as `0.5` or `1500m`, or a number of nanoCPUs"),
    /**
     * A duration with its unit: {@code 30s}, {@code 1m30s}, {@code 500ms}, or {@code 0}. Canonical: nanoseconds. A bare
     * {@code 30} is refused: nobody who writes it means nanoseconds.
     */
    DURATION("a duration with its unit, such as `30s`, `1m30s` or `500ms`"),
    /** A host name; upper and lower case mean the same. */
    HOST("a host name"),
    /** An e-mail address; upper and lower case mean the same. */
    EMAIL("an e-mail address"),
    /** A URL; in its scheme and host, upper and lower case mean the same. Canonical: these are in lower case. */
    URL("a URL"),
    /** A file: whether its last line ends with a line break means nothing. */
    FILE("text"),
    /**
     * A key or a certificate in PEM. Canonical: lines end with a line feed alone, and so does the last one; keys with
     * Windows' line breaks are refused.
     */
    PEM("PEM text");

    private static final BigDecimal NANOS = BigDecimal.valueOf(1_000_000_000);

    private final String meaning;

    Format(String meaning) {
        this.meaning = meaning;
    }

    /** Returns how to write a text of this format, as a sentence for the docs; empty where there is nothing to say. */
    public String usage() {
        return switch (this) {
            case PLAIN, HOST, EMAIL, URL, FILE, PEM -> "";
            case BYTES -> "For example `512m`, `2g`, `1.5GiB`, or a number of bytes. Units are powers of 1024.";
            case NANO_CPUS ->
                "For example `0.5`, `2` or `1500m`. A number of `1000000` or more is read as nanoCPUs"
                        + " (`500000000` is half a CPU).";
            case DURATION -> "For example `30s`, `1m30s` or `500ms`.";
        };
    }

    /** Returns what the text must be, completing "must be …". */
    public String meaning() {
        return meaning;
    }

    /** The spelling that the server understands; null if the text means nothing. */
    public @Nullable String canonical(String text) {
        return switch (this) {
            case PLAIN -> text;
            case HOST, EMAIL -> text.toLowerCase(Locale.ROOT);
            case URL -> url(text);
            case FILE -> text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
            case PEM -> text.replace("\r\n", "\n").stripTrailing() + "\n";
            case BYTES -> bytes(text);
            case NANO_CPUS -> nanoCpus(text);
            case DURATION -> nanoseconds(text);
        };
    }

    /**
     * The shortest exact spelling for people of what the server says, {@code 512m} for {@code 536870912}; a text that
     * is not canonical stays as it is.
     */
    public String readable(String canonical) {
        var number = isWhole(canonical) ? Long.parseLong(canonical) : -1;
        if (number < 0) {
            return canonical;
        }
        return switch (this) {
            case PLAIN, HOST, EMAIL, URL, FILE, PEM -> canonical;
            case BYTES -> readableBytes(number);
            case NANO_CPUS -> readableCpus(number);
            case DURATION -> readableDuration(number);
        };
    }

    private static boolean isWhole(String text) {
        for (var i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return !text.isEmpty() && text.length() <= 18;
    }

    private static String readableBytes(long bytes) {
        var amount = bytes;
        var power = 0;
        while (amount != 0 && amount % 1024 == 0 && power < 4) {
            amount /= 1024;
            power++;
        }
        return power == 0 ? String.valueOf(amount) : amount + String.valueOf("kmgt".charAt(power - 1));
    }

    private static String readableCpus(long nanos) {
        // From a million processors on a whole number would be read as nanoCPUs.
        if (nanos >= 1_000_000L * 1_000_000_000L) {
            return String.valueOf(nanos);
        }
        var cpus = BigDecimal.valueOf(nanos, 9).stripTrailingZeros();
        return cpus.signum() == 0 ? "0" : cpus.toPlainString();
    }

    private static String readableDuration(long nanos) {
        var text = new StringBuilder();
        var rest = append(text, nanos, 3_600_000_000_000L, "h");
        rest = append(text, rest, 60_000_000_000L, "m");
        rest = append(text, rest, 1_000_000_000L, "s");
        rest = append(text, rest, 1_000_000L, "ms");
        rest = append(text, rest, 1_000L, "us");
        var _ = append(text, rest, 1L, "ns");
        return text.isEmpty() ? "0s" : text.toString();
    }

    /** Appends how often a unit goes into a time, and returns the rest. */
    private static long append(StringBuilder text, long nanos, long unit, String name) {
        if (nanos >= unit) {
            text.append(nanos / unit).append(name);
        }
        return nanos % unit;
    }

    /** Whether two spellings mean the same. */
    public boolean same(String one, String other) {
        if (one.equals(other)) {
            return true;
        }
        var canonical = canonical(one);
        return canonical != null && canonical.equals(canonical(other));
    }

    private static String url(String text) {
        var host = text.indexOf("://") + 3;
        var path = host < 3 ? -1 : text.indexOf('/', host);
        return path < 0
                ? text.toLowerCase(Locale.ROOT)
                : text.substring(0, path).toLowerCase(Locale.ROOT) + text.substring(path);
    }

    private static @Nullable String bytes(String text) {
        var end = text.length();
        while (end > 0 && !Character.isDigit(text.charAt(end - 1))) {
            end--;
        }
        var unit = text.substring(end).strip().toLowerCase(Locale.ROOT);
        var power = switch (unit) {
            case "", "b" -> 0;
            case "k", "kb", "kib", "ki" -> 1;
            case "m", "mb", "mib", "mi" -> 2;
            case "g", "gb", "gib", "gi" -> 3;
            case "t", "tb", "tib", "ti" -> 4;
            default -> -1;
        };
        var number = decimal(text.substring(0, end));
        if (power < 0 || number == null) {
            return null;
        }
        return whole(number.multiply(BigDecimal.valueOf(1024).pow(power)));
    }

    private static @Nullable String nanoCpus(String text) {
        if (text.endsWith("m")) {
            var thousandths = decimal(text.substring(0, text.length() - 1));
            return thousandths == null ? null : whole(thousandths.multiply(BigDecimal.valueOf(1_000_000)));
        }
        var number = decimal(text);
        if (number == null) {
            return null;
        }
        var isNano = number.compareTo(BigDecimal.valueOf(1_000_000)) >= 0;
        return whole(isNano ? number : number.multiply(NANOS));
    }

    private static @Nullable String nanoseconds(String text) {
        if (text.isEmpty()) {
            return null;
        }
        if (text.equals("0")) {
            return text;
        }
        var sum = BigDecimal.ZERO;
        var at = 0;
        while (at < text.length()) {
            var start = at;
            while (at < text.length() && (Character.isDigit(text.charAt(at)) || text.charAt(at) == '.')) {
                at++;
            }
            var number = decimal(text.substring(start, at));
            var unitStart = at;
            while (at < text.length() && Character.isLetter(text.charAt(at))) {
                at++;
            }
            if (number == null || at == start) {
                return null;
            }
            var nanos = switch (text.substring(unitStart, at)) {
                case "ns" -> 1L;
                case "us", "µs", "μs" -> 1_000L;
                case "ms" -> 1_000_000L;
                case "s" -> 1_000_000_000L;
                case "m" -> 60_000_000_000L;
                case "h" -> 3_600_000_000_000L;
                case "d" -> 86_400_000_000_000L;
                default -> 0L;
            };
            if (nanos == 0) {
                return null;
            }
            sum = sum.add(number.multiply(BigDecimal.valueOf(nanos)));
        }
        return whole(sum);
    }

    private static @Nullable BigDecimal decimal(String digits) {
        // Longer digit strings are no amount of anything, and arithmetic on them could take for ever.
        if (digits.isEmpty() || digits.length() > 40) {
            return null;
        }
        for (var i = 0; i < digits.length(); i++) {
            var digit = digits.charAt(i);
            if ((digit < '0' || digit > '9') && digit != '.') {
                return null;
            }
        }
        try {
            return new BigDecimal(digits);
        } catch (NumberFormatException _) {
            return null;
        }
    }

    private static @Nullable String whole(BigDecimal number) {
        var whole = number.setScale(0, RoundingMode.HALF_UP);
        return whole.precision() > 18 ? null : whole.toPlainString();
    }
}
