package com.dokploy.terraform.resources.action;

import com.dokploy.terraform.client.ServiceType;
import com.dokploy.terraform.resources.deploy.Deployments;
import com.dokploy.terraform.resources.support.ApiMapping;
import com.dokploy.terraform.resources.support.ServiceReference;
import com.dokploy.terraform.schema.Attribute;
import java.util.function.Function;

/** {@code dokploy_deploy} and {@code dokploy_redeploy}: a deployment, whose log the user reads as it is written. */
public final class DeployService extends ServiceAction {
    private final Function<ServiceType, String> procedure;
    private final Attribute<String> description;
    private final Attribute<Boolean> wait;

    private DeployService(
            String name, String about, Function<ServiceType, String> procedure, String role, ServiceType... types) {
        super(name, about, role, types);
        this.procedure = procedure;
        description = s.string("description")
                .describe("Description of the deployment in Dokploy, which records none for databases. If unset, there"
                        + " is none.");
        wait = s.bool("wait_for_deployment")
                .describe("Wait for the deployment to finish, show its log, and fail if the deployment fails."
                        + " Deployments of databases are always waited for. If unset, `true`.");
        declareTimeout("the deployment");
    }

    /** Declares {@code dokploy_deploy}. */
    public static DeployService deploy() {
        return new DeployService(
                "dokploy_deploy",
                "Deploys a service: pulls its image, or clones and builds its source, and starts the result.",
                type -> type.procedure("deploy"),
                " to deploy",
                ServiceType.values());
    }

    /** Declares {@code dokploy_redeploy}. */
    public static DeployService redeploy() {
        return new DeployService(
                "dokploy_redeploy",
                "Rebuilds an application or a compose stack from the source that the last deployment cloned, and starts"
                        + " the result. The action `dokploy_deploy` gets the source again.",
                type -> type.procedure("redeploy"),
                " to rebuild",
                ServiceType.APPLICATION,
                ServiceType.COMPOSE);
    }

    @Override
    void run(ServiceReference service, Invocation invocation) {
        var config = invocation.config();
        var input = ApiMapping.body();
        if (config.has(description)) {
            input.put("description", config.get(description));
        }
        invocation.tell("Deploying the " + service.type().noun() + ".");
        Deployments.run(
                service,
                procedure.apply(service.type()),
                input,
                config.find(wait, true),
                invocation.deployRequest(),
                invocation.session());
    }
}
