package com.dokploy.terraform.resources.support;

import com.dokploy.terraform.client.ApiException;
import com.dokploy.terraform.log.Log;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reads by which a plan looks further than it must. A plan does not fail for what cannot be read; the log tells. */
public final class OptionalReads {
    private OptionalReads() {}

    /**
     * Looks at something, as far as it can be read.
     *
     * @param what the objects that are read, completing "… could not be read"
     */
    public static void look(String what, Runnable look) {
        read(what, null, () -> {
            look.run();
            return null;
        });
    }

    /** What a read gives, or something else if it cannot be done; {@code what} as for {@link #look}. */
    public static <T extends @Nullable Object> T read(String what, T otherwise, Supplier<T> read) {
        try {
            return read.get();
        } catch (ApiException unreadable) {
            Log.debug(what + " could not be read", "error", unreadable);
            return otherwise;
        }
    }
}
