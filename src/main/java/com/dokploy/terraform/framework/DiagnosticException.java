package com.dokploy.terraform.framework;

import java.util.List;

/** Ends a request with diagnostics for the user. */
public final class DiagnosticException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Diagnostic> diagnostics;

    /** Ends the request with one diagnostic. */
    public DiagnosticException(Diagnostic diagnostic) {
        this(List.of(diagnostic));
    }

    /** Ends the request with several diagnostics, at least one of them an error. */
    public DiagnosticException(List<Diagnostic> diagnostics) {
        super(diagnostics.getFirst().summary() + ": " + diagnostics.getFirst().detail());
        this.diagnostics = List.copyOf(diagnostics);
    }

    /** The diagnostics to show to the user. */
    public List<Diagnostic> diagnostics() {
        return diagnostics;
    }
}
