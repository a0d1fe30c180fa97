package com.dokploy.terraform.schema;

import java.util.List;

/** A condition on several attributes of one object, as data: checked by the engine, printed in the docs. */
public sealed interface Rule {
    /** The rule that one of the attributes must be set, and only one. */
    record ExactlyOneOf(List<Attribute<?>> attributes) implements Rule {}

    /** The rule that at most one of the attributes may be set. */
    record AtMostOneOf(List<Attribute<?>> attributes) implements Rule {}

    /** The rule that {@code needed} must be set where {@code attribute} is set. */
    record Requires(Attribute<?> attribute, Attribute<?> needed) implements Rule {}

    /** The rule that either {@code id} must be set, or all of {@code keys}. */
    record LookUp(Attribute<?> id, List<Attribute<?>> keys) implements Rule {}

    /** Returns the rule that one of {@code attributes} must be set, and only one. */
    static Rule exactlyOneOf(Attribute<?>... attributes) {
        return new ExactlyOneOf(List.of(attributes));
    }

    /** Returns the rule that at most one of {@code attributes} may be set. */
    static Rule atMostOneOf(Attribute<?>... attributes) {
        return new AtMostOneOf(List.of(attributes));
    }

    /** Returns the rule that {@code needed} must be set where {@code attribute} is set. */
    static Rule requires(Attribute<?> attribute, Attribute<?> needed) {
        return new Requires(attribute, needed);
    }

    /** Returns the rule that either {@code id} must be set, or all of {@code keys}. */
    static Rule lookUp(Attribute<?> id, List<? extends Attribute<?>> keys) {
        return new LookUp(id, List.copyOf(keys));
    }

    /** The condition as a sentence for users. */
    default String sentence() {
        return sentence("");
    }

    /**
     * The condition as a sentence for users.
     *
     * @param place stands before the name of each attribute: the path of their object with a dot; may be empty
     */
    default String sentence(String place) {
        return switch (this) {
            case ExactlyOneOf(var attributes) -> "Exactly one of " + named(place, attributes, "and") + " must be set.";
            case AtMostOneOf(var attributes) -> "Only one of " + named(place, attributes, "and") + " can be set.";
            case Requires(var attribute, var needed) ->
                "`" + place + attribute.name() + "` requires `" + place + needed.name() + "`.";
            case LookUp(var id, var keys) ->
                "Set either `" + place + id.name() + "`, or " + named(place, keys, "and") + ".";
        };
    }

    /** The names of attributes, the last behind a conjunction. */
    static String named(List<? extends Attribute<?>> attributes, String conjunction) {
        return named("", attributes, conjunction);
    }

    private static String named(String place, List<? extends Attribute<?>> attributes, String conjunction) {
        var text = new StringBuilder();
        for (var i = 0; i < attributes.size(); i++) {
            text.append(i == 0 ? "" : i == attributes.size() - 1 ? " " + conjunction + " " : ", ")
                    .append('`')
                    .append(place)
                    .append(attributes.get(i).name())
                    .append('`');
        }
        return text.toString();
    }
}
