package com.dokploy.terraform.resources.backup;

import com.dokploy.terraform.client.ServiceType;
import com.dokploy.terraform.framework.Diagnostics;
import com.dokploy.terraform.framework.PlanRequest;
import com.dokploy.terraform.resources.RowResource;
import com.dokploy.terraform.resources.planning.ComposeServices;
import com.dokploy.terraform.resources.session.Session;
import com.dokploy.terraform.resources.support.Cron;
import com.dokploy.terraform.resources.support.ImportPath;
import com.dokploy.terraform.resources.support.ParentService;
import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.Values;
import com.dokploy.terraform.value.Path;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A resource for a task that runs by the clock for a service or inside one. */
abstract class ScheduledResource extends RowResource {
    private static final String ENABLED = "enabled";

    /** The services that the task can run for. */
    final ParentService parent;

    /**
     * Declares the services that the task can run for.
     *
     * @param target the part that each service has, completing "ID of the application"
     */
    ScheduledResource(String type, String description, Names names, String target, ServiceType... types) {
        super(type, description, names);
        parent = new ParentService(s, target, types);
    }

    /** Returns the attribute that says when the task runs, a cron expression. */
    abstract Attribute<String> cron();

    /** Returns the attribute that names a service of a compose stack. */
    abstract Attribute<String> serviceName();

    @Override
    public void validate(Values config, Diagnostics diagnostics) {
        Cron.validate(cron(), config, diagnostics);
    }

    /**
     * Requires the name of a service for a compose stack, and refuses it for anything else; {@code why} says why the
     * name is needed.
     */
    final void validateServiceName(@Nullable ServiceType type, String why, Values config, Diagnostics diagnostics) {
        var attribute = serviceName();
        if (type == ServiceType.COMPOSE && config.isNull(attribute)) {
            diagnostics.error(Path.of(attribute.name()), "Missing Required Argument", why);
        } else if (type != ServiceType.COMPOSE && config.has(attribute)) {
            diagnostics.error(
                    Path.of(attribute.name()),
                    "Invalid Attribute Combination",
                    "`service_name` can only be set with `compose_id`.");
        }
    }

    @Override
    public void plan(PlanRequest plan, @Nullable Session session) {
        super.plan(plan, session);
        if (session != null) {
            var stack = parent.byType().get(ServiceType.COMPOSE);
            ComposeServices.warnOfUnknown(
                    plan, session, stack, serviceName(), "Every run of this " + schema().name() + " fails.");
        }
    }

    /**
     * Returns a task that nobody has ever enabled as one that is not enabled: the server keeps null where a create said
     * nothing, and runs only what is enabled (v0.30.2).
     */
    @Override
    protected final JsonNode asRow(JsonNode answer) {
        return answer.path(ENABLED).isNull() ? answer.<ObjectNode>deepCopy().put(ENABLED, false) : answer;
    }

    @Override
    protected final List<String> importParents() {
        return ImportPath.SERVICE;
    }

    @Override
    protected Values parent(String[] names, Session session) {
        return parent.stateOf(names, session);
    }
}
