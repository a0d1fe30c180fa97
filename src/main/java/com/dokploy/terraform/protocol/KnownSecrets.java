package com.dokploy.terraform.protocol;

import com.dokploy.terraform.framework.AttributeType;
import com.dokploy.terraform.framework.Schema;
import com.dokploy.terraform.log.Secret;
import com.dokploy.terraform.value.Value;
import java.util.ArrayList;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Every secret that Terraform has handed to this process, so that none of them is shown in what the process says. A
 * deployment's log, for example, repeats the environment variables that some other resource of the configuration sets.
 */
final class KnownSecrets {
    /** Shorter ones hide nothing, and stand in half of all words. */
    private static final int SHORTEST = 4;
    /** Shorter ones are hidden only where they are a word of their own. */
    private static final int SHORTEST_INSIDE_WORDS = 8;
    /** A line of a secret is hidden by itself from this length on: logs and diagnostics indent them. */
    private static final int SHORTEST_LINE = 16;
    /** What a variable often holds, whether it is declared a secret or not. */
    private static final Set<String> COMMON = Set.of("true", "false", "null", "none");

    private final Set<String> secrets = ConcurrentHashMap.newKeySet();

    /** Remembers the values of an object's sensitive and write-only attributes, at every depth. */
    void learn(Schema schema, Value object) {
        if (!(object instanceof Value.Entries entries)) {
            return;
        }
        for (var attribute : schema.attributes()) {
            var value = entries.at(attribute.name());
            if (attribute.isSensitive() || attribute.isWriteOnly()) {
                learnAll(value);
            } else {
                learnNested(attribute.kind(), value);
            }
        }
    }

    private void learnNested(AttributeType<?> kind, Value value) {
        switch (kind) {
            case AttributeType.Text _, AttributeType.Integer _, AttributeType.Decimal _, AttributeType.Bool _ -> {
                // Not sensitive itself, and there is nothing in it.
            }
            case AttributeType.ObjectOf(var schema) -> learn(schema, value);
            case AttributeType.ListOf<?>(var element) -> parts(value).forEach(part -> learnNested(element, part));
            case AttributeType.SetOf<?>(var element) -> parts(value).forEach(part -> learnNested(element, part));
            case AttributeType.MapOf<?>(var element) -> parts(value).forEach(part -> learnNested(element, part));
        }
    }

    private void learnAll(Value value) {
        if (value instanceof Value.Text(var text)) {
            learn(text);
        }
        parts(value).forEach(this::learnAll);
    }

    private static Iterable<Value> parts(Value value) {
        return switch (value) {
            case Value.ListValue(var items) -> items;
            case Value.SetValue(var items) -> items;
            case Value.Entries(var entries) -> entries.values();
            default -> Set.of();
        };
    }

    private void learn(String text) {
        var secret = text.strip();
        if (secret.length() < SHORTEST || COMMON.contains(secret)) {
            return;
        }
        secrets.add(secret);
        if (secret.indexOf('\n') >= 0) {
            for (var line : secret.split("\n", -1)) {
                if (line.strip().length() >= SHORTEST_LINE) {
                    secrets.add(line.strip());
                }
            }
        }
    }

    /** The text with a placeholder in the place of every secret. */
    String scrub(String text) {
        if (secrets.isEmpty()) {
            return text;
        }
        var contained = new ArrayList<String>();
        for (var secret : secrets) {
            if (text.contains(secret)) {
                contained.add(secret);
            }
        }
        // Longest first: one that is part of another must leave nothing of the longer.
        contained.sort((one, other) -> other.length() - one.length());
        var scrubbed = text;
        for (var secret : contained) {
            scrubbed = without(secret, scrubbed);
        }
        return scrubbed;
    }

    private static String without(String secret, String text) {
        var kept = new StringBuilder(text.length());
        var from = 0;
        for (var at = text.indexOf(secret); at >= 0; at = text.indexOf(secret, from)) {
            var end = at + secret.length();
            var isHidden = secret.length() >= SHORTEST_INSIDE_WORDS || (!isInWord(text, at) && !isInWord(text, end));
            kept.append(text, from, at).append(isHidden ? Secret.PLACEHOLDER : secret);
            from = end;
        }
        return kept.append(text, from, text.length()).toString();
    }

    /** Whether a position is within a word, rather than at its begin or end. */
    private static boolean isInWord(String text, int position) {
        return position > 0
                && position < text.length()
                && isOfWord(text.charAt(position - 1))
                && isOfWord(text.charAt(position));
    }

    private static boolean isOfWord(char character) {
        return Character.isLetterOrDigit(character) || character == '_';
    }
}
