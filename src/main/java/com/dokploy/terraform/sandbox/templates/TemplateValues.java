package com.dokploy.terraform.sandbox.templates;

import com.dokploy.terraform.sandbox.store.Ids;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The values that a template asks for by words such as {@code ${password:32}}, as Dokploy v0.30.2 generates them.
 *
 * @param appName the name of the stack in Docker, with which hosts begin
 */
record TemplateValues(String appName) {
    private static final Pattern PLACE = Pattern.compile("\\$\\{([^}]+)}");
    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789";

    /** Puts generated values and variables in their places; what nothing is known of stays as it is. */
    String fill(String text, Map<String, String> variables) {
        var generated = PLACE.matcher(text).replaceAll(place -> {
            var value = generate(place.group(1));
            return java.util.regex.Matcher.quoteReplacement(
                    value == null ? variables.getOrDefault(place.group(1), place.group()) : value);
        });
        return PLACE.matcher(generated)
                .replaceAll(place -> java.util.regex.Matcher.quoteReplacement(
                        variables.getOrDefault(place.group(1), place.group())));
    }

    /** A host below a domain that leads to an address in its name. */
    String domain() {
        return appName.substring(0, Math.min(40, appName.length())) + "-" + Ids.hexadecimal(6) + "-127-0-0-1.sslip.io";
    }

    private @org.jspecify.annotations.Nullable String generate(String word) {
        var colon = word.indexOf(':');
        var name = colon < 0 ? word : word.substring(0, colon);
        var length = colon < 0 ? "" : word.substring(colon + 1);
        return switch (name) {
            case "domain" -> domain();
            case "base64" -> Base64.getEncoder().encodeToString(bytes(number(length, 32)));
            case "password" -> password(number(length, 16));
            case "hash" -> Ids.hexadecimal(number(length, 8));
            case "uuid" -> UUID.randomUUID().toString();
            case "timestamp", "timestampms" -> String.valueOf(System.currentTimeMillis());
            case "timestamps" -> String.valueOf(System.currentTimeMillis() / 1000);
            case "randomPort" -> String.valueOf(new SecureRandom().nextInt(65_535));
            case "jwt" -> "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9." + password(40) + "." + password(43);
            case "username" -> "user" + password(6);
            case "email" -> "user" + password(6) + "@example.com";
            default -> null;
        };
    }

    private static int number(String text, int otherwise) {
        return text.isEmpty() || !text.chars().allMatch(Character::isDigit) ? otherwise : Integer.parseInt(text);
    }

    private static byte[] bytes(int length) {
        var bytes = new byte[length];
        new SecureRandom().nextBytes(bytes);
        return bytes;
    }

    private static String password(int length) {
        var random = new SecureRandom();
        var password = new StringBuilder();
        for (var i = 0; i < length; i++) {
            password.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return password.toString();
    }
}
