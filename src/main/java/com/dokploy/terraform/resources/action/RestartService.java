package com.dokploy.terraform.resources.action;

import com.dokploy.terraform.client.ServiceType;
import com.dokploy.terraform.resources.support.ServiceReference;
import com.dokploy.terraform.schema.Note;

/**
 * {@code dokploy_restart}: starts the containers of a service again. Dokploy reloads applications and databases; stacks
 * are stopped and started.
 */
public final class RestartService extends ServiceAction {
    /** Declares the attributes of {@code dokploy_restart}. */
    public RestartService() {
        super(
                "dokploy_restart",
                "Restarts the containers of a service without deploying it.",
                " to restart",
                ServiceType.values());
        s.note(
                Note.Kind.NOTE,
                "The containers of an application get the settings that were saved since its last deployment, such as"
                        + " environment variables and limits. Databases and compose stacks get saved settings only"
                        + " with a deployment. They are not reachable during the restart.");
        declareTimeout("restarting the service");
    }

    @Override
    void run(ServiceReference service, Invocation invocation) {
        var noun = service.type().noun();
        var row = row(service, invocation);
        refuseUndeployed(service, row);
        StartService.refuseSwarmStack(service, row);
        invocation.tell("Restarting the " + noun + ".");
        if (service.type() == ServiceType.COMPOSE) {
            send("compose.stop", service, "stop", invocation);
            invocation.tell("The " + noun + " is stopped.");
            send("compose.start", service, "start", invocation);
        } else {
            send(service.type().procedure("reload"), service, "restart", invocation);
        }
        invocation.tell("The " + noun + " is restarted.");
    }
}
