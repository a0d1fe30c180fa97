package com.dokploy.terraform.framework;

import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.AttributeType;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.schema.Secrets;
import com.dokploy.terraform.value.Path;
import com.dokploy.terraform.value.Value;
import com.dokploy.terraform.value.ValueWalk;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.StringJoiner;
import java.util.regex.Pattern;

/**
 * What of an imported object becomes part of its state: the state that the configuration to come asks for changes
 * nothing in the first plan. The end of the import ID says it, as in {@code ID?secrets=write-only}.
 *
 * @param omitsAttachments whether the state does not hold attachments that can be resources of their own
 * @param omitsSecrets whether the state does not hold secrets that have a write-only attribute, but version 1 of that;
 *     see {@link #canOmit}
 */
public record ImportForm(boolean omitsAttachments, boolean omitsSecrets) {
    /** Everything that the server tells. */
    public static final ImportForm WHOLE = new ImportForm(false, false);

    private static final String ATTACHMENTS = "attachments=separate";
    private static final String SECRETS = "secrets=write-only";
    private static final Pattern SUFFIX =
            Pattern.compile("\\?(?:" + ATTACHMENTS + "|" + SECRETS + ")(?:&(?:" + ATTACHMENTS + "|" + SECRETS + "))?$");

    /** An end that says the same in words that mean nothing: an object with such a name is imported by its ID. */
    private static final Pattern OTHER_SUFFIX =
            Pattern.compile("\\?[^/?]*\\b(?:attachment|secret)s?\\b[^/?]*$", Pattern.CASE_INSENSITIVE);

    /** The sentence that says which endings there are. */
    public static final String ENDINGS = "The known endings are `?" + SECRETS + "`, `?" + ATTACHMENTS + "` and `?"
            + ATTACHMENTS + "&" + SECRETS + "`.";

    /** The version that a secret has before anything was sent. */
    private static final Value FIRST = Value.of(1);

    /**
     * Returns the form that the end of an import ID asks for. Throws {@link DiagnosticException} if it means to ask for
     * one and is misspelled: as a part of the name it would end in an object that is not found, or the wrong one.
     */
    public static ImportForm of(String id) {
        var suffix = SUFFIX.matcher(id);
        if (suffix.find()) {
            return new ImportForm(
                    suffix.group().contains(ATTACHMENTS), suffix.group().contains(SECRETS));
        }
        var other = OTHER_SUFFIX.matcher(id);
        if (other.find()) {
            throw new DiagnosticException(Diagnostic.error(
                    "Invalid Import ID",
                    "The import ID ends in `" + other.group() + "`. " + ENDINGS
                            + " Import an object whose name ends like this by its ID."));
        }
        return WHOLE;
    }

    /** Returns an import ID without what it says of the form. */
    public static String idIn(String id) {
        return SUFFIX.matcher(id).replaceFirst("");
    }

    /** Returns the end of an import ID that asks for this form; empty for the whole object. */
    public String suffix() {
        var options = new StringJoiner("&", "?", "").setEmptyValue("");
        if (omitsAttachments) {
            options.add(ATTACHMENTS);
        }
        if (omitsSecrets) {
            options.add(SECRETS);
        }
        return options.toString();
    }

    /** Whether the attachments that an attribute holds are left to resources of their own. */
    public boolean omits(Attribute<?> attribute) {
        return omitsAttachments && attribute.holdsAttachments();
    }

    /** Returns a state in this form. */
    public Value.MapValue of(Schema schema, Value.MapValue state) {
        var entries = new LinkedHashMap<>(object(schema, state).entries());
        for (var attribute : schema.attributes()) {
            if (omits(attribute)) {
                entries.put(attribute.name(), Value.NULL);
            }
        }
        return new Value.MapValue(entries);
    }

    private Value.MapValue object(Schema schema, Value.MapValue state) {
        Map<String, Value> entries = new LinkedHashMap<>(state.entries());
        for (var attribute : schema.attributes()) {
            entries.computeIfPresent(attribute.name(), (_, value) -> inside(attribute.type(), value));
        }
        for (var attribute : schema.attributes()) {
            var version = isOmitted(schema, attribute, state) ? Secrets.version(schema, attribute) : null;
            if (version != null) {
                entries.put(attribute.name(), Value.NULL);
                entries.put(version.name(), FIRST);
            } else if (attribute.isSensitive() && isDerived(schema, attribute, state)) {
                entries.put(attribute.name(), Value.NULL);
            }
        }
        return new Value.MapValue(entries);
    }

    private boolean isOmitted(Schema schema, Attribute<?> attribute, Value.MapValue state) {
        return omitsSecrets && !state.at(attribute.name()).isNull() && canOmit(schema, attribute);
    }

    /**
     * Whether a secret may be left out of a state: it has a write-only attribute, and is not made by the provider where
     * the configuration gives none, as passwords of databases are. Those would be made anew.
     */
    public static boolean canOmit(Schema schema, Attribute<?> secret) {
        return !secret.isComputed() && Secrets.version(schema, secret) != null;
    }

    /** Whether the server derives a secret from an omitted one, as a URI with a password. */
    private boolean isDerived(Schema schema, Attribute<?> attribute, Value.MapValue state) {
        return attribute.mode() == Attribute.Mode.COMPUTED
                && attribute.dependsOn().stream().anyMatch(cause -> isOmitted(schema, cause, state));
    }

    private Value inside(AttributeType<?> type, Value value) {
        return switch (type) {
            case AttributeType.ObjectOf(var schema)
            when value instanceof Value.MapValue object -> object(schema, object);
            case AttributeType.CollectionOf<?> collection
            when collection.element() instanceof AttributeType.ObjectOf && value instanceof Value.Known ->
                ValueWalk.zip(Path.ROOT, value, Value.NULL, (_, item, _) -> inside(collection.element(), item));
            case AttributeType.ObjectOf _, AttributeType.CollectionOf<?> _, AttributeType.Scalar<?> _ -> value;
        };
    }
}
