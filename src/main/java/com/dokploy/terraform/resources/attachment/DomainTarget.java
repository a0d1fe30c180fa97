package com.dokploy.terraform.resources.attachment;

import com.dokploy.terraform.client.ServiceType;
import com.dokploy.terraform.framework.PlanRequest;
import com.dokploy.terraform.resources.planning.ComposeServices;
import com.dokploy.terraform.resources.session.Session;
import com.dokploy.terraform.resources.support.ParentService;
import com.dokploy.terraform.resources.support.ServiceReference;
import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.Condition;
import com.dokploy.terraform.schema.Rule;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.schema.Values;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The target of a domain: an application, or one service of a compose stack, which has to be deployed for it. */
final class DomainTarget {
    private final Attribute<String> applicationId;
    private final Attribute<String> composeId;
    private final Attribute<String> serviceName;
    private final ParentService parent;

    /** Declares {@code application_id}, {@code compose_id} and {@code service_name}. */
    DomainTarget(Schema.Builder s) {
        applicationId = ParentService.attribute(s, ServiceType.APPLICATION)
                .describe("ID of the application that the domain routes to.");
        composeId = ParentService.attribute(s, ServiceType.COMPOSE)
                .describe("ID of the compose stack that the domain routes to.");
        parent = new ParentService(Map.of(ServiceType.APPLICATION, applicationId, ServiceType.COMPOSE, composeId));
        serviceName =
                s.string("service_name").replaces().describe("Service of the compose stack that the domain routes to.");
    }

    Rule[] rules() {
        return new Rule[] {
            Rule.exactlyOneOf(applicationId, composeId),
            Rule.requires(composeId, serviceName),
            Rule.requires(serviceName, composeId)
        };
    }

    /** Returns the condition that the target is a compose stack. */
    Condition isOfCompose() {
        return Condition.isUnset(applicationId);
    }

    /** Returns {@code compose_id}. */
    Attribute<String> toCompose() {
        return composeId;
    }

    ParentService parent() {
        return parent;
    }

    /** Returns the application or the compose stack. */
    ServiceReference of(Values state) {
        return Objects.requireNonNull(parent.of(state), "a domain of nothing");
    }

    /**
     * Returns the compose stack that has to be deployed for the domain to take effect; null where the target is an
     * application.
     */
    @Nullable ServiceReference toDeploy(Values state) {
        return state.has(composeId) ? of(state) : null;
    }

    /**
     * Returns the name of an application or a compose stack for a message; null stands for one that is not there yet.
     */
    static String label(@Nullable ServiceReference service) {
        return service == null
                ? "a service that this plan creates"
                : "the " + service.type().noun() + " " + service.id();
    }

    /** Refuses a service that the compose stack does not have. */
    void refuseUnknownService(PlanRequest plan, Session session) {
        ComposeServices.refuseUnknown(plan, session, composeId, serviceName);
    }

    /** Adds the target to the body of a create. */
    ObjectNode addTo(ObjectNode body, Values plan) {
        body.setAll(of(plan).body());
        if (plan.has(serviceName)) {
            body.put("serviceName", plan.get(serviceName));
        }
        return body;
    }
}
