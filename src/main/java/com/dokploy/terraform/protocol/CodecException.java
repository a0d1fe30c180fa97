package com.dokploy.terraform.protocol;

import com.dokploy.terraform.value.Path;

/** Thrown when bytes or a value do not fit the type. Never repeats the value itself, which may be a secret. */
public final class CodecException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Path path;
    private final String problem;

    CodecException(Path path, String problem) {
        super(path.steps().isEmpty() ? problem : path + ": " + problem);
        this.path = path;
        this.problem = problem;
    }

    /** The path of the value; for an element of a set the path of the set, since Terraform cannot address deeper. */
    public Path path() {
        return path;
    }

    /** The problem at the path, as a clause: {@code a string is required, not a number}. */
    public String problem() {
        return problem;
    }
}
