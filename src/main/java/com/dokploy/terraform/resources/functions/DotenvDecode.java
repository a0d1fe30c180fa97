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
        return "Parses the content of a `.env` file into a map.";
    }

    @Override
    public String description() {
        return "Parses lines of the form `KEY=value` as Dokploy does: comments, quotes and line breaks"
                + " inside quotes are supported. If a key occurs twice, the last value is used.";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(new Parameter("text", Type.STRING, "Text to parse, often the content of a `.env` file."));
    }

    @Override
    public Type result() {
        return new Type.MapOf(Type.STRING);
    }

    @Override
    public Value call(List<Value> arguments) {
        var entries = new LinkedHashMap<String, Value>();
        for (var variable : Dotenv.read(Arguments.text(arguments, 0)).entrySet()) {
            entries.put(variable.getKey(), Value.of(variable.getValue()));
        }
        return new Value.MapValue(entries);
    }
}
