package com.dokploy.terraform.golden;

import com.dokploy.terraform.Version;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What earlier versions have left with users: their schemas, and states of every type. Each version has a directory,
 * which is written before the version is released and never again; {@code -Drelease.record=true} writes that of the
 * version at hand, unless the version is published.
 */
public final class Releases {
    /** How the version at hand is recorded. */
    public static final String COMMAND =
            "mvn -B test -Dtest='ReleasedSchemasTest,ReleasedStatesTest' -Drelease.record=true";

    static final String SCHEMAS = "schemas.txt";
    private static final String RESOURCE = "# resource.";
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

    /** The file with the schemas of a version. */
    static Path schemas(Path release) {
        return release.resolve(SCHEMAS);
    }

    /** The names of the resource types that a version has. */
    public static List<String> resources(Path release) throws IOException {
        return Files.readAllLines(schemas(release)).stream()
                .filter(line -> line.startsWith(RESOURCE))
                .map(line -> line.substring(RESOURCE.length()))
                .toList();
    }

    /**
     * The directory of the version at hand, to write something there.
     *
     * @param name the name of the file or directory that is to be written
     * @throws IllegalStateException when it is there and the version is published
     */
    public static Path toRecord(String name) {
        var directory = of(Version.PROVIDER);
        refusePublished(Changelog.read(), Version.PROVIDER, directory.resolve(name));
        return directory;
    }

    static void refusePublished(Changelog changelog, String version, Path record) {
        if (Files.exists(record) && changelog.published().contains(version)) {
            throw new IllegalStateException(String.format(
                    "%s is the record of %s, which has a date in %s: users have this version, and its record stays as it is."
                            + " Set the next version in pom.xml, or, if %2$s is not published yet, write \"unreleased\""
                            + " for its date first.",
                    record, version, Changelog.FILE));
        }
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
