package com.dokploy.terraform.startup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The package after Terraform has unpacked it somewhere else with new file times: the AOT cache is used, and when it
 * cannot be, the provider works without it. Classes are counted, not milliseconds, so that a busy machine tells the
 * same.
 */
class StartupIT {
    private static final String COOKIE = "d602bf8f470bc67ca7faa0386276bbdd4330efaf76d1a219cb4d6991ca9872b2";
    /** As measured, with some air: what grows beyond it should be asked why it is on the start-up path. */
    private static final int MOST_CLASSES = 5_500;
    /** Classes that do not come from the cache or the runtime's own archive, such as lambdas' hidden ones. */
    private static final int MOST_CLASSES_FROM_ELSEWHERE = 60;

    @TempDir
    Path directory;

    private Path home;
    private Path launcher;

    @BeforeEach
    void unpack() throws IOException {
        home = Files.createDirectory(directory.resolve("a folder with spaces"));
        launcher = home.resolve("terraform-provider-dokploy_v" + System.getProperty("provider.version"));
        try (var files = Files.list(Path.of(System.getProperty("provider.dist")));
                var zip = new ZipFile(files.filter(file -> file.toString().endsWith(".zip"))
                        .findFirst()
                        .orElseThrow()
                        .toFile())) {
            for (var entry : zip.stream().toList()) {
                var target = home.resolve(entry.getName());
                Files.createDirectories(entry.isDirectory() ? target : target.getParent());
                if (!entry.isDirectory()) {
                    Files.copy(zip.getInputStream(entry), target);
                    Files.setLastModifiedTime(target, FileTime.from(Instant.parse("2031-05-05T05:05:05Z")));
                    if (target.equals(launcher)
                            || target.getParent().endsWith("bin")
                            || target.endsWith("jspawnhelper")) {
                        Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rwxr-xr-x"));
                    }
                }
            }
        }
    }

    @Test
    void theCacheIsUsedWhereverThePackageLies() throws Exception {
        var classes = directory.resolve("classes.txt");
        var handshake = handshake("-XX:AOTMode=on -Xlog:class+load:file=" + classes);
        assertThat(handshake).startsWith("1|6|unix|");

        List<String> loaded;
        try (Stream<String> lines = Files.lines(classes)) {
            loaded = lines.filter(line -> line.contains(" source: ")).toList();
        }
        var elsewhere = loaded.stream()
                .filter(line -> !line.contains("shared objects file"))
                .toList();
        assertThat(loaded).hasSizeBetween(500, MOST_CLASSES);
        assertThat(elsewhere).hasSizeLessThan(MOST_CLASSES_FROM_ELSEWHERE);
    }

    @Test
    void aDamagedCacheIsNoObstacle() throws Exception {
        Files.writeString(home.resolve("runtime/lib/provider.aot"), "damaged");
        assertThat(handshake("")).startsWith("1|6|unix|");
    }

    @Test
    void aMissingCacheIsNoObstacle() throws Exception {
        Files.delete(home.resolve("runtime/lib/provider.aot"));
        assertThat(handshake("")).startsWith("1|6|unix|");
    }

    @Test
    void aReadOnlyDirectoryAndASymbolicLinkAreNoObstacle() throws Exception {
        try (Stream<Path> files = Files.walk(home)) {
            for (var file : files.filter(file -> !Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS))
                    .toList()) {
                Files.setPosixFilePermissions(
                        file, PosixFilePermissions.fromString(Files.isExecutable(file) ? "r-xr-xr-x" : "r--r--r--"));
            }
        }
        var link = directory.resolve("link");
        Files.createSymbolicLink(link, launcher);
        launcher = link;
        assertThat(handshake("")).startsWith("1|6|unix|");
    }

    /** The first line on stdout; nothing may come before it. */
    private String handshake(String flags) throws IOException, InterruptedException {
        var builder = new ProcessBuilder(launcher.toString())
                .directory(directory.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        var environment = builder.environment();
        environment.put("TF_PLUGIN_MAGIC_COOKIE", COOKIE);
        environment.put("PLUGIN_PROTOCOL_VERSIONS", "5,6");
        environment.put("JAVA_TOOL_OPTIONS", "-Xlog:gc");
        environment.put("DOKPLOY_PROVIDER_JVM_FLAGS", flags);
        environment.remove("PLUGIN_CLIENT_CERT");
        var process = builder.start();
        try (var output =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII))) {
            return String.valueOf(output.readLine());
        } finally {
            process.destroy();
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        }
    }
}
