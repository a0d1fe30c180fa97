package com.dokploy.terraform.sandbox.docker;

import java.util.Locale;

/** The images that can be pulled: every image, unless its name says otherwise. */
public final class Images {
    private Images() {}

    /** Whether an image's name says that pulling it fails: the name holds "fail", "error" or "does-not-exist". */
    public static boolean isMissing(String image) {
        var name = image.toLowerCase(Locale.ROOT);
        return name.contains("fail") || name.contains("error") || name.contains("does-not-exist");
    }

    /** Returns the message of Docker for an image that is not there. */
    public static String noSuchImage(String image) {
        return "Error response from daemon: manifest for " + image + " not found: manifest unknown: manifest unknown\n";
    }
}
