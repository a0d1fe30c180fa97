package com.dokploy.terraform.plugin;

import io.grpc.BindableService;
import java.util.List;
import java.util.function.Supplier;

/**
 * The plugin that a {@link PluginServer} serves.
 *
 * @param addresses the provider's source addresses, for example {@code registry.terraform.io/dokploy/dokploy}; needed
 *     for debugging only
 * @param served makes the services; asked once, and only when the process really serves, while the host is connecting
 */
public record Plugin(List<String> addresses, Supplier<Served> served) {
    /**
     * Services and the way to interrupt them.
     *
     * @param services the services that the host calls
     * @param stop ends running work soon, and does what must not be left undone: called when the process is told to end
     *     or the host is gone, which does not wait for longer than a second or two; may be called more than once, from
     *     any thread
     * @param done called when the host says that it needs nothing more, since it has every answer. Not called when the
     *     host dies
     */
    public record Served(List<BindableService> services, Runnable stop, Runnable done) {}
}
