package com.dokploy.terraform.resources.action;

import com.dokploy.terraform.client.ApiException;
import com.dokploy.terraform.client.ServiceType;
import com.dokploy.terraform.framework.DiagnosticException;
import com.dokploy.terraform.resources.support.ApiErrorDiagnostics;
import com.dokploy.terraform.resources.support.ServiceReference;
import com.dokploy.terraform.schema.Note;

/**
 * {@code dokploy_restart}: starts the containers of a service again. Dokploy reloads applications and databases; stacks
 * are stopped and started.
 */
public final class RestartService extends ServiceAction {
    private static final String STOPPED =
            "The action has stopped the compose stack before. If the compose stack does not"
                    + " run, start it in Dokploy's dashboard or with the action `dokploy_start`.";

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
            startAgain(service, invocation);
        } else {
            send(service.type().procedure("reload"), service, "restart", invocation);
        }
        invocation.tell("The " + noun + " is restarted.");
    }

    private static void startAgain(ServiceReference service, Invocation invocation) {
        try {
            send("compose.start", service, "start", invocation);
        } catch (ApiException failure) {
            throw new DiagnosticException(
                    ApiErrorDiagnostics.of(failure.error()).and(STOPPED));
        } catch (DiagnosticException failure) {
            throw new DiagnosticException(failure.diagnostics().getFirst().and(STOPPED));
        }
    }
}
