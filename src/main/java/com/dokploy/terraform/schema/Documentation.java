package com.dokploy.terraform.schema;

import com.dokploy.terraform.value.Value;
import java.util.ArrayList;
import java.util.List;

/**
 * The text that users read about an attribute, in editors and in the registry: the author's description, then the
 * sentences that follow from the declaration, in the words that the registry's pages have for them.
 */
final class Documentation {
    private final Schema schema;
    private final Attribute<?> attribute;
    private final StringBuilder text;

    private Documentation(Schema schema, Attribute<?> attribute) {
        this.schema = schema;
        this.attribute = attribute;
        this.text = new StringBuilder(withReference(attribute.description(), attribute.references()));
    }

    /** The description of a type, and its notes behind it. */
    static String of(Schema schema) {
        var text = new StringBuilder(schema.description());
        for (var note : schema.notes()) {
            text.append(' ').append(note.text());
        }
        return text.toString();
    }

    /** The whole description of one of a schema's attributes. */
    static String of(Schema schema, Attribute<?> attribute) {
        return new Documentation(schema, attribute).whole();
    }

    /** Names the resource types that an id belongs to at the end of the first sentence. */
    private static String withReference(String description, List<String> types) {
        if (types.isEmpty() || types.getFirst().indexOf('_') < 0) {
            // Types of resources begin with the name of their provider, words of the server do not.
            return description;
        }
        var next = description.indexOf(". ");
        var end = next < 0 ? description.length() - 1 : next;
        return description.substring(0, end) + " (`" + String.join("` or `", types) + "`)" + description.substring(end);
    }

    private String whole() {
        if (attribute.isConfigurable()) {
            if (!attribute.whenManaged().isEmpty()) {
                add(attribute.whenManaged());
            }
            if (attribute.isMasked()) {
                add("The server never shows this value: changes made outside of Terraform are not detected, and an"
                        + " import"
                        + " does not read it.");
            }
            addValues();
            addRules();
            if (attribute.replaces()) {
                add("Changing this forces a new resource to be created.");
            }
        }
        return text.toString();
    }

    private void addValues() {
        if (!attribute.defaultValue().isNull()) {
            add("Defaults to `" + shown(attribute.defaultValue()) + "`.");
        }
        var used = attribute.usedWhen();
        if (used != null) {
            var clause = used.clause();
            add(Character.toUpperCase(clause.charAt(0)) + clause.substring(1) + ".");
        }
        if (!attribute.initialValue().isNull()) {
            add("If unset, a new resource gets `" + shown(attribute.initialValue())
                    + "`, and an existing one keeps its value.");
        }
        if (!attribute.format().usage().isEmpty() && !hasPattern()) {
            add(attribute.format().usage());
        }
        var isCollection = attribute.type() instanceof AttributeType.CollectionOf;
        for (var check : attribute.checks()) {
            if (!isSaid(check)) {
                add(check.requirement(isCollection) + ".");
            }
        }
    }

    /** Whether the author's description already explains each of the values to choose from. */
    private boolean isSaid(Check check) {
        if (!(check instanceof Check.OneOf(var choices))) {
            return false;
        }
        for (var choice : choices) {
            if (!attribute.description().contains("`" + choice + "`")) {
                return false;
            }
        }
        return true;
    }

    /** Whether a check says how to write the value, more precisely than the format does. */
    private boolean hasPattern() {
        for (var check : attribute.checks()) {
            if (check instanceof Check.Matches) {
                return true;
            }
        }
        return false;
    }

    private void addRules() {
        var excluded = new ArrayList<Attribute<?>>();
        for (var rule : schema.rules()) {
            switch (rule) {
                case Rule.ExactlyOneOf(var attributes)
                when isIn(attributes) ->
                    // Of many alternatives, one description lists them all.
                    add(
                            attributes.size() < 4 || is(attributes.getFirst())
                                    ? rule.sentence()
                                    : "Alternative to `" + attributes.getFirst().name() + "`.");
                case Rule.LookUp(var id, var keys) when is(id) || isIn(keys) -> add(rule.sentence());
                case Rule.AtMostOneOf(var attributes) when isIn(attributes) -> addOthers(attributes, excluded);
                case Rule.Requires(var one, var needed) when is(one) -> add("Requires `" + needed.name() + "`.");
                case Rule.ExactlyOneOf _, Rule.AtMostOneOf _, Rule.LookUp _, Rule.Requires _ -> {
                    // These conditions are about other attributes.
                }
            }
        }
        if (!excluded.isEmpty()) {
            add("Conflicts with " + Rule.named(excluded, "and") + ".");
        }
    }

    /** Whether a rule means this attribute: a data source has copies of the attributes that its rules name. */
    private boolean is(Attribute<?> other) {
        return other.name().equals(attribute.name());
    }

    private boolean isIn(List<Attribute<?>> attributes) {
        for (var other : attributes) {
            if (is(other)) {
                return true;
            }
        }
        return false;
    }

    private void addOthers(List<Attribute<?>> attributes, List<Attribute<?>> others) {
        for (var other : attributes) {
            if (!is(other)) {
                others.add(other);
            }
        }
    }

    private void add(String sentence) {
        text.append(' ').append(sentence);
    }

    private static String shown(Value value) {
        return switch (value) {
            case Value.Text(var string) -> string.isEmpty() ? "\"\"" : string;
            case Value.Number(var number) -> number.toPlainString();
            case Value.Bool(var bool) -> String.valueOf(bool);
            case Value.ListValue(var items) -> {
                var shown = new ArrayList<String>();
                items.forEach(item -> shown.add("\"" + shown(item) + "\""));
                yield "[" + String.join(", ", shown) + "]";
            }
            default -> throw new IllegalStateException("a default of another kind: " + value);
        };
    }
}
