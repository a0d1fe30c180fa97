package com.dokploy.terraform.protocol;

import com.dokploy.terraform.framework.Provider;
import com.dokploy.terraform.framework.engine.Engine;
import com.dokploy.terraform.protocol.generated.ProviderGrpc;
import io.grpc.ManagedChannel;
import io.grpc.Server;
import io.grpc.inprocess.InProcessChannelBuilder;
import io.grpc.inprocess.InProcessServerBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A provider and a connection to it, over real gRPC without a process or a network. */
public final class InProcessHost implements AutoCloseable {
    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
    private final Server server;
    private final ManagedChannel channel;

    /** Serves a provider and connects to it. */
    public InProcessHost(Provider<?> provider) {
        var name = InProcessServerBuilder.generateName();
        try {
            server = InProcessServerBuilder.forName(name)
                    .executor(executor)
                    .addService(new ProviderService<>(new Engine<>(provider)))
                    .build()
                    .start();
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
        channel = InProcessChannelBuilder.forName(name).build();
    }

    /** The provider, as a host calls it. */
    public ProviderGrpc.ProviderBlockingStub provider() {
        return ProviderGrpc.newBlockingStub(channel);
    }

    /** The connection to the provider, for calls that no stub makes. */
    ManagedChannel channel() {
        return channel;
    }

    @Override
    public void close() {
        channel.shutdownNow();
        server.shutdownNow();
        executor.close();
    }
}
