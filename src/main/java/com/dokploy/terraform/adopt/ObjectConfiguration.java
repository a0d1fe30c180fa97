package com.dokploy.terraform.adopt;

import com.dokploy.terraform.framework.ImportForm;
import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.AttributeType;
import com.dokploy.terraform.schema.Rule;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.schema.Secrets;
import com.dokploy.terraform.value.Path;
import com.dokploy.terraform.value.Value;
import com.dokploy.terraform.value.ValueWalk;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The configuration of an object, in values: what {@code terraform query} generates, changed by what a person has
 * chosen.
 */
final class ObjectConfiguration {
    private final Choices choices;
    private final List<Path> untold = new ArrayList<>();
    private final List<Path> ignored = new ArrayList<>();
    private boolean isSeparate;
    private boolean omitsSecrets;
    private final Value.MapValue config;

    /**
     * Prepares a configuration.
     *
     * @param generated the configuration that changes nothing, every attribute present
     * @param completed the same with what the object cannot be without and the state lacks
     */
    ObjectConfiguration(Schema schema, Value.MapValue generated, Value.MapValue completed, Choices choices) {
        this.choices = choices;
        config = object(schema, Path.ROOT, completed);
        for (var attribute : schema.attributes()) {
            var isAdded = generated.at(attribute.name()).isNull()
                    && !completed.at(attribute.name()).isNull();
            if (isAdded) {
                ignored.add(Path.of(attribute.name()));
            }
        }
        for (var path : untold) {
            if (!ignored.contains(new Path(path.steps().subList(0, 1)))) {
                ignored.add(path);
            }
        }
    }

    /** The values that Terraform plans with: without those that it ignores. */
    Value.MapValue planned() {
        var planned = config;
        for (var path : ignored) {
            planned = (Value.MapValue) with(planned, path.steps(), Value.NULL);
        }
        return planned;
    }

    /** The places of which Terraform has to ignore that the state lacks them. */
    List<Path> ignored() {
        return ignored;
    }

    /** The values, secrets among them. */
    Value.MapValue config() {
        return config;
    }

    /** The secrets that the object needs and the server does not tell. They are null in the values. */
    List<Path> untold() {
        return untold;
    }

    /** What of the object has to become part of its state upon import, so that the configuration changes nothing. */
    ImportForm importForm() {
        return new ImportForm(isSeparate, omitsSecrets);
    }

    /** Returns the values with the secrets that the server does not tell as unknown. */
    Value.MapValue withUnknownSecrets() {
        var completed = config;
        for (var path : untold) {
            completed = (Value.MapValue) with(completed, path.steps(), Value.UNKNOWN);
        }
        return completed;
    }

    private static Value with(Value value, List<Path.Step> steps, Value part) {
        if (steps.isEmpty()) {
            return part;
        }
        var rest = steps.subList(1, steps.size());
        return switch (steps.getFirst()) {
            case Path.Attribute(var name) -> with(value, name, rest, part);
            case Path.Key(var key) -> with(value, key, rest, part);
            case Path.Index(var index) -> {
                var items = new ArrayList<>(((Value.ListValue) value).items());
                items.set((int) index, with(items.get((int) index), rest, part));
                yield new Value.ListValue(items);
            }
        };
    }

    private static Value with(Value value, String name, List<Path.Step> rest, Value part) {
        var object = (Value.MapValue) value;
        return object.with(name, with(object.at(name), rest, part));
    }

    private Value.MapValue object(Schema schema, Path path, Value.MapValue generated) {
        Map<String, Value> entries = new LinkedHashMap<>();
        for (var attribute : schema.attributes()) {
            var at = path.attribute(attribute.name());
            var value = generated.at(attribute.name());
            if (isStoredSecret(attribute)) {
                secret(schema, attribute, path, generated, entries);
            } else if (choices.isSeparate(attribute) && path.equals(Path.ROOT)) {
                entries.put(attribute.name(), Value.NULL);
                isSeparate |= !value.isNull();
            } else {
                // The write-only counterpart of a secret, and its version, may be there already.
                entries.putIfAbsent(attribute.name(), value(attribute.type(), at, value));
            }
        }
        return new Value.MapValue(entries);
    }

    private Value value(AttributeType<?> type, Path path, Value value) {
        return switch (type) {
            case AttributeType.ObjectOf(var schema)
            when value instanceof Value.MapValue object -> object(schema, path, object);
            case AttributeType.CollectionOf<?> collection
            when collection.element() instanceof AttributeType.ObjectOf && value instanceof Value.Known ->
                ValueWalk.zip(path, value, Value.NULL, (at, item, _) -> value(collection.element(), at, item));
            case AttributeType.ObjectOf _, AttributeType.CollectionOf<?> _, AttributeType.Scalar<?> _ -> value;
        };
    }

    private void secret(
            Schema schema, Attribute<?> secret, Path parent, Value.MapValue generated, Map<String, Value> entries) {
        var path = parent.attribute(secret.name());
        var value = generated.at(secret.name());
        var isWriteOnly = choices.secrets() == Choices.Secrets.WRITE_ONLY && ImportForm.canOmit(schema, secret);
        var writeOnly = isWriteOnly ? Secrets.counterpart(schema, secret) : null;
        var version = Secrets.version(schema, secret);
        if (value.isNull()) {
            entries.put(secret.name(), Value.NULL);
            if (isNeeded(schema, secret, generated)) {
                untold.add(path);
            }
        } else if (writeOnly != null && version != null) {
            entries.put(secret.name(), Value.NULL);
            entries.put(writeOnly.name(), value);
            entries.put(version.name(), Value.of(1));
            omitsSecrets = true;
        } else {
            // A secret that the provider makes stays as it is when the configuration does not say it.
            entries.put(secret.name(), secret.isComputed() ? Value.NULL : value);
        }
    }

    private static boolean isStoredSecret(Attribute<?> attribute) {
        return attribute.isSensitive() && !attribute.isWriteOnly();
    }

    /** Whether a configuration without a secret is refused, and the secret is the one to give. */
    private static boolean isNeeded(Schema schema, Attribute<?> secret, Value.MapValue config) {
        if (secret.mode() == Attribute.Mode.REQUIRED) {
            return true;
        }
        for (var rule : schema.rules()) {
            if (rule instanceof Rule.ExactlyOneOf(var attributes)
                    && attributes.stream()
                            .allMatch(each -> config.at(each.name()).isNull())
                    && attributes.stream()
                                    .filter(each -> !each.isWriteOnly())
                                    .findFirst()
                                    .orElse(null)
                            == secret) {
                return true;
            }
        }
        return false;
    }
}
