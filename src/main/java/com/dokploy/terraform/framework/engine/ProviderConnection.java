package com.dokploy.terraform.framework.engine;

import com.dokploy.terraform.concurrent.Cancellation;
import com.dokploy.terraform.framework.Diagnostic;
import com.dokploy.terraform.framework.DiagnosticException;
import com.dokploy.terraform.framework.Provider;
import com.dokploy.terraform.schema.Values;
import com.dokploy.terraform.value.Path;
import com.dokploy.terraform.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * A provider together with what all requests share: the client that ConfigureProvider has made, whether the provider's
 * configuration is still unknown, and whether Terraform has asked to stop. Thread-safe.
 *
 * @param <C> the connection to the server
 */
final class ProviderConnection<C> {
    private final Provider<C> provider;
    private volatile @Nullable C client;
    private volatile boolean isConfigurationUnknown;
    private volatile Cancellation cancellation = new Cancellation();

    ProviderConnection(Provider<C> provider) {
        this.provider = provider;
    }

    /** The provider. */
    Provider<C> provider() {
        return provider;
    }

    /** The client; null if the provider is not configured, or with unknown values. */
    @Nullable C client() {
        return client;
    }

    /** The client. Throws DiagnosticException if there is none. */
    C requireClient() {
        var connected = client;
        if (connected != null) {
            return connected;
        }
        throw new DiagnosticException(
                isConfigurationUnknown
                        ? Diagnostic.error(
                                "Server Not Known Yet",
                                "The provider's configuration depends on values that are known only after apply, and"
                                        + " this step needs the server. Apply what the provider's configuration"
                                        + " depends on first, for example with `-target`.")
                        : Diagnostic.bug(Path.ROOT, "The provider was asked to work before it was configured."));
    }

    /** Whether the provider was configured with unknown values. */
    boolean isConfigurationUnknown() {
        return isConfigurationUnknown;
    }

    /**
     * Whether Terraform must ask again once the provider's configuration is known.
     *
     * @param deferralAllowed whether Terraform can be told to ask again later
     */
    boolean isDeferred(boolean deferralAllowed) {
        return isConfigurationUnknown && deferralAllowed;
    }

    /** Where requests wait that begin now. */
    Cancellation cancellation() {
        return cancellation;
    }

    /** Replaces the client by one for another configuration; by none as long as that has unknown values. */
    void configure(Value config, String terraformVersion) {
        var before = client;
        client = null;
        if (before != null) {
            provider.close(before);
        }
        isConfigurationUnknown = !config.isWhollyKnown();
        if (!isConfigurationUnknown) {
            client = provider.configure(Values.of(config), terraformVersion);
        }
    }

    /** Ends the waits of the requests that run. */
    void stop() {
        var running = cancellation;
        cancellation = new Cancellation();
        running.cancel();
        var connected = client;
        if (connected != null) {
            provider.stop(connected);
        }
    }

    /** Tells the provider that a new object is on its way into the state. */
    void onStateReturned(Value state) {
        var connected = client;
        var id = Values.id(state);
        if (connected != null && id != null) {
            provider.onStateReturned(connected, id);
        }
    }

    /** Tells the provider that the state holds an object. */
    void onStateSeen(Value state) {
        var connected = client;
        var id = Values.id(state);
        if (connected != null && id != null) {
            provider.onStateSeen(connected, id);
        }
    }
}
