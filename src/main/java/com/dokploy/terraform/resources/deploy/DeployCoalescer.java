package com.dokploy.terraform.resources.deploy;

import com.dokploy.terraform.framework.ApplyRequest;
import com.dokploy.terraform.framework.DiagnosticException;
import com.dokploy.terraform.framework.PlanRequest;
import com.dokploy.terraform.framework.PrivateState;
import com.dokploy.terraform.resources.session.Coalescer;
import com.dokploy.terraform.resources.session.Session;
import com.dokploy.terraform.resources.support.ServiceReference;
import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.value.Path;
import java.util.Collection;

/**
 * One deploy of a service for all the attachments that are written to it at about the same time: the attachment that
 * came first deploys for all, and reports the outcome.
 */
public final class DeployCoalescer {
    /** Key of the note that the deploy after a write did not end well, so that the next apply repeats it. */
    private static final String DUE = "deploy-due";
    /**
     * Key of the note, from a plan to its apply, that says what makes a removal take effect without a deploy of its
     * own.
     */
    private static final String DEPLOYED_BY = "deployed-by";

    private enum DeployedBy {
        /** The deploy for the attachment that replaces the removed one. */
        REPLACEMENT,
        /** No deploy: the service is destroyed. */
        DESTRUCTION,
        /** The deploy with the update of the service. */
        UPDATE
    }

    private DeployCoalescer() {}

    /**
     * Plans a change of an attachment whose deploy did not end well, although nothing else changed.
     *
     * @param id the attribute to plan as unknown; its value will not change
     */
    public static void plan(PlanRequest plan, Attribute<?> id) {
        if (isDue(plan.privateState())) {
            plan.unknown(id);
        }
    }

    /**
     * Plans another object in the place of an attachment whose deploy did not end well, if anything about it changes:
     * Terraform removes the old one before it changes the service, whose deploy would fail for it once more.
     *
     * @param owners the attributes that say which service the attachment belongs to
     */
    public static void planReplacement(PlanRequest plan, Schema schema, Collection<? extends Attribute<?>> owners) {
        if (plan.isCreate()) {
            return;
        }
        if (isDue(plan.privateState())) {
            for (var attribute : schema.attributes()) {
                if (attribute.isConfigurable() && attribute.mapping() != Attribute.Mapping.LOCAL) {
                    plan.replaceBecauseOf(attribute);
                }
            }
        }
        if (owners.stream().noneMatch(plan::changes)) {
            plan.privateState().plan(DEPLOYED_BY, DeployedBy.REPLACEMENT.name());
        }
    }

    /** Notes, in the plan of a removal, whether the service is deployed or destroyed after it in any case. */
    public static void planRemoval(String service, PrivateState privateState, Session session) {
        var registry = session.planRegistry();
        if (registry.isToBeRemoved(service)) {
            privateState.plan(DEPLOYED_BY, DeployedBy.DESTRUCTION.name());
        } else if (registry.isDeployed(service)) {
            privateState.plan(DEPLOYED_BY, DeployedBy.UPDATE.name());
        }
    }

    /** Whether the rest of the apply sees to it that the removal takes effect. */
    private static boolean isDeployedAnyway(String service, PrivateState privateState, Session session) {
        var how = privateState.planned(DEPLOYED_BY);
        // An attachment that does not refer to its service may be removed after the service was deployed.
        return how != null
                && !(how.equals(DeployedBy.UPDATE.name())
                        && session.planRegistry().isDeployed(service));
    }

    /** Whether the deploy after the last write did not end well. */
    public static boolean isDue(PrivateState privateState) {
        return privateState.get(DUE) != null;
    }

    /**
     * Deploys the service that an attachment hangs on, after it was written, unless the service was never deployed.
     * Returns when the deploy has ended well, or when another attachment has taken over waiting for it and reporting
     * its outcome.
     *
     * @throws DiagnosticException to one of the attachments that share the deploy, when it fails
     */
    public static void after(ServiceReference service, ApplyRequest request, Session session) {
        request.privateState().put(DUE, "yes");
        share(service, Coalescer.Role.REPORTS_FAILURE, request, session);
        request.privateState().put(DUE, null);
    }

    /**
     * As {@link #after}, when the attachment is gone: then a failure is a warning, for the attachment must not return
     * to the state.
     */
    public static void afterRemoval(ServiceReference service, ApplyRequest request, Session session) {
        if (isDeployedAnyway(service.id(), request.privateState(), session)) {
            return;
        }
        try {
            share(service, Coalescer.Role.IGNORES_FAILURE, request, session);
        } catch (DiagnosticException failure) {
            var diagnostic = failure.diagnostics().getFirst();
            request.diagnostics()
                    .warning(
                            Path.ROOT,
                            diagnostic.summary(),
                            "The object was deleted, but the service still runs with it, because its deployment"
                                    + " failed: "
                                    + diagnostic.detail());
        }
    }

    private static void share(ServiceReference service, Coalescer.Role role, ApplyRequest request, Session session) {
        if (wasEverDeployed(service, session)) {
            session.deploys()
                    .run(
                            service.type().idField() + " " + service.id(),
                            role,
                            request.cancellation(),
                            () -> Deployments.run(service, true, request, session));
        }
    }

    private static boolean wasEverDeployed(ServiceReference service, Session session) {
        var row = service.read(session.dokploy()::queryUncached);
        return !row.path(service.type().statusField()).asText("idle").equals("idle");
    }
}
