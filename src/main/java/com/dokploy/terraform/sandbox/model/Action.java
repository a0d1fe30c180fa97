package com.dokploy.terraform.sandbox.model;

import java.util.Locale;

/** The kinds of effect that a procedure has. */
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
    /** More than the tables can say: the procedure has code of its own. */
    SPECIAL;

    static Action of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
