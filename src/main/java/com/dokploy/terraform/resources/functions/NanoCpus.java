package com.dokploy.terraform.resources.functions;

import com.dokploy.terraform.framework.Function;
import com.dokploy.terraform.schema.Format;
import com.dokploy.terraform.value.Type;
import com.dokploy.terraform.value.Value;
import java.util.List;

/** {@code provider::dokploy::nano_cpus(cpus)}: a number of CPUs as nanoCPUs. */
public final class NanoCpus implements Function {
    @Override
    public String name() {
        return "nano_cpus";
    }

    @Override
    public String summary() {
        return "Converts a number of CPUs to nanoCPUs.";
    }

    @Override
    public String description() {
        return "Reads the number as attributes such as `cpu_limit` do, to compare or to add up limits. A nanoCPU is a"
                + " billionth of a CPU; a fraction of a nanoCPU is rounded. The function does not check the minimum and"
                + " maximum of an attribute.";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(new Parameter("cpus", Type.STRING, "Number of CPUs. " + Format.NANO_CPUS.usage()));
    }

    @Override
    public Type result() {
        return Type.NUMBER;
    }

    @Override
    public Value call(List<Value> arguments) {
        return Arguments.amount(Format.NANO_CPUS, arguments);
    }
}
