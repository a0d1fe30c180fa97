package com.dokploy.terraform.resources.service;

import com.dokploy.terraform.client.ServiceType;
import com.dokploy.terraform.framework.ApplyRequest;
import com.dokploy.terraform.framework.PlanRequest;
import com.dokploy.terraform.framework.PrivateState;
import com.dokploy.terraform.framework.ProposedChange;
import com.dokploy.terraform.resources.deploy.Deployments;
import com.dokploy.terraform.resources.session.Session;
import com.dokploy.terraform.resources.support.ServiceReference;
import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.schema.Values;
import java.util.Map;
import java.util.function.Supplier;

/** When a service is deployed, and what became of it. */
final class ServiceDeploys implements Component {
    /** Notes that a deploy was due and did not end well, so that the next apply repeats it. */
    private static final String DUE = "deploy-due";

    /** Notes that the service was deployed at some time. One that is stopped is idle, like one that never ran (v0.30.2). */
    private static final String DEPLOYED = "deployed";

    private final Attribute<String> status;
    private final ServiceType type;
    private final Attribute<Boolean> deployOnChange;
    private final Attribute<Map<String, String>> redeployTriggers;
    private final Attribute<Boolean> waitForDeployment;
    private final Attribute<String> lastDeploymentId;

    ServiceDeploys(Schema.Builder schema, ServiceType type) {
        this.type = type;
        deployOnChange = schema.bool("deploy_on_change")
                .defaultsTo(true)
                .local()
                .describe("Whether it is deployed when it is made, and again after every change that needs it.");
        redeployTriggers = schema.stringMap("redeploy_triggers")
                .local()
                .describe("Any values; when one of them changes, it is deployed again.");
        waitForDeployment = schema.bool("wait_for_deployment")
                .defaultsTo(true)
                .local()
                .describe("Whether an apply waits until a deploy has ended, and fails when it does.");
        status = schema.string("status")
                .computed()
                .serverManaged()
                .apiField(type.statusField())
                .describe("What became of the last deploy: `idle` (there was none, or the service"
                        + " was stopped), `running`, `done` or `error`.");
        lastDeploymentId = schema.string("last_deployment_id")
                .computed()
                .serverManaged()
                .custom()
                .describe("Id of the last deployment. Databases have none.");
    }

    /** Plans what a deploy changes, if one is due; nothing, where none is. */
    void plan(PlanRequest plan, boolean isDue) {
        if (isDue) {
            plan.unknown(status);
            if (type.isQueued()) {
                plan.unknown(lastDeploymentId);
            } else {
                plan.set(lastDeploymentId, null);
            }
        } else if (!plan.isCreate()) {
            plan.keep(status);
            plan.keep(lastDeploymentId);
        }
    }

    /**
     * Whether a change ends with a deploy.
     *
     * @param needsDeploy tells of attributes whether a change of them takes effect only with a deploy
     * @param hasNewAttachments whether attachments are written that need one
     */
    boolean isDue(
            Schema schema, ProposedChange change, AttributesThatNeedDeploy needsDeploy, boolean hasNewAttachments) {
        if (!isOnChange(change.planned())) {
            return false;
        }
        if (change.isFirst() || change.privateState().get(DUE) != null || change.changes(redeployTriggers)) {
            return true;
        }
        for (var attribute : schema.attributes()) {
            if (change.changes(attribute)
                    && attribute.isConfigurable()
                    && !attribute.takesEffectAtOnce()
                    && needsDeploy.contains(attribute)) {
                return true;
            }
        }
        return hasNewAttachments;
    }

    /** Which attributes matter to a deploy. */
    @FunctionalInterface
    interface AttributesThatNeedDeploy {
        /** Whether a change of this one takes effect only with a deploy. */
        boolean contains(Attribute<?> attribute);
    }

    private boolean isOnChange(Values state) {
        return state.find(deployOnChange, true);
    }

    /**
     * Runs a deploy; if it fails, or the process dies, the next apply runs it again.
     *
     * @param current reads the service, to keep what it is when the deploy fails; else whoever calls this reads it
     */
    void run(String service, Values planned, ApplyRequest request, Session session, Supplier<Values> current) {
        session.registry().deploys(service);
        request.privateState().put(DUE, "yes");
        try {
            Deployments.run(
                    new ServiceReference(type, service), planned.find(waitForDeployment, true), request, session);
        } catch (RuntimeException failure) {
            try {
                request.save(current.get());
            } catch (RuntimeException second) {
                failure.addSuppressed(second);
            }
            throw failure;
        }
        request.privateState().put(DUE, null);
        request.privateState().put(DEPLOYED, "yes");
    }

    /** Whether the service has deployments to tell of, which databases never have. */
    boolean hasDeployments(Values prior) {
        return !isIdle(prior) || prior.has(lastDeploymentId);
    }

    /** Whether the service was deployed at some time. */
    boolean hasRun(Values prior, PrivateState privateState) {
        return !isIdle(prior) || isOnChange(prior) || privateState.get(DEPLOYED) != null;
    }

    /** Whether it is not deployed: it never was, or somebody has stopped it. */
    boolean isIdle(Values prior) {
        return prior.find(status, "idle").equals("idle");
    }

    /** Whether its last deploy ended well. */
    boolean isDone(Values prior) {
        return prior.find(status, "").equals("done");
    }

    @Override
    public Values read(Values state, ServiceRow row) {
        var deployments = row.json().path("deployments");
        var newest = deployments.isEmpty()
                ? null
                : deployments.get(0).path("deploymentId").textValue();
        if (type.isDatabase() && !isIdle(state)) {
            row.privateState().put(DEPLOYED, "yes");
        }
        return state.with(lastDeploymentId, newest);
    }
}
