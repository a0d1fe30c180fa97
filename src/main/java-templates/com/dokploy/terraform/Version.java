package com.dokploy.terraform;

/** The version of this provider, written in by the build. */
public final class Version {
    /** The release without a leading {@code v}, for example {@code 0.1.0}. */
    public static final String PROVIDER = "${project.version}";

    private Version() {}
}
