package com.dokploy.terraform.sandbox.model;

import java.util.Locale;

/** The ways in which the server makes the value of a column itself. */
public enum Generated {
    ID,
    TOKEN,
    /** The time of the insert. */
    NOW,
    /** The time of the last update; null until there is one. */
    UPDATED,
    COUNTER,
    APPNAME,
    PASSWORD,
    /** The id of the organization. */
    ORGANIZATION,
    /** The id of the user. */
    USER;

    static Generated of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
