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
import java.util.List;

/**
 * Takes over objects that an interrupted apply has made and Terraform does not know of ({@link
 * AlreadyCreatedException}).
 *
 * @param <C> the client of a configured provider
 */
final class Adoption<C> {
    private final ConfiguredProvider<C> configured;
    private final Failures<C> failures;
    private final ResourceRead<C> reading;
    private final ResourcePlanning<C> planning;

    Adoption(
            ConfiguredProvider<C> configured,
            Failures<C> failures,
            ResourceRead<C> reading,
            ResourcePlanning<C> planning) {
        this.configured = configured;
        this.failures = failures;
        this.reading = reading;
        this.planning = planning;
    }

    /** Makes an object that is there already what it was planned to be, as an import and an update would. */
    ApplyResult adopt(Resource<C> resource, String id, Value planned, Value config) {
        var schema = resource.schema();
        var imported = reading.importState(resource, id, false);
        if (Failures.hasErrors(imported.diagnostics())) {
            return new ApplyResult(Value.NULL, new PrivateState(), imported.diagnostics(), false);
        }
        var read = reading.refresh(
                resource, imported.state(), imported.privateState().encoded(), false);
        if (read.state().isNull() || Failures.hasErrors(read.diagnostics())) {
            return new ApplyResult(Value.NULL, new PrivateState(), read.diagnostics(), false);
        }
        var plan = planning.refine(
                resource, read.state(), config, config, read.privateState().encoded(), false);
        if (!plan.requiresReplace().isEmpty()) {
            return new ApplyResult(Value.NULL, new PrivateState(), List.of(notWhatIsPlanned(schema, id, plan)), false);
        }
        var request = new ApplyRequest(
                Values.of(config),
                Values.of(read.state()),
                Values.of(plan.planned()),
                plan.privateState(),
                Timeouts.deadline(schema, Timeouts.Operation.CREATE, Values.of(planned)),
                configured.cancellation(),
                takenOver(schema, id, read),
                true);
        return update(resource, read.state(), planned, plan, request);
    }

    private ApplyResult update(
            Resource<C> resource, Value current, Value planned, PlanResult plan, ApplyRequest request) {
        var schema = resource.schema();
        Values actual = null;
        try {
            Failures.refuse(plan.diagnostics());
            actual = isChangeable(schema) ? resource.update(request, configured.requireClient()) : Values.of(current);
            request.privateState().setImportStage(ImportStage.NONE);
        } catch (RuntimeException | Error failure) {
            request.diagnostics().addAll(failures.explainWrite(failure, schema, Values.of(planned)));
        }
        return ApplyOutcome.of(schema, current, planned, request, actual);
    }

    private static Diagnostics takenOver(Schema schema, String id, ApplyResult read) {
        var diagnostics = new Diagnostics();
        diagnostics.add(Diagnostic.warning(
                "Object of an Interrupted Apply Adopted",
                "An earlier apply in this directory was interrupted after it created this " + schema.name()
                        + ", before Terraform could save it. This apply has adopted the object `" + id
                        + "` instead of creating a second one."));
        diagnostics.addAll(read.diagnostics());
        return diagnostics;
    }

    /** Whether anything about such an object can be changed in place. */
    private static boolean isChangeable(Schema schema) {
        for (var attribute : schema.attributes()) {
            if (attribute.isConfigurable() && !attribute.replaces()) {
                return true;
            }
        }
        return false;
    }

    private static Diagnostic notWhatIsPlanned(Schema schema, String id, PlanResult plan) {
        var paths = new StringBuilder();
        for (var path : plan.requiresReplace()) {
            paths.append(paths.isEmpty() ? "`" : "`, `").append(path);
        }
        return Diagnostic.error(
                "Object of an Interrupted Apply Differs",
                "An earlier apply in this directory was interrupted after it created the " + schema.name() + " `" + id
                        + "`, with values that differ from this plan and cannot be changed in place: " + paths
                        + "`.\n\nDelete the object on the server and run `terraform apply` again, or import it and"
                        + " let Terraform replace it.");
    }
}
