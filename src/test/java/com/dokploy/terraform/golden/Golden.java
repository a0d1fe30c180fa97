package com.dokploy.terraform.golden;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Compares text with a committed file; {@code -Dgolden.overwrite=true} writes the file instead. */
public final class Golden {
    private static final boolean OVERWRITE = Boolean.getBoolean("golden.overwrite");

    private Golden() {}

    /**
     * Fails unless a file of the project says exactly this.
     *
     * @param file where, from the project's directory
     * @param test the name of the test class that rewrites it
     */
    public static void check(Path file, String text, Class<?> test) throws IOException {
        if (OVERWRITE) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
            return;
        }
        assertThat(text)
                .as(
                        "%s is out of step. To rewrite it: mvn -B test -Dtest=%s -Dgolden.overwrite=true",
                        file, test.getSimpleName())
                .isEqualTo(Files.exists(file) ? Files.readString(file) : "(no such file)");
    }
}
