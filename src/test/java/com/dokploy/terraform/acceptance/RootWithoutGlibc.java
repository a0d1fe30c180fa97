package com.dokploy.terraform.acceptance;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A root directory like that of Alpine, for commands that find no glibc where programs look for it: the name of musl's loader, a
 * shell, and nothing else.
 */
final class RootWithoutGlibc {
    private static final Path SHELL = Path.of("/bin/dash");
    private static final Path LOADER = Path.of("/lib64/ld-linux-x86-64.so.2");
    private static final Path LIBRARY = Path.of("/lib/x86_64-linux-gnu/libc.so.6");

    private final Path root;

    private RootWithoutGlibc(Path root) {
        this.root = root;
    }

    /** Makes one. */
    static RootWithoutGlibc make(Path root) throws IOException {
        for (var name : List.of("bin", "lib", "tmp", "proc", "dev")) {
            Files.createDirectories(root.resolve(name));
        }
        // The launcher only looks whether the loader is there.
        Files.createFile(root.resolve("lib/ld-musl-x86_64.so.1"));
        copyShell(root.resolve("bin/sh"));
        return new RootWithoutGlibc(root);
    }

    /** Whether this machine can make one and run commands in it. */
    static boolean isPossible() throws IOException, InterruptedException {
        return Files.exists(LOADER)
                && Files.exists(LIBRARY)
                && Files.exists(SHELL)
                && started(separate("true")).waitFor() == 0;
    }

    /** Where a path of this root lies. */
    Path path(String path) {
        return root.resolve(path.substring(1));
    }

    /** Runs a script in this root, with nothing but a PATH in its environment. */
    Workspace.Run run(String script) throws IOException, InterruptedException {
        var enter =
                "mount -t proc proc \"$0/proc\" && mount --rbind /dev \"$0/dev\" && exec chroot \"$0\" /bin/sh -c \"$1\"";
        var process = started(separate("sh", "-c", enter, root.toString(), script));
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(5, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new AssertionError("the script does not end: " + output);
        }
        return new Workspace.Run(process.exitValue(), output);
    }

    /** In namespaces of its own, so that nothing stays mounted. */
    private static List<String> separate(String... command) {
        var line = new ArrayList<>(List.of("unshare", "--mount", "--pid", "--fork", "--kill-child"));
        if (!System.getProperty("user.name").equals("root")) {
            line.add("--map-root-user");
        }
        line.addAll(List.of(command));
        return line;
    }

    private static Process started(List<String> command) throws IOException {
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().put("PATH", "/usr/sbin:/usr/bin:/sbin:/bin");
        return builder.start();
    }

    /**
     * A shell that is linked with glibc, made to find it in a place where nothing else looks: the names of its loader and
     * its library are replaced by shorter ones.
     */
    private static void copyShell(Path target) throws IOException {
        var directory = Files.createDirectories(target.resolveSibling("c"));
        Files.copy(LOADER, directory.resolve("ld"));
        Files.copy(LIBRARY, directory.resolve("c"));
        var program = Files.readAllBytes(SHELL);
        replace(program, LOADER.toString(), "/bin/c/ld");
        replace(program, LIBRARY.getFileName().toString(), "/bin/c/c");
        Files.write(target, program);
        Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private static void replace(byte[] program, String name, String shorter) {
        var at = new String(program, StandardCharsets.ISO_8859_1).indexOf(name + "\0");
        var bytes = Arrays.copyOf(shorter.getBytes(StandardCharsets.US_ASCII), name.length());
        System.arraycopy(bytes, 0, program, at, bytes.length);
    }
}
