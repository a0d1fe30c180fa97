package com.dokploy.terraform.framework.engine;

import static com.dokploy.terraform.value.ValueWalk.part;

import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.AttributeType;
import com.dokploy.terraform.schema.Format;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.schema.Values;
import com.dokploy.terraform.value.Path;
import com.dokploy.terraform.value.Value;
import com.dokploy.terraform.value.ValueWalk;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Derives what is planned for an object from configuration and prior state (docs/design/protocol.md, "Planning"):
 * configured values stay, in the prior state's spelling where it means the same; defaults fill values that are not
 * configured; values that only the server knows become unknown if the change can touch them.
 *
 * <p>Terraform plans twice, the second time with more of the configuration known, and what was known the first time
 * must not change. So each attribute follows from its own part of configuration and prior state alone, and becomes
 * unknown rather than known where another part decides.
 */
final class Planner {
    private Planner() {}

    /** Returns the planned object before the resource refines it. */
    static Values plan(Schema schema, Values config, Values prior, boolean isCreate) {
        var merged = mergeObject(schema, config.values(), prior.values());
        if (!isCreate && merged.equals(prior.values())) {
            return new Values(merged);
        }
        return new Values(withUnknowns(schema, config.values(), prior.values(), merged));
    }

    /** Returns the configured values, with everything that only the server can say unknown. */
    static Value notKnownYet(Schema schema, Values config) {
        return plan(schema, config, Values.EMPTY, true).values();
    }

    /** Returns a configured value with the defaults of the objects in it. */
    static Value withDefaults(AttributeType<?> type, Value config) {
        return merge(type, Format.PLAIN, config, Value.NULL);
    }

    private static Value.MapValue mergeObject(Schema schema, Value.MapValue config, Value prior) {
        var merged = new LinkedHashMap<String, Value>();
        for (var attribute : schema.attributes()) {
            merged.put(
                    attribute.name(),
                    mergeAttribute(attribute, config.at(attribute.name()), part(prior, attribute.name())));
        }
        var whole = new Value.MapValue(merged);
        for (var attribute : schema.attributes()) {
            if (config.at(attribute.name()).isNull() && attribute.defaultsWhen() != null) {
                merged.put(attribute.name(), defaultIn(whole, attribute, part(prior, attribute.name())));
            }
        }
        return new Value.MapValue(merged);
    }

    /**
     * Returns the default within an object. Without a default, a value that somebody has set is left alone: the server
     * makes no use of it.
     */
    private static Value defaultIn(Value.MapValue object, Attribute<?> attribute, Value prior) {
        var isLeftAlone = attribute.lacksDefaultIn(object) && !prior.equals(attribute.defaultValue());
        return isLeftAlone ? prior : attribute.defaultIn(object);
    }

    private static Value mergeAttribute(Attribute<?> attribute, Value config, Value prior) {
        if (attribute.isWriteOnly()) {
            return Value.NULL;
        }
        if (!config.isNull()) {
            return merge(attribute.type(), attribute.format(), config, prior);
        }
        if (!attribute.isComputed()) {
            return Value.NULL;
        }
        return attribute.defaultValue().isNull() ? prior : attribute.defaultValue();
    }

    private static Value merge(AttributeType<?> type, Format format, Value config, Value prior) {
        if (!(config instanceof Value.Known)) {
            return config;
        }
        return switch (type) {
            case AttributeType.Scalar<?> _ ->
                !prior.isNull() && SemanticEquality.same(type, format, config, prior) ? prior : config;
            case AttributeType.ObjectOf(var schema) -> mergeObject(schema, (Value.MapValue) config, prior);
            // An element of a set takes only defaults, no spelling from the prior state: which prior element it is may
            // depend on a part that is not known yet.
            case AttributeType.CollectionOf<?> collection
            when collection.element() instanceof AttributeType.ObjectOf element ->
                ValueWalk.zip(Path.ROOT, config, prior, (_, item, before) -> merge(element, format, item, before));
            // Terraform wants such collections as configured or as they were, never a mixture.
            case AttributeType.CollectionOf<?> _ -> config;
        };
    }

    /** Marks the values that only the server can say as unknown, at every depth whose object is known. */
    private static Value.MapValue withUnknowns(
            Schema schema, Value.MapValue config, Value prior, Value.MapValue merged) {
        var planned = new LinkedHashMap<>(merged.entries());
        for (var attribute : schema.attributes()) {
            var name = attribute.name();
            var configured = config.at(name);
            var before = part(prior, name);
            var isLeftToServer = attribute.isComputed()
                    && configured.isNull()
                    && attribute.defaultValue().isNull();
            if (!isLeftToServer) {
                planned.put(name, nestedUnknowns(attribute.type(), configured, before, merged.at(name)));
            } else if (before.isNull() && !attribute.initialValue().isNull()) {
                planned.put(name, attribute.initialValue());
            } else if (before.isNull() || !staysAsIs(attribute, prior, planned)) {
                planned.put(name, attribute.unknownAfter(prior));
            }
        }
        return new Value.MapValue(planned);
    }

    private static boolean staysAsIs(Attribute<?> attribute, Value prior, Map<String, Value> planned) {
        if (attribute.useStateForUnknown()) {
            return true;
        }
        var causes = attribute.dependsOn();
        for (var cause : causes) {
            if (!part(prior, cause.name()).equals(planned.get(cause.name()))) {
                return false;
            }
        }
        return !causes.isEmpty();
    }

    private static Value nestedUnknowns(AttributeType<?> type, Value config, Value prior, Value merged) {
        if (!(config instanceof Value.Known) || !(merged instanceof Value.Known)) {
            return merged;
        }
        return switch (type) {
            case AttributeType.ObjectOf(var schema) ->
                withUnknowns(schema, (Value.MapValue) config, prior, (Value.MapValue) merged);
            // Elements of sets hold nothing that only the server knows: the schema lint refuses such a schema.
            case AttributeType.SetOf<?> _, AttributeType.Scalar<?> _ -> merged;
            case AttributeType.CollectionOf<?> collection
            when collection.element() instanceof AttributeType.ObjectOf element ->
                ValueWalk.zip(
                        Path.ROOT,
                        merged,
                        prior,
                        (at, item, before) ->
                                nestedUnknowns(element, part(config, at.last()), ofSame(at, item, before), item));
            case AttributeType.CollectionOf<?> _ -> merged;
        };
    }

    /**
     * Returns the planned value of a list element. Elements move when others come and go: what the server knew of one
     * element stays only with an equal one.
     */
    private static Value ofSame(Path at, Value item, Value before) {
        return at.last() instanceof Path.Index && !item.equals(before) ? Value.NULL : before;
    }
}
