package com.dokploy.terraform.resources.action;

import com.dokploy.terraform.client.ServiceType;
import com.dokploy.terraform.framework.Diagnostic;
import com.dokploy.terraform.framework.DiagnosticException;
import com.dokploy.terraform.resources.support.OptionalReads;
import com.dokploy.terraform.resources.support.ParentService;
import com.dokploy.terraform.resources.support.ServiceReference;
import com.dokploy.terraform.schema.Rule;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Objects;

/** The base of the actions on one service, which one of several attributes names. */
abstract class ServiceAction extends ServerAction {
    private final ParentService target;

    /**
     * Begins the declaration with an attribute for each type of service.
     *
     * @param name the name of the action
     * @param description the description in the user documentation
     * @param role what is done with the service, completing "ID of the application"
     */
    ServiceAction(String name, String description, String role, ServiceType... types) {
        super(name, description);
        target = ParentService.ofTarget(s, role, types);
        s.rule(Rule.exactlyOneOf(target.and()));
    }

    @Override
    final void run(Invocation invocation) {
        run(Objects.requireNonNull(target.of(invocation.config()), "an action on nothing"), invocation);
    }

    /** Does what the action is for with a service. */
    abstract void run(ServiceReference service, Invocation invocation);

    /** Reads the row of a service as it is now. */
    static JsonNode row(ServiceReference service, Invocation invocation) {
        return service.read(invocation.session().dokploy()::queryUncached);
    }

    /**
     * Sends a request about a service; see {@link Invocation#send}.
     *
     * @param purpose what the request is for, completing "Dokploy could not"
     */
    static void send(String procedure, ServiceReference service, String purpose, Invocation invocation) {
        var body = service.body();
        if (procedure.endsWith(".reload")) {
            body.set("appName", row(service, invocation).path("appName"));
        }
        invocation.send(procedure, body, purpose + " the " + service.type().noun(), () -> status(service, invocation));
    }

    private static String status(ServiceReference service, Invocation invocation) {
        var type = service.type();
        return OptionalReads.read("status of the service", "", () -> {
            var status = row(service, invocation).path(type.statusField()).asText();
            var hint = type.isDatabase() && status.equals("idle")
                    ? " A database that was never deployed has no containers: deploy it first, for example with the"
                            + " action `dokploy_deploy`."
                    : "";
            return " Dokploy now reports the status `" + status + "` for the " + type.noun() + "." + hint;
        });
    }

    /** Refuses a service that was never deployed, as far as Dokploy records that: it has no containers. */
    static void refuseUndeployed(ServiceReference service, JsonNode row) {
        var type = service.type();
        if (type.isQueued()
                && row.path(type.statusField()).asText().equals("idle")
                && row.path("deployments").isEmpty()) {
            throw new DiagnosticException(Diagnostic.error(
                    "Service Never Deployed",
                    "The " + type.noun() + " `" + service.id() + "` was never deployed, so Dokploy has no containers to"
                            + " start. Deploy the " + type.noun() + " first, for example with the action"
                            + " `dokploy_deploy`."));
        }
    }
}
