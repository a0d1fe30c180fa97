package com.dokploy.terraform.resources.backup;

import com.dokploy.terraform.framework.Attribute;
import com.dokploy.terraform.framework.Diagnostics;
import com.dokploy.terraform.framework.PlanRequest;
import com.dokploy.terraform.framework.Schema;
import com.dokploy.terraform.framework.Values;
import com.dokploy.terraform.resources.ComposeServices;
import com.dokploy.terraform.resources.ParentService;
import com.dokploy.terraform.resources.RowResource;
import com.dokploy.terraform.resources.ServiceKind;
import com.dokploy.terraform.resources.session.Session;
import org.jspecify.annotations.Nullable;

/** What is done to a service, or inside it, by the clock. */
abstract class ScheduledResource extends RowResource {
    private final ParentService targets;
    private final Attribute<String> cron;
    private final Attribute<String> serviceName;

    /**
     * For subclasses.
     *
     * @param targets the services that it can be done to
     * @param cron the attribute that says when
     * @param serviceName the attribute that names a service of a compose stack
     */
    ScheduledResource(
            Schema schema,
            Attribute<String> id,
            String router,
            String removal,
            ParentService targets,
            Attribute<String> cron,
            Attribute<String> serviceName) {
        super(schema, id, router, removal);
        this.targets = targets;
        this.cron = cron;
        this.serviceName = serviceName;
    }

    @Override
    public void validate(Values config, Diagnostics diagnostics) {
        Cron.validate(cron, config, diagnostics);
    }

    @Override
    public void plan(PlanRequest plan, @Nullable Session session) {
        super.plan(plan, session);
        if (session != null) {
            var stack = targets.byKind().get(ServiceKind.COMPOSE);
            ComposeServices.warnOfUnknown(plan, session, stack, serviceName, "Every run will fail.");
        }
    }

    @Override
    protected Values parent(String[] names, Session session) {
        return targets.stateOf(names, session);
    }
}
