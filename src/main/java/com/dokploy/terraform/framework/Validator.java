package com.dokploy.terraform.framework;

import com.dokploy.terraform.value.Path;
import com.dokploy.terraform.value.Value;
import java.math.BigDecimal;
import java.util.List;

/** Checks a configuration against what its schema declares. Unknown values pass: they are checked once known. */
final class Validator {
    private static final BigDecimal LARGEST = BigDecimal.valueOf(Long.MAX_VALUE);
    private static final BigDecimal SMALLEST = BigDecimal.valueOf(Long.MIN_VALUE);

    private final boolean writeOnlyAllowed;
    private final Diagnostics diagnostics;

    /**
     * Prepares a validation.
     *
     * @param writeOnlyAllowed whether this Terraform keeps write-only values out of its state
     */
    Validator(boolean writeOnlyAllowed, Diagnostics diagnostics) {
        this.writeOnlyAllowed = writeOnlyAllowed;
        this.diagnostics = diagnostics;
    }

    /** Checks an object and everything in it. */
    void validate(Schema schema, Path path, State config) {
        for (var attribute : schema.attributes()) {
            var value = config.value(attribute);
            var at = path.attribute(attribute.name());
            if (attribute.isWriteOnly() && !writeOnlyAllowed && !value.isNull()) {
                diagnostics.error(
                        at,
                        "Write-only attributes need Terraform 1.11 or later",
                        "This Terraform would store `" + attribute.name() + "` in its state. Upgrade Terraform, or use"
                                + " the attribute without `_wo`, whose value is stored in the state.");
            }
            validate(attribute, attribute.kind(), at, value);
        }
        for (var rule : schema.rules()) {
            validate(rule, path, config);
        }
    }

    private void validate(Attribute<?> attribute, Kind<?> kind, Path path, Value value) {
        if (!(value instanceof Value.Known)) {
            return;
        }
        for (var check : attribute.checks()) {
            var problem = check.problem(value);
            if (problem != null) {
                var shown = attribute.isSensitive() || !isScalar(value) ? "" : ", not `" + shown(value) + "`";
                diagnostics.error(path, "Invalid value for " + attribute.name(), "It must " + problem + shown + ".");
            }
        }
        switch (kind) {
            case Kind.Text _ -> {
                var text = ((Value.Text) value).text();
                if (attribute.format().canonical(text) == null) {
                    diagnostics.error(
                            path,
                            "Invalid value for " + attribute.name(),
                            "It must be " + attribute.format().meaning() + ", not `" + text + "`.");
                }
            }
            case Kind.Integer _ -> {
                var number = ((Value.Number) value).number();
                if (number.scale() > 0 || number.compareTo(LARGEST) > 0 || number.compareTo(SMALLEST) < 0) {
                    diagnostics.error(
                            path,
                            "Invalid value for " + attribute.name(),
                            "It must be a whole number of at most 64 bits.");
                }
            }
            case Kind.Decimal _, Kind.Bool _ -> {
                // Nothing beyond the checks.
            }
            case Kind.ObjectOf(var schema) -> validate(schema, path, new State((Value.Entries) value));
            case Kind.ListOf<?>(var element) -> {
                var items = ((Value.Elements) value).items();
                for (var i = 0; i < items.size(); i++) {
                    validateElement(attribute, element, path.index(i), items.get(i));
                }
            }
            case Kind.SetOf<?>(var element) -> {
                for (var item : ((Value.Members) value).items()) {
                    validateElement(attribute, element, path, item);
                }
            }
            case Kind.MapOf<?>(var element) -> {
                for (var entry : ((Value.Entries) value).entries().entrySet()) {
                    validateElement(attribute, element, path.key(entry.getKey()), entry.getValue());
                }
            }
        }
    }

    private void validateElement(Attribute<?> attribute, Kind<?> kind, Path path, Value element) {
        if (element.isNull()) {
            diagnostics.error(
                    path,
                    "Invalid value for " + attribute.name(),
                    "An element is null. Leave it out, for example with `[for x in … : x if x != null]`.");
            return;
        }
        validate(attribute, kind, path, element);
    }

    private static boolean isScalar(Value value) {
        return value instanceof Value.Text || value instanceof Value.Number || value instanceof Value.Bool;
    }

    private static String shown(Value value) {
        return switch (value) {
            case Value.Text(var text) -> text;
            case Value.Number(var number) -> number.toPlainString();
            case Value.Bool(var bool) -> String.valueOf(bool);
            default -> "";
        };
    }

    private void validate(Rule rule, Path path, State config) {
        switch (rule) {
            case Rule.ExactlyOneOf(var attributes) -> {
                var unknown = countUnknown(attributes, config);
                var set = countKnown(attributes, config);
                if (set > 1) {
                    diagnostics.error(lastSet(attributes, config, path), "Too many choices", rule.sentence());
                } else if (set == 0 && unknown == 0) {
                    diagnostics.error(path, "A choice is missing", rule.sentence());
                }
            }
            case Rule.AtMostOneOf(var attributes) -> {
                if (countKnown(attributes, config) > 1) {
                    diagnostics.error(lastSet(attributes, config, path), "Too many choices", rule.sentence());
                }
            }
            case Rule.Requires(var attribute, var needed) -> {
                if (config.has(attribute) && config.isNull(needed)) {
                    diagnostics.error(
                            path.attribute(attribute.name()), "Missing " + needed.name(), rule.sentence());
                }
            }
        }
    }

    private static int countKnown(List<Attribute<?>> attributes, State config) {
        var count = 0;
        for (var attribute : attributes) {
            count += config.has(attribute) ? 1 : 0;
        }
        return count;
    }

    private static int countUnknown(List<Attribute<?>> attributes, State config) {
        var count = 0;
        for (var attribute : attributes) {
            count += config.value(attribute).isUnknown() ? 1 : 0;
        }
        return count;
    }

    private static Path lastSet(List<Attribute<?>> attributes, State config, Path path) {
        for (var attribute : attributes.reversed()) {
            if (config.has(attribute)) {
                return path.attribute(attribute.name());
            }
        }
        return path;
    }
}
