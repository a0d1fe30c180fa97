package com.dokploy.terraform.client;

import com.dokploy.terraform.log.Printable;
import com.dokploy.terraform.log.Secret;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Makes messages of the server fit to be shown. Dokploy v0.30.2 puts whole SQL statements with their parameters
 * ("Failed query: …") and whole shell commands ("Command failed: …") into them, clear passwords included.
 */
final class Scrubber {
    /** What is said of a failed statement of the server's database, in place of its text. */
    static final String DATABASE_REFUSED = "the database refused the values.";

    private static final int SHORTEST_SECRET = 3;
    private static final int LONGEST_MESSAGE = 2_000;

    /** The names of fields whose values are never shown. */
    private static final List<String> SENSITIVE_NAMES = List.of(
            "password",
            "secret",
            "token",
            "key",
            "env",
            "buildargs",
            "credential",
            "webhook",
            "cert",
            "content",
            "composefile",
            "uri",
            "args",
            "command");

    /** The lines of a failed command's output that are worth keeping: they name the cause and quote nothing. */
    private static final List<String> TELLING_LINES =
            List.of("Error response from daemon:", "No running container found");

    /** The text after which rclone says what an S3 service answered. */
    private static final String ANSWER_OF_S3 = "api error ";

    private final List<String> known;

    /** Creates a scrubber for the client's own secrets. */
    Scrubber(List<Secret> secrets) {
        var texts = new ArrayList<String>();
        for (var secret : secrets) {
            add(secret.value(), texts);
        }
        known = longestFirst(texts);
    }

    /**
     * Returns the message without secrets.
     *
     * @param sent the body that was sent with the call; the values of its sensitive fields are removed
     */
    String clean(String message, @Nullable JsonNode sent) {
        var text = withoutKnown(withoutCommand(withoutQuery(Printable.of(message))));
        if (sent != null) {
            var values = new ArrayList<String>();
            collect(sent, false, values);
            for (var value : longestFirst(values)) {
                text = text.replace(value, Secret.PLACEHOLDER);
            }
        }
        return shortened(oneSpaced(text));
    }

    /** Returns the text as it is, without the client's own secrets. */
    String withoutKnown(String text) {
        var scrubbed = text;
        for (var secret : known) {
            scrubbed = scrubbed.replace(secret, Secret.PLACEHOLDER);
        }
        return scrubbed;
    }

    private static String withoutQuery(String message) {
        var at = message.indexOf("Failed query");
        return at < 0 ? message : message.substring(0, at) + DATABASE_REFUSED;
    }

    private static String withoutCommand(String message) {
        var at = message.indexOf("Command failed:");
        if (at < 0) {
            return message;
        }
        var kept = new StringBuilder(message.substring(0, at)).append("a command on the server failed.");
        var lines = message.substring(at).split("\n", -1);
        for (var i = 0; i < lines.length; i++) {
            for (var telling : TELLING_LINES) {
                if (lines[i].startsWith(telling)) {
                    kept.append(' ').append(lines[i].strip());
                }
            }
            // The first line is the command itself.
            var answer = i == 0 ? -1 : lines[i].indexOf(ANSWER_OF_S3);
            if (answer >= 0) {
                kept.append(' ').append(lines[i].substring(answer).strip());
            }
        }
        return kept.toString();
    }

    private static void collect(JsonNode node, boolean sensitive, List<String> values) {
        if (node.isObject()) {
            for (var property : node.properties()) {
                collect(property.getValue(), sensitive || isSensitive(property.getKey()), values);
            }
            return;
        }
        if (node.isArray()) {
            for (var element : node) {
                collect(element, sensitive, values);
            }
            return;
        }
        if (sensitive && node.isTextual()) {
            add(node.textValue(), values);
        }
    }

    /** Adds the whole text, and, since it may be a dotenv text, the values that its lines assign. */
    private static void add(String text, List<String> values) {
        for (var line : text.split("\n", -1)) {
            var equals = line.indexOf('=');
            if (equals > 0) {
                addIfLongEnough(line.substring(equals + 1), values);
            }
        }
        addIfLongEnough(text, values);
    }

    private static void addIfLongEnough(String text, List<String> values) {
        var bare = text.strip();
        var quoted = bare.length() > 2 && (bare.startsWith("\"") || bare.startsWith("'"));
        var value = quoted ? bare.substring(1, bare.length() - 1) : bare;
        if (value.length() >= SHORTEST_SECRET) {
            values.add(value);
        }
    }

    private static boolean isSensitive(String field) {
        var name = field.toLowerCase(Locale.ROOT);
        if (name.endsWith("id")) {
            return false;
        }
        for (var sensitive : SENSITIVE_NAMES) {
            if (name.contains(sensitive)) {
                return true;
            }
        }
        return false;
    }

    /** Returns the texts, longest first, so that a secret that is part of another one leaves nothing of the longer. */
    private static List<String> longestFirst(List<String> texts) {
        texts.sort((one, other) -> other.length() - one.length());
        return texts;
    }

    private static String oneSpaced(String text) {
        var spaced = new StringBuilder(text.length());
        for (var index = 0; index < text.length(); index++) {
            var character = text.charAt(index);
            var blank = character <= ' ' || character == 0x7f;
            if (!blank) {
                spaced.append(character);
            } else if (!spaced.isEmpty() && spaced.charAt(spaced.length() - 1) != ' ') {
                spaced.append(' ');
            }
        }
        return spaced.toString().stripTrailing();
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST_MESSAGE ? text : text.substring(0, LONGEST_MESSAGE) + " …";
    }
}
