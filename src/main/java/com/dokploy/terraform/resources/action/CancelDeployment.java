package com.dokploy.terraform.resources.action;

import com.dokploy.terraform.client.ServiceType;
import com.dokploy.terraform.concurrent.Cancellation;
import com.dokploy.terraform.framework.Diagnostic;
import com.dokploy.terraform.framework.DiagnosticException;
import com.dokploy.terraform.resources.support.ApiMapping;
import com.dokploy.terraform.resources.support.ServiceReference;
import com.dokploy.terraform.schema.Note;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code dokploy_cancel_deployment}: drops the deployments of a service that wait, and ends the one that runs. Dokploy
 * v0.30.2 has a procedure for that which works only in its cloud; elsewhere it ends every build of the host at once.
 */
public final class CancelDeployment extends ServiceAction {
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

    /** Declares the attributes of {@code dokploy_cancel_deployment}. */
    public CancelDeployment() {
        super(
                "dokploy_cancel_deployment",
                "Removes the waiting deployments of an application or a compose stack from Dokploy's queue, and stops"
                        + " the running one.",
                " whose deployments, also those of its previews, are cancelled",
                ServiceType.APPLICATION,
                ServiceType.COMPOSE);
        s.note(
                Note.Kind.NOTE,
                "To stop a running deployment, Dokploy (v0.30.2) stops every running `docker build` (for an"
                        + " application) or `docker compose` command (for a compose stack) of the host. The action fails"
                        + " and changes nothing if deployments of other services run. Steps that use no such command,"
                        + " such as pulling an image, run to their end. Deployments of an application's previews are"
                        + " deployments of the application here: Dokploy tells them apart neither when it removes"
                        + " waiting deployments nor when it stops builds.");
        declareTimeout("the end of the running deployment");
    }

    @Override
    void run(ServiceReference service, Invocation invocation) {
        var noun = service.type().noun();
        var jobs = jobs(invocation);
        var own = new ArrayList<JsonNode>();
        var others = new ArrayList<JsonNode>();
        for (var job : jobs) {
            (isOf(service, job) ? own : others).add(job);
        }
        if (own.isEmpty()) {
            invocation.tell("No deployment of the " + noun + " waits or runs.");
            return;
        }
        var isRunning = own.stream().anyMatch(CancelDeployment::isActive);
        if (isRunning) {
            refuseOthers(service, host(own.getFirst()), others);
        }
        send(service.type().procedure("cleanQueues"), service, "remove the waiting deployments of", invocation);
        invocation.tell("The waiting deployments of the " + noun + " are removed from the queue.");
        if (isRunning) {
            send(service.type().procedure("killBuild"), service, "stop the running deployment of", invocation);
            invocation.tell("Dokploy stops the running deployment of the " + noun + ".");
            await(service, invocation);
            invocation.tell("The running deployment of the " + noun + " has ended.");
        }
    }

    private static JsonNode jobs(Invocation invocation) {
        return invocation.session().dokploy().queryUncached("deployment.queueList", ApiMapping.body());
    }

    private static boolean isOf(ServiceReference service, JsonNode job) {
        return job.path("data").path(service.type().idField()).asText().equals(service.id());
    }

    private static boolean isActive(JsonNode job) {
        return job.path("state").asText().equals("active");
    }

    /** The id of the remote server that a deployment is for; empty for the Dokploy host. */
    private static String host(JsonNode job) {
        return job.path("data").path("serverId").asText("");
    }

    private static void refuseOthers(ServiceReference service, String host, List<JsonNode> others) {
        for (var job : others) {
            var data = job.path("data");
            if (isActive(job) && host(job).equals(host) && isBuiltAs(service, data)) {
                throw new DiagnosticException(Diagnostic.error(
                        "Other Deployments Are Running",
                        "A " + (isPreview(data) ? "preview deployment" : "deployment") + " of the "
                                + service.type().noun() + " `"
                                + data.path(service.type().idField()).asText()
                                + "` runs as well. Dokploy v0.30.2 can only stop the builds of all of them together, so"
                                + " nothing was cancelled. Wait until that deployment has ended, and invoke the action"
                                + " again."));
            }
        }
    }

    /** Whether the same command builds a deployment as those of a service. */
    private static boolean isBuiltAs(ServiceReference service, JsonNode data) {
        return data.path("applicationType").asText().equals(service.type().router())
                || (service.type() == ServiceType.APPLICATION && isPreview(data));
    }

    private static boolean isPreview(JsonNode data) {
        return data.path("applicationType").asText().equals("application-preview");
    }

    private static void await(ServiceReference service, Invocation invocation) {
        try {
            while (isRunning(service, invocation)) {
                if (invocation.deadline().isOver()) {
                    throw new DiagnosticException(Diagnostic.error(
                            "Deployment Not Cancelled",
                            "The deployment of the " + service.type().noun() + " `" + service.id()
                                    + "` still runs, although Dokploy was asked to stop it. A step that cannot be"
                                    + " stopped, such as pulling an image, may be under way. Increase `timeout` to wait"
                                    + " for its end."));
                }
                invocation.request().cancellation().pause(BETWEEN_LOOKS);
            }
        } catch (Cancellation.CancelledException _) {
            throw new DiagnosticException(Diagnostic.error(
                    "Interrupted",
                    "Terraform was interrupted while it waited for the end of the deployment, which Dokploy was asked"
                            + " to stop."));
        }
    }

    private static boolean isRunning(ServiceReference service, Invocation invocation) {
        for (var job : jobs(invocation)) {
            if (isOf(service, job) && isActive(job)) {
                return true;
            }
        }
        return false;
    }
}
