package com.dokploy.terraform.journal;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What interrupted creates of an object have left.
 *
 * @param noted the id of an object that a create has certainly made, since its reply came; null if there is none
 * @param possible the ids of objects that creates without a reply may have made, or somebody else meanwhile
 * @param unanswered the number of creates without a reply
 */
public record Interrupted(@Nullable String noted, List<String> possible, int unanswered) {
    public Interrupted {
        possible = List.copyOf(possible);
    }

    /** Returns the id of the object to adopt; null if there is none, or more than the creates can have made. */
    public @Nullable String explained() {
        if (noted != null) {
            return noted;
        }
        return possible.isEmpty() || possible.size() > unanswered ? null : possible.getFirst();
    }
}
