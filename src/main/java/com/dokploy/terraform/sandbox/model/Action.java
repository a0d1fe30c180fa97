package com.dokploy.terraform.sandbox.model;

import java.util.Locale;

/** What a procedure does. */
public enum Action {
    CREATE,
    UPDATE,
    REMOVE,
    ONE,
    LIST,
    SEARCH,
    /** Puts a service into another environment. */
    MOVE,
    /** Always answers the same. */
    VALUE,
    /** More than the tables can say: there is code for it. */
    SPECIAL;

    static Action of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
