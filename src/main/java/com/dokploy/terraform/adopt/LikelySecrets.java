package com.dokploy.terraform.adopt;

import com.dokploy.terraform.value.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiPredicate;

/** The places where a configuration holds texts in clear that may contain a secret. */
final class LikelySecrets {
    private final BiPredicate<String, String> mayContainSecret;
    private final Set<String> places = new TreeSet<>();

    /**
     * Begins without places.
     *
     * @param mayContainSecret whether a text may contain a secret, by the name that a person has given to the text, and
     *     the text
     */
    LikelySecrets(BiPredicate<String, String> mayContainSecret) {
        this.mayContainSecret = mayContainSecret;
    }

    /** Adds the place of a text if the text may contain a secret. */
    void check(String address, Path path, String text) {
        var name = path.last() instanceof Path.Key(var key) ? key : "";
        if (mayContainSecret.test(name, text)) {
            places.add(address + ": `" + path + "`");
        }
    }

    /** The places, such as {@code dokploy_application.web: `git.url`}. */
    Set<String> places() {
        return places;
    }
}
