package com.dokploy.terraform.framework.engine;

import com.dokploy.terraform.framework.Diagnostic;
import com.dokploy.terraform.framework.Ephemeral;
import com.dokploy.terraform.framework.PrivateState;
import com.dokploy.terraform.schema.Values;
import com.dokploy.terraform.value.Value;
import java.util.List;

/**
 * Answers the requests about objects that exist for the length of a run only: ValidateEphemeralResourceConfig,
 * OpenEphemeralResource, RenewEphemeralResource and CloseEphemeralResource.
 *
 * @param <C> the client of a configured provider
 */
final class EphemeralResources<C> {
    private final ConfiguredProvider<C> configured;
    private final Failures<C> failures;

    EphemeralResources(ConfiguredProvider<C> configured, Failures<C> failures) {
        this.configured = configured;
        this.failures = failures;
    }

    /** ValidateEphemeralResourceConfig. */
    List<Diagnostic> validate(Ephemeral<C> ephemeral, Value config) {
        return failures.diagnose(
                diagnostics -> Validator.validate(ephemeral.schema(), config, true, ephemeral::validate, diagnostics));
    }

    /** OpenEphemeralResource. */
    OpenResult open(Ephemeral<C> ephemeral, Value config, boolean deferralAllowed) {
        var schema = ephemeral.schema();
        if (configured.isDeferred(deferralAllowed)) {
            return new OpenResult(
                    Planner.notKnownYet(schema, Values.of(config)), new PrivateState(), null, List.of(), true);
        }
        try {
            var opened = ephemeral.open(Values.of(config), configured.requireClient());
            var result = DataSources.found(schema, config, opened.result());
            var violations = ProtocolRules.plan(schema, Value.NULL, config, result);
            return new OpenResult(result, opened.privateState(), opened.renewAt(), violations, false);
        } catch (RuntimeException | Error failure) {
            return new OpenResult(Value.NULL, new PrivateState(), null, failures.explain(failure), false);
        }
    }

    /** RenewEphemeralResource. */
    OpenResult renew(Ephemeral<C> ephemeral, byte[] encodedPrivateState) {
        var privateState = PrivateState.decode(encodedPrivateState);
        try {
            var renewAt = ephemeral.renew(privateState, configured.requireClient());
            return new OpenResult(Value.NULL, privateState, renewAt, List.of(), false);
        } catch (RuntimeException | Error failure) {
            return new OpenResult(Value.NULL, privateState, null, failures.explain(failure), false);
        }
    }

    /** CloseEphemeralResource. */
    List<Diagnostic> close(Ephemeral<C> ephemeral, byte[] encodedPrivateState) {
        return failures.diagnose(_ -> {
            try {
                ephemeral.close(PrivateState.decode(encodedPrivateState), configured.requireClient());
            } catch (RuntimeException failure) {
                if (!configured.provider().meansGone(failure)) {
                    throw failure;
                }
            }
        });
    }
}
