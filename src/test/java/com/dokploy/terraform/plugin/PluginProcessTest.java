package com.dokploy.terraform.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.dokploy.terraform.build.ClientIdentity;
import com.dokploy.terraform.disk.FullDisk;
import com.dokploy.terraform.plugin.generated.Empty;
import com.dokploy.terraform.plugin.generated.GRPCControllerGrpc;
import com.dokploy.terraform.protocol.generated.ApplyResourceChange;
import com.dokploy.terraform.protocol.generated.DynamicValue;
import com.dokploy.terraform.protocol.generated.GetProviderSchema;
import com.dokploy.terraform.protocol.generated.ProviderGrpc;
import com.dokploy.terraform.protocol.generated.ReadResource;
import com.dokploy.terraform.protocol.generated.StopProvider;
import com.google.protobuf.ByteString;
import com.google.protobuf.UnsafeByteOperations;
import io.grpc.Channel;
import io.grpc.ConnectivityState;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a host can do to the process, and what the process leaves behind. */
@Timeout(300)
class PluginProcessTest {
    @TempDir
    private Path temporary;

    @ParameterizedTest(name = "cookie: {0}")
    @ValueSource(strings = {"", "not the cookie"})
    void byHandItExplainsItself(String cookie) throws Exception {
        try (var plugin = PluginProcess.start(Map.of("TF_PLUGIN_MAGIC_COOKIE", cookie))) {
            assertThat(plugin.firstLine()).isNull();
            assertThat(plugin.exitCode()).isEqualTo(1);
            assertThat(plugin.errors()).contains(Handshake.NOT_FOR_YOU);
        }
    }

    @Test
    void withoutAHostCertificateItServesPlaintextAndNamesNone() throws Exception {
        try (var plugin = start(Map.of())) {
            var announced = plugin.announced();
            assertThat(announced.core()).isEqualTo("1");
            assertThat(announced.protocol()).isEqualTo("6");
            assertThat(announced.transport()).isEqualTo("grpc");
            assertThat(announced.encoded()).isEmpty();
            assertAnswers(plugin.connect(announced));
        }
    }

    @Test
    void terraformsOwnKindOfCertificateIsLetIn() throws Exception {
        var client = ClientIdentity.p521();
        try (var plugin = start(Map.of("PLUGIN_CLIENT_CERT", client.pem()))) {
            assertAnswers(plugin.connect(plugin.announced(), client));
        }
    }

    @Test
    void anRsaCertificateAmongTwoIsLetIn() throws Exception {
        var client = ClientIdentity.rsa();
        var both = ClientIdentity.p521().pem() + client.pem();
        try (var plugin = start(Map.of("PLUGIN_CLIENT_CERT", both))) {
            assertAnswers(plugin.connect(plugin.announced(), client));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "garbage",
                "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n",
                "-----BEGIN CERTIFICATE-----\n",
                " ",
            })
    void aHostCertificateThatIsNoneEndsItInsteadOfServingAnybody(String pem) throws Exception {
        try (var plugin = start(Map.of("PLUGIN_CLIENT_CERT", pem))) {
            assertThat(plugin.firstLine()).isNull();
            assertThat(plugin.exitCode()).isEqualTo(1);
            assertThat(plugin.errors()).contains("PLUGIN_CLIENT_CERT is not a certificate");
            assertNothingLeft();
        }
    }

    @ParameterizedTest(name = "{0}={1}")
    @CsvSource({
        "PLUGIN_PROTOCOL_VERSIONS, 5",
        "PLUGIN_PROTOCOL_VERSIONS, ''",
        "PLUGIN_PROTOCOL_VERSIONS, 'abc,6'",
        "PLUGIN_MIN_PORT, 25001",
        "PLUGIN_MAX_PORT, many",
        "LC_ALL, tr_TR.UTF-8",
        "TZ, Pacific/Kiritimati",
        "HOME, /nowhere",
        "JAVA_TOOL_OPTIONS, -Xlog:gc",
    })
    void nothingInTheEnvironmentSpoilsTheHandshake(String name, String value) throws Exception {
        var client = ClientIdentity.p521();
        try (var plugin = start(Map.of("PLUGIN_CLIENT_CERT", client.pem(), name, value))) {
            var announced = plugin.announced();
            assertThat(announced.protocol()).isEqualTo("6");
            announced.certificate().checkValidity();
            assertAnswers(plugin.connect(announced, client));
        }
    }

    @Test
    void aSmallForeignMachineIsEnough() throws Exception {
        var flags = List.of("-Xmx64m", "-Duser.language=tr", "-Duser.country=TR", "-Duser.timezone=GMT+14:00");
        try (var plugin = PluginProcess.start(environment(Map.of()), flags, List.of())) {
            assertAnswers(plugin.connect(plugin.announced()));
        }
    }

    @Test
    void aHardenedJavaIsEnough(@TempDir Path directory) throws Exception {
        var hardened = Files.writeString(directory.resolve("java.security"), """
                jdk.tls.disabledAlgorithms=SSLv3, TLSv1, TLSv1.1, TLSv1.2, RC4, DES, 3DES_EDE_CBC, anon, NULL, \\
                    RSA keySize < 3072, DH keySize < 3072, EC keySize < 256, secp256k1, TLS_RSA_*
                jdk.certpath.disabledAlgorithms=MD2, MD5, SHA1, RSA keySize < 3072, EC keySize < 256
                securerandom.drbg.config=Hash_DRBG,SHA-512,256
                """);
        var flags = List.of("-Djava.security.properties=" + hardened);
        var client = ClientIdentity.p521();
        var environment = environment(Map.of("PLUGIN_CLIENT_CERT", client.pem()));
        try (var plugin = PluginProcess.start(environment, flags, List.of())) {
            assertAnswers(plugin.connect(plugin.announced(), client));
        }
    }

    /** Row 37 of the protocol's table of nonsense: what is too large is refused by itself, and hurts nobody else. */
    @Test
    void aMessageAbove256MebibytesIsRefusedAndNothingElse() throws Exception {
        try (var plugin = start(Map.of())) {
            var channel = plugin.connect(plugin.announced());
            var tooLarge = ApplyResourceChange.Request.newBuilder()
                    .setPlannedState(DynamicValue.newBuilder()
                            .setJson(UnsafeByteOperations.unsafeWrap(new byte[(256 << 20) + 1])))
                    .build();
            var stub = ProviderGrpc.newBlockingStub(channel);
            assertThatThrownBy(() -> stub.applyResourceChange(tooLarge))
                    .isInstanceOfSatisfying(
                            StatusRuntimeException.class,
                            refused -> assertThat(refused.getStatus().getCode())
                                    .isEqualTo(Status.Code.RESOURCE_EXHAUSTED));
            assertAnswers(channel);
        }
    }

    @Test
    void whereThereIsNoPlaceForASocketItListensOnLoopback() throws Exception {
        var client = ClientIdentity.p521();
        var environment = Map.of("PLUGIN_CLIENT_CERT", client.pem(), "PLUGIN_UNIX_SOCKET_DIR", "/dev/null");
        try (var plugin = start(environment)) {
            var announced = plugin.announced();
            assertThat(announced.network()).isEqualTo("tcp");
            assertThat(announced.address()).matches("127\\.0\\.0\\.1:\\d+");
            assertAnswers(plugin.connect(announced, client));
        }
    }

    @ParameterizedTest(name = "room for {0} more")
    @ValueSource(ints = {0, 1})
    void onAFullDiskItListensOnLoopback(int files) throws Exception {
        var client = ClientIdentity.p521();
        var sockets = temporary.resolve("sockets");
        try (var disk = FullDisk.over(sockets, files)) {
            var environment = Map.of("PLUGIN_CLIENT_CERT", client.pem(), "PLUGIN_UNIX_SOCKET_DIR", sockets.toString());
            try (var plugin = start(environment)) {
                var announced = plugin.announced();
                assertThat(announced.network()).isEqualTo("tcp");
                assertAnswers(plugin.connect(announced, client));
                assertThat(disk.others()).isEmpty();
            }
        }
    }

    @Test
    void anotherUserDoesNotReachTheSocket() throws Exception {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        assumeThat(asAnotherUser(java, "-version"))
                .as("whether the tests may act as another user, who may run Java")
                .contains("version");
        // Nothing but the socket's own directory is to stand in the way.
        Files.setPosixFilePermissions(temporary, PosixFilePermissions.fromString("rwxr-xr-x"));
        var program = temporary.resolve(Intruder.class.getName().replace('.', '/') + ".class");
        Files.createDirectories(program.getParent());
        try (var bytes = Intruder.class.getResourceAsStream("Intruder.class")) {
            Files.copy(Objects.requireNonNull(bytes), program);
        }
        var sockets = Files.createDirectory(temporary.resolve("sockets"));
        var client = ClientIdentity.p521();
        var environment = Map.of("PLUGIN_CLIENT_CERT", client.pem(), "PLUGIN_UNIX_SOCKET_DIR", sockets.toString());
        try (var plugin = start(environment)) {
            var announced = plugin.announced();
            var socket = Path.of(announced.address());
            var attempt = new String[] {java, "-cp", temporary.toString(), Intruder.class.getName(), socket.toString()};
            assertThat(asAnotherUser(attempt)).isEqualTo("Permission denied");
            assertAnswers(plugin.connect(announced, client));

            // Were it not for the directory, the same attempt would succeed.
            Files.setPosixFilePermissions(socket.getParent(), PosixFilePermissions.fromString("rwxr-xr-x"));
            Files.setPosixFilePermissions(socket, PosixFilePermissions.fromString("rwxrwxrwx"));
            assertThat(asAnotherUser(attempt)).isEqualTo(Intruder.CONNECTED);
        }
    }

    /** What a program says that runs as nobody; empty when the tests may not do that. */
    private static String asAnotherUser(String... command) throws IOException, InterruptedException {
        var line = new ArrayList<>(List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"));
        line.addAll(List.of(command));
        try {
            var process = new ProcessBuilder(line).redirectErrorStream(true).start();
            var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return process.waitFor() == 0 ? said.strip() : "";
        } catch (IOException _) {
            return "";
        }
    }

    @Test
    void whatLibrariesPrintGoesToStderr() throws Exception {
        try (var plugin = start(Map.of())) {
            assertThat(plugin.firstLine()).startsWith("1|6|");
            plugin.awaitError(FixturePlugin.STRAY_LINE);
            assertThat(plugin.firstLine())
                    .as("stdout ends while the process lives")
                    .isNull();
            assertThat(plugin.process().isAlive()).isTrue();
        }
    }

    @Test
    void aClosedStdoutEndsItAtOnce() throws Exception {
        assumeThat(new File("/bin/sh")).exists();
        var builder = PluginProcess.builder(environment(Map.of()), List.of(), List.of());
        var command = new ArrayList<>(List.of("/bin/sh", "-c", "exec \"$0\" \"$@\" >&-"));
        command.addAll(builder.command());
        var process = builder.command(command)
                .redirectError(temporary.resolve("stderr").toFile())
                .start();

        assertThat(process.waitFor()).isEqualTo(1);
        assertThat(temporary.resolve("stderr")).content().contains("cannot listen for Terraform");
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"< /dev/null", "<&-", "< /dev/zero"})
    void stdinIsNeverRead(String redirection) throws Exception {
        assumeThat(new File("/bin/sh")).exists();
        var builder = PluginProcess.builder(environment(Map.of()), List.of(), List.of());
        var command = new ArrayList<>(List.of("/bin/sh", "-c", "exec \"$0\" \"$@\" " + redirection));
        command.addAll(builder.command());
        try (var plugin = PluginProcess.start(builder.command(command))) {
            assertAnswers(plugin.connect(plugin.announced()));
        }
    }

    @Test
    void shutdownEndsItAtOnceEvenWhileACallRuns() throws Exception {
        try (var plugin = start(Map.of())) {
            var channel = plugin.connect(plugin.announced());
            var running = ProviderGrpc.newFutureStub(channel)
                    .readResource(ReadResource.Request.newBuilder()
                            .setTypeName("600000")
                            .build());
            plugin.awaitError("read begins on virtual thread: true");

            var asked = System.nanoTime();
            shutdown(channel);
            assertThat(plugin.exitCode()).isZero();
            assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(Duration.ofMinutes(1));
            assertThat(running).failsWithin(Duration.ofMinutes(1));
            assertThat(plugin.errors()).contains("stop called");
            assertNothingLeft();
        }
    }

    @Test
    void shutdownTwiceAfterStopIsOneShutdown() throws Exception {
        try (var plugin = start(Map.of())) {
            var channel = plugin.connect(plugin.announced());
            var _ = ProviderGrpc.newBlockingStub(channel).stopProvider(StopProvider.Request.getDefaultInstance());
            var stub = GRPCControllerGrpc.newFutureStub(channel);
            var first = stub.shutdown(Empty.getDefaultInstance());
            var second = stub.shutdown(Empty.getDefaultInstance());

            assertThat(plugin.exitCode()).isZero();
            assertThat(first.isCancelled()).isFalse();
            assertThat(second.isCancelled()).isFalse();
        }
    }

    @Test
    void stopLetsARunningCallSaveWhatItHasAndLaterCallsWork() throws Exception {
        try (var plugin = start(Map.of())) {
            var channel = plugin.connect(plugin.announced());
            var apply = apply(channel, "half done");
            plugin.awaitError("apply begins");
            var _ = ProviderGrpc.newBlockingStub(channel).stopProvider(StopProvider.Request.getDefaultInstance());

            assertThat(apply.get().getNewState().getJson().toStringUtf8()).isEqualTo("half done");
            assertAnswers(channel);
        }
    }

    @Test
    void anInterruptMeansNothing() throws Exception {
        try (var plugin = start(Map.of())) {
            var channel = plugin.connect(plugin.announced());
            assertAnswers(channel);
            plugin.awaitError("host is being watched");
            plugin.signal("INT");
            plugin.signal("INT");
            Thread.sleep(200);

            assertAnswers(channel);
            shutdown(channel);
            assertThat(plugin.exitCode()).isZero();
        }
    }

    @ParameterizedTest(name = "SIG{0}")
    @CsvSource({"TERM, 143", "HUP, 129"})
    void toldBySignalItStopsSavesAndEnds(String signal, int exitCode) throws Exception {
        assumeThat(isIgnored(exitCode - 128))
                .as("whoever started the tests ignores SIG%s", signal)
                .isFalse();
        try (var plugin = start(Map.of())) {
            var apply = apply(plugin.connect(plugin.announced()), "half done");
            plugin.awaitError("apply begins");

            var asked = System.nanoTime();
            plugin.signal(signal);
            assertThat(apply.get().getNewState().getJson().toStringUtf8()).isEqualTo("half done");
            assertThat(plugin.exitCode()).isEqualTo(exitCode);
            assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(Duration.ofMinutes(1));
            assertNothingLeft();
        }
    }

    @Test
    void aSignalDoesNotWaitForACallThatDoesNotStop() throws Exception {
        try (var plugin = start(Map.of())) {
            var _ = ProviderGrpc.newFutureStub(plugin.connect(plugin.announced()))
                    .readResource(ReadResource.Request.newBuilder()
                            .setTypeName("600000")
                            .build());
            plugin.awaitError("read begins");

            var asked = System.nanoTime();
            plugin.signal("TERM");
            assertThat(plugin.exitCode()).isEqualTo(143);
            assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(Duration.ofMinutes(1));
        }
    }

    @Test
    void aHostThatNeverCallsIsNotWaitedFor() throws Exception {
        try (var plugin = start(Map.of(FixturePlugin.HOST_TIMEOUTS, "300,60000,20"))) {
            assertThat(plugin.firstLine()).startsWith("1|6|");
            assertThat(plugin.exitCode()).isEqualTo(1);
            assertThat(plugin.errors()).contains("nobody called");
            assertNothingLeft();
        }
    }

    @Test
    void aHostThatConnectsAndNeverCallsIsNotWaitedFor() throws Exception {
        var client = ClientIdentity.p521();
        try (var plugin =
                start(Map.of("PLUGIN_CLIENT_CERT", client.pem(), FixturePlugin.HOST_TIMEOUTS, "5000,60000,20"))) {
            var channel = plugin.connect(plugin.announced(), client);
            while (channel.getState(true) != ConnectivityState.READY) {
                Thread.sleep(5);
            }
            assertThat(plugin.process().isAlive()).isTrue();
            assertThat(plugin.exitCode()).isEqualTo(1);
            assertThat(plugin.errors()).contains("nobody called");
        }
    }

    @Test
    void aHostThatVanishesCancelsItsCallsAndEndsTheProcess() throws Exception {
        try (var plugin = start(Map.of(FixturePlugin.HOST_TIMEOUTS, "60000,300,20"))) {
            var channel = plugin.connect(plugin.announced());
            var apply = apply(channel, "");
            plugin.awaitError("apply begins");
            channel.shutdownNow();

            assertThat(apply).failsWithin(Duration.ofMinutes(1));
            assertThat(plugin.exitCode()).isEqualTo(1);
            assertThat(plugin.errors()).contains("apply interrupted", "the host closed its connection", "stop called");
            assertNothingLeft();
        }
    }

    @Test
    void aHostThatIsKilledIsNotOutlived() throws Exception {
        assumeThat(new File("/bin/sh")).exists();
        var log = temporary.resolve("log");
        var builder = PluginProcess.builder(
                environment(Map.of(FixturePlugin.HOST_TIMEOUTS, "60000,60000,20")), List.of(), List.of());
        var command = new ArrayList<>(List.of("/bin/sh", "-c", "\"$0\" \"$@\" & echo $!; wait"));
        command.addAll(builder.command());
        builder.command(command).redirectError(log.toFile());
        try (var shell = PluginProcess.start(builder)) {
            var plugin = ProcessHandle.of(Long.parseLong(String.valueOf(shell.firstLine())))
                    .orElseThrow();
            assertThat(shell.firstLine()).startsWith("1|6|");
            while (!Files.readString(log).contains("host is being watched")) {
                Thread.sleep(5);
            }
            shell.process().destroyForcibly();

            assertThat(plugin.onExit()).succeedsWithin(Duration.ofMinutes(1));
            assertThat(log).content().contains("the process that started this one has ended");
            assertThat(temporary).isDirectoryNotContaining("glob:**/dokploy*");
        }
    }

    @Test
    void forDebuggingItServesHostAfterHostUntilInterrupted() throws Exception {
        var environment = Map.of("TMPDIR", temporary.toString(), FixturePlugin.HOST_TIMEOUTS, "100,100,20");
        try (var plugin = PluginProcess.start(environment, List.of(), List.of("--debug"))) {
            var line = String.valueOf(plugin.firstLine());
            assertThat(line).startsWith("TF_REATTACH_PROVIDERS='{\"registry.terraform.io/dokploy/dokploy\"");
            var start = line.indexOf("\"String\":\"") + 10;
            var address = line.substring(start, line.indexOf('"', start));
            var announced = new PluginProcess.Announced("1", "6", "unix", address, "grpc", "");

            var one = plugin.connect(announced);
            var other = plugin.connect(announced);
            assertAnswers(one);
            assertAnswers(other);
            shutdown(one);
            one.shutdownNow();
            Thread.sleep(300);
            assertAnswers(other);

            // A process keeps ignoring an interrupt that its parent ignored, as a shell's background jobs do.
            var ignored = isIgnored(2);
            plugin.signal(ignored ? "TERM" : "INT");
            assertThat(plugin.exitCode()).isEqualTo(ignored ? 143 : 130);
            assertNothingLeft();
        }
    }

    /** Whether this process, and so its children, ignore a signal (bits of SigIgn, proc(5)). Not known on macOS. */
    private static boolean isIgnored(int signal) throws IOException {
        var status = Path.of("/proc/self/status");
        if (Files.notExists(status)) {
            return false;
        }
        for (var line : Files.readAllLines(status)) {
            if (line.startsWith("SigIgn:")) {
                return (Long.parseUnsignedLong(line.substring(7).strip(), 16) & (1L << (signal - 1))) != 0;
            }
        }
        return false;
    }

    private PluginProcess start(Map<String, String> more) throws IOException {
        return PluginProcess.start(environment(more));
    }

    /** What a host sets, with the test's own directory for sockets and a log. */
    private Map<String, String> environment(Map<String, String> more) {
        var environment = new HashMap<>(PluginProcess.HOST);
        environment.put("TMPDIR", temporary.toString());
        environment.put("TF_LOG", "DEBUG");
        environment.putAll(more);
        return environment;
    }

    private void assertNothingLeft() {
        assertThat(temporary).isEmptyDirectory();
    }

    private static void assertAnswers(Channel channel) {
        var schema =
                ProviderGrpc.newBlockingStub(channel).getProviderSchema(GetProviderSchema.Request.getDefaultInstance());
        assertThat(schema.hasProvider()).isTrue();
    }

    private static void shutdown(Channel channel) {
        var _ = GRPCControllerGrpc.newBlockingStub(channel).shutdown(Empty.getDefaultInstance());
    }

    private static Future<ApplyResourceChange.Response> apply(Channel channel, String planned) {
        return ProviderGrpc.newFutureStub(channel)
                .applyResourceChange(ApplyResourceChange.Request.newBuilder()
                        .setPlannedState(DynamicValue.newBuilder().setJson(ByteString.copyFromUtf8(planned)))
                        .build());
    }
}
