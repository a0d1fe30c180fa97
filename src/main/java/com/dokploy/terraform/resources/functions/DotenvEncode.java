package com.dokploy.terraform.resources.functions;

import com.dokploy.terraform.framework.Function;
import com.dokploy.terraform.resources.variables.Dotenv;
import com.dokploy.terraform.schema.Check;
import com.dokploy.terraform.value.Type;
import com.dokploy.terraform.value.Value;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** {@code provider::dokploy::dotenv_encode(variables)}: turns a map into a file of variables. */
public final class DotenvEncode implements Function {
    private static final String ADVICE = ". Encode the value, for example with `base64encode`";

    @Override
    public String name() {
        return "dotenv_encode";
    }

    @Override
    public String summary() {
        return "Writes a map as the content of a `.env` file.";
    }

    @Override
    public String description() {
        return "The inverse of `dotenv_decode`: one `KEY=value` per line, sorted by key, with quotes where a value needs"
                + " them. Dokploy reads exactly the values of the map; a value that it would read differently is an"
                + " error. Other programs may know fewer kinds of quotes. Attributes such as `env` take the map itself:"
                + " the function is meant for files, for example the `content` of a mount.";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(new Parameter(
                "variables",
                new Type.MapOf(Type.STRING),
                "Variables by key. Keys consist of letters, digits, `_`, `.` and `-`."));
    }

    @Override
    public Type result() {
        return Type.STRING;
    }

    @Override
    public Value call(List<Value> arguments) {
        var map = (Value.MapValue) arguments.getFirst();
        var wrongKey = new Check.Keys(Dotenv.KEY, "").mismatch(map);
        if (wrongKey != null) {
            throw new ArgumentException(
                    0, "The key `" + wrongKey + "` must consist of letters, digits, `_`, `.` and `-`");
        }
        var variables = new TreeMap<String, String>();
        for (var entry : map.entries().entrySet()) {
            variables.put(entry.getKey(), value(entry.getKey(), entry.getValue()));
        }
        var text = Value.of(Dotenv.write(variables));
        refuseChanges(variables, Dotenv.read(((Value.Text) text).text()));
        return text;
    }

    private static String value(String key, Value value) {
        if (!(value instanceof Value.Text(var text))) {
            throw new ArgumentException(0, "The value of `" + key + "` is null. Use `\"\"` for an empty value");
        }
        if (!Dotenv.isWritable(text)) {
            throw new ArgumentException(
                    0,
                    "The value of `" + key + "` contains all three kinds of quotes, and also a line break, a `#`, or a"
                            + " leading or trailing space, which Dokploy cannot read" + ADVICE);
        }
        return text;
    }

    /** Terraform's Unicode normal form joins a combining character at the start of a value with the text before it. */
    private static void refuseChanges(Map<String, String> variables, Map<String, String> read) {
        for (var variable : variables.entrySet()) {
            if (!variable.getValue().equals(read.get(variable.getKey()))) {
                throw new ArgumentException(
                        0,
                        "The value of `" + variable.getKey() + "` begins with a combining character, which Terraform"
                                + " joins with the text before it" + ADVICE);
            }
        }
    }
}
