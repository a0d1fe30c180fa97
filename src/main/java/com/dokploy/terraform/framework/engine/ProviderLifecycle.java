package com.dokploy.terraform.framework.engine;

import com.dokploy.terraform.framework.Diagnostic;
import com.dokploy.terraform.value.Value;
import java.util.List;

/**
 * The provider itself: ValidateProviderConfig, ConfigureProvider and StopProvider.
 *
 * @param <C> the connection to the server
 */
final class ProviderLifecycle<C> {
    private final ProviderConnection<C> connection;
    private final Failures<C> failures;

    ProviderLifecycle(ProviderConnection<C> connection, Failures<C> failures) {
        this.connection = connection;
        this.failures = failures;
    }

    /** ValidateProviderConfig. */
    List<Diagnostic> validate(Value config) {
        var provider = connection.provider();
        return failures.diagnosing(
                diagnostics -> Validator.validate(provider.schema(), config, true, provider::validate, diagnostics));
    }

    /** ConfigureProvider. */
    List<Diagnostic> configure(Value config, String terraformVersion) {
        return failures.diagnosing(_ -> connection.configure(config, terraformVersion));
    }

    /** StopProvider. */
    void stop() {
        connection.stop();
    }
}
