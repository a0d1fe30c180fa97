package com.dokploy.terraform.framework;

import org.jspecify.annotations.Nullable;

/**
 * The stage that the import of an object has reached, as the object's {@link PrivateState} says. An apply ends the
 * import.
 */
public enum ImportStage {
    /** Not imported, or applied since. */
    NONE(null),
    /** Imported; its first read is to come. Nothing of the configuration is known yet. */
    UNREAD("unread"),
    /** Imported and read, and not applied since. */
    READ("read");

    private final @Nullable String note;

    ImportStage(@Nullable String note) {
        this.note = note;
    }

    @Nullable String note() {
        return note;
    }

    static ImportStage of(@Nullable String note) {
        if (note == null) {
            return NONE;
        }
        return note.equals(UNREAD.note) ? UNREAD : READ;
    }
}
