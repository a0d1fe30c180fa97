package com.dokploy.terraform.schema;

/**
 * Something about a whole type that users must not miss, such as data that stays on the server. Pages show it in a box
 * of its own, editors behind the description of the type.
 *
 * @param kind how urgent it is
 * @param text full sentences
 */
public record Note(Kind kind, String text) {
    /** How urgent it is. */
    public enum Kind {
        /** Helps. */
        TIP,
        /** Prevents a surprise. */
        NOTE,
        /** Prevents a failure, or the loss of data. */
        WARNING
    }
}
