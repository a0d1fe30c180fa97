package com.dokploy.terraform.schema;

import com.dokploy.terraform.value.Value;
import java.util.List;

/**
 * A condition on another attribute of the same object, under which an attribute has an effect: a setting of one kind of
 * build, say, has none on another kind.
 */
public sealed interface Condition {
    /** The condition that a text attribute has one of these values. */
    record IsOneOf(Attribute<String> attribute, List<String> values) implements Condition {}

    /** The condition that none of some attributes is set. */
    record IsUnset(List<? extends Attribute<?>> attributes) implements Condition {}

    /** Returns the condition that {@code attribute} has one of {@code values}. */
    static Condition isOneOf(Attribute<String> attribute, String... values) {
        return new IsOneOf(attribute, List.of(values));
    }

    /** Returns the condition that {@code attribute} is not set. */
    static Condition isUnset(Attribute<?> attribute) {
        return new IsUnset(List.of(attribute));
    }

    /** Returns the condition that none of {@code attributes} is set. */
    static Condition areUnset(List<? extends Attribute<?>> attributes) {
        return new IsUnset(attributes);
    }

    /** Whether an object fulfils the condition: true, false, or unknown where the other attribute is unknown. */
    default Value holds(Value.MapValue object) {
        return switch (this) {
            case IsOneOf(var attribute, var values) ->
                switch (object.at(attribute.name())) {
                    case Value.Text(var text) -> Value.of(values.contains(text));
                    case Value.Null _ ->
                        Value.of(attribute.defaultValue() instanceof Value.Text(var text) && values.contains(text));
                    default -> Value.UNKNOWN;
                };
            case IsUnset(var attributes) -> {
                var isUnknown = false;
                for (var attribute : attributes) {
                    var value = object.at(attribute.name());
                    isUnknown |= value.isUnknown();
                    if (value instanceof Value.Known) {
                        yield Value.of(false);
                    }
                }
                yield isUnknown ? Value.UNKNOWN : Value.of(true);
            }
        };
    }

    /** The condition as a clause for users, without a subject: {@code only used with `type = "nixpacks"`}. */
    default String clause() {
        return switch (this) {
            case IsOneOf(var attribute, var values) ->
                "only used with `" + attribute.name() + " = \"" + String.join("\"` or `\"", values) + "\"`";
            case IsUnset(var attributes) -> "not used with " + Rule.named(attributes, "or");
        };
    }
}
