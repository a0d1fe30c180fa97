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
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The deploys of a service: when one is due, how it is run, and how the last one ended. */
final class ServiceDeploys implements Component {
    /** Notes that a deploy was due and did not end well, so that the next apply repeats it. */
    private static final String DUE = "deploy-due";

    /**
     * Notes whether a deploy of the service was seen, well ended or not: a stopped service has the status {@code idle},
     * like one that never ran (v0.30.2). An import knows neither.
     */
    private static final String DEPLOYED = "deployed";

    private static final String EVER = "yes";
    private static final String NEVER = "no";

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
                .describe("Deploy the service when it is created, and again after every change that takes effect only"
                        + " with a deployment.");
        redeployTriggers = schema.stringMap("redeploy_triggers")
                .local()
                .describe("Arbitrary values. When one of them changes, the service is deployed again.");
        waitForDeployment = schema.bool("wait_for_deployment")
                .defaultsTo(true)
                .local()
                .describe("Wait for each deployment to finish, and fail the apply if the deployment fails.");
        status = schema.string("status")
                .computed()
                .serverManaged()
                .apiField(type.statusField())
                .describe("Status of the last deployment: `idle` (never deployed, or stopped), `running`, `done` or"
                        + " `error`.");
        lastDeploymentId = schema.string("last_deployment_id")
                .computed()
                .serverManaged()
                .custom()
                .describe(
                        type.isDatabase()
                                ? "Always null: Dokploy does not record deployments of databases."
                                : "ID of the last deployment.");
    }

    /** Plans the values that a deploy changes, if a deploy is due. */
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
     * @param needsDeploy says which attributes take effect only with a deploy
     * @param isDueOtherwise whether something else than an attribute needs a deploy
     */
    boolean isDue(Schema schema, ProposedChange change, AttributesThatNeedDeploy needsDeploy, boolean isDueOtherwise) {
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
        return isDueOtherwise;
    }

    /** The attributes that take effect only with a deploy. */
    @FunctionalInterface
    interface AttributesThatNeedDeploy {
        /** Whether a change of this attribute takes effect only with a deploy. */
        boolean contains(Attribute<?> attribute);
    }

    private boolean isOnChange(Values state) {
        return state.find(deployOnChange, true);
    }

    /**
     * Runs a deploy; if it fails, or the process dies, the next apply runs it again.
     *
     * @param current reads the service, to save its state when the deploy fails; otherwise the caller reads it
     */
    void run(String service, Values planned, ApplyRequest request, Session session, Supplier<Values> current) {
        session.planRegistry().addDeployed(service);
        request.privateState().put(DUE, "yes");
        try {
            var reference = new ServiceReference(type, service);
            var waits = planned.find(waitForDeployment, true);
            if (request.isCreate()) {
                Deployments.runFirst(reference, waits, request, session);
            } else {
                Deployments.run(reference, waits, request, session);
            }
        } catch (RuntimeException failure) {
            try {
                request.save(current.get());
            } catch (RuntimeException second) {
                failure.addSuppressed(second);
            }
            throw failure;
        }
        request.privateState().put(DUE, null);
        request.privateState().put(DEPLOYED, EVER);
    }

    /** Whether the service lists deployments, which databases never do. */
    boolean hasDeployments(Values prior) {
        return !isIdle(prior) || prior.has(lastDeploymentId);
    }

    /** Whether the service was deployed at some time. */
    boolean hasRun(Values prior, PrivateState privateState) {
        return !isIdle(prior) || isOnChange(prior) || isNotedDeployed(privateState);
    }

    /**
     * Whether the service was deployed at some time, as far as can be told: Dokploy keeps no record of the deploys of
     * databases.
     *
     * @param row the server's row of the service
     */
    boolean wasDeployed(JsonNode row, PrivateState privateState) {
        return !row.path("deployments").isEmpty() || isNotedDeployed(privateState);
    }

    /** Whether Terraform created the database and knows of no deploy since. */
    boolean isNew(PrivateState privateState) {
        return NEVER.equals(privateState.get(DEPLOYED));
    }

    /** Notes that a database was created, and not deployed yet. */
    void noteNew(PrivateState privateState) {
        privateState.put(DEPLOYED, NEVER);
    }

    private static boolean isNotedDeployed(PrivateState privateState) {
        return EVER.equals(privateState.get(DEPLOYED));
    }

    /** Whether the service is not deployed: it never was, or somebody has stopped it. */
    boolean isIdle(Values prior) {
        return prior.find(status, "idle").equals("idle");
    }

    /** Whether the last deploy of the service ended well. */
    boolean isDone(Values prior) {
        return prior.find(status, "").equals("done");
    }

    @Override
    public Values read(Values state, ServiceRow row) {
        if (type.isDatabase() && !isIdle(state)) {
            row.privateState().put(DEPLOYED, EVER);
        }
        return state.with(lastDeploymentId, newest(row.json().path("deployments")));
    }

    /** Returns the ID of the newest deployment of a service, whose row lists them in no order (seen on v0.30.2). */
    private static @Nullable String newest(JsonNode deployments) {
        String newest = null;
        var newestTime = "";
        for (var deployment : deployments) {
            var time = deployment.path("createdAt").asText();
            if (time.compareTo(newestTime) > 0) {
                newest = deployment.path("deploymentId").textValue();
                newestTime = time;
            }
        }
        return newest;
    }
}
