package com.dokploy.terraform.framework;

import com.dokploy.terraform.value.Path;

/**
 * A message for the user: what is the matter in one line, then what happened and what to do about it.
 *
 * @param severity whether the diagnostic stops Terraform
 * @param summary a short title, never empty
 * @param detail full sentences: what happened, then what to do
 * @param path the attribute that the diagnostic is about; {@link Path#ROOT} for the whole block
 */
public record Diagnostic(Severity severity, String summary, String detail, Path path) {
    /**
     * The longest detail that is passed on, in characters; more would be too much for the reader and for the message
     * limit.
     */
    private static final int LONGEST_DETAIL = 64 * 1024;

    /** The severity of a diagnostic. */
    public enum Severity {
        ERROR,
        WARNING
    }

    public Diagnostic {
        if (summary.isBlank()) {
            throw new IllegalArgumentException("a diagnostic needs a summary");
        }
        if (detail.length() > LONGEST_DETAIL) {
            detail = detail.substring(0, LONGEST_DETAIL) + "\n… (cut)";
        }
    }

    /** Whether the diagnostic stops Terraform. */
    public boolean isError() {
        return severity == Severity.ERROR;
    }

    /** Returns this diagnostic with another paragraph in its detail. */
    public Diagnostic and(String paragraph) {
        return new Diagnostic(severity, summary, detail + "\n\n" + paragraph, path);
    }

    /** Returns an error about one attribute. */
    public static Diagnostic error(Path path, String summary, String detail) {
        return new Diagnostic(Severity.ERROR, summary, detail, path);
    }

    /** Returns an error about the whole block. */
    public static Diagnostic error(String summary, String detail) {
        return error(Path.ROOT, summary, detail);
    }

    /** Returns a warning about one attribute. */
    public static Diagnostic warning(Path path, String summary, String detail) {
        return new Diagnostic(Severity.WARNING, summary, detail, path);
    }

    /** Returns a warning about the whole block. */
    public static Diagnostic warning(String summary, String detail) {
        return warning(Path.ROOT, summary, detail);
    }

    /** Returns an error that only a mistake in this provider can cause. */
    public static Diagnostic bug(Path path, String what) {
        return error(
                path,
                "Bug in the Provider",
                what + "\n\nThis is always a mistake in the provider, not in your configuration. Please report it"
                        + " together with this message.");
    }
}
