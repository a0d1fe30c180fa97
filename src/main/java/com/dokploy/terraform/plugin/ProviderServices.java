package com.dokploy.terraform.plugin;

import io.grpc.HandlerRegistry;
import io.grpc.ServerInterceptors;
import io.grpc.ServerMethodDefinition;
import io.grpc.ServerServiceDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The plugin's own services, made after the host was told where to connect: making them takes about as long as the host
 * takes to connect. A call that comes too early waits on the event loop, where nothing else is to be done
 * as long as there is nothing to call.
 */
final class ProviderServices extends HandlerRegistry {
    private record Ready(List<ServerServiceDefinition> definitions, Runnable stop, Runnable done) {}

    private final CallTracker calls;
    private final CompletableFuture<Ready> ready = new CompletableFuture<>();

    ProviderServices(CallTracker calls) {
        this.calls = calls;
    }

    /** Makes the services, on the caller's thread. */
    void make(Plugin plugin) {
        var served = plugin.served().get();
        var definitions = new ArrayList<ServerServiceDefinition>();
        for (var service : served.services()) {
            definitions.add(ServerInterceptors.intercept(service, calls));
        }
        ready.complete(new Ready(definitions, served.stop(), served.done()));
    }

    /** Ends the running work of the services; does nothing if they are not made yet. */
    void stop() {
        if (ready.isDone()) {
            ready.join().stop().run();
        }
    }

    /** Tells the services that the host has every answer; does nothing if they are not made yet. */
    void done() {
        if (ready.isDone()) {
            ready.join().done().run();
        }
    }

    @Override
    public @Nullable ServerMethodDefinition<?, ?> lookupMethod(String method, @Nullable String authority) {
        for (var definition : ready.join().definitions()) {
            var found = definition.getMethod(method);
            if (found != null) {
                return found;
            }
        }
        return null;
    }
}
