package com.dokploy.terraform.resources.action;

import com.dokploy.terraform.client.ServiceType;
import com.dokploy.terraform.resources.support.ServiceReference;
import com.dokploy.terraform.schema.Note;

/** {@code dokploy_stop}: stops the containers of a service. */
public final class StopService extends ServiceAction {
    /** Declares the attributes of {@code dokploy_stop}. */
    public StopService() {
        super("dokploy_stop", "Stops a service. Its data and settings stay.", " to stop", ServiceType.values());
        s.note(
                Note.Kind.NOTE,
                "A resource with `running = true`, which is the default, shows a service that was stopped as a change:"
                        + " the next apply starts the service again. To keep a service stopped, set `running = false`"
                        + " in its resource.");
        declareTimeout("stopping the service");
    }

    @Override
    void run(ServiceReference service, Invocation invocation) {
        var noun = service.type().noun();
        invocation.tell("Stopping the " + noun + ".");
        send(service.type().procedure("stop"), service, "stop", invocation);
        invocation.tell("The " + noun + " is stopped.");
    }
}
