package com.dokploy.terraform.framework.engine;

import com.dokploy.terraform.framework.Diagnostic;
import com.dokploy.terraform.framework.Diagnostics;
import com.dokploy.terraform.framework.ImportStage;
import com.dokploy.terraform.framework.PlanRequest;
import com.dokploy.terraform.framework.PrivateState;
import com.dokploy.terraform.framework.Resource;
import com.dokploy.terraform.schema.Values;
import com.dokploy.terraform.value.Value;
import java.util.List;
import java.util.function.Consumer;

/**
 * Validates and plans resources: ValidateResourceConfig and PlanResourceChange.
 *
 * @param <C> the client of a configured provider
 */
final class ResourcePlanning<C> {
    private final ConfiguredProvider<C> configured;
    private final Failures<C> failures;

    ResourcePlanning(ConfiguredProvider<C> configured, Failures<C> failures) {
        this.configured = configured;
        this.failures = failures;
    }

    /** ValidateResourceConfig. */
    List<Diagnostic> validate(Resource<C> resource, Value config, boolean writeOnlyAllowed) {
        return failures.diagnose(diagnostics ->
                Validator.validate(resource.schema(), config, writeOnlyAllowed, resource::validate, diagnostics));
    }

    /** PlanResourceChange. */
    PlanResult plan(
            Resource<C> resource,
            Value prior,
            Value proposed,
            Value config,
            byte[] encodedPrivateState,
            boolean deferralAllowed) {
        configured.onStateSeen(resource, prior);
        return refine(resource, prior, proposed, config, encodedPrivateState, deferralAllowed);
    }

    /** Plans as {@link #plan} does, for an object that is perhaps not in Terraform's state yet. */
    PlanResult refine(
            Resource<C> resource,
            Value prior,
            Value proposed,
            Value config,
            byte[] encodedPrivateState,
            boolean deferralAllowed) {
        var decoded = PrivateState.decode(encodedPrivateState);
        var isDeferred = configured.isDeferred(deferralAllowed);
        if (!prior.isNull() && Takeover.isUnread(resource, Values.of(prior))) {
            return new PlanResult(prior, List.of(), decoded, Takeover.refusal(resource.schema()), false);
        }
        if (proposed.isNull()) {
            var diagnostics = failures.diagnose(found -> planDestroy(resource, Values.of(prior), decoded, found));
            return new PlanResult(Value.NULL, List.of(), decoded, diagnostics, isDeferred);
        }
        var schema = resource.schema();
        var untold = UntoldSecrets.in(schema, config);
        if (!untold.isEmpty()) {
            return new PlanResult(prior, List.of(), decoded, untold, false);
        }
        var before = Values.of(prior);
        var privateState = ofObject(prior, decoded);
        var importStage = privateState.importStage();
        var diagnostics = new Diagnostics();
        var plan = new PlanRequest(
                Values.of(config),
                prior.isNull() ? null : before,
                Planner.plan(schema, Values.of(config), before, prior.isNull()),
                privateState,
                diagnostics);
        diagnostics.addAll(failures.diagnose(found -> refineBy(resource, plan, importStage, found)));
        var planned = planned(resource, prior, config, plan);
        return new PlanResult(
                planned, plan.replacements(schema, importStage), privateState, diagnostics.all(), isDeferred);
    }

    /** Lets the resource refine the plan, and object to or warn of what a replacement would remove. */
    private void refineBy(Resource<C> resource, PlanRequest plan, ImportStage importStage, Diagnostics found) {
        var client = configured.client();
        Consumer<Diagnostics> lookUps =
                client == null ? _ -> {} : configured.provider().lookUp(resource.schema(), plan, client);
        resource.plan(plan, client);
        lookUps.accept(plan.diagnostics());
        var prior = plan.prior();
        if (prior != null && !plan.replacements(resource.schema(), importStage).isEmpty()) {
            // Terraform asks for a plan of the new object next, and shows none of its warnings (1.11). Of a replacement
            // with -replace no provider learns in time.
            var loss = resource.lossOfReplacement(prior);
            if (loss != null) {
                found.add(loss);
            }
            planDestroy(resource, prior, plan.privateState(), found);
        }
    }

    /** Returns the notes of the planned object. */
    private static PrivateState ofObject(Value prior, PrivateState decoded) {
        if (prior.isNull()) {
            // In a replacement, these are the notes of the object that goes.
            return decoded.ofPlan();
        }
        decoded.dropPlan();
        decoded.put(PrivateState.FORMER, Values.id(prior));
        return decoded;
    }

    /**
     * Returns the planned object in the shape of its schema, checked against the server's readiness and Terraform's
     * rules.
     */
    private Value planned(Resource<C> resource, Value prior, Value config, PlanRequest plan) {
        var schema = resource.schema();
        var diagnostics = plan.diagnostics();
        for (var mistake : ObjectShape.mistakes(schema, plan.planned().values())) {
            diagnostics.add(Failures.wrongType(schema, mistake));
        }
        var planned = ObjectShape.complete(schema, plan.planned().values());
        if (!diagnostics.hasErrors() && resource.needsReadyServer()) {
            diagnostics.addAll(check(!planned.equals(prior)));
        }
        if (!diagnostics.hasErrors()) {
            diagnostics.addAll(ProtocolRules.plan(schema, prior, config, planned));
        }
        return planned;
    }

    /**
     * Returns the diagnostics about the server that a plan must show. None if the server's address is not known yet.
     */
    private List<Diagnostic> check(boolean isChange) {
        var client = configured.client();
        return client == null
                ? List.of()
                : failures.diagnose(_ -> configured.provider().check(client, isChange));
    }

    private void planDestroy(Resource<C> resource, Values prior, PrivateState privateState, Diagnostics diagnostics) {
        resource.planDestroy(prior, privateState, diagnostics);
        var client = configured.client();
        if (client != null && !diagnostics.hasErrors()) {
            resource.prepareDestroy(prior, privateState, client, diagnostics);
        }
    }
}
