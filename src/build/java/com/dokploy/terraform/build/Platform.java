package com.dokploy.terraform.build;

import java.util.Locale;

/**
 * A system that zips are built for, on itself.
 *
 * @param os as Terraform calls it, for example {@code linux}
 * @param architecture as Terraform calls it, for example {@code amd64}
 */
public record Platform(String os, String architecture) {
    /** That of the running JVM. */
    public static Platform ofThisMachine() {
        var system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        var os = system.startsWith("mac") ? "darwin" : system.startsWith("windows") ? "windows" : system;
        return new Platform(
                os,
                switch (System.getProperty("os.arch")) {
                    case "x86_64", "amd64" -> "amd64";
                    case "aarch64" -> "arm64";
                    case String other -> other;
                });
    }

    /** As in the names of zips, for example {@code linux_amd64}. */
    @Override
    public String toString() {
        return os + "_" + architecture;
    }
}
