package com.dokploy.terraform.adopt;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The arguments of a command: options with values, {@code --name VALUE} or {@code --name=VALUE}, and flags. */
final class Arguments {
    private final Map<String, List<String>> values = new HashMap<>();

    private Arguments() {}

    /**
     * Reads the arguments of a command.
     *
     * @param command the name of the command, for messages
     * @param options the options that have values
     * @param flags the options that have none
     */
    static Arguments parse(String command, String[] arguments, Set<String> options, Set<String> flags) {
        var parsed = new Arguments();
        var rest = new ArrayDeque<>(List.of(arguments));
        while (!rest.isEmpty()) {
            var argument = rest.remove();
            var equals = argument.indexOf('=');
            var name = equals < 0 ? argument : argument.substring(0, equals);
            if (flags.contains(name) && equals < 0) {
                parsed.add(name, "");
            } else if (options.contains(name)) {
                var value = equals < 0 ? rest.poll() : argument.substring(equals + 1);
                if (value == null || value.isBlank()) {
                    throw new CommandException("Option " + name + " requires a value.");
                }
                parsed.add(name, value.strip());
            } else {
                var what = argument.startsWith("-") ? "option" : "argument";
                throw new CommandException("Unknown " + what + " `" + name + "`. `terraform-provider-dokploy " + command
                        + " --help` lists the options.");
            }
        }
        return parsed;
    }

    private void add(String name, String value) {
        values.computeIfAbsent(name, _ -> new ArrayList<>()).add(value);
    }

    /** Whether an option is given. */
    boolean has(String name) {
        return values.containsKey(name);
    }

    /** Returns all values of an option, in the order of the command line. */
    List<String> all(String name) {
        return values.getOrDefault(name, List.of());
    }

    /** Returns the value of an option; null if it is not given. */
    @Nullable String find(String name) {
        var given = all(name);
        if (given.size() > 1) {
            throw new CommandException("Option " + name + " can only be given once.");
        }
        return given.isEmpty() ? null : given.getFirst();
    }

    /** Returns the value of an option of which one of some values is expected; the first of these if it is not given. */
    String choice(String name, String... choices) {
        var given = find(name);
        if (given == null) {
            return choices[0];
        }
        if (!List.of(choices).contains(given)) {
            throw new CommandException(
                    "Option " + name + " must be " + String.join(" or ", choices) + ", not `" + given + "`.");
        }
        return given;
    }
}
