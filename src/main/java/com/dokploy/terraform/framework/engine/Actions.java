package com.dokploy.terraform.framework.engine;

import com.dokploy.terraform.framework.Action;
import com.dokploy.terraform.framework.Diagnostic;
import com.dokploy.terraform.framework.Diagnostics;
import com.dokploy.terraform.framework.InvokeRequest;
import com.dokploy.terraform.schema.Values;
import com.dokploy.terraform.value.Value;
import java.util.List;
import java.util.function.Consumer;

/**
 * Tells the server what to do: ValidateActionConfig, PlanAction and InvokeAction.
 *
 * @param <C> the client of a configured provider
 */
final class Actions<C> {
    private final ConfiguredProvider<C> configured;
    private final Failures<C> failures;

    Actions(ConfiguredProvider<C> configured, Failures<C> failures) {
        this.configured = configured;
        this.failures = failures;
    }

    /** ValidateActionConfig. */
    List<Diagnostic> validate(Action<C> action, Value config) {
        return failures.diagnose(diagnostics -> validate(action, config, diagnostics));
    }

    private static <C> void validate(Action<C> action, Value config, Diagnostics diagnostics) {
        Validator.validate(action.schema(), config, true, action::validate, diagnostics);
    }

    /** PlanAction. */
    LookupResult plan(Action<C> action, Value config, boolean deferralAllowed) {
        if (configured.isDeferred(deferralAllowed)) {
            return new LookupResult(config, List.of(), true);
        }
        var diagnostics = failures.diagnose(found -> action.plan(Values.of(config), configured.client(), found));
        return new LookupResult(config, diagnostics, false);
    }

    /**
     * InvokeAction.
     *
     * @param progress takes lines that Terraform shows to the user at once
     */
    List<Diagnostic> invoke(Action<C> action, Value config, Consumer<String> progress) {
        return failures.diagnose(diagnostics -> {
            // Terraform checks a configuration only before it is known, and does not come back.
            validate(action, config, diagnostics);
            if (diagnostics.hasErrors()) {
                return;
            }
            action.invoke(
                    new InvokeRequest(Values.of(config), configured.cancellation(), progress, diagnostics),
                    configured.requireClient());
        });
    }
}
