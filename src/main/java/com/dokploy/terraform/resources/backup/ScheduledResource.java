package com.dokploy.terraform.resources.backup;

import com.dokploy.terraform.framework.Attribute;
import com.dokploy.terraform.framework.Diagnostics;
import com.dokploy.terraform.framework.PlanRequest;
import com.dokploy.terraform.framework.Values;
import com.dokploy.terraform.resources.ComposeServices;
import com.dokploy.terraform.resources.ParentService;
import com.dokploy.terraform.resources.RowResource;
import com.dokploy.terraform.resources.ServiceKind;
import com.dokploy.terraform.resources.session.Session;
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
    ScheduledResource(String type, String description, Names names, String target, ServiceKind... kinds) {
        super(type, description, names);
        targets = ParentService.declare(s, target, kinds);
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
            var stack = targets.byKind().get(ServiceKind.COMPOSE);
            ComposeServices.warnOfUnknown(plan, session, stack, serviceName(), "Every run will fail.");
        }
    }

    @Override
    protected Values parent(String[] names, Session session) {
        return targets.stateOf(names, session);
    }
}
