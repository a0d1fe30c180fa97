package com.dokploy.terraform.resources.support;

import com.dokploy.terraform.client.ApiException;
import com.dokploy.terraform.log.Log;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads for advice, by which a plan looks further than it must. A plan does not fail when such a read fails; the
 * failure is logged.
 */
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

    /** Returns the result of a read, or {@code otherwise} if the read fails; {@code what} as for {@link #look}. */
    public static <T extends @Nullable Object> T read(String what, T otherwise, Supplier<T> read) {
        try {
            return read.get();
        } catch (ApiException unreadable) {
            Log.debug(what + " could not be read", "error", unreadable);
            return otherwise;
        }
    }
}
