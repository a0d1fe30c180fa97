package com.dokploy.terraform.framework.engine;

import com.dokploy.terraform.framework.AlreadyCreatedException;
import com.dokploy.terraform.framework.ApplyRequest;
import com.dokploy.terraform.framework.Diagnostic;
import com.dokploy.terraform.framework.Diagnostics;
import com.dokploy.terraform.framework.ImportStage;
import com.dokploy.terraform.framework.PrivateState;
import com.dokploy.terraform.framework.Resource;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.schema.Timeouts;
import com.dokploy.terraform.schema.Values;
import com.dokploy.terraform.value.Value;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes, changes and removes resources: ApplyResourceChange.
 *
 * @param <C> the client of a configured provider
 */
final class ResourceApply<C> {
    private final ConfiguredProvider<C> configured;
    private final Failures<C> failures;
    private final Adoption<C> adoption;

    ResourceApply(ConfiguredProvider<C> configured, Failures<C> failures, Adoption<C> adoption) {
        this.configured = configured;
        this.failures = failures;
        this.adoption = adoption;
    }

    /** ApplyResourceChange. */
    ApplyResult apply(Resource<C> resource, Value prior, Value planned, Value config, byte[] encodedPrivateState) {
        var result = carryOut(resource, prior, planned, config, encodedPrivateState);
        result.privateState().dropPlan();
        var isTainted = prior.isNull() && !result.state().isNull() && Failures.hasErrors(result.diagnostics());
        return isTainted ? withConsequences(resource, result) : result;
    }

    /**
     * Adds to the last error what Terraform does with a new object whose creation failed, and how to keep the object.
     */
    private static <C> ApplyResult withConsequences(Resource<C> resource, ApplyResult result) {
        var losses = new Diagnostics();
        var loss = resource.lossOfReplacement(Values.of(result.state()));
        if (loss != null) {
            losses.add(loss);
        }
        resource.planDestroy(Values.of(result.state()), result.privateState(), losses);
        var text = new StringBuilder("Terraform marks this ")
                .append(resource.schema().name())
                .append(
                        losses.hasErrors()
                                ? " as tainted. The next apply would replace it, which its deletion protection"
                                        + " refuses. Fix the cause, then run `terraform untaint ADDRESS` with the"
                                        + " address of the resource: Terraform then keeps the object, and the next"
                                        + " apply completes what is missing."
                                : " as tainted: the next apply destroys the object and creates a new one. To keep"
                                        + " the object, run `terraform untaint ADDRESS` with the address of the"
                                        + " resource."
                                        + " The next apply then keeps the object, and completes what is missing.");
        for (var each : losses.all()) {
            if (each.severity() == Diagnostic.Severity.WARNING) {
                text.append(' ').append(each.detail());
            }
        }
        var diagnostics = new ArrayList<>(result.diagnostics());
        for (var i = diagnostics.size() - 1; i >= 0; i--) {
            if (diagnostics.get(i).isError()) {
                diagnostics.set(i, diagnostics.get(i).and(text.toString()));
                break;
            }
        }
        return new ApplyResult(result.state(), result.privateState(), diagnostics, result.isDeferred());
    }

    private ApplyResult carryOut(
            Resource<C> resource, Value prior, Value planned, Value config, byte[] encodedPrivateState) {
        var request = request(resource.schema(), prior, planned, config, PrivateState.decode(encodedPrivateState));
        if (planned.isNull()) {
            return delete(resource, prior, request);
        }
        var result = write(resource, prior, planned, config, request);
        if (prior.isNull()) {
            configured.onStateReturned(result.state());
        }
        return result;
    }

    private ApplyRequest request(Schema schema, Value prior, Value planned, Value config, PrivateState privateState) {
        var operation = prior.isNull()
                ? Timeouts.Operation.CREATE
                : planned.isNull() ? Timeouts.Operation.DELETE : Timeouts.Operation.UPDATE;
        return new ApplyRequest(
                Values.of(config),
                prior.isNull() ? null : Values.of(prior),
                Values.of(planned),
                privateState,
                Timeouts.deadline(schema, operation, Values.of(planned.isNull() ? prior : planned)),
                configured.cancellation(),
                new Diagnostics(),
                false);
    }

    /** Creates or updates. */
    private ApplyResult write(Resource<C> resource, Value prior, Value planned, Value config, ApplyRequest request) {
        var schema = resource.schema();
        Values actual = null;
        try {
            var client = configured.requireClient();
            actual = prior.isNull() ? resource.create(request, client) : resource.update(request, client);
            request.privateState().setImportStage(ImportStage.NONE);
        } catch (AlreadyCreatedException found) {
            return prior.isNull()
                    ? adoption.adopt(resource, found.id(), planned, config)
                    : new ApplyResult(prior, request.privateState(), List.of(Failures.crashed(found)), false);
        } catch (RuntimeException | Error failure) {
            request.diagnostics().addAll(failures.explainWrite(failure, schema, Values.of(planned)));
        }
        return ApplyOutcome.of(schema, prior, planned, request, actual);
    }

    private ApplyResult delete(Resource<C> resource, Value prior, ApplyRequest request) {
        var diagnostics = request.diagnostics();
        try {
            // A plan made with `-replace` never asked the resource. Warnings of the plan were shown, or would come too
            // late.
            var objections = new Diagnostics();
            resource.planDestroy(Values.of(prior), request.privateState(), objections);
            if (objections.hasErrors()) {
                return new ApplyResult(prior, request.privateState(), objections.all(), false);
            }
            resource.delete(request, configured.requireClient());
        } catch (RuntimeException | Error failure) {
            if (!failures.meansGone(failure)) {
                diagnostics.addAll(failures.explain(failure));
            }
        }
        if (!diagnostics.hasErrors()) {
            return new ApplyResult(Value.NULL, new PrivateState(), diagnostics.all(), false);
        }
        return new ApplyResult(
                ApplyOutcome.lastKnown(resource.schema(), request, prior),
                request.privateState(),
                diagnostics.all(),
                false);
    }
}
