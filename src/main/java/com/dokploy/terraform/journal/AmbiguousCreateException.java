package com.dokploy.terraform.journal;

import java.util.List;

/** Thrown when several objects could be the one that was asked for, or none of them is. */
public final class AmbiguousCreateException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient List<String> ids;

    AmbiguousCreateException(List<String> ids) {
        super("several objects could be the one: " + ids);
        this.ids = List.copyOf(ids);
    }

    /** The ids of the objects. */
    public List<String> ids() {
        return ids;
    }
}
