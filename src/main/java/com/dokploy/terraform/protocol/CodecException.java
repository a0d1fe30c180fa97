package com.dokploy.terraform.protocol;

import com.dokploy.terraform.value.Path;

/** Bytes are not what the type says, or a value is not. Never repeats the value itself: it may be a secret. */
public final class CodecException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Path path;
    private final String problem;

    CodecException(Path path, String problem) {
        super(path.steps().isEmpty() ? problem : path + ": " + problem);
        this.path = path;
        this.problem = problem;
    }

    /** Where the value stands; for an element of a set the set, since Terraform cannot address deeper. */
    public Path path() {
        return path;
    }

    /** What is wrong there, as a clause: {@code a string is required, not a number}. */
    public String problem() {
        return problem;
    }
}
