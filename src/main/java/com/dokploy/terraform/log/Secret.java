package com.dokploy.terraform.log;

/**
 * Text that must not be shown. It prints as a placeholder wherever it is logged or put into a message; only {@link
 * #value} returns it.
 */
public record Secret(String value) {
    /** The text in messages and logs in the place of a secret. */
    public static final String PLACEHOLDER = "(sensitive)";

    @Override
    public String toString() {
        return PLACEHOLDER;
    }
}
