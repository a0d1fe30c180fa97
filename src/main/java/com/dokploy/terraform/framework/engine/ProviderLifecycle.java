package com.dokploy.terraform.framework.engine;

import com.dokploy.terraform.framework.Diagnostic;
import com.dokploy.terraform.value.Value;
import java.util.List;

/**
 * Answers the requests about the provider itself: ValidateProviderConfig, ConfigureProvider and StopProvider.
 *
 * @param <C> the client of a configured provider
 */
final class ProviderLifecycle<C> {
    private final ConfiguredProvider<C> configured;
    private final Failures<C> failures;

    ProviderLifecycle(ConfiguredProvider<C> configured, Failures<C> failures) {
        this.configured = configured;
        this.failures = failures;
    }

    /** ValidateProviderConfig. */
    List<Diagnostic> validate(Value config) {
        var provider = configured.provider();
        return failures.diagnose(
                diagnostics -> Validator.validate(provider.schema(), config, true, provider::validate, diagnostics));
    }

    /** ConfigureProvider. */
    List<Diagnostic> configure(Value config, String terraformVersion) {
        return failures.diagnose(_ -> configured.configure(config, terraformVersion));
    }

    /** StopProvider. */
    void stop() {
        configured.stop();
    }
}
