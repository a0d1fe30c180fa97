package com.dokploy.terraform.framework.engine;

import com.dokploy.terraform.concurrent.Cancellation;
import com.dokploy.terraform.framework.Diagnostic;
import com.dokploy.terraform.framework.DiagnosticException;
import com.dokploy.terraform.framework.Provider;
import com.dokploy.terraform.framework.Resource;
import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.Values;
import com.dokploy.terraform.value.Path;
import com.dokploy.terraform.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * A provider together with what all requests share: the client that ConfigureProvider has made, whether the provider's
 * configuration is still unknown, and whether Terraform has asked to stop. Thread-safe.
 *
 * @param <C> the client of a configured provider
 */
final class ConfiguredProvider<C> {
    private final Provider<C> provider;
    private volatile @Nullable C client;
    private volatile boolean isConfigurationUnknown;
    private volatile Cancellation cancellation = new Cancellation();

    ConfiguredProvider(Provider<C> provider) {
        this.provider = provider;
    }

    /** The provider. */
    Provider<C> provider() {
        return provider;
    }

    /** The client; null if the provider is not configured, or is configured with unknown values. */
    @Nullable C client() {
        return client;
    }

    /** Returns the client. Throws DiagnosticException if there is none. */
    C requireClient() {
        var current = client;
        if (current != null) {
            return current;
        }
        throw new DiagnosticException(
                isConfigurationUnknown
                        ? Diagnostic.error(
                                "Server Not Known Yet",
                                "The provider's configuration depends on values that are known only after apply,"
                                        + " and this operation needs the server. First apply the resources that"
                                        + " these values come from, for example with `terraform apply"
                                        + " -target=ADDRESS`. A data source is read after them if it has `depends_on`.")
                        : Diagnostic.bug(
                                Path.ROOT, "Terraform called the provider before it configured the provider."));
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

    /** The cancellation that requests beginning now wait on. */
    Cancellation cancellation() {
        return cancellation;
    }

    /**
     * Replaces the client by one for another configuration; by none as long as that configuration has unknown values.
     */
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

    /**
     * Ends the waits of the running requests, and the waits of all requests on the client: a running request may reach
     * its next wait later.
     */
    void stop() {
        var running = cancellation;
        cancellation = new Cancellation();
        running.cancel();
        var current = client;
        if (current != null) {
            provider.stop(current);
        }
    }

    /** Tells the provider that a new object is on its way into the state. */
    void onStateReturned(Value state) {
        var current = client;
        var id = Values.id(state);
        if (current != null && id != null) {
            provider.onStateReturned(current, id);
        }
    }

    /** Tells the provider that the state holds an object. */
    void onStateSeen(Resource<C> resource, Value state) {
        var current = client;
        var id = Values.id(state);
        if (current != null && id != null) {
            // An ID that is no field of the server's object may be that of another object.
            var attribute = resource.schema().attribute("id");
            var isOwn = attribute != null && attribute.mapping() == Attribute.Mapping.FIELD;
            provider.onStateSeen(current, isOwn ? resource.schema().name() : null, id);
        }
    }
}
