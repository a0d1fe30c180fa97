package com.dokploy.terraform.framework.engine;

import com.dokploy.terraform.framework.Diagnostic;
import com.dokploy.terraform.framework.Ephemeral;
import com.dokploy.terraform.framework.PrivateState;
import com.dokploy.terraform.schema.Values;
import com.dokploy.terraform.value.Value;
import java.util.List;

/**
 * Opens what exists for the length of a run only: ValidateEphemeralResourceConfig, OpenEphemeralResource,
 * RenewEphemeralResource and CloseEphemeralResource.
 *
 * @param <C> the connection to the server
 */
final class EphemeralResources<C> {
    private final ProviderConnection<C> connection;
    private final Failures<C> failures;

    EphemeralResources(ProviderConnection<C> connection, Failures<C> failures) {
        this.connection = connection;
        this.failures = failures;
    }

    /** ValidateEphemeralResourceConfig. */
    List<Diagnostic> validate(Ephemeral<C> ephemeral, Value config) {
        return failures.diagnosing(
                diagnostics -> Validator.validate(ephemeral.schema(), config, true, ephemeral::validate, diagnostics));
    }

    /** OpenEphemeralResource. */
    OpenResult open(Ephemeral<C> ephemeral, Value config, boolean deferralAllowed) {
        var schema = ephemeral.schema();
        if (connection.isDeferred(deferralAllowed)) {
            return new OpenResult(
                    Planner.notKnownYet(schema, Values.of(config)), new PrivateState(), null, List.of(), true);
        }
        try {
            var opened = ephemeral.open(Values.of(config), connection.requireClient());
            var result = DataSources.found(schema, config, opened.result());
            var violations = ProtocolRules.plan(schema, Value.NULL, config, result);
            return new OpenResult(result, opened.privateState(), opened.renewAt(), violations, false);
        } catch (RuntimeException | Error failure) {
            return new OpenResult(Value.NULL, new PrivateState(), null, failures.explained(failure), false);
        }
    }

    /** RenewEphemeralResource. */
    OpenResult renew(Ephemeral<C> ephemeral, byte[] encodedPrivateState) {
        var privateState = PrivateState.decode(encodedPrivateState);
        try {
            var renewAt = ephemeral.renew(privateState, connection.requireClient());
            return new OpenResult(Value.NULL, privateState, renewAt, List.of(), false);
        } catch (RuntimeException | Error failure) {
            return new OpenResult(Value.NULL, privateState, null, failures.explained(failure), false);
        }
    }

    /** CloseEphemeralResource. */
    List<Diagnostic> close(Ephemeral<C> ephemeral, byte[] encodedPrivateState) {
        return failures.diagnosing(_ -> {
            try {
                ephemeral.close(PrivateState.decode(encodedPrivateState), connection.requireClient());
            } catch (RuntimeException failure) {
                if (!connection.provider().meansGone(failure)) {
                    throw failure;
                }
            }
        });
    }
}
