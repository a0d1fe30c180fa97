package com.dokploy.terraform.resources.functions;

import com.dokploy.terraform.framework.Function;
import com.dokploy.terraform.resources.support.ComposeFile;
import com.dokploy.terraform.value.Type;
import com.dokploy.terraform.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** {@code provider::dokploy::compose_services(yaml)}: the names of the services of a compose file. */
public final class ComposeServices implements Function {
    @Override
    public String name() {
        return "compose_services";
    }

    @Override
    public String summary() {
        return "Returns the names of the services of a compose file.";
    }

    @Override
    public String description() {
        return "The names are sorted. Services of files that the compose file includes are not among them, and no suffix"
                + " is added. Meant for resources that exist once for each service, such as domains.";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(new Parameter("yaml", Type.STRING, "Content of a compose file."));
    }

    @Override
    public Type result() {
        return new Type.ListOf(Type.STRING);
    }

    @Override
    public Value call(List<Value> arguments) {
        var file = ComposeFile.read(Arguments.text(arguments, 0));
        var problem = file.problem();
        if (problem != null) {
            // Terraform adds the full stop.
            var sentence = problem.endsWith(".") ? problem.substring(0, problem.length() - 1) : problem;
            throw new ArgumentException(0, "The compose file is not valid: " + sentence);
        }
        if (!file.knowsServices()) {
            throw new ArgumentException(0, "The compose file has no services of its own: it only includes other files");
        }
        var names = new ArrayList<Value>();
        for (var name : new TreeSet<>(file.services())) {
            names.add(Value.of(name));
        }
        return new Value.ListValue(names);
    }
}
