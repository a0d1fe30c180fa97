package com.dokploy.terraform.framework.engine;

import static com.dokploy.terraform.value.ValueWalk.part;

import com.dokploy.terraform.framework.Diagnostic;
import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.AttributeType;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.value.Path;
import com.dokploy.terraform.value.Value;
import com.dokploy.terraform.value.ValueWalk;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/**
 * Checks the answers to Terraform against Terraform's own rules (docs/design/protocol.md, "Planning", and
 * docs/design/protocol.md, "Applying"), so that a mistake of ours is a diagnostic that says so, and never a lost
 * object. The rules are those of Terraform 1.11 for plans and for their outcome; where ours are stricter, nothing we
 * plan needs the difference.
 */
final class ProtocolRules {
    private final List<Diagnostic> violations = new ArrayList<>();

    private ProtocolRules() {}

    /**
     * Returns what Terraform would refuse about a plan; empty if nothing. Every argument is null or an object of the
     * schema.
     */
    static List<Diagnostic> plan(Schema schema, Value prior, Value config, Value planned) {
        var verifier = new ProtocolRules();
        if (config.isNull() != planned.isNull()) {
            verifier.refuse(
                    Path.ROOT, planned.isNull() ? "The value is planned away." : "The value is planned to be there.");
        } else {
            verifier.plannedObject(schema, Path.ROOT, false, prior, config, planned);
        }
        return verifier.violations;
    }

    /** Returns what Terraform would refuse about the outcome of a plan; empty if nothing. */
    static List<Diagnostic> apply(Schema schema, Value planned, Value actual) {
        var verifier = new ProtocolRules();
        verifier.known(new AttributeType.ObjectOf(schema), Path.ROOT, actual);
        verifier.completed(new AttributeType.ObjectOf(schema), Path.ROOT, false, planned, actual);
        return verifier.violations;
    }

    /**
     * Returns what Terraform would refuse about a second plan, made when more is known; empty if nothing. Values that
     * were known must be the same, values that were unknown may be anything.
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
                refuse(path, "The value is write-only, but a value is planned for it.");
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
            refuse(
                    path,
                    "The value is not computed and not configured, but planned" + as(attribute, isSecret, planned)
                            + ".");
            return;
        }
        if (attribute.nested() == null) {
            var before = prior.isNull() ? "" : " nor that it was" + as(attribute, isSecret, prior);
            refuse(
                    path,
                    "The value is planned" + as(attribute, isSecret, planned) + ", which is not what is configured"
                            + as(attribute, isSecret, config) + before + ".");
            return;
        }
        plannedNested(attribute, path, isSecret, prior, config, planned);
    }

    private void plannedNested(
            Attribute<?> attribute, Path path, boolean isSecret, Value prior, Value config, Value planned) {
        if (planned.isNull()) {
            refuse(path, "The value is configured, but planned away.");
            return;
        }
        if (config.isUnknown() != planned.isUnknown()) {
            refuse(
                    path,
                    planned.isUnknown()
                            ? "The value is configured, but planned as unknown."
                            : "The value is not known yet, but a value is planned for it.");
            return;
        }
        switch (attribute.type()) {
            case AttributeType.ObjectOf(var schema) -> plannedObject(schema, path, isSecret, prior, config, planned);
            // Elements of sets have no identity: Terraform only counts them.
            case AttributeType.SetOf<?> _ -> plannedSet(path, (Value.SetValue) config, (Value.SetValue) planned);
            case AttributeType.CollectionOf<?> collection
            when collection.element() instanceof AttributeType.ObjectOf(var schema) ->
                plannedElements(schema, path, isSecret, prior, config, planned);
            case AttributeType.CollectionOf<?> _, AttributeType.Scalar<?> _ ->
                throw new IllegalStateException("objects nested too deep for Terraform at " + path);
        }
    }

    private void plannedElements(Schema schema, Path path, boolean isSecret, Value prior, Value config, Value planned) {
        if (!ValueWalk.isSameShape(planned, config)) {
            if (planned instanceof Value.MapValue) {
                refuse(path, "The value is planned with other keys than are configured.");
            } else {
                refuseCount(
                        path,
                        ValueWalk.parts(planned).size(),
                        ValueWalk.parts(config).size());
            }
            return;
        }
        ValueWalk.forEach(
                path,
                planned,
                (at, element) ->
                        plannedObject(schema, at, isSecret, part(prior, at.last()), part(config, at.last()), element));
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
        refuse(path, "The value is planned with " + planned + " elements, but configured with " + configured + ".");
    }

    private void known(AttributeType<?> type, Path path, Value value) {
        if (value.isUnknown()) {
            refuse(path, "The value is still unknown after apply.");
            return;
        }
        if (value.isWhollyKnown()) {
            return;
        }
        switch (type) {
            case AttributeType.ObjectOf(var schema) -> {
                for (var attribute : schema.attributes()) {
                    known(attribute.type(), path.attribute(attribute.name()), part(value, attribute.name()));
                }
            }
            case AttributeType.CollectionOf<?> collection ->
                ValueWalk.forEach(path, value, (at, element) -> known(collection.element(), at, element));
            case AttributeType.Scalar<?> _ -> {
                // The value is known.
            }
        }
    }

    private void completed(AttributeType<?> type, Path path, boolean isSecret, Value planned, Value actual) {
        if (planned.equals(Value.UNKNOWN_NOT_NULL) && actual.isNull()) {
            refuse(path, "The value was planned not to be null, but is.");
        }
        if (planned.isUnknown() || planned.equals(actual)) {
            return;
        }
        if (planned.isNull() || !(actual instanceof Value.Known)) {
            refuseChange(type, path, isSecret, planned, actual);
            return;
        }
        switch (type) {
            case AttributeType.Scalar<?> _ -> refuseChange(type, path, isSecret, planned, actual);
            case AttributeType.ObjectOf(var schema) -> {
                for (var attribute : schema.attributes()) {
                    var name = attribute.name();
                    completed(
                            attribute.type(),
                            path.attribute(name),
                            isSecret || attribute.isSensitive(),
                            part(planned, name),
                            part(actual, name));
                }
            }
            case AttributeType.SetOf<?>(var element) ->
                completedSet(element, path, (Value.SetValue) planned, (Value.SetValue) actual);
            case AttributeType.CollectionOf<?> collection ->
                completedElements(collection.element(), path, isSecret, planned, actual);
        }
    }

    private void completedElements(AttributeType<?> element, Path path, boolean isSecret, Value planned, Value actual) {
        ValueWalk.forEach(path, planned, (at, part) -> {
            if (has(actual, at.last())) {
                completed(element, at, isSecret, part, part(actual, at.last()));
            } else if (at.last() instanceof Path.Key) {
                refuse(at, "The value was planned, but is not there.");
            }
        });
        if (!(planned instanceof Value.MapValue(var entries))) {
            refuseOtherSize(path, planned, actual);
            return;
        }
        ValueWalk.forEach(path, actual, (at, _) -> {
            if (at.last() instanceof Path.Key(var key) && !entries.containsKey(key)) {
                refuse(at, "The value was not planned, but is there.");
            }
        });
    }

    private static boolean has(Value collection, Path.Step step) {
        return switch (step) {
            case Path.Key(var key) -> ((Value.MapValue) collection).entries().containsKey(key);
            case Path.Index(var index) -> index < ValueWalk.parts(collection).size();
            case Path.Attribute _ -> true;
        };
    }

    private void refuseOtherSize(Path path, Value planned, Value actual) {
        var before = ValueWalk.parts(planned).size();
        var after = ValueWalk.parts(actual).size();
        if (before != after) {
            refuse(path, "The value was planned with " + before + " elements, but has " + after + ".");
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
                    "The value was planned with " + planned.items().size() + " elements, but has "
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

    private void refuseChange(AttributeType<?> type, Path path, boolean isSecret, Value planned, Value actual) {
        refuse(
                path,
                isSecret
                        ? "The value is not what was planned."
                        : "The value was planned as " + ValueFormatter.of(type, planned) + ", but is "
                                + ValueFormatter.of(type, actual) + ".");
    }

    private static String as(Attribute<?> attribute, boolean isSecret, Value value) {
        return isSecret ? "" : " as " + ValueFormatter.of(attribute.type(), value);
    }

    private static boolean isSame(Value one, Value other) {
        return one.equals(other) || withoutRefinements(one).equals(withoutRefinements(other));
    }

    private static Value withoutRefinements(Value value) {
        return value.isUnknown() ? Value.UNKNOWN : ValueWalk.map(value, ProtocolRules::withoutRefinements);
    }
}
