package com.dokploy.terraform.resources.backup;

import com.dokploy.terraform.client.ServiceType;
import com.dokploy.terraform.framework.Diagnostics;
import com.dokploy.terraform.framework.PlanRequest;
import com.dokploy.terraform.resources.RowResource;
import com.dokploy.terraform.resources.planning.ComposeServices;
import com.dokploy.terraform.resources.session.Session;
import com.dokploy.terraform.resources.support.ParentService;
import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.Values;
import org.jspecify.annotations.Nullable;

/** What is done to a service, or inside it, by the clock. */
abstract class ScheduledResource extends RowResource {
    /** The services that it can be done to. */
    final ParentService targets;

    /**
     * Declares the services that it can be done to.
     *
     * @param target what users read about each
     */
    ScheduledResource(String type, String description, Names names, String target, ServiceType... types) {
        super(type, description, names);
        targets = ParentService.declare(s, target, types);
    }

    /** The attribute that says when. */
    abstract Attribute<String> cron();

    /** The attribute that names a service of a compose stack. */
    abstract Attribute<String> serviceName();

    @Override
    public void validate(Values config, Diagnostics diagnostics) {
        Cron.validate(cron(), config, diagnostics);
    }

    @Override
    public void plan(PlanRequest plan, @Nullable Session session) {
        super.plan(plan, session);
        if (session != null) {
            var stack = targets.byKind().get(ServiceType.COMPOSE);
            ComposeServices.warnOfUnknown(plan, session, stack, serviceName(), "Every run will fail.");
        }
    }

    @Override
    protected Values parent(String[] names, Session session) {
        return targets.stateOf(names, session);
    }
}
