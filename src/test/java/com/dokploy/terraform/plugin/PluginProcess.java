package com.dokploy.terraform.plugin;

import com.dokploy.terraform.build.ClientIdentity;
import io.grpc.ManagedChannel;
import io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.NettyChannelBuilder;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioDomainSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslProvider;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** {@link FixturePlugin} as a process of its own, and the host's side of it. */
final class PluginProcess implements AutoCloseable {
    /** Longest wait for anything that must happen; far longer than it takes, for machines that are busy. */
    private static final Duration TIMEOUT = Duration.ofMinutes(1);

    /** Netty warns of every unix socket that it has no keep-alive. Held, because a logger nobody holds is forgotten. */
    private static final Logger NETTY = Logger.getLogger("io.netty.bootstrap");

    static {
        NETTY.setLevel(Level.SEVERE);
    }

    private static final EventLoopGroup LOOP = new MultiThreadIoEventLoopGroup(
            1, Thread.ofPlatform().daemon().name("test-client").factory(), NioIoHandler.newFactory());

    private static final String COOKIE = "TF_PLUGIN_MAGIC_COOKIE";

    /** What Terraform sets, TLS aside. */
    static final Map<String, String> HOST = Map.of(
            COOKIE,
            "d602bf8f470bc67ca7faa0386276bbdd4330efaf76d1a219cb4d6991ca9872b2",
            "PLUGIN_PROTOCOL_VERSIONS",
            "5,6",
            "PLUGIN_MIN_PORT",
            "10000",
            "PLUGIN_MAX_PORT",
            "25000");

    private final Process process;
    private final BufferedReader output;
    private final ByteArrayOutputStream errors = new ByteArrayOutputStream();
    private final Thread errorReader;
    private final List<ManagedChannel> channels = new ArrayList<>();

    private PluginProcess(Process process) {
        this.process = process;
        this.output = process.inputReader(StandardCharsets.UTF_8);
        this.errorReader = Thread.ofPlatform().daemon().start(() -> read(process.getErrorStream()));
    }

    static PluginProcess start(Map<String, String> environment) throws IOException {
        return start(environment, List.of(), List.of());
    }

    static PluginProcess start(Map<String, String> environment, List<String> flags, List<String> arguments)
            throws IOException {
        return start(builder(environment, flags, arguments));
    }

    static PluginProcess start(ProcessBuilder command) throws IOException {
        return new PluginProcess(command.start());
    }

    /** The command, for tests that start it in their own way. */
    static ProcessBuilder builder(Map<String, String> environment, List<String> flags, List<String> arguments) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
        command.addAll(List.of("-Xlog:disable", "-Xlog:all=error:stderr"));
        command.addAll(List.of("--sun-misc-unsafe-memory-access=allow", "--enable-native-access=ALL-UNNAMED"));
        command.addAll(flags);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), FixturePlugin.class.getName()));
        command.addAll(arguments);
        var builder = new ProcessBuilder(command);
        var variables = builder.environment();
        for (var name : List.of(COOKIE, "PLUGIN_CLIENT_CERT", "PLUGIN_UNIX_SOCKET_DIR", "TF_LOG", "TF_LOG_PROVIDER")) {
            variables.remove(name);
        }
        variables.putAll(environment);
        return builder;
    }

    private void read(InputStream stream) {
        try {
            stream.transferTo(errors);
        } catch (IOException _) {
            // The test ended the process while this was reading.
        }
    }

    /** The first line of stdout; null when there is none. */
    @Nullable String firstLine() throws IOException {
        return output.readLine();
    }

    /** The first line of stdout, taken apart. */
    Announced announced() throws IOException {
        var line = firstLine();
        if (line == null) {
            throw new AssertionError("no handshake; stderr says: " + errors());
        }
        return Announced.parse(line);
    }

    Process process() {
        return process;
    }

    /** All there is on stderr so far. */
    String errors() {
        return errors.toString(StandardCharsets.UTF_8);
    }

    /** Waits until stderr says {@code text}. */
    void awaitError(String text) throws InterruptedException {
        var end = System.nanoTime() + TIMEOUT.toNanos();
        while (!errors().contains(text)) {
            if (System.nanoTime() > end) {
                throw new AssertionError("stderr never said \"" + text + "\" but: " + errors());
            }
            Thread.sleep(5);
        }
    }

    /** The exit code, once the process has ended and said everything. */
    int exitCode() throws InterruptedException {
        if (!process.waitFor(TIMEOUT.toSeconds(), TimeUnit.SECONDS)) {
            throw new AssertionError("still running; stderr says: " + errors());
        }
        errorReader.join();
        return process.exitValue();
    }

    /** Sends a signal by its name, as {@code kill} knows it. */
    void signal(String name) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                .start()
                .waitFor();
    }

    /** A plaintext connection. */
    ManagedChannel connect(Announced announced) {
        return register(channel(announced).usePlaintext().build());
    }

    /** A connection that trusts the announced certificate and shows {@code client}, or nothing when that is null. */
    ManagedChannel connect(Announced announced, @Nullable ClientIdentity client) throws Exception {
        return register(channel(announced).sslContext(tls(announced, client)).build());
    }

    private ManagedChannel register(ManagedChannel channel) {
        channels.add(channel);
        return channel;
    }

    private NettyChannelBuilder channel(Announced announced) {
        var builder = announced.network().equals("unix")
                ? NettyChannelBuilder.forAddress(UnixDomainSocketAddress.of(announced.address()))
                        .channelType(NioDomainSocketChannel.class)
                : NettyChannelBuilder.forAddress(announced.socketAddress()).channelType(NioSocketChannel.class);
        return builder.eventLoopGroup(LOOP).overrideAuthority("localhost").maxInboundMessageSize(Integer.MAX_VALUE);
    }

    private static SslContext tls(Announced announced, @Nullable ClientIdentity client) throws Exception {
        var builder = GrpcSslContexts.configure(GrpcSslContexts.forClient(), SslProvider.JDK)
                .trustManager(announced.certificate());
        if (client != null) {
            builder.keyManager(client.key(), client.certificate());
        }
        return builder.build();
    }

    @Override
    public void close() {
        for (var channel : channels) {
            channel.shutdownNow();
        }
        process.destroyForcibly();
        try {
            process.waitFor();
            output.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** The fields of a handshake line. */
    record Announced(String core, String protocol, String network, String address, String transport, String encoded) {
        static Announced parse(String line) {
            var fields = line.split("\\|", -1);
            if (fields.length != 6) {
                throw new AssertionError("not a handshake of six fields: " + line);
            }
            return new Announced(fields[0], fields[1], fields[2], fields[3], fields[4], fields[5]);
        }

        InetSocketAddress socketAddress() {
            var colon = address.lastIndexOf(':');
            return new InetSocketAddress(address.substring(0, colon), Integer.parseInt(address.substring(colon + 1)));
        }

        File directory() {
            return Path.of(address).getParent().toFile();
        }

        X509Certificate certificate() throws GeneralSecurityException {
            if (encoded.contains("=")) {
                throw new AssertionError("padded: " + encoded);
            }
            return (X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(
                            new ByteArrayInputStream(Base64.getDecoder().decode(encoded)));
        }
    }
}
