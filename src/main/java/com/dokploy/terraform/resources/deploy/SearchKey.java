package com.dokploy.terraform.resources.deploy;

import com.dokploy.terraform.framework.PrivateState;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The data by which a deployment of Terraform's is found, as long as its id is not known.
 *
 * @param title a title that no other deployment has
 * @param earlier the ids of the deployments that were there before this one was queued; null if they are not known
 */
record SearchKey(String title, @Nullable Set<String> earlier) {
    private static final String PREFIX = "Terraform ";
    private static final Pattern TITLE = Pattern.compile(PREFIX + "[0-9a-f]{12}");

    /** The private state's key for the ids of earlier deployments. */
    private static final String EARLIER = "earlier-deployments";

    /** Whether a title is one that this provider has chosen, which no other deployment has. */
    static boolean isTitle(String title) {
        return TITLE.matcher(title).matches();
    }

    /** Creates the key of a deployment that is about to be queued, with a new title. */
    static SearchKey create(@Nullable Set<String> earlier) {
        var bytes = new byte[6];
        new SecureRandom().nextBytes(bytes);
        return new SearchKey(PREFIX + HexFormat.of().formatHex(bytes), earlier);
    }

    /** Returns the key of a deployment of which the state knows the title, with what was saved of it. */
    static SearchKey load(String title, PrivateState privateState) {
        var saved = privateState.get(EARLIER);
        return new SearchKey(title, saved == null ? null : Set.of(saved.split(" ")));
    }

    /** Saves the earlier deployments until this one has been found. */
    void save(PrivateState privateState) {
        privateState.put(EARLIER, earlier == null ? null : String.join(" ", earlier));
    }

    /** Drops the earlier deployments once this one was found: from then on its own id identifies it. */
    static void forget(PrivateState privateState) {
        privateState.put(EARLIER, null);
    }
}
