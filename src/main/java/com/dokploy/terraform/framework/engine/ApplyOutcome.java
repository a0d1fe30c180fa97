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
 * What Terraform is told of an object that was created or changed: what the server says, held against the plan; and if
 * that failed, what is certain.
 */
final class ApplyOutcome {
    private ApplyOutcome() {}

    /** What a create or an update left; {@code actual} is null when it failed. */
    static ApplyResult of(Schema schema, Value prior, Value planned, ApplyRequest request, @Nullable Values actual) {
        var diagnostics = request.diagnostics();
        if (actual == null) {
            if (!diagnostics.hasErrors()) {
                diagnostics.add(
                        Diagnostic.bug(Path.ROOT, "Changing this " + schema.name() + " did not say what it is now."));
            }
            return new ApplyResult(kept(schema, request, prior), request.privateState(), diagnostics.all(), false);
        }
        Value state;
        try {
            state = applied(schema, planned, actual, diagnostics);
        } catch (RuntimeException failure) {
            // A mistake in looking at the object must not lose it.
            diagnostics.add(Failures.crashed(failure));
            state = SchemaConformance.storable(schema, actual.values());
        }
        return new ApplyResult(state, request.privateState(), diagnostics.all(), false);
    }

    /** What the object is after it was made or changed, held against what was planned. */
    private static Value applied(Schema schema, Value planned, Values actual, Diagnostics diagnostics) {
        var mistakes = SchemaConformance.mistakes(schema, actual.values());
        if (!mistakes.isEmpty()) {
            // The object is there, so what can be stored of it must be.
            for (var mistake : mistakes) {
                diagnostics.add(Failures.wrongType(schema, mistake));
            }
            return SchemaConformance.storable(schema, actual.values());
        }
        var reconciler = new Reconciler();
        var state = reconciler
                .reconcile(schema, Values.of(planned), asPlanned(schema, Values.of(planned), actual))
                .values();
        for (var mismatch : reconciler.mismatches()) {
            diagnostics.add(explained(schema, mismatch));
        }
        if (!diagnostics.hasErrors()) {
            diagnostics.addAll(ProtocolRules.apply(schema, planned, SchemaConformance.complete(schema, state)));
        }
        return SchemaConformance.storable(schema, state);
    }

    /** What was made of an object, without what has changed by itself since it was planned. */
    private static Values asPlanned(Schema schema, Values planned, Values actual) {
        var settled = actual;
        for (var attribute : schema.attributes()) {
            if (attribute.isServerManaged() && !planned.value(attribute).isUnknown()) {
                settled = settled.withValue(attribute, planned.value(attribute));
            }
        }
        return settled;
    }

    private static Diagnostic explained(Schema schema, Reconciler.Mismatch mismatch) {
        var values = mismatch.isSecret()
                ? ""
                : " Planned: " + ValueFormatter.of(mismatch.type(), mismatch.planned()) + ". The server has: "
                        + ValueFormatter.of(mismatch.type(), mismatch.actual()) + ".";
        return Diagnostic.error(
                mismatch.path(),
                "Server Kept Another Value",
                "The server accepted the change of this " + schema.name() + ", but says something else about `"
                        + mismatch.path() + "` now." + values
                        + "\n\nThe state holds what the server says. If nobody else changed it at the same moment,"
                        + " this version of the server does not take the configured value.");
    }

    /** What Terraform remembers of an object whose change failed. */
    static Value kept(Schema schema, ApplyRequest request, Value prior) {
        var saved = request.saved();
        return saved == null
                ? prior
                : SchemaConformance.storable(
                        schema, unmentioned(schema, saved, request, prior).values());
    }

    /** What the server does not speak of stays as it was; what only Terraform knows is as planned from now on. */
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
