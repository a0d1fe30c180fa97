package com.dokploy.terraform.plugin;

import io.grpc.BindableService;
import java.util.List;
import java.util.function.Supplier;

/**
 * What a {@link PluginServer} serves.
 *
 * @param addresses the provider's source addresses, for example {@code registry.terraform.io/dokploy/dokploy}; needed for
 *     debugging only
 * @param served makes the services; asked once, and only when the process really serves, while the host is connecting
 */
public record Plugin(List<String> addresses, Supplier<Served> served) {
    /**
     * Services and the way to interrupt them.
     *
     * @param services what the host calls
     * @param stop ends running work soon: called when the process is told to end or its host is gone. Must return
     *     quickly; may be called more than once, from any thread
     * @param done called when the host says that it needs nothing more: it has every answer. Not called when the host
     *     dies
     * @param warmUp does ahead what will probably be needed soon; called once, when the host can already call
     */
    public record Served(List<BindableService> services, Runnable stop, Runnable done, Runnable warmUp) {}
}
