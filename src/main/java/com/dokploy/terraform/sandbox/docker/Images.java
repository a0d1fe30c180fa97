package com.dokploy.terraform.sandbox.docker;

import java.util.Locale;

/** What is there to be pulled: every image, unless its name says otherwise. */
public final class Images {
    private Images() {}

    /** Whether an image's name says that pulling it fails: it holds "fail", "error" or "does-not-exist". */
    public static boolean isMissing(String image) {
        var name = image.toLowerCase(Locale.ROOT);
        return name.contains("fail") || name.contains("error") || name.contains("does-not-exist");
    }

    /** What Docker says when an image is not there. */
    public static String noSuchImage(String image) {
        return "Error response from daemon: manifest for " + image + " not found: manifest unknown: manifest unknown\n";
    }
}
