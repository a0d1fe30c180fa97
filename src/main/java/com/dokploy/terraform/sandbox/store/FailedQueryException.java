package com.dokploy.terraform.sandbox.store;

/**
 * Thrown for a statement that PostgreSQL refuses: an unknown reference, a value taken twice, a fraction in an integer
 * column. The text is the statement with its parameters in clear, secrets among them, because the server shows it so.
 */
public final class FailedQueryException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    FailedQueryException(String statement, String parameters) {
        super("Failed query: " + statement + "\nparams: " + parameters, null, false, false);
    }

    /** The statement, and its parameters in clear. */
    public String text() {
        var message = getMessage();
        return message == null ? "" : message;
    }
}
