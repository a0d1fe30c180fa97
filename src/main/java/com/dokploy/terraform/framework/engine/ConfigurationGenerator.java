package com.dokploy.terraform.framework.engine;

import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.AttributeType;
import com.dokploy.terraform.schema.Rule;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.value.Value;
import com.dokploy.terraform.value.ValueWalk;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes the configuration that a person would write for an object: GenerateResourceConfig (Terraform 1.14 and later).
 * What only the server gives and what is at its default is left out.
 */
final class ConfigurationGenerator {
    private ConfigurationGenerator() {}

    /** Returns the configuration of an object, every attribute present. */
    static Value.MapValue generate(Schema schema, Value.MapValue state) {
        Map<String, Value> config = new LinkedHashMap<>();
        for (var attribute : schema.attributes()) {
            var value = state.at(attribute.name());
            config.put(
                    attribute.name(),
                    isWritten(attribute, state, value) ? generate(attribute.type(), value) : Value.NULL);
        }
        for (var rule : schema.rules()) {
            keepOne(rule, config);
        }
        return new Value.MapValue(config);
    }

    private static boolean isWritten(Attribute<?> attribute, Value.MapValue state, Value value) {
        if (attribute.mode() == Attribute.Mode.REQUIRED) {
            return true;
        }
        return attribute.isConfigurable()
                && !attribute.isWriteOnly()
                && !value.equals(attribute.defaultIn(state))
                && !value.equals(attribute.initialValue());
    }

    private static Value generate(AttributeType<?> type, Value value) {
        return switch (type) {
            case AttributeType.ObjectOf(var schema)
            when value instanceof Value.MapValue object -> generate(schema, object);
            case AttributeType.CollectionOf<?> collection
            when value instanceof Value.Known -> ValueWalk.map(value, part -> generate(collection.element(), part));
            case AttributeType.ObjectOf _, AttributeType.CollectionOf<?> _, AttributeType.Scalar<?> _ -> value;
        };
    }

    /** Takes away what a rule forbids beside another attribute: an object of the server may have both. */
    private static void keepOne(Rule rule, Map<String, Value> config) {
        List<Attribute<?>> alternatives = switch (rule) {
            case Rule.ExactlyOneOf(var attributes) -> attributes;
            case Rule.AtMostOneOf(var attributes) -> attributes;
            case Rule.Requires _, Rule.LookUp _ -> List.of();
        };
        var isKept = false;
        for (var attribute : alternatives) {
            var isSet = config.getOrDefault(attribute.name(), Value.NULL) instanceof Value.Known;
            if (isSet && isKept) {
                config.put(attribute.name(), Value.NULL);
            }
            isKept |= isSet;
        }
    }
}
