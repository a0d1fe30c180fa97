package com.dokploy.terraform.golden;

import com.dokploy.terraform.Version;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What earlier versions have left with users: their schemas, and states of every type. Each version has a directory,
 * which is written when the version is released and never again; {@code -Drelease.record=true} writes that of the
 * version at hand.
 */
public final class Releases {
    /** How the version at hand is recorded. */
    public static final String COMMAND =
            "mvn -B test -Dtest='ReleasedSchemasTest,ReleasedStatesTest'" + " -Drelease.record=true";

    private static final Path DIRECTORY = Path.of("src/test/releases");

    private Releases() {}

    /** Whether the version at hand is to be recorded. */
    public static boolean isRecording() {
        return Boolean.getBoolean("release.record");
    }

    /** The directory of a version. */
    public static Path of(String version) {
        return DIRECTORY.resolve(version);
    }

    /** The directory of the version at hand. */
    public static Path current() {
        return of(Version.PROVIDER);
    }

    /** The directories of all versions. */
    public static List<Path> all() {
        try (var directories = Files.list(DIRECTORY)) {
            return directories.sorted().toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
