package com.dokploy.terraform.resources.functions;

import com.dokploy.terraform.framework.Function;
import com.dokploy.terraform.schema.Format;
import com.dokploy.terraform.value.Type;
import com.dokploy.terraform.value.Value;
import java.util.List;

/** {@code provider::dokploy::bytes(amount)}: an amount of memory as a number. */
public final class Bytes implements Function {
    @Override
    public String name() {
        return "bytes";
    }

    @Override
    public String summary() {
        return "Converts an amount of memory to a number of bytes.";
    }

    @Override
    public String description() {
        return "Reads the amount as attributes such as `memory_limit` do, to compare or to add up limits. A fraction of a"
                + " byte is rounded. The function does not check the minimum and maximum of an attribute.";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(new Parameter("amount", Type.STRING, "Amount of memory. " + Format.BYTES.usage()));
    }

    @Override
    public Type result() {
        return Type.NUMBER;
    }

    @Override
    public Value call(List<Value> arguments) {
        return Arguments.amount(Format.BYTES, arguments);
    }
}
