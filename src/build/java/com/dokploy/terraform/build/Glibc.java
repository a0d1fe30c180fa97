package com.dokploy.terraform.build;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The C library that the JDK for Linux is linked with. The zip carries a copy of it for systems that have another one,
 * such as Alpine with musl; {@code src/build/launcher-glibc} decides at each start which one is taken.
 */
final class Glibc {
    /**
     * What the libraries of JDK 25 name in their dynamic sections. Names of hosts need nothing else: since glibc 2.34
     * they are looked up by libc.so.6 itself.
     */
    private static final List<String> LIBRARIES =
            List.of("libc.so.6", "libdl.so.2", "libm.so.6", "libpthread.so.0", "librt.so.1");

    private final Path directory;
    private final Platform platform;
    private final Loader loader;

    private Glibc(Path directory, Platform platform, Loader loader) {
        this.directory = directory;
        this.platform = platform;
        this.loader = loader;
    }

    /**
     * The dynamic loader of an architecture.
     *
     * @param machine as {@code uname -m} prints it
     * @param path where glibc's loader lies, which every executable names
     * @param musl where musl's loader lies
     */
    private record Loader(String machine, Path path, String musl) {
        static Loader of(String architecture) {
            return switch (architecture) {
                case "amd64" ->
                    new Loader("x86_64", Path.of("/lib64/ld-linux-x86-64.so.2"), "/lib/ld-musl-x86_64.so.1");
                case "arm64" ->
                    new Loader("aarch64", Path.of("/lib/ld-linux-aarch64.so.1"), "/lib/ld-musl-aarch64.so.1");
                default -> throw new IllegalArgumentException("no loader known for " + architecture);
            };
        }

        String name() {
            return path.getFileName().toString();
        }
    }

    /** That of this process; nothing on systems without it. */
    static Optional<Glibc> ofThisMachine(Platform platform) throws IOException {
        if (!platform.os().equals("linux")) {
            return Optional.empty();
        }
        for (var mapping : Files.readAllLines(Path.of("/proc/self/maps"))) {
            if (mapping.endsWith("/libc.so.6")) {
                var library = Path.of(mapping.substring(mapping.indexOf('/')));
                return Optional.of(new Glibc(library.getParent(), platform, Loader.of(platform.architecture())));
            }
        }
        throw new IOException("this JVM does not run on glibc, which the runtime in the zip needs");
    }

    /** Puts the loader and the libraries into {@code target}. */
    void copyTo(Path target) throws IOException {
        Files.createDirectories(target);
        Files.copy(loader.path(), target.resolve(loader.name()));
        for (var library : LIBRARIES) {
            Files.copy(directory.resolve(library), target.resolve(library));
        }
    }

    /** The part of the launcher that chooses, from {@code src/build/launcher-glibc}. */
    String choice(String template) {
        return template.replace("@LOADER@", loader.path().toString())
                .replace("@LOADER_NAME@", loader.name())
                .replace("@MUSL_LOADER@", loader.musl())
                .replace("@MACHINE@", loader.machine())
                .replace("@PLATFORM@", platform.toString());
    }

    /** As glibc itself tells it, for example {@code 2.36}. */
    String version() throws IOException {
        var process = new ProcessBuilder("getconf", "GNU_LIBC_VERSION").start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII)
                .strip()
                .replaceFirst("^glibc ", "");
    }
}
