package com.dokploy.terraform.framework.engine;

import com.dokploy.terraform.framework.Diagnostic;
import com.dokploy.terraform.framework.Diagnostics;
import com.dokploy.terraform.framework.ImportStage;
import com.dokploy.terraform.framework.PlanRequest;
import com.dokploy.terraform.framework.PrivateState;
import com.dokploy.terraform.framework.Resource;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.schema.Values;
import com.dokploy.terraform.value.Value;
import java.util.List;
import java.util.function.Consumer;

/**
 * What a resource will be: ValidateResourceConfig and PlanResourceChange.
 *
 * @param <C> the connection to the server
 */
final class ResourcePlanning<C> {
    private final ProviderConnection<C> connection;
    private final Failures<C> failures;

    ResourcePlanning(ProviderConnection<C> connection, Failures<C> failures) {
        this.connection = connection;
        this.failures = failures;
    }

    /** ValidateResourceConfig. */
    List<Diagnostic> validate(Resource<C> resource, Value config, boolean writeOnlyAllowed) {
        return failures.diagnosing(diagnostics ->
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
        connection.onStateSeen(prior);
        return refine(resource, prior, proposed, config, encodedPrivateState, deferralAllowed);
    }

    /** As {@link #plan}, of an object that is perhaps not in Terraform's state yet. */
    PlanResult refine(
            Resource<C> resource,
            Value prior,
            Value proposed,
            Value config,
            byte[] encodedPrivateState,
            boolean deferralAllowed) {
        var decoded = PrivateState.decode(encodedPrivateState);
        var isDeferred = connection.isDeferred(deferralAllowed);
        if (proposed.isNull()) {
            var diagnostics = failures.diagnosing(found -> planDestroy(resource, Values.of(prior), decoded, found));
            return new PlanResult(Value.NULL, List.of(), decoded, diagnostics, isDeferred);
        }
        var schema = resource.schema();
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
        diagnostics.addAll(failures.diagnosing(found -> refineBy(resource, plan, importStage, found)));
        var planned = planned(schema, prior, config, plan);
        return new PlanResult(
                planned, plan.replacements(schema, importStage), privateState, diagnostics.all(), isDeferred);
    }

    /** Lets the resource have its say about the plan, and about what a replacement would remove. */
    private void refineBy(Resource<C> resource, PlanRequest plan, ImportStage importStage, Diagnostics found) {
        var client = connection.client();
        Consumer<Diagnostics> lookUps =
                client == null ? _ -> {} : connection.provider().lookUp(resource.schema(), plan, client);
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

    /** What the provider notes beside the planned object. */
    private static PrivateState ofObject(Value prior, PrivateState decoded) {
        if (prior.isNull()) {
            // With a replacement come the notes of the object that goes.
            return decoded.ofPlan();
        }
        decoded.dropPlan();
        decoded.put(PrivateState.FORMER, Values.id(prior));
        return decoded;
    }

    /** The planned object in the shape of its schema, held against the server's readiness and Terraform's rules. */
    private Value planned(Schema schema, Value prior, Value config, PlanRequest plan) {
        var diagnostics = plan.diagnostics();
        for (var mistake : SchemaConformance.mistakes(schema, plan.planned().values())) {
            diagnostics.add(Failures.wrongType(schema, mistake));
        }
        var planned = SchemaConformance.complete(schema, plan.planned().values());
        if (!diagnostics.hasErrors()) {
            diagnostics.addAll(checked(!planned.equals(prior)));
        }
        if (!diagnostics.hasErrors()) {
            diagnostics.addAll(ProtocolRules.plan(schema, prior, config, planned));
        }
        return planned;
    }

    /** What is wrong with the server, as a plan for it must know. Nothing, if its address is not known yet. */
    private List<Diagnostic> checked(boolean isChange) {
        var connected = connection.client();
        return connected == null
                ? List.of()
                : failures.diagnosing(_ -> connection.provider().check(connected, isChange));
    }

    private void planDestroy(Resource<C> resource, Values prior, PrivateState privateState, Diagnostics diagnostics) {
        resource.planDestroy(prior, privateState, diagnostics);
        var connected = connection.client();
        if (connected != null && !diagnostics.hasErrors()) {
            resource.prepareDestroy(prior, privateState, connected, diagnostics);
        }
    }
}
