package com.dokploy.terraform.adopt;

import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.AttributeType;
import com.dokploy.terraform.schema.Secrets;
import com.dokploy.terraform.value.Path;
import com.dokploy.terraform.value.Value;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The variables of a configuration: one for each secret, named after the resource and the attribute. */
final class Variables {
    private final Map<String, Variable> byName = new TreeMap<>();

    /**
     * Adds the variable of a secret, and returns the reference to it.
     *
     * @param address the address of the resource
     * @param path the secret in the resource
     * @param attribute the attribute that holds the secret
     * @param value the secret; null if the server does not tell it
     */
    Expression add(String address, Path path, Attribute<?> attribute, Value value) {
        var stored = attribute.storedForm();
        var last = stored == null ? attribute.name() : stored.name();
        var place = path.toString();
        var whole = place.substring(0, place.length() - attribute.name().length()) + last;
        var name = address.substring(address.indexOf('.') + 1);
        var free = free(List.of(
                name + " " + whole.replaceAll("\\[\\d+]", ""),
                name + " " + whole,
                address.substring(address.indexOf('_') + 1) + " " + whole));
        byName.put(
                free,
                new Variable(
                        free,
                        description(address, path, value),
                        attribute.type(),
                        value,
                        attribute.isWriteOnly(),
                        value.isNull() && takesUntold(attribute)));
        return new Expression.Reference("var." + free);
    }

    private static boolean takesUntold(Attribute<?> attribute) {
        return attribute.type() instanceof AttributeType.Text
                && attribute.format().canonical(Secrets.UNTOLD) != null
                && attribute.checks().stream().allMatch(check -> check.problem(Value.of(Secrets.UNTOLD)) == null);
    }

    /** Returns the first name that no other variable has; the last one with a number, if there is none. */
    private String free(List<String> choices) {
        for (var choice : choices) {
            if (!byName.containsKey(Identifier.of(choice, ""))) {
                return Identifier.of(choice, "");
            }
        }
        var free = Identifier.of(choices.getLast(), "");
        for (var number = 2; byName.containsKey(free); number++) {
            free = Identifier.of(choices.getLast() + " " + number, "");
        }
        return free;
    }

    private static String description(String address, Path path, Value value) {
        var secret = "Secret `" + path + "` of " + address;
        return switch (value) {
            case Value.MapValue(var entries) ->
                secret + ": "
                        + String.join(", ", entries.keySet().stream().sorted().toList()) + ".";
            case Value.Null _ -> secret + ", which Dokploy does not return.";
            default -> secret + ".";
        };
    }

    /** The variables, in the order of their names. */
    Collection<Variable> all() {
        return byName.values();
    }

    /** Returns the declarations. */
    List<Block> blocks() {
        var blocks = new ArrayList<Block>();
        byName.values().forEach(variable -> blocks.add(variable.block()));
        return blocks;
    }

    /** Returns the values that the server tells, by the names of the variables. */
    Map<String, Expression> values() {
        var values = new LinkedHashMap<String, Expression>();
        for (var variable : byName.values()) {
            if (variable.isTold()) {
                values.put(variable.name(), Expression.of(variable.value()));
            }
        }
        return values;
    }
}
