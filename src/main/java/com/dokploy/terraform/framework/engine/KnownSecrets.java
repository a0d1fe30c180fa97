package com.dokploy.terraform.framework.engine;

import com.dokploy.terraform.log.Secret;
import com.dokploy.terraform.schema.AttributeType;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.value.Value;
import com.dokploy.terraform.value.ValueWalk;
import java.util.ArrayList;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Every secret that Terraform has handed to this process or the server has told it, so that the process shows none of
 * them. A log, for example, repeats the environment variables that some other resource of the configuration sets.
 */
public final class KnownSecrets {
    /** The shortest secret that is hidden, in characters: shorter ones stand in half of all words. */
    private static final int SHORTEST = 4;
    /** The length in characters below which a secret is hidden in a log only where it is a word of its own. */
    private static final int SHORTEST_INSIDE_WORDS_OF_LOG = 8;
    /**
     * The length in characters below which a secret is hidden in a diagnostic only where it is a word of its own: a
     * placeholder inside an identifier would spoil the remedy and tell the secret to everybody who knows the
     * identifier.
     */
    private static final int SHORTEST_INSIDE_WORDS = 17;
    /**
     * The length in characters from which a line of a secret is hidden by itself: logs and diagnostics indent lines.
     */
    private static final int SHORTEST_LINE = 16;
    /** The values that variables often hold, whether declared secret or not. */
    private static final Set<String> COMMON = Set.of("true", "false", "null", "none");

    private final Set<String> secrets = ConcurrentHashMap.newKeySet();
    private final Supplier<Set<String>> names;
    private final Supplier<Set<String>> told;

    /**
     * Creates a store that knows no secret yet.
     *
     * @param names the names of the provider's own types and attributes, asked for only once a secret is found
     * @param told the secrets that the server has told by now and Terraform may not have
     */
    public KnownSecrets(Supplier<Set<String>> names, Supplier<Set<String>> told) {
        this.names = names;
        this.told = told;
    }

    /** Remembers the values of an object's sensitive and write-only attributes, at every depth. */
    public void learn(Schema schema, Value object) {
        if (!(object instanceof Value.MapValue entries)) {
            return;
        }
        for (var attribute : schema.attributes()) {
            var value = entries.at(attribute.name());
            if (attribute.isSensitive() || attribute.isWriteOnly()) {
                learnAll(value);
            } else {
                learnNested(attribute.type(), value);
            }
        }
    }

    private void learnNested(AttributeType<?> type, Value value) {
        switch (type) {
            case AttributeType.Scalar<?> _ -> {
                // The value is not sensitive itself, and there is nothing in it.
            }
            case AttributeType.ObjectOf(var schema) -> learn(schema, value);
            case AttributeType.CollectionOf<?> collection ->
                ValueWalk.parts(value).forEach(part -> learnNested(collection.element(), part));
        }
    }

    private void learnAll(Value value) {
        if (value instanceof Value.Text(var text)) {
            learn(text);
        }
        ValueWalk.parts(value).forEach(this::learnAll);
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

    /** Returns a line of a log with a placeholder in the place of every secret. */
    public String scrubLog(String line) {
        return scrub(line, SHORTEST_INSIDE_WORDS_OF_LOG, false);
    }

    /** Returns the text of a diagnostic with a placeholder in the place of every secret; identifiers stay whole. */
    public String scrub(String text) {
        return scrub(text, SHORTEST_INSIDE_WORDS, true);
    }

    private String scrub(String text, int shortestInsideWords, boolean keepsNames) {
        told.get().forEach(this::learn);
        var contained = new ArrayList<String>();
        for (var secret : secrets) {
            if (text.contains(secret)) {
                contained.add(secret);
            }
        }
        // Longest first: a secret that is part of another must leave nothing of the longer one.
        contained.sort((one, other) -> other.length() - one.length());
        var kept = keepsNames && !contained.isEmpty() ? names.get() : Set.of();
        var scrubbed = text;
        for (var secret : contained) {
            scrubbed = without(secret, scrubbed, shortestInsideWords, kept.contains(secret));
        }
        return scrubbed;
    }

    private static String without(String secret, String text, int shortestInsideWords, boolean isName) {
        var kept = new StringBuilder(text.length());
        var from = 0;
        for (var at = text.indexOf(secret); at >= 0; at = text.indexOf(secret, from)) {
            var end = at + secret.length();
            var isWord = !isInWord(text, at) && !isInWord(text, end);
            var isHidden = (isWord || secret.length() >= shortestInsideWords) && !(isName && isInIdentifier(text, at));
            kept.append(text, from, at).append(isHidden ? Secret.PLACEHOLDER : secret);
            from = end;
        }
        return kept.append(text, from, text.length()).toString();
    }

    /** Whether a position is within something like {@code `login.password`}, with its backticks. */
    private static boolean isInIdentifier(String text, int position) {
        var start = position;
        while (start > 0 && isOfPath(text.charAt(start - 1))) {
            start--;
        }
        var end = position;
        while (end < text.length() && isOfPath(text.charAt(end))) {
            end++;
        }
        return start > 0 && text.charAt(start - 1) == '`' && end < text.length() && text.charAt(end) == '`';
    }

    private static boolean isOfPath(char character) {
        return isOfWord(character) || character == '.' || character == '[' || character == ']' || character == '"';
    }

    /** Whether a position is within a word, rather than at its beginning or end. */
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
