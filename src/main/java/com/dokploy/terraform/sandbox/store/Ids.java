package com.dokploy.terraform.sandbox.store;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** Ids, tokens, service names and times in the forms the server gives them. */
public final class Ids {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String NANOID = "useandom-26T198340PX75pxJACKVERYMINDBUSHWOLF_GQZbfghjklqvwyzrict";
    private static final String SUFFIX = "abcdefghijklmnopqrstuvwxyz0123456789";
    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz";
    private static final String ALPHANUMERICS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private static final List<String> VERBS =
            List.of("bypass", "connect", "copy", "index", "input", "override", "parse");
    private static final List<String> ADJECTIVES =
            List.of("bluetooth", "digital", "haptic", "mobile", "optical", "wireless");
    private static final List<String> NOUNS = List.of("bus", "driver", "firewall", "matrix", "panel", "pixel", "port");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "yyyy-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter LOG_TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd:HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private Ids() {}

    /** 21 characters of {@code A-Za-z0-9_-}; may start with a dash, as the server's do. */
    public static String id() {
        return random(NANOID, 21);
    }

    /** 32 letters and digits, the form of user and key ids. */
    public static String userId() {
        return random(ALPHANUMERICS, 32);
    }

    /** 64 letters and digits. */
    public static String apiKey() {
        return random(ALPHANUMERICS, 64);
    }

    /** 16 letters. */
    public static String password() {
        return random(LETTERS, 16);
    }

    /** Makes the name of a swarm service: the wanted name in lower case, or three words, and six random characters. */
    static String appName(String prefix, String asked) {
        var stem = asked.isEmpty()
                ? prefix + "-" + pick(VERBS) + "-" + pick(ADJECTIVES) + "-" + pick(NOUNS)
                : asked.toLowerCase(Locale.ROOT);
        return stem + "-" + random(SUFFIX, 6);
    }

    /** Random digits, as in generated host names. */
    public static String hexadecimal(int length) {
        return random("0123456789abcdef", length);
    }

    /** Returns the current time in the format of columns. */
    public static String now() {
        return time(Instant.now());
    }

    /** Returns a time in the format of columns. */
    public static String time(Instant instant) {
        return TIME.format(instant);
    }

    /** Returns a time in the format of names of log files. */
    public static String logTime(Instant instant) {
        return LOG_TIME.format(instant);
    }

    private static String pick(List<String> words) {
        return words.get(RANDOM.nextInt(words.size()));
    }

    private static String random(String alphabet, int length) {
        var text = new StringBuilder(length);
        for (int index = 0; index < length; index++) {
            text.append(alphabet.charAt(RANDOM.nextInt(alphabet.length())));
        }
        return text.toString();
    }
}
