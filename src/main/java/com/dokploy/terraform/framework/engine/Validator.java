package com.dokploy.terraform.framework.engine;

import com.dokploy.terraform.framework.Diagnostic;
import com.dokploy.terraform.framework.Diagnostics;
import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.AttributeType;
import com.dokploy.terraform.schema.Check;
import com.dokploy.terraform.schema.Rule;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.schema.Values;
import com.dokploy.terraform.value.Path;
import com.dokploy.terraform.value.Value;
import com.dokploy.terraform.value.ValueWalk;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.BiConsumer;

/** Checks a configuration against what its schema declares. Unknown values pass: each is checked once it is known. */
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

    /**
     * Checks a configuration against its schema and, if it fits the schema, by further checks.
     *
     * @param writeOnlyAllowed whether this Terraform keeps write-only values out of its state
     */
    static void validate(
            Schema schema,
            Value config,
            boolean writeOnlyAllowed,
            BiConsumer<Values, Diagnostics> further,
            Diagnostics diagnostics) {
        var values = Values.of(config);
        new Validator(writeOnlyAllowed, diagnostics).validate(schema, Path.ROOT, values);
        if (!diagnostics.hasErrors()) {
            further.accept(values, diagnostics);
        }
    }

    /** Checks an object and everything in it. */
    void validate(Schema schema, Path path, Values config) {
        validate(schema, path, config, false);
    }

    private void validate(Schema schema, Path path, Values config, boolean isSecret) {
        for (var attribute : schema.attributes()) {
            var value = config.value(attribute);
            var at = path.attribute(attribute.name());
            if (attribute.isWriteOnly() && !writeOnlyAllowed && !value.isNull()) {
                diagnostics.add(needsNewerTerraform(attribute, at));
            }
            if (value.isNull() && attribute.mode() == Attribute.Mode.REQUIRED) {
                diagnostics.add(missing(at));
            }
            validate(attribute, attribute.type(), at, value, isSecret || attribute.isSensitive());
        }
        for (var rule : schema.rules()) {
            validate(rule, path, config);
        }
    }

    private static Diagnostic needsNewerTerraform(Attribute<?> attribute, Path path) {
        var stored = attribute.storedForm();
        return Diagnostic.error(
                path,
                "Terraform 1.11 or Later Required",
                "This version of Terraform would store the write-only `" + attribute.name()
                        + "` in its state. Upgrade Terraform to 1.11 or later"
                        + (stored == null
                                ? "."
                                : ", or use `" + stored.name() + "`, whose value is stored in the state."));
    }

    /**
     * Returns the error of a required argument that is null. Terraform itself refuses an argument that is not there,
     * but passes on one whose expression gives null.
     */
    private static Diagnostic missing(Path path) {
        return Diagnostic.error(
                path,
                "Missing Required Argument",
                "`" + path + "` is required, but its value is null. Set the variable or expression that the value comes"
                        + " from.");
    }

    private void validate(Attribute<?> attribute, AttributeType<?> type, Path path, Value value, boolean isSecret) {
        if (!(value instanceof Value.Known)) {
            return;
        }
        switch (type) {
            case AttributeType.Text _ -> {
                if (attribute.format().canonical(((Value.Text) value).text()) == null) {
                    refuse(
                            attribute,
                            path,
                            value,
                            isSecret,
                            "be " + attribute.format().meaning());
                    return;
                }
                check(attribute, path, value, isSecret);
            }
            case AttributeType.Integer _ -> {
                var number = ((Value.Number) value).number();
                if (number.scale() > 0 || number.compareTo(LARGEST) > 0 || number.compareTo(SMALLEST) < 0) {
                    refuse(attribute, path, value, isSecret, "be a whole number of at most 64 bits");
                    return;
                }
                check(attribute, path, value, isSecret);
            }
            case AttributeType.Decimal _, AttributeType.Bool _ -> check(attribute, path, value, isSecret);
            case AttributeType.ObjectOf(var schema) ->
                validate(schema, path, new Values((Value.MapValue) value), isSecret);
            case AttributeType.CollectionOf<?> collection -> {
                checkWhole(attribute, type, path, value, isSecret);
                ValueWalk.forEach(
                        path,
                        value,
                        (at, element) -> validateElement(attribute, collection.element(), at, element, isSecret));
                refuseEqualElements(attribute, type, path, value);
            }
        }
    }

    private void refuseEqualElements(Attribute<?> attribute, AttributeType<?> type, Path path, Value value) {
        if (value instanceof Value.SetValue(var items)
                && Planner.withDefaults(type, value) instanceof Value.SetValue(var completed)
                && completed.size() < items.size()) {
            diagnostics.error(
                    path,
                    "Duplicate Element",
                    "Two elements of `" + attribute.name()
                            + "` are equal: they differ only in attributes that one of them leaves at their defaults."
                            + " Remove one of them.");
        }
    }

    /** Checks size and keys, which are conditions on the attribute itself, not on collections inside it. */
    private void checkWhole(Attribute<?> attribute, AttributeType<?> type, Path path, Value value, boolean isSecret) {
        if (type.equals(attribute.type())) {
            check(attribute, path, value, isSecret);
        }
    }

    private void validateElement(
            Attribute<?> attribute, AttributeType<?> type, Path path, Value element, boolean isSecret) {
        if (element.isNull()) {
            diagnostics.add(nullElement(path));
            return;
        }
        validate(attribute, type, path, element, isSecret);
    }

    private static Diagnostic nullElement(Path path) {
        var isKey = path.steps().getLast() instanceof Path.Key;
        var isIndex = path.steps().getLast() instanceof Path.Index;
        return Diagnostic.error(
                path,
                "Invalid Attribute Value",
                (isKey || isIndex ? "`" : "An element of `") + path
                        + "` is null. Remove the element, for example with "
                        + (isKey ? "`{ for k, v in … : k => v if v != null }`." : "`[for x in … : x if x != null]`."));
    }

    private void check(Attribute<?> attribute, Path path, Value value, boolean isSecret) {
        for (var check : attribute.checks()) {
            var problem = check.problem(value);
            if (problem != null) {
                refuse(attribute, path, value, isSecret, problem + unlike(check, value, isSecret));
            }
        }
    }

    /** Names the key that breaks a condition on the keys of a map. */
    private static String unlike(Check check, Value value, boolean isSecret) {
        if (isSecret || !(check instanceof Check.Keys keys) || !(value instanceof Value.MapValue map)) {
            return "";
        }
        var key = keys.mismatch(map);
        return ", unlike `" + ("".equals(key) ? "\"\"" : key) + "`";
    }

    private void refuse(Attribute<?> attribute, Path path, Value value, boolean isSecret, String problem) {
        var isShown = !isSecret
                && (value instanceof Value.Text || value instanceof Value.Number || value instanceof Value.Bool);
        var shown = isShown ? ValueFormatter.unquoted(value) : "";
        var not = shown.isEmpty() ? "" : ", not `" + shown + "`";
        // The elements of a set have no path of their own.
        var isElement = attribute.type() instanceof AttributeType.SetOf<?> && !(value instanceof Value.SetValue);
        var subject = (isElement ? "Each element of `" : "`") + path + "`";
        diagnostics.error(path, "Invalid Attribute Value", subject + " must " + problem + not + ".");
    }

    private void validate(Rule rule, Path path, Values config) {
        var sentence = rule.sentence(path.equals(Path.ROOT) ? "" : path + ".");
        switch (rule) {
            case Rule.ExactlyOneOf(var attributes) -> {
                var unknown = countUnknown(attributes, config);
                var set = countKnown(attributes, config);
                if (set > 1) {
                    diagnostics.error(lastSet(attributes, config, path), "Conflicting Arguments", sentence);
                } else if (set == 0 && unknown == 0) {
                    diagnostics.error(path, "Missing Required Argument", sentence);
                }
            }
            case Rule.AtMostOneOf(var attributes) -> {
                if (countKnown(attributes, config) > 1) {
                    diagnostics.error(lastSet(attributes, config, path), "Conflicting Arguments", sentence);
                }
            }
            case Rule.LookUp(var id, var keys) -> {
                if (config.has(id) && countKnown(keys, config) > 0) {
                    diagnostics.error(lastSet(keys, config, path), "Conflicting Arguments", sentence);
                } else if (config.isNull(id) && keys.stream().anyMatch(config::isNull)) {
                    diagnostics.error(path, "Missing Required Argument", sentence);
                }
            }
            case Rule.Requires(var attribute, var needed) -> {
                if (config.has(attribute) && config.isNull(needed)) {
                    diagnostics.error(path.attribute(attribute.name()), "Missing Required Argument", sentence);
                }
            }
        }
    }

    private static int countKnown(List<Attribute<?>> attributes, Values config) {
        var count = 0;
        for (var attribute : attributes) {
            count += config.has(attribute) ? 1 : 0;
        }
        return count;
    }

    private static int countUnknown(List<Attribute<?>> attributes, Values config) {
        var count = 0;
        for (var attribute : attributes) {
            count += config.value(attribute).isUnknown() ? 1 : 0;
        }
        return count;
    }

    private static Path lastSet(List<Attribute<?>> attributes, Values config, Path path) {
        for (var attribute : attributes.reversed()) {
            if (config.has(attribute)) {
                return path.attribute(attribute.name());
            }
        }
        return path;
    }
}
