package com.dokploy.terraform.build;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.spi.ToolProvider;

/**
 * Makes {@code target/dist} out of the compiled provider: the runtime with the provider linked in, its AOT cache, the
 * launcher, the zip, a filesystem mirror and a CLI configuration that uses it. Started by the build with the JDK that
 * is to be shipped and the provider's run-time class path.
 */
final class Distribution {
    private static final String MAIN = "com.dokploy.terraform.Main";

    /**
     * Measured choices; {@code docs/design/startup.md} has the figures. They are the same when the cache is trained and
     * when it is used, because a cache is refused when the collector differs.
     */
    private static final List<String> FLAGS = List.of(
            "-XX:+DisplayVMOutputToStderr",
            "-Xlog:disable",
            "-Xlog:all=error:stderr",
            "-XX:+UseSerialGC",
            "-Xms8m",
            "-Xmx2g",
            "-XX:TieredStopAtLevel=1",
            "-XX:+UnlockDiagnosticVMOptions",
            "-XX:-AOTReplayTraining",
            "-XX:-UsePerfData",
            "--sun-misc-unsafe-memory-access=allow",
            "-Dio.netty.jfr.enabled=false",
            "-Dio.netty.allocator.type=unpooled",
            "-Dio.netty.leakDetection.level=disabled",
            "-Dio.netty.machineId=00:00:00:00:00:00:00:01",
            "-Dio.netty.processId=1");

    /** Those of java.base, which stand first and in this order in the JDK's own list. */
    private static final List<String> SECURITY_PROVIDERS = List.of("SUN", "SunRsaSign", "SunEC", "SunJSSE", "SunJCE");

    /** The hosts whose names Terraform and OpenTofu put before an address like {@code dokploy/dokploy}. */
    private static final List<String> REGISTRIES = List.of("registry.terraform.io", "registry.opentofu.org");

    private final Path project;
    private final Path work;
    private final Path dist;
    private final String version;
    private final FileTime time;

    private Distribution(Path project, String version, Instant time) {
        this.project = project;
        this.work = project.resolve("target/image");
        this.dist = project.resolve("target/dist");
        this.version = version;
        this.time = FileTime.from(time);
    }

    /** Arguments: the project's directory, its version, and the moment that archives carry. */
    public static void main(String[] arguments) throws Exception {
        new Distribution(Path.of(arguments[0]).toAbsolutePath(), arguments[1], Instant.parse(arguments[2])).run();
    }

    private void run() throws Exception {
        deleteTree(work);
        deleteTree(dist);
        Files.createDirectories(work);
        Files.createDirectories(dist);

        var classPath = Arrays.stream(System.getProperty("java.class.path").split(java.io.File.pathSeparator))
                .map(Path::of)
                .filter(Files::exists)
                .toList();
        var jar = work.resolve("provider.jar");
        ModularJar.write(classPath, MAIN, time, jar);

        var home = work.resolve("terraform-provider-dokploy");
        var runtime = home.resolve("runtime");
        link(jar, runtime);
        var platform = Platform.ofThisMachine();
        var glibc = Glibc.ofThisMachine(platform);
        if (glibc.isPresent()) {
            glibc.get().copyTo(home.resolve("glibc"));
        }
        var launcher = writeLauncher(home, glibc);
        var parts = parts(glibc);
        Files.copy(project.resolve("LICENSE"), home.resolve("LICENSE"));
        Licenses.write(project.resolve("src/build/licenses"), classPath, parts, home.resolve("licenses"));
        // Maven writes no bill of materials while it is offline.
        var billOfMaterials = project.resolve("target/bom.json");
        if (Files.exists(billOfMaterials)) {
            BillOfMaterials.write(billOfMaterials, parts, home.resolve("bom.json"));
        }
        Training.schemas(launcher, runtime, work);
        var script = Files.readString(project.resolve("src/build/rehearsal.json"));
        Training.run(launcher, script, runtime.resolve("lib/provider.aot"), work);

        var name = "terraform-provider-dokploy_" + version + "_" + platform + ".zip";
        var zip = dist.resolve(name);
        new UnixZip(home, time).write(zip);
        for (var registry : REGISTRIES) {
            var target = dist.resolve("mirror").resolve(registry).resolve("dokploy/dokploy");
            Files.createDirectories(target);
            Files.copy(zip, target.resolve(name));
        }
        writeCliConfiguration();
        System.out.printf(
                Locale.ROOT,
                "%s: %.1f MB; runtime %.1f MB, of it modules %.1f MB, AOT cache %.1f MB%n",
                project.relativize(zip),
                megabytes(zip),
                megabytes(runtime),
                megabytes(runtime.resolve("lib/modules")),
                megabytes(runtime.resolve("lib/provider.aot")));
    }

    /** Links from the running JDK's own image, so no jmods directory is needed. */
    private void link(Path jar, Path runtime) throws IOException {
        run(
                "jlink",
                "--module-path",
                jar.toString(),
                "--add-modules",
                ModularJar.MODULE,
                "--strip-debug",
                "--no-header-files",
                "--no-man-pages",
                "--compress",
                "zip-0",
                "--output",
                runtime.toString());
        for (var tool : List.of("jwebserver", "keytool")) {
            Files.delete(runtime.resolve("bin").resolve(tool));
        }
        trimSecurity(runtime.resolve("conf/security/java.security"));
    }

    /**
     * Leaves out comments, which every start would read (70 KB), and providers of modules that are not in the image,
     * which the first use of a key would look for in vain.
     */
    private static void trimSecurity(Path file) throws IOException {
        var kept = new ArrayList<String>();
        for (var line : Files.readAllLines(file)) {
            var isProvider = line.startsWith("security.provider.");
            if (isProvider ? SECURITY_PROVIDERS.contains(line.substring(line.indexOf('=') + 1)) : isSetting(line)) {
                kept.add(line);
            }
        }
        Files.write(file, kept);
    }

    private static boolean isSetting(String line) {
        return !line.isBlank() && !line.strip().startsWith("#");
    }

    private static void run(String tool, String... arguments) {
        var exit = ToolProvider.findFirst(tool).orElseThrow().run(System.out, System.err, arguments);
        if (exit != 0) {
            throw new IllegalStateException(tool + " ended with " + exit);
        }
    }

    /** What is in the zip beside the provider and its libraries. */
    private static List<Component> parts(Optional<Glibc> glibc) throws IOException {
        var parts = new ArrayList<Component>();
        parts.add(new Component(
                "OpenJDK (" + System.getProperty("java.vendor") + ")",
                Runtime.version().toString(),
                "GPL-2.0-only WITH Classpath-exception-2.0",
                "../runtime/legal",
                "https://github.com/openjdk/jdk25u"));
        if (glibc.isPresent()) {
            parts.add(new Component(
                    "glibc",
                    glibc.get().version(),
                    "LGPL-2.1-or-later",
                    "glibc",
                    "https://sourceware.org/git/glibc.git"));
        }
        return parts;
    }

    private Path writeLauncher(Path home, Optional<Glibc> glibc) throws IOException {
        var choice = "";
        if (glibc.isPresent()) {
            choice = glibc.get().choice(Files.readString(project.resolve("src/build/launcher-glibc")));
        }
        var script = Files.readString(project.resolve("src/build/launcher"))
                .replace("@C_LIBRARY@\n", choice)
                .replace("@FLAGS@", String.join(" ", FLAGS))
                .replace("@MAIN@", ModularJar.MODULE + "/" + MAIN);
        var launcher = home.resolve("terraform-provider-dokploy_v" + version);
        Files.writeString(launcher, script);
        Files.setPosixFilePermissions(launcher, PosixFilePermissions.fromString("rwxr-xr-x"));
        return launcher;
    }

    private void writeCliConfiguration() throws IOException {
        var mirrored = new ArrayList<String>();
        REGISTRIES.forEach(registry -> mirrored.add("\"" + registry + "/dokploy/dokploy\""));
        var addresses = String.join(", ", mirrored);
        Files.writeString(dist.resolve("terraform.rc"), """
                # Takes the Dokploy provider from this build and every other provider from where it usually comes.
                provider_installation {
                  filesystem_mirror {
                    path    = "%s"
                    include = [%s]
                  }
                  direct {
                    exclude = [%s]
                  }
                }
                """.formatted(dist.resolve("mirror"), addresses, addresses));
    }

    private static double megabytes(Path path) throws IOException {
        try (var files = Files.walk(path)) {
            return files.filter(Files::isRegularFile)
                            .mapToLong(file -> file.toFile().length())
                            .sum()
                    / 1e6;
        }
    }

    private static void deleteTree(Path root) {
        if (!Files.exists(root)) {
            return;
        }
        try (var files = Files.walk(root)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> {
                file.toFile().setWritable(true);
                if (!file.toFile().delete()) {
                    throw new UncheckedIOException(new IOException("cannot delete " + file));
                }
            });
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
