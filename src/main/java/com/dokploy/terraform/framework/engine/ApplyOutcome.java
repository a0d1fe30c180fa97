package com.dokploy.terraform.framework.engine;

import com.dokploy.terraform.framework.ApplyRequest;
import com.dokploy.terraform.framework.Diagnostic;
import com.dokploy.terraform.framework.Diagnostics;
import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.schema.Values;
import com.dokploy.terraform.value.Path;
import com.dokploy.terraform.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * The answer to Terraform about an object that was created or changed: what the server says, compared with the plan;
 * and if that failed, what is certain.
 */
final class ApplyOutcome {
    private ApplyOutcome() {}

    /** Returns the result of a create or an update; {@code actual} is null when the operation failed. */
    static ApplyResult of(Schema schema, Value prior, Value planned, ApplyRequest request, @Nullable Values actual) {
        var diagnostics = request.diagnostics();
        if (actual == null) {
            if (!diagnostics.hasErrors()) {
                diagnostics.add(
                        Diagnostic.bug(Path.ROOT, "The update of this " + schema.name() + " returned no new state."));
            }
            return new ApplyResult(lastKnown(schema, request, prior), request.privateState(), diagnostics.all(), false);
        }
        Value state;
        try {
            state = reconcile(schema, planned, actual, diagnostics);
        } catch (RuntimeException failure) {
            // A mistake in comparing the object must not lose it.
            diagnostics.add(Failures.crashed(failure));
            state = ObjectShape.completeForState(schema, actual.values());
        }
        return new ApplyResult(state, request.privateState(), diagnostics.all(), false);
    }

    /** Returns the object after it was made or changed, compared with the plan. */
    private static Value reconcile(Schema schema, Value planned, Values actual, Diagnostics diagnostics) {
        var mistakes = ObjectShape.mistakes(schema, actual.values());
        if (!mistakes.isEmpty()) {
            // The object exists, so whatever part of it can be stored must be.
            for (var mistake : mistakes) {
                diagnostics.add(Failures.wrongType(schema, mistake));
            }
            return ObjectShape.completeForState(schema, actual.values());
        }
        var reconciler = new Reconciler(false);
        var state = reconciler
                .reconcile(schema, Values.of(planned), asPlanned(schema, Values.of(planned), actual))
                .values();
        for (var mismatch : reconciler.mismatches()) {
            diagnostics.add(explain(schema, mismatch));
        }
        if (!diagnostics.hasErrors()) {
            diagnostics.addAll(ProtocolRules.apply(schema, planned, ObjectShape.complete(schema, state)));
        }
        return ObjectShape.completeForState(schema, state);
    }

    /** Returns the object as it was made, without what has changed by itself since the plan. */
    private static Values asPlanned(Schema schema, Values planned, Values actual) {
        var settled = actual;
        for (var attribute : schema.attributes()) {
            if (attribute.isServerManaged() && !planned.value(attribute).isUnknown()) {
                settled = settled.withValue(attribute, planned.value(attribute));
            }
        }
        return settled;
    }

    private static Diagnostic explain(Schema schema, Reconciler.Mismatch mismatch) {
        var values = mismatch.isSecret()
                ? ""
                : " Planned: " + ValueFormatter.of(mismatch.type(), mismatch.planned()) + ". The server has: "
                        + ValueFormatter.of(mismatch.type(), mismatch.actual()) + ".";
        return Diagnostic.error(
                mismatch.path(),
                "Server Kept Another Value",
                "The server reported success for this " + schema.name() + ", but returns another value for `"
                        + mismatch.path() + "`." + values
                        + "\n\nThe state has the server's value. Unless someone else changed the object at the same"
                        + " time, this version of the server does not accept the configured value.");
    }

    /** Returns the state that Terraform keeps of an object whose change failed. */
    static Value lastKnown(Schema schema, ApplyRequest request, Value prior) {
        var saved = request.saved();
        if (saved == null) {
            return prior;
        }
        var whole = unmentioned(schema, saved, request, prior);
        if (ObjectShape.mistakes(schema, whole.values()).isEmpty()) {
            try {
                whole = new Reconciler(false).reconcile(schema, request.planned(), whole);
            } catch (RuntimeException failure) {
                // A mistake in comparing the object must not lose it.
                request.diagnostics().add(Failures.crashed(failure));
            }
        }
        return ObjectShape.completeForState(schema, whole.values());
    }

    /**
     * Fills in the attributes that the server does not mention: they stay as they were, or, if only Terraform knows
     * them, are as planned from now on.
     */
    private static Values unmentioned(Schema schema, Values saved, ApplyRequest request, Value prior) {
        var whole = saved;
        for (var attribute : schema.attributes()) {
            if (!saved.values().entries().containsKey(attribute.name())) {
                var isLocal = attribute.mapping() == Attribute.Mapping.LOCAL && !attribute.isWriteOnly();
                whole = whole.withValue(
                        attribute,
                        isLocal
                                ? request.planned().value(attribute)
                                : Values.of(prior).value(attribute));
            }
        }
        return whole;
    }
}
