package com.dokploy.terraform.resources.service;

import com.dokploy.terraform.framework.ApplyRequest;
import com.dokploy.terraform.framework.DiagnosticException;
import com.dokploy.terraform.framework.Diagnostics;
import com.dokploy.terraform.framework.PlanRequest;
import com.dokploy.terraform.resources.support.RandomText;
import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.schema.Secrets;
import com.dokploy.terraform.schema.Values;
import com.dokploy.terraform.value.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A password of a database: configured, kept out of the state, or generated; and really changed in the engine. */
final class Password {
    private static final int GENERATED_LENGTH = 32;

    final Attribute<String> attribute;
    private final Attribute<String> writeOnly;
    private final PasswordRule rule;

    /**
     * Declares a password.
     *
     * @param owner the owner of the password, completing "the password of the …"
     * @param isImmediate whether the running engine takes another password
     */
    Password(Schema.Builder schema, String name, String owner, boolean isImmediate, PasswordRule rule) {
        this.rule = rule;
        var builder = schema.string(name)
                .optionalComputed()
                .useStateForUnknown()
                .sensitive()
                .custom();
        if (isImmediate) {
            builder.takesEffectAtOnce();
        }
        attribute = builder.describe(
                "Password of the " + owner + ".",
                (isImmediate
                                ? "A change is carried out in the running database."
                                : "A change deploys the database again.")
                        + " If neither this nor `" + name + "_wo` is set, a password of 32 letters and digits is"
                        + " generated and stored in the state. Must be made of " + rule.label() + ".");
        writeOnly = Secrets.addCounterpart(schema, attribute);
    }

    /** Plans the password: null where it is write-only, unknown where it will be generated. */
    void plan(Schema schema, PlanRequest plan) {
        if (plan.config().has(writeOnly)) {
            plan.set(attribute, null);
        } else if (!plan.config().isNull(writeOnly) || plan.planned().isNull(attribute)) {
            // The password was write-only before, or may have been: a new one is generated.
            plan.unknown(attribute);
        }
        // A password that is there already, as after an import, is no reason to refuse other changes.
        if (plan.changes(attribute)) {
            refuseUnsafe(attribute, plan.config().find(attribute), plan.diagnostics());
        }
        var prior = plan.prior();
        if (prior == null || Secrets.hasNewVersion(schema, attribute, plan.planned(), prior)) {
            refuseUnsafe(writeOnly, plan.config().find(writeOnly), plan.diagnostics());
        }
    }

    /** Refuses a password that no service on the server can have. */
    void validate(Values config, Diagnostics diagnostics) {
        for (var given : List.of(attribute, writeOnly)) {
            var secret = config.find(given);
            // Redis may have any password, as after an import; only the plan knows whether it is a new one.
            if (secret != null && (secret.isEmpty() || rule == PasswordRule.CHECKED)) {
                refuseUnsafe(given, secret, diagnostics);
            }
        }
    }

    private void refuseUnsafe(Attribute<?> given, @Nullable String secret, Diagnostics diagnostics) {
        if (secret != null && secret.isEmpty()) {
            diagnostics.error(
                    Path.of(given.name()),
                    "Empty Database Password",
                    "`" + given.name() + "` must not be empty. Set a password, or remove `" + given.name()
                            + "` to generate one.");
        } else if (secret != null && !rule.allows(secret)) {
            diagnostics.error(
                    Path.of(given.name()),
                    "Unusable Database Password",
                    "`" + given.name() + "` can only contain " + rule.plainLabel() + ". " + rule.reason()
                            + " Choose another password, or remove `" + given.name() + "` to generate one.");
        }
    }

    /** Whether a change sets another password than before. */
    boolean isNew(Schema schema, ApplyRequest request) {
        return request.config().isNull(writeOnly)
                ? request.changes(attribute)
                : Secrets.hasNewVersion(schema, attribute, request.planned(), request.prior());
    }

    /** Returns the password that a change is to set. */
    String wanted(ApplyRequest request) {
        var isWriteOnly = request.config().has(writeOnly);
        var secret = isWriteOnly
                ? request.config().get(writeOnly)
                : request.planned().find(attribute);
        var diagnostics = new Diagnostics();
        refuseUnsafe(isWriteOnly ? writeOnly : attribute, secret, diagnostics);
        if (diagnostics.hasErrors()) {
            throw new DiagnosticException(diagnostics.all());
        }
        return secret == null ? RandomText.of(GENERATED_LENGTH, RandomText.LETTERS_AND_DIGITS) : secret;
    }

    /** Returns the value for the state of a password that was just set: null where the password is write-only. */
    @Nullable String stored(ApplyRequest request, String secret) {
        return request.config().isNull(writeOnly) ? secret : null;
    }

    /** Whether the password is kept out of the state. */
    boolean isHidden(Schema schema, Values known) {
        return Secrets.isWriteOnlyInUse(schema, attribute, known);
    }
}
