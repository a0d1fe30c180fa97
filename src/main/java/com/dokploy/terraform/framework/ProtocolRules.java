package com.dokploy.terraform.framework;

import static com.dokploy.terraform.framework.SchemaConformance.part;

import com.dokploy.terraform.value.Path;
import com.dokploy.terraform.value.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * Holds what we are about to answer against Terraform's own rules (docs/design/protocol.md, "Planning", and
 * docs/design/protocol.md, "Applying"), so that a mistake of ours is a diagnostic that says so, and never a lost object.
 * The rules are those of Terraform 1.11 for plans and for their outcome; where ours are stricter, nothing we plan needs
 * the difference.
 */
final class ProtocolRules {
    private final List<Diagnostic> violations = new ArrayList<>();

    private ProtocolRules() {}

    /** What Terraform would refuse about a plan; empty if nothing. Everything is null or an object of the schema. */
    static List<Diagnostic> plan(Schema schema, Value prior, Value config, Value planned) {
        var verifier = new ProtocolRules();
        if (config.isNull() != planned.isNull()) {
            verifier.refuse(Path.ROOT, planned.isNull() ? "It is planned away." : "It is planned to be there.");
        } else {
            verifier.plannedObject(schema, Path.ROOT, false, prior, config, planned);
        }
        return verifier.violations;
    }

    /** What Terraform would refuse about the outcome of a plan; empty if nothing. */
    static List<Diagnostic> apply(Schema schema, Value planned, Value actual) {
        var verifier = new ProtocolRules();
        verifier.known(new AttributeType.ObjectOf(schema), Path.ROOT, actual);
        verifier.completed(new AttributeType.ObjectOf(schema), Path.ROOT, false, planned, actual);
        return verifier.violations;
    }

    /**
     * What Terraform would refuse about a second plan, made when more is known; empty if nothing. What was known must
     * be the same, what was unknown may be anything.
     */
    static List<Diagnostic> secondPlan(Schema schema, Value first, Value second) {
        var verifier = new ProtocolRules();
        verifier.completed(new AttributeType.ObjectOf(schema), Path.ROOT, false, first, second);
        return verifier.violations;
    }

    private void plannedObject(Schema schema, Path path, boolean isSecret, Value prior, Value config, Value planned) {
        for (var attribute : schema.attributes()) {
            var name = attribute.name();
            plannedAttribute(
                    attribute,
                    path.attribute(name),
                    isSecret || attribute.isSensitive(),
                    part(prior, name),
                    part(config, name),
                    part(planned, name));
        }
    }

    private void plannedAttribute(
            Attribute<?> attribute, Path path, boolean isSecret, Value prior, Value config, Value planned) {
        if (attribute.isWriteOnly()) {
            if (planned instanceof Value.Known) {
                refuse(path, "It is write-only, but a value is planned for it.");
            }
            return;
        }
        if (isSame(planned, config)) {
            return;
        }
        if (!config.isNull() && !prior.isNull() && isSame(planned, prior)) {
            return;
        }
        if (!attribute.isConfigurable() || (config.isNull() && attribute.isComputed())) {
            return;
        }
        if (config.isNull()) {
            refuse(path, "It is not computed and not configured, but planned" + as(attribute, isSecret, planned) + ".");
            return;
        }
        if (attribute.nested() == null) {
            var before = prior.isNull() ? "" : " nor that it was" + as(attribute, isSecret, prior);
            refuse(
                    path,
                    "It is planned" + as(attribute, isSecret, planned) + ", which is not what is configured"
                            + as(attribute, isSecret, config) + before + ".");
            return;
        }
        plannedNested(attribute, path, isSecret, prior, config, planned);
    }

    private void plannedNested(
            Attribute<?> attribute, Path path, boolean isSecret, Value prior, Value config, Value planned) {
        if (planned.isNull()) {
            refuse(path, "It is configured, but planned away.");
            return;
        }
        if (config.isUnknown() != planned.isUnknown()) {
            refuse(
                    path,
                    planned.isUnknown()
                            ? "It is configured, but planned as unknown."
                            : "It is not known yet, but a value is planned for it.");
            return;
        }
        switch (attribute.kind()) {
            case AttributeType.ObjectOf(var schema) -> plannedObject(schema, path, isSecret, prior, config, planned);
            case AttributeType.ListOf<?>(AttributeType.ObjectOf(var schema)) -> {
                var items = ((Value.ListValue) planned).items();
                var configured = ((Value.ListValue) config).items();
                if (items.size() != configured.size()) {
                    refuseCount(path, items.size(), configured.size());
                    return;
                }
                for (var i = 0; i < items.size(); i++) {
                    plannedObject(schema, path.index(i), isSecret, part(prior, i), configured.get(i), items.get(i));
                }
            }
            case AttributeType.MapOf<?>(AttributeType.ObjectOf(var schema)) -> {
                var entries = ((Value.Entries) planned).entries();
                var configured = ((Value.Entries) config).entries();
                if (!entries.keySet().equals(configured.keySet())) {
                    refuse(path, "It is planned with other keys than are configured.");
                    return;
                }
                for (var entry : entries.entrySet()) {
                    var key = entry.getKey();
                    plannedObject(
                            schema, path.key(key), isSecret, part(prior, key), part(config, key), entry.getValue());
                }
            }
            // Elements of sets have no identity: Terraform only counts them.
            case AttributeType.SetOf<?> _ -> plannedSet(path, (Value.SetValue) config, (Value.SetValue) planned);
            case AttributeType.ListOf<?> _,
                    AttributeType.MapOf<?> _,
                    AttributeType.Text _,
                    AttributeType.Integer _,
                    AttributeType.Decimal _,
                    AttributeType.Bool _ ->
                throw new IllegalStateException("objects nested too deep for Terraform at " + path);
        }
    }

    private void plannedSet(Path path, Value.SetValue config, Value.SetValue planned) {
        var configured = config.items().size();
        var most = planned.items().size();
        // Unknown elements may turn out to be one and the same.
        var fewest = hasExactSize(planned) ? most : 1;
        if (hasExactSize(config) && (configured < fewest || configured > most)) {
            refuseCount(path, most, configured);
        }
    }

    private static boolean hasExactSize(Value.SetValue set) {
        return set.items().size() == 1 || set.isWhollyKnown();
    }

    private void refuseCount(Path path, int planned, int configured) {
        refuse(path, "It is planned with " + planned + " elements, but configured with " + configured + ".");
    }

    private void known(AttributeType<?> kind, Path path, Value value) {
        if (value.isUnknown()) {
            refuse(path, "It is still unknown after apply.");
            return;
        }
        if (value.isWhollyKnown()) {
            return;
        }
        switch (kind) {
            case AttributeType.ObjectOf(var schema) -> {
                for (var attribute : schema.attributes()) {
                    known(attribute.kind(), path.attribute(attribute.name()), part(value, attribute.name()));
                }
            }
            case AttributeType.ListOf<?>(var element) -> {
                var items = ((Value.ListValue) value).items();
                for (var i = 0; i < items.size(); i++) {
                    known(element, path.index(i), items.get(i));
                }
            }
            case AttributeType.SetOf<?>(var element) -> {
                for (var item : ((Value.SetValue) value).items()) {
                    known(element, path, item);
                }
            }
            case AttributeType.MapOf<?>(var element) -> {
                for (var entry : ((Value.Entries) value).entries().entrySet()) {
                    known(element, path.key(entry.getKey()), entry.getValue());
                }
            }
            case AttributeType.Text _, AttributeType.Integer _, AttributeType.Decimal _, AttributeType.Bool _ -> {
                // Known, as it is not unknown.
            }
        }
    }

    private void completed(AttributeType<?> kind, Path path, boolean isSecret, Value planned, Value actual) {
        if (planned.isUnknown() || planned.equals(actual)) {
            return;
        }
        if (planned.isNull() || !(actual instanceof Value.Known)) {
            refuseChange(kind, path, isSecret, planned, actual);
            return;
        }
        switch (kind) {
            case AttributeType.Text _, AttributeType.Integer _, AttributeType.Decimal _, AttributeType.Bool _ ->
                refuseChange(kind, path, isSecret, planned, actual);
            case AttributeType.ObjectOf(var schema) -> {
                for (var attribute : schema.attributes()) {
                    var name = attribute.name();
                    completed(
                            attribute.kind(),
                            path.attribute(name),
                            isSecret || attribute.isSensitive(),
                            part(planned, name),
                            part(actual, name));
                }
            }
            case AttributeType.ListOf<?>(var element) -> {
                var before = ((Value.ListValue) planned).items();
                var after = ((Value.ListValue) actual).items();
                for (var i = 0; i < Math.min(before.size(), after.size()); i++) {
                    completed(element, path.index(i), isSecret, before.get(i), after.get(i));
                }
                if (before.size() != after.size()) {
                    refuse(path, "It was planned with " + before.size() + " elements, but has " + after.size() + ".");
                }
            }
            case AttributeType.MapOf<?>(var element) -> {
                var before = ((Value.Entries) planned).entries();
                var after = ((Value.Entries) actual).entries();
                for (var entry : before.entrySet()) {
                    var key = entry.getKey();
                    var found = after.get(key);
                    if (found == null) {
                        refuse(path.key(key), "It was planned, but is not there.");
                    } else {
                        completed(element, path.key(key), isSecret, entry.getValue(), found);
                    }
                }
                for (var key : after.keySet()) {
                    if (!before.containsKey(key)) {
                        refuse(path.key(key), "It was not planned, but is there.");
                    }
                }
            }
            case AttributeType.SetOf<?>(var element) ->
                completedSet(element, path, (Value.SetValue) planned, (Value.SetValue) actual);
        }
    }

    /** Every planned element must have become one that is there, and every one that is there must have been planned. */
    private void completedSet(AttributeType<?> element, Path path, Value.SetValue planned, Value.SetValue actual) {
        var before = new HashSet<>(planned.items());
        var after = new HashSet<>(actual.items());
        for (var item : before) {
            if (!after.contains(item) && !isCompletedByAny(element, item, after)) {
                refuse(path, "An element that was planned is not there.");
                return;
            }
        }
        for (var item : after) {
            if (!before.contains(item) && !completesAny(element, item, before)) {
                refuse(path, "An element that was not planned is there.");
                return;
            }
        }
        if (actual.items().size() > planned.items().size()) {
            refuse(
                    path,
                    "It was planned with " + planned.items().size() + " elements, but has "
                            + actual.items().size() + ".");
        }
    }

    private static boolean isCompletedByAny(AttributeType<?> element, Value planned, Iterable<Value> candidates) {
        for (var candidate : candidates) {
            if (completes(element, planned, candidate)) {
                return true;
            }
        }
        return false;
    }

    private static boolean completesAny(AttributeType<?> element, Value actual, Iterable<Value> candidates) {
        for (var candidate : candidates) {
            if (completes(element, candidate, actual)) {
                return true;
            }
        }
        return false;
    }

    private static boolean completes(AttributeType<?> element, Value planned, Value actual) {
        var trial = new ProtocolRules();
        trial.completed(element, Path.ROOT, true, planned, actual);
        return trial.violations.isEmpty();
    }

    private void refuse(Path path, String problem) {
        var where = path.equals(Path.ROOT) ? "this object" : "`" + path + "`";
        violations.add(
                Diagnostic.bug(path, "Terraform would refuse the provider's answer about " + where + ". " + problem));
    }

    private void refuseChange(AttributeType<?> kind, Path path, boolean isSecret, Value planned, Value actual) {
        refuse(
                path,
                isSecret
                        ? "It is not what was planned."
                        : "It was planned as " + ValueFormatter.of(kind, planned) + ", but is "
                                + ValueFormatter.of(kind, actual) + ".");
    }

    private static String as(Attribute<?> attribute, boolean isSecret, Value value) {
        return isSecret ? "" : " as " + ValueFormatter.of(attribute.kind(), value);
    }

    private static boolean isSame(Value one, Value other) {
        return one.equals(other) || withoutRefinements(one).equals(withoutRefinements(other));
    }

    private static Value withoutRefinements(Value value) {
        return switch (value) {
            case Value.Unknown _ -> Value.UNKNOWN;
            case Value.ListValue(var items) -> new Value.ListValue(withoutRefinements(items));
            case Value.SetValue(var items) -> new Value.SetValue(withoutRefinements(items));
            case Value.Entries(var entries) -> {
                var plain = new LinkedHashMap<String, Value>();
                for (var entry : entries.entrySet()) {
                    plain.put(entry.getKey(), withoutRefinements(entry.getValue()));
                }
                yield new Value.Entries(plain);
            }
            case Value.Null _, Value.Text _, Value.Number _, Value.Bool _, Value.Dynamic _ -> value;
        };
    }

    private static List<Value> withoutRefinements(List<Value> items) {
        var plain = new ArrayList<Value>();
        for (var item : items) {
            plain.add(withoutRefinements(item));
        }
        return plain;
    }
}
