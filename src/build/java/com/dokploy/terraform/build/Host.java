package com.dokploy.terraform.build;

import com.dokploy.terraform.plugin.generated.Empty;
import com.dokploy.terraform.plugin.generated.GRPCBrokerGrpc;
import com.dokploy.terraform.plugin.generated.GRPCControllerGrpc;
import com.dokploy.terraform.plugin.generated.GRPCStdioGrpc;
import com.dokploy.terraform.protocol.generated.ProviderGrpc;
import io.grpc.ManagedChannel;
import io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.StreamObserver;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioDomainSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** What Terraform is to a provider: starts it, checks its handshake, connects with mutual TLS, and ends it. */
public final class Host implements AutoCloseable {
    private static final String COOKIE = "d602bf8f470bc67ca7faa0386276bbdd4330efaf76d1a219cb4d6991ca9872b2";

    /** Shared by all, so that a thousand measured starts do not mean a thousand event loops. */
    private static final EventLoopGroup LOOP = new MultiThreadIoEventLoopGroup(
            1, Thread.ofPlatform().daemon().name("host-", 0).factory(), NioIoHandler.newFactory());

    private final Process process;
    private final ManagedChannel channel;
    private final String handshake;
    private final long nanosToHandshake;

    private Host(Process process, ManagedChannel channel, String handshake, long nanosToHandshake) {
        this.process = process;
        this.channel = channel;
        this.handshake = handshake;
        this.nanosToHandshake = nanosToHandshake;
    }

    /**
     * Starts {@code command} as a plugin and connects to it.
     *
     * @param environment set on top of this process's own
     * @param log where its stderr goes
     */
    public static Host start(
            List<String> command, Map<String, String> environment, ClientIdentity client, Path directory, Path log)
            throws IOException, GeneralSecurityException {
        var builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(environment);
        builder.environment().put("TF_PLUGIN_MAGIC_COOKIE", COOKIE);
        builder.environment().put("PLUGIN_PROTOCOL_VERSIONS", "5,6");
        builder.environment().put("PLUGIN_CLIENT_CERT", client.pem());
        var started = System.nanoTime();
        var process = builder.start();
        var output = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        var line = output.readLine();
        var nanos = System.nanoTime() - started;
        if (line == null) {
            throw new IOException(command + " ended without a handshake; see " + log);
        }
        var fields = line.split("\\|", -1);
        if (fields.length != 6 || !fields[0].equals("1") || !fields[1].equals("6") || !fields[4].equals("grpc")) {
            process.destroyForcibly();
            throw new IOException("not a handshake: " + line);
        }
        return new Host(process, connect(fields, client), line, nanos);
    }

    private static ManagedChannel connect(String[] handshake, ClientIdentity client)
            throws IOException, GeneralSecurityException {
        var der = Base64.getDecoder().decode(handshake[5]);
        var server = (X509Certificate)
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
        var tls = GrpcSslContexts.configure(
                        SslContextBuilder.forClient()
                                .keyManager(client.key(), client.certificate())
                                .trustManager(server),
                        SslProvider.JDK)
                .build();
        var builder = handshake[2].equals("unix")
                ? NettyChannelBuilder.forAddress(UnixDomainSocketAddress.of(handshake[3]))
                        .channelType(NioDomainSocketChannel.class)
                        // gRPC sets what unix sockets do not have, and Netty warns of that. Null unsets it.
                        .withOption(ChannelOption.SO_KEEPALIVE, null)
                : NettyChannelBuilder.forAddress(loopback(handshake[3])).channelType(NioSocketChannel.class);
        var channel = builder.eventLoopGroup(LOOP)
                .sslContext(tls)
                .overrideAuthority("localhost")
                .maxInboundMessageSize(64 << 20)
                .directExecutor()
                .build();
        // go-plugin opens these two before anything else and leaves them open.
        GRPCBrokerGrpc.newStub(channel).startStream(new Ignored<>());
        GRPCStdioGrpc.newStub(channel).streamStdio(com.google.protobuf.Empty.getDefaultInstance(), new Ignored<>());
        return channel;
    }

    private static InetSocketAddress loopback(String address) {
        var colon = address.lastIndexOf(':');
        return new InetSocketAddress(address.substring(0, colon), Integer.parseInt(address.substring(colon + 1)));
    }

    /** The provider's RPCs. */
    public ProviderGrpc.ProviderBlockingStub provider() {
        return ProviderGrpc.newBlockingStub(channel).withMaxInboundMessageSize(64 << 20);
    }

    /** The line that the provider printed. */
    public String handshake() {
        return handshake;
    }

    /** From the start of the process to its handshake line. */
    public long nanosToHandshake() {
        return nanosToHandshake;
    }

    /** The provider's process. */
    public Process process() {
        return process;
    }

    /** Tells the provider to end, as Terraform does, and waits as long as Terraform does and then some. */
    @Override
    public void close() {
        try {
            GRPCControllerGrpc.newBlockingStub(channel)
                    .withDeadlineAfter(2, TimeUnit.SECONDS)
                    .shutdown(Empty.getDefaultInstance());
        } catch (io.grpc.StatusRuntimeException _) {
            // It may be gone before it answers.
        }
        channel.shutdownNow();
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException _) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    /** For streams of which nothing is expected. */
    private static final class Ignored<T> implements StreamObserver<T> {
        @Override
        public void onNext(T value) {
            // The provider has nothing to say here.
        }

        @Override
        public void onError(Throwable error) {
            // The provider ended.
        }

        @Override
        public void onCompleted() {
            // The provider ended.
        }
    }
}
