package com.dokploy.terraform.resources.functions;

import com.dokploy.terraform.framework.Function.ArgumentException;
import com.dokploy.terraform.schema.Format;
import com.dokploy.terraform.value.Value;
import java.math.BigDecimal;
import java.util.List;

/** Reads arguments of functions, whose types Terraform has seen to. */
final class Arguments {
    private Arguments() {}

    /** Returns an argument of the type string. */
    static String text(List<Value> arguments, int position) {
        return ((Value.Text) arguments.get(position)).text();
    }

    /** Returns the number that the only argument means in a format. Throws ArgumentException. */
    static Value amount(Format format, List<Value> arguments) {
        var canonical = format.canonical(text(arguments, 0));
        if (canonical == null) {
            throw new ArgumentException(0, "This is not " + format.meaning());
        }
        return new Value.Number(new BigDecimal(canonical));
    }
}
