package com.dokploy.terraform.resources.backup;

import com.dokploy.terraform.client.ServiceType;
import com.dokploy.terraform.framework.Diagnostics;
import com.dokploy.terraform.framework.PlanRequest;
import com.dokploy.terraform.resources.RowResource;
import com.dokploy.terraform.resources.planning.ComposeServices;
import com.dokploy.terraform.resources.session.Session;
import com.dokploy.terraform.resources.support.ParentService;
import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.Rule;
import com.dokploy.terraform.schema.Values;
import com.dokploy.terraform.value.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What is done to a service, or inside it, by the clock. */
abstract class ScheduledResource extends RowResource {
    private static final String NOT_DECLARED = "not declared yet";

    /** The services that it can be done to. */
    final ParentService targets;

    private @Nullable Attribute<String> cron;
    private @Nullable Attribute<String> serviceName;

    /**
     * Declares the services that it can be done to.
     *
     * @param target what users read about each
     */
    ScheduledResource(String type, String description, Names names, String target, ServiceType... types) {
        super(type, description, names);
        targets = ParentService.declare(s, target, types);
    }

    /**
     * Ends the declaration.
     *
     * @param when the attribute that says when it is done, a cron expression
     * @param service the attribute that names a service of a compose stack
     */
    final void declared(Attribute<String> when, Attribute<String> service, Rule... rules) {
        cron = when;
        serviceName = service;
        declared(rules);
    }

    @Override
    public void validate(Values config, Diagnostics diagnostics) {
        Cron.validate(Objects.requireNonNull(cron, NOT_DECLARED), config, diagnostics);
    }

    /** Asks for a service of a compose stack, and of nothing else; {@code why} says why it is needed. */
    final void validateServiceName(@Nullable ServiceType type, String why, Values config, Diagnostics diagnostics) {
        var attribute = serviceName();
        if (type == ServiceType.COMPOSE && config.isNull(attribute)) {
            diagnostics.error(Path.of(attribute.name()), "Missing service_name", why);
        } else if (type != ServiceType.COMPOSE && config.has(attribute)) {
            diagnostics.error(
                    Path.of(attribute.name()), "Only for compose stacks", "`service_name` needs `compose_id`.");
        }
    }

    private Attribute<String> serviceName() {
        return Objects.requireNonNull(serviceName, NOT_DECLARED);
    }

    @Override
    public void plan(PlanRequest plan, @Nullable Session session) {
        super.plan(plan, session);
        if (session != null) {
            var stack = targets.byType().get(ServiceType.COMPOSE);
            ComposeServices.warnOfUnknown(plan, session, stack, serviceName(), "Every run will fail.");
        }
    }

    @Override
    protected Values parent(String[] names, Session session) {
        return targets.stateOf(names, session);
    }
}
