package com.dokploy.terraform.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A small file system of its own over a directory, with nothing left on it. Takes the right to mount one (Linux, root). */
public final class FullDisk implements AutoCloseable {
    private static final int BLOCK = 4096;
    private static final int FILES = 12;

    private final Path directory;

    private FullDisk(Path directory) {
        this.directory = directory;
    }

    /**
     * Mounts one and fills it. Where that is not allowed the test ends here and says so.
     *
     * @param directory an empty directory; hidden until {@link #close}
     * @param files how many files and directories can still be made, all of them empty
     */
    public static FullDisk over(Path directory, int files) throws IOException, InterruptedException {
        Files.createDirectories(directory);
        var options = "size=64k,mode=0700,nr_inodes=" + FILES;
        assumeThat(done("mount", "-t", "tmpfs", "-o", options, "tmpfs", directory.toString()))
                .as("whether this user may mount a small disk, and so meet a full one")
                .isTrue();
        var disk = new FullDisk(directory);
        Files.write(disk.spare(), new byte[BLOCK]);
        disk.fill();
        // The root of the file system, the spare block and the filler are three.
        for (var i = 3; i < FILES - files; i++) {
            Files.createFile(directory.resolve("file-" + i));
        }
        return disk;
    }

    private Path spare() {
        return directory.resolve("spare");
    }

    private void fill() throws IOException {
        try (var file = Files.newOutputStream(directory.resolve("filler"))) {
            while (true) {
                file.write(new byte[BLOCK]);
            }
        } catch (IOException full) {
            assertThat(full).hasMessageContaining("No space left");
        }
    }

    /** Makes room for 4 KiB. */
    public void release() throws IOException {
        Files.delete(spare());
    }

    /** What lies there beside what fills it. */
    public List<Path> others() throws IOException {
        try (var files = Files.list(directory)) {
            return files.filter(file -> !file.getFileName().toString().matches("spare|filler|file-\\d+"))
                    .toList();
        }
    }

    private static boolean done(String... command) throws IOException, InterruptedException {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException _) {
            return false;
        }
    }

    @Override
    public void close() {
        try {
            assertThat(done("umount", "-l", directory.toString())).isTrue();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
