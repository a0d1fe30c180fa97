package com.dokploy.terraform.framework;

import com.dokploy.terraform.value.Type;
import com.dokploy.terraform.value.Value;
import java.util.List;

/** A pure function, {@code provider::<provider>::<name>}: the same arguments always give the same result. */
public interface Function {
    /** A parameter. Arguments for it are always known and never null. */
    record Parameter(String name, Type type, String description) {}

    /** Says what is wrong with an argument. */
    final class ArgumentException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final int argument;

        /** Blames the argument at a position, counted from 0. */
        public ArgumentException(int argument, String problem) {
            super(problem);
            this.argument = argument;
        }

        /** The position of the argument, counted from 0. */
        public int argument() {
            return argument;
        }
    }

    /** The name of the function. */
    String name();

    /** What the function does, in one line. */
    String summary();

    /** What the function does, in full sentences. */
    String description();

    /** The parameters of the function, in order. */
    List<Parameter> parameters();

    /** The type of the result. */
    Type result();

    /** Computes the result. Throws ArgumentException. */
    Value call(List<Value> arguments);
}
