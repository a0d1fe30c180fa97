package com.dokploy.terraform.log;

/**
 * Text that must not be shown. It prints as a placeholder wherever it is logged or put into a message; only
 * {@link #value} gives it away.
 */
public record Secret(String value) {
    /** What stands in messages and logs where a secret was. */
    public static final String PLACEHOLDER = "(sensitive)";

    @Override
    public String toString() {
        return PLACEHOLDER;
    }
}
