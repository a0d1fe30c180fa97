package com.dokploy.terraform.resources.functions;

import com.dokploy.terraform.framework.Function;
import com.dokploy.terraform.resources.variables.Dotenv;
import com.dokploy.terraform.value.Type;
import com.dokploy.terraform.value.Value;
import java.util.LinkedHashMap;
import java.util.List;

/** {@code provider::dokploy::dotenv_decode(text)}: turns a file of variables into a map. */
public final class DotenvDecode implements Function {
    @Override
    public String name() {
        return "dotenv_decode";
    }

    @Override
    public String summary() {
        return "Turns a text of variables into a map.";
    }

    @Override
    public String description() {
        return "Reads lines of the form `KEY=value` the way Dokploy does: comments, quotes and line breaks inside quotes"
                + " are understood, and of two lines with one key the later counts.";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(new Parameter("text", Type.STRING, "The text, often the content of a `.env` file."));
    }

    @Override
    public Type result() {
        return new Type.MapOf(Type.STRING);
    }

    @Override
    public Value call(List<Value> arguments) {
        var entries = new LinkedHashMap<String, Value>();
        for (var variable :
                Dotenv.read(((Value.Text) arguments.getFirst()).text()).entrySet()) {
            entries.put(variable.getKey(), Value.of(variable.getValue()));
        }
        return new Value.MapValue(entries);
    }
}
