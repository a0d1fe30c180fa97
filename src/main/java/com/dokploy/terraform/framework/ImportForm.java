package com.dokploy.terraform.framework;

import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.AttributeType;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.value.Path;
import com.dokploy.terraform.value.Value;
import com.dokploy.terraform.value.ValueWalk;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.StringJoiner;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What of an imported object becomes part of its state: the state that the configuration to come asks for changes
 * nothing in the first plan. The end of the import ID says it, as in {@code ID?secrets=write-only}.
 *
 * @param leavesAttachments whether the state does not hold attachments that can be resources of their own
 * @param hidesSecrets whether the state does not hold secrets that have a write-only attribute, but version 1 of that;
 *     see {@link #canHide}
 */
public record ImportForm(boolean leavesAttachments, boolean hidesSecrets) {
    /** Everything that the server tells. */
    public static final ImportForm WHOLE = new ImportForm(false, false);

    private static final String ATTACHMENTS = "attachments=separate";
    private static final String SECRETS = "secrets=write-only";
    private static final Pattern SUFFIX =
            Pattern.compile("\\?(?:" + ATTACHMENTS + "|" + SECRETS + ")(?:&(?:" + ATTACHMENTS + "|" + SECRETS + "))?$");

    /** The version that a secret has before anything was sent. */
    private static final Value FIRST = Value.of(1);

    /** Returns the form that the end of an import ID asks for. */
    public static ImportForm of(String id) {
        var suffix = SUFFIX.matcher(id);
        return suffix.find()
                ? new ImportForm(
                        suffix.group().contains(ATTACHMENTS), suffix.group().contains(SECRETS))
                : WHOLE;
    }

    /** Returns an import ID without what it says of the form. */
    public static String idIn(String id) {
        return SUFFIX.matcher(id).replaceFirst("");
    }

    /** Returns the end of an import ID that asks for this form; empty for the whole object. */
    public String suffix() {
        var options = new StringJoiner("&", "?", "").setEmptyValue("");
        if (leavesAttachments) {
            options.add(ATTACHMENTS);
        }
        if (hidesSecrets) {
            options.add(SECRETS);
        }
        return options.toString();
    }

    /** Whether the attachments that an attribute holds are left to resources of their own. */
    public boolean leaves(Attribute<?> attribute) {
        return leavesAttachments && attribute.holdsAttachments();
    }

    /** Returns a state in this form. */
    public Value.MapValue of(Schema schema, Value.MapValue state) {
        var entries = new LinkedHashMap<>(object(schema, state).entries());
        for (var attribute : schema.attributes()) {
            if (leaves(attribute)) {
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
            var version = isHidden(schema, attribute, state) ? versionOf(schema, attribute) : null;
            if (version != null) {
                entries.put(attribute.name(), Value.NULL);
                entries.put(version.name(), FIRST);
            } else if (attribute.isSensitive() && isDerived(schema, attribute, state)) {
                entries.put(attribute.name(), Value.NULL);
            }
        }
        return new Value.MapValue(entries);
    }

    private boolean isHidden(Schema schema, Attribute<?> attribute, Value.MapValue state) {
        return hidesSecrets && !state.at(attribute.name()).isNull() && canHide(schema, attribute);
    }

    /**
     * Whether a secret may be left out of a state: it has a write-only attribute, and is not made by the provider where
     * the configuration gives none, as passwords of databases are. Those would be made anew.
     */
    public static boolean canHide(Schema schema, Attribute<?> secret) {
        return !secret.isComputed() && versionOf(schema, secret) != null;
    }

    /** Whether the server derives a secret from a hidden one, as a URI with a password. */
    private boolean isDerived(Schema schema, Attribute<?> attribute, Value.MapValue state) {
        return attribute.mode() == Attribute.Mode.COMPUTED
                && attribute.dependsOn().stream().anyMatch(cause -> isHidden(schema, cause, state));
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

    /** Returns the write-only attribute that takes the same value as a secret; null if there is none. */
    public static @Nullable Attribute<?> writeOnlyFormOf(Schema schema, Attribute<?> secret) {
        for (var attribute : schema.attributes()) {
            if (attribute.storedForm() == secret) {
                return attribute;
            }
        }
        return null;
    }

    /** Returns the attribute with the version of a secret's write-only form; null if there is none. */
    public static @Nullable Attribute<?> versionOf(Schema schema, Attribute<?> secret) {
        var writeOnly = writeOnlyFormOf(schema, secret);
        return writeOnly == null ? null : schema.attribute(writeOnly.name() + "_version");
    }
}
