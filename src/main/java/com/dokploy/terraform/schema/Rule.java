package com.dokploy.terraform.schema;

import java.util.List;

/** A condition on several attributes of one object, as data: checked by the engine, printed in the docs. */
public sealed interface Rule {
    /** One of them must be set, and only one. */
    record ExactlyOneOf(List<Attribute<?>> attributes) implements Rule {}

    /** At most one of them may be set. */
    record AtMostOneOf(List<Attribute<?>> attributes) implements Rule {}

    /** Where one is set, the other must be. */
    record Requires(Attribute<?> attribute, Attribute<?> needed) implements Rule {}

    /** One of {@code attributes} must be set, and only one. */
    static Rule exactlyOneOf(Attribute<?>... attributes) {
        return new ExactlyOneOf(List.of(attributes));
    }

    /** At most one of {@code attributes} may be set. */
    static Rule atMostOneOf(Attribute<?>... attributes) {
        return new AtMostOneOf(List.of(attributes));
    }

    /** Where {@code attribute} is set, {@code needed} must be. */
    static Rule requires(Attribute<?> attribute, Attribute<?> needed) {
        return new Requires(attribute, needed);
    }

    /** The condition as a sentence for users. */
    default String sentence() {
        return switch (this) {
            case ExactlyOneOf(var attributes) -> "Exactly one of " + named(attributes) + " must be set.";
            case AtMostOneOf(var attributes) -> "At most one of " + named(attributes) + " may be set.";
            case Requires(var attribute, var needed) ->
                "`" + attribute.name() + "` needs `" + needed.name() + "` beside it.";
        };
    }

    private static String named(List<Attribute<?>> attributes) {
        var text = new StringBuilder();
        for (var i = 0; i < attributes.size(); i++) {
            text.append(i == 0 ? "" : i == attributes.size() - 1 ? " and " : ", ")
                    .append('`')
                    .append(attributes.get(i).name())
                    .append('`');
        }
        return text.toString();
    }
}
