package com.dokploy.terraform.plugin;

import io.grpc.BindableService;
import io.grpc.Metadata;
import io.grpc.Server;
import io.grpc.ServerCall;
import io.grpc.ServerCallExecutorSupplier;
import io.grpc.netty.NettyServerBuilder;
import io.netty.channel.ChannelOption;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerDomainSocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.ssl.SslContext;
import io.netty.util.internal.logging.InternalLoggerFactory;
import io.netty.util.internal.logging.JdkLoggerFactory;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** gRPC over Netty, set up for one client, a fast start and an immediate end. */
final class NettyServer {
    /** The bytes of the largest request that is taken, as for Go providers. State and configuration can be large. */
    static final int LARGEST_REQUEST = 256 << 20;

    private NettyServer() {}

    /**
     * Sends Netty's log through java.util.logging. Must come before any other use of Netty, which would otherwise try
     * one logging library after another until a class is not missing.
     */
    static void useJavaLogging() {
        InternalLoggerFactory.setDefaultFactory(JdkLoggerFactory.INSTANCE);
    }

    /**
     * Opens {@code endpoint} and answers on it.
     *
     * @param tls null serves plaintext
     * @param side the services that are answered on the event loop itself
     * @param services the other services; answered on one virtual thread per call, however long a call takes
     * @throws IOException when the endpoint cannot be bound
     */
    static Server start(
            ListenAddress endpoint,
            @Nullable SslContext tls,
            List<BindableService> side,
            ProviderServices services,
            CallTracker calls,
            Connections connections)
            throws IOException {
        // One loop that accepts, reads and writes. The process ends from it: another thread still waiting in a system
        // call would hold up the exit of the JVM for 300 ms.
        var loop = new MultiThreadIoEventLoopGroup(1, NettyServer::eventLoopThread, NioIoHandler.newFactory());
        var builder = NettyServerBuilder.forAddress(endpoint.socket())
                .bossEventLoopGroup(loop)
                .workerEventLoopGroup(loop)
                .directExecutor()
                .callExecutor(new Handlers(calls))
                .addTransportFilter(connections)
                .maxInboundMessageSize(LARGEST_REQUEST)
                .permitKeepAliveWithoutCalls(true)
                .permitKeepAliveTime(1, TimeUnit.SECONDS);
        // This runs before the handshake: a switch over patterns would first have to be linked.
        if (endpoint instanceof ListenAddress.Unix) {
            // Unix sockets have no keep-alive; gRPC sets it all the same, and Netty warns of that. Null unsets it.
            builder.channelType(NioServerDomainSocketChannel.class).withChildOption(ChannelOption.SO_KEEPALIVE, null);
        } else {
            builder.channelType(NioServerSocketChannel.class);
        }
        if (tls != null) {
            builder.sslContext(tls);
        }
        for (var service : side) {
            builder.addService(service);
        }
        return builder.fallbackHandlerRegistry(services).build().start();
    }

    private static Thread eventLoopThread(Runnable loop) {
        return Thread.ofPlatform().name("event-loop").daemon().unstarted(loop);
    }

    /** Returns the executor that a call runs on: gRPC asks before the first line of the call's handler. */
    private static final class Handlers implements ServerCallExecutorSupplier {
        private final CallTracker calls;
        private final Executor perCall = Thread::startVirtualThread;

        Handlers(CallTracker calls) {
            this.calls = calls;
        }

        @Override
        public <Q, A> @Nullable Executor getExecutor(ServerCall<Q, A> call, Metadata headers) {
            calls.note();
            return GoPluginServices.has(call.getMethodDescriptor()) ? null : perCall;
        }
    }
}
