package com.dokploy.terraform.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.dokploy.terraform.protocol.EncodedSchemas;
import com.dokploy.terraform.protocol.generated.DynamicValue;
import com.dokploy.terraform.protocol.generated.GetProviderSchema;
import com.dokploy.terraform.protocol.generated.ValidateResourceConfig;
import com.google.protobuf.UnsafeByteOperations;
import io.grpc.StatusRuntimeException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The zip, unpacked somewhere else as Terraform does it, starts fast and under all conditions. */
@Timeout(300)
final class StartupIT {
    /**
     * Classes loaded until the schema is answered; a bound on work, since time cannot be asserted. When it is exceeded,
     * find out what the start began to need before raising it.
     */
    private static final int CLASSES_AT_MOST = 5200;

    /** Classes that the cache cannot hold, such as those that a lambda or a method handle makes at run time. */
    private static final int OUTSIDE_CACHE_AT_MOST = 80;

    private static ClientIdentity client;

    @TempDir
    Path directory;

    private Path home;

    @BeforeAll
    static void makeClient() throws Exception {
        client = ClientIdentity.p521();
    }

    @BeforeEach
    void unpack() throws IOException {
        home = directory.resolve("a path with spaces");
        var dist = Path.of(System.getProperty("provider.dist"));
        Path zip;
        try (var files = Files.list(dist)) {
            zip = files.filter(file -> file.toString().endsWith(".zip"))
                    .findFirst()
                    .orElseThrow();
        }
        try (var packed = FileSystems.newFileSystem(zip, Map.of("enablePosixFileAttributes", "true"));
                var files = Files.walk(packed.getPath("/"))) {
            for (var file : files.toList()) {
                var target = home.resolve(packed.getPath("/").relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    // A copy has the time of now, as after Terraform's own unpacking.
                    Files.copy(file, target);
                    Files.setPosixFilePermissions(target, Files.getPosixFilePermissions(file));
                }
            }
        }
    }

    @Test
    void everythingLoadedUntilTheSchemaComesFromTheCache() throws Exception {
        var loaded = classesLoaded("");
        var outside = loaded.stream()
                .filter(line -> !line.contains("source: shared objects file"))
                .toList();
        assertThat(loaded).hasSizeGreaterThan(1000);
        assertThat(outside).as("classes not from the cache").hasSizeLessThanOrEqualTo(OUTSIDE_CACHE_AT_MOST);
        assertThat(outside)
                .as("our own classes: what they need at run time is linked while packaging")
                .noneMatch(line -> line.contains("com.dokploy.terraform."));
    }

    @Test
    void theSchemaNeedsFewClasses() throws Exception {
        // With the cache the JVM loads all of it beforehand, needed or not; so without.
        assertThat(classesLoaded(" -XX:AOTMode=off")).hasSizeBetween(1000, CLASSES_AT_MOST);
    }

    /** One line per class, from the start of the process to the answered schema and the end. */
    private List<String> classesLoaded(String flags) throws Exception {
        var log = directory.resolve("classes.log");
        var logging = "-Xlog:class+load:file=" + log + ":none:filecount=0";
        try (var host = start(launcher(), Map.of("DOKPLOY_PROVIDER_JVM_FLAGS", logging + flags))) {
            schema(host);
        }
        return Files.readAllLines(log).stream()
                .filter(line -> line.contains(" source: "))
                .toList();
    }

    /** The JVM chooses much by the machine it finds, and the cache is bound to some of it. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "-XX:MaxRAM=256m",
                "-XX:MaxRAM=1g",
                "-XX:MaxRAM=64g",
                "-XX:MaxRAM=256g",
                "-XX:MaxRAM=4t",
                "-XX:ActiveProcessorCount=1",
                "-XX:ActiveProcessorCount=128",
                "-XX:-UseContainerSupport"
            })
    void theCacheIsTakenOnMachinesOfAnySize(String machine) throws Exception {
        var flags = "-XX:AOTMode=on " + machine;
        try (var host = start(launcher(), Map.of("DOKPLOY_PROVIDER_JVM_FLAGS", flags))) {
            schema(host);
        }
    }

    /** Or the test above would prove nothing. */
    @Test
    void aCacheThatIsNotTakenCanBeSeen() throws Exception {
        var process = new ProcessBuilder(launcher().toString(), "--version").directory(directory.toFile());
        process.environment().put("DOKPLOY_PROVIDER_JVM_FLAGS", "-XX:AOTMode=on -Xmx64g");
        assertThat(process.start().waitFor()).isEqualTo(1);
    }

    @Test
    void aCutOffCacheIsDoneWithout() throws Exception {
        var cache = home.resolve("runtime/lib/provider.aot");
        var half = Files.readAllBytes(cache);
        Files.write(cache, Arrays.copyOf(half, half.length / 2));
        try (var host = start(launcher(), Map.of())) {
            schema(host);
        }
    }

    @Test
    void aCacheOfAnotherJavaIsDoneWithout() throws Exception {
        Files.writeString(home.resolve("runtime/lib/provider.aot"), "not a cache at all");
        try (var host = start(launcher(), Map.of())) {
            schema(host);
        }
    }

    @Test
    void aMissingCacheIsDoneWithout() throws Exception {
        Files.delete(home.resolve("runtime/lib/provider.aot"));
        try (var host = start(launcher(), Map.of())) {
            schema(host);
        }
    }

    @Test
    void theSchemasThatTheBuildEncodedAreThoseOfTheTypes() throws Exception {
        var request = GetProviderSchema.Request.getDefaultInstance();
        GetProviderSchema.Response encoded;
        try (var host = start(launcher(), Map.of())) {
            encoded = host.provider().getProviderSchema(request);
        }
        Files.delete(home.resolve("runtime").resolve(EncodedSchemas.FILE));
        try (var host = start(launcher(), Map.of())) {
            assertThat(host.provider().getProviderSchema(request)).isEqualTo(encoded);
        }
    }

    @Test
    void nothingIsWrittenBesideTheExecutable() throws Exception {
        readOnly(home, true);
        try (var host = start(launcher(), Map.of())) {
            schema(host);
        } finally {
            readOnly(home, false);
        }
    }

    @Test
    void whatTheShellTellsOtherJavasDoesNotReachTheHandshake() throws Exception {
        var noise = Map.of(
                "_JAVA_LAUNCHER_DEBUG",
                "1",
                "JAVA_TOOL_OPTIONS",
                "-Xlog:gc -XX:+PrintFlagsFinal",
                "JDK_JAVA_OPTIONS",
                "-showversion");
        try (var host = start(launcher(), noise)) {
            schema(host);
        }
    }

    @Test
    void symbolicLinksLeadToTheRuntime() throws Exception {
        var link = Files.createSymbolicLink(directory.resolve("link"), launcher());
        var second = Files.createSymbolicLink(directory.resolve("second"), link.getFileName());
        try (var host = start(second, Map.of())) {
            schema(host);
        }
    }

    @Test
    void aPluginOutlivesCtrlCAndEndsWhenTold() throws Exception {
        try (var host = start(launcher(), Map.of())) {
            signal("INT", host.process());
            schema(host);
            signal("TERM", host.process());
            assertThat(host.process().waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(host.process().exitValue()).isEqualTo(143);
        }
    }

    /** What would stay is a process in which any thread may have died unseen. */
    @Test
    void withoutMemoryItEndsAsIfTold() throws Exception {
        var tooMuch = ValidateResourceConfig.Request.newBuilder()
                .setTypeName("dokploy_project")
                .setConfig(DynamicValue.newBuilder().setJson(UnsafeByteOperations.unsafeWrap(new byte[24 << 20])))
                .build();
        try (var host =
                start(launcher(), Map.of("DOKPLOY_PROVIDER_JVM_FLAGS", "-Xmx24m -XX:MaxDirectMemorySize=256m"))) {
            schema(host);
            assertThatThrownBy(() -> host.provider().validateResourceConfig(tooMuch))
                    .isInstanceOf(StatusRuntimeException.class);
            assertThat(host.process().waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(host.process().exitValue()).isEqualTo(143);
        }
    }

    @Test
    void byHandItExplainsItselfOnStderr() throws Exception {
        var process = new ProcessBuilder(launcher().toString())
                .directory(directory.toFile())
                .start();
        assertThat(process.getInputStream().readAllBytes()).isEmpty();
        assertThat(new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8))
                .contains("plugin");
        assertThat(process.waitFor()).isEqualTo(1);
    }

    @Test
    void theVersionIsThatOfTheBuild() throws Exception {
        var process = new ProcessBuilder(launcher().toString(), "--version")
                .directory(directory.toFile())
                .start();
        assertThat(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip())
                .isEqualTo(System.getProperty("provider.version"));
        assertThat(process.waitFor()).isZero();
    }

    private Path launcher() {
        return home.resolve("terraform-provider-dokploy_v" + System.getProperty("provider.version"));
    }

    private Host start(Path executable, Map<String, String> environment) throws Exception {
        return Host.start(
                List.of(executable.toString()), environment, client, directory, directory.resolve("stderr.log"));
    }

    private static void schema(Host host) {
        var schema = host.provider().getProviderSchema(GetProviderSchema.Request.getDefaultInstance());
        assertThat(schema.getResourceSchemasMap()).containsKey("dokploy_project");
    }

    private static void signal(String name, Process process) throws Exception {
        var kill = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start();
        assertThat(kill.waitFor()).isZero();
    }

    private static void readOnly(Path root, boolean only) throws IOException {
        try (var files = Files.walk(root)) {
            for (var file : files.filter(Files::isDirectory).toList()) {
                Set<PosixFilePermission> permissions =
                        PosixFilePermissions.fromString(only ? "r-xr-xr-x" : "rwxr-xr-x");
                Files.setPosixFilePermissions(file, permissions);
            }
        }
    }
}
