package com.dokploy.terraform.framework.engine;

import com.dokploy.terraform.framework.Diagnostic;
import com.dokploy.terraform.framework.DiagnosticException;
import com.dokploy.terraform.framework.Diagnostics;
import com.dokploy.terraform.framework.Predecessor;
import com.dokploy.terraform.framework.Resource;
import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.AttributeType;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.schema.Secrets;
import com.dokploy.terraform.schema.Values;
import com.dokploy.terraform.value.Path;
import com.dokploy.terraform.value.Type;
import com.dokploy.terraform.value.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Takes objects over from the states of other providers: a state with what names the object and what the server never
 * tells. Everything else follows from the first read, as after an import.
 */
final class Takeover {
    private Takeover() {}

    /** Returns the declared type of another provider, by its name; every type takes over those of its own name. */
    static Predecessor predecessor(Resource<?> resource, String type) {
        for (var predecessor : resource.predecessors()) {
            if (predecessor.type().equals(type)) {
                return predecessor;
            }
        }
        var own = resource.schema().name();
        if (type.equals(own)) {
            return Predecessor.of(own);
        }
        throw new DiagnosticException(unsupported(type, own, takenFrom(resource)));
    }

    private static String takenFrom(Resource<?> resource) {
        var types = new TreeSet<String>();
        types.add(resource.schema().name());
        resource.predecessors().forEach(predecessor -> types.add(predecessor.type()));
        return "`" + String.join("`, `", types) + "`";
    }

    private static Diagnostic unsupported(String type, String own, String sources) {
        return Diagnostic.error(
                "Unsupported Move",
                "A `" + type + "` cannot be moved to a `" + own + "`, which takes over objects of these types of other"
                        + " providers: " + sources + ". Correct the `moved` block, or import the object"
                        + " under its new address and remove the old one from the state with a `removed` block.");
    }

    /** Returns the type of what is needed of another provider's state. */
    static Type wanted(Resource<?> resource, Predecessor predecessor) {
        var types = new TreeMap<String, Type>();
        for (var attribute : resource.schema().attributes()) {
            if (isKept(resource.schema(), attribute)) {
                types.put(attribute.name(), attribute.valueType());
            }
        }
        predecessor.conditions().keySet().forEach(name -> types.put(name, Type.STRING));
        predecessor.names().values().forEach(name -> types.put(name, Type.STRING));
        resource.identity().attributes().forEach(attribute -> types.put(attribute.name(), attribute.valueType()));
        return new Type.ObjectOf(types);
    }

    /** Returns the state of an object that another provider stored, without what the server tells. */
    static Values state(Resource<?> resource, Predecessor predecessor, Value stored) {
        var schema = resource.schema();
        var foreign = (Value.MapValue) stored;
        predecessor.conditions().forEach((name, value) -> {
            if (!foreign.at(name).equals(Value.of(value))) {
                throw new DiagnosticException(otherKind(predecessor, schema, name, foreign.at(name)));
            }
        });
        var state = new LinkedHashMap<String, Value>();
        for (var attribute : schema.attributes()) {
            if (isKept(schema, attribute) && isAllowed(attribute, foreign.at(attribute.name()))) {
                state.put(attribute.name(), foreign.at(attribute.name()));
            }
        }
        state.putAll(identity(resource, predecessor, foreign));
        return new Values(new Value.MapValue(state));
    }

    private static Map<String, Value> identity(Resource<?> resource, Predecessor predecessor, Value.MapValue foreign) {
        var identity = new LinkedHashMap<String, Value>();
        for (var attribute : resource.identity().attributes()) {
            var name = attribute.name();
            var own = foreign.at(name);
            var value = own.isNull() && predecessor.names().containsKey(name)
                    ? foreign.at(Objects.requireNonNull(predecessor.names().get(name)))
                    : own;
            if (!value.isNull() && !value.equals(Value.of(""))) {
                identity.put(name, value);
            }
        }
        var problems = new Diagnostics();
        new Validator(true, problems)
                .validate(resource.identity(), Path.ROOT, new Values(new Value.MapValue(identity)));
        if (identity.isEmpty() || problems.hasErrors()) {
            throw new DiagnosticException(nameless(resource, identity.keySet()));
        }
        return identity;
    }

    private static Diagnostic otherKind(Predecessor predecessor, Schema schema, String name, Value found) {
        return Diagnostic.error(
                "Unsupported Move",
                "This `" + predecessor.type() + "` cannot be moved to a `" + schema.name() + "`: its `" + name + "` is "
                        + ValueFormatter.of(AttributeType.TEXT, found) + ", not `"
                        + predecessor.conditions().get(name)
                        + "`. Move the object to the resource type that matches its `" + name + "`.");
    }

    private static Diagnostic nameless(Resource<?> resource, Set<String> given) {
        var names = new TreeSet<String>();
        resource.identity().attributes().forEach(attribute -> names.add(attribute.name()));
        names.removeAll(given);
        var name = resource.schema().name();
        return Diagnostic.error(
                "Unsupported State of Another Provider",
                "The state of this " + name + " was stored by another provider and does not say which object it is: it"
                        + " has no `" + String.join("` and no `", names)
                        + "`. Remove the object from the state with `terraform state rm`, which does not delete the"
                        + " object, and import it if " + name + " can manage it.");
    }

    /** Whether the server may not tell the value of an attribute, so that it must come from the state. */
    private static boolean isKept(Schema schema, Attribute<?> attribute) {
        if (attribute.isWriteOnly() || !(attribute.type() instanceof AttributeType.Scalar<?>)) {
            return false;
        }
        return switch (attribute.mapping()) {
            case LOCAL -> true;
            case FIELD, FLATTENED -> attribute.isMasked();
            case CUSTOM ->
                Secrets.isVersion(schema, attribute)
                        || (attribute.isSensitive() && (attribute.isConfigurable() || schema.isShownOnce()));
        };
    }

    /** Whether the other provider's value is one that a configuration of ours may have. */
    private static boolean isAllowed(Attribute<?> attribute, Value value) {
        var isSpelledRight =
                !(value instanceof Value.Text(var text)) || attribute.format().canonical(text) != null;
        return value.isNull()
                || (isSpelledRight && attribute.checks().stream().allMatch(check -> check.problem(value) == null));
    }

    /**
     * Whether a state has nothing of its object but what {@link #state} takes from another provider: then nothing was
     * read from the server yet. Of an object of ours a state always has more.
     */
    static boolean isUnread(Resource<?> resource, Values state) {
        var identity = resource.identity();
        var isMoreExpected = false;
        for (var attribute : resource.schema().attributes()) {
            if (identity.attribute(attribute.name()) != null || isKept(resource.schema(), attribute)) {
                continue;
            }
            if (!state.isNull(attribute)) {
                return false;
            }
            isMoreExpected |= attribute.mode() == Attribute.Mode.REQUIRED || attribute.isNeverNull();
        }
        return isMoreExpected;
    }

    /** Returns the attributes of an object's identity. */
    static Values identity(Resource<?> resource, Values state) {
        var identity = new LinkedHashMap<String, Value>();
        resource.identity()
                .attributes()
                .forEach(attribute ->
                        identity.put(attribute.name(), state.values().at(attribute.name())));
        return new Values(new Value.MapValue(identity));
    }

    /** Refuses to plan an object that was taken over and not read. */
    static List<Diagnostic> refusal(Schema schema) {
        return List.of(Diagnostic.error(
                "State of Another Provider Not Read",
                "This " + schema.name() + " was taken over from another provider, and its attributes must be read from"
                        + " the server before anything is planned. Run the command again without `-refresh=false`,"
                        + " and with a provider configuration that is known in the plan."));
    }
}
