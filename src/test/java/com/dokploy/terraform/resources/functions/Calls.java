package com.dokploy.terraform.resources.functions;

import com.dokploy.terraform.framework.Function;
import com.dokploy.terraform.framework.Function.ArgumentException;
import com.dokploy.terraform.value.Value;
import java.util.List;

/** Calls of functions, with results and errors as texts. */
final class Calls {
    private Calls() {}

    /** Returns the result of a call, or the position of the wrong argument and what is wrong with it. */
    static String call(Function function, Value... arguments) {
        try {
            return shown(function.call(List.of(arguments)));
        } catch (ArgumentException problem) {
            return "argument " + problem.argument() + ": " + problem.getMessage();
        }
    }

    /** Returns the result of a call with texts. */
    static String call(Function function, String... arguments) {
        var values = new Value[arguments.length];
        for (var i = 0; i < arguments.length; i++) {
            values[i] = Value.of(arguments[i]);
        }
        return call(function, values);
    }

    private static String shown(Value value) {
        return switch (value) {
            case Value.Text(var text) -> text;
            case Value.Number(var number) -> number.toPlainString();
            case Value.ListValue(var items) ->
                items.stream().map(Calls::shown).toList().toString();
            case Value.MapValue(var entries) -> {
                var all = new StringBuilder();
                entries.forEach((key, entry) -> all.append(all.isEmpty() ? "" : ", ")
                        .append(key)
                        .append('=')
                        .append(shown(entry)));
                yield all.toString();
            }
            default -> value.toString();
        };
    }
}
