package com.dokploy.terraform.resources.action;

import com.dokploy.terraform.client.ServiceType;
import com.dokploy.terraform.framework.Diagnostic;
import com.dokploy.terraform.framework.DiagnosticException;
import com.dokploy.terraform.resources.support.ServiceReference;
import com.dokploy.terraform.schema.Note;
import com.fasterxml.jackson.databind.JsonNode;

/** {@code dokploy_start}: starts a service that was stopped. */
public final class StartService extends ServiceAction {
    /** Declares the attributes of {@code dokploy_start}. */
    public StartService() {
        super(
                "dokploy_start",
                "Starts a service that was stopped, as it was deployed the last time.",
                " to start",
                ServiceType.values());
        s.note(
                Note.Kind.NOTE,
                "A resource with `running = false` shows a service that was started as a change: the next apply stops"
                        + " the service again.");
        s.note(
                Note.Kind.NOTE,
                "Dokploy (v0.30.2) starts an application with one container, whatever `replicas` is. The action"
                        + " `dokploy_restart` starts all of them.");
        declareTimeout("starting the service");
    }

    @Override
    void run(ServiceReference service, Invocation invocation) {
        var noun = service.type().noun();
        var row = row(service, invocation);
        refuseUndeployed(service, row);
        refuseSwarmStack(service, row);
        invocation.tell("Starting the " + noun + ".");
        send(service.type().procedure("start"), service, "start", invocation);
        invocation.tell("The " + noun + " is started.");
    }

    /** Refuses a stack that Docker Swarm runs: stopping removes it, and starting does nothing (v0.30.2). */
    static void refuseSwarmStack(ServiceReference service, JsonNode row) {
        if (service.type() == ServiceType.COMPOSE
                && row.path("composeType").asText().equals("stack")) {
            throw new DiagnosticException(Diagnostic.error(
                    "Stack Cannot Be Started",
                    "The compose stack `" + service.id() + "` is of the type `stack`, which Dokploy v0.30.2 stops by"
                            + " removing its services, and does not start again. Deploy the compose stack instead, for"
                            + " example with the action `dokploy_deploy`."));
        }
    }
}
