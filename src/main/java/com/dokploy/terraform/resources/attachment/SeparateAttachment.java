package com.dokploy.terraform.resources.attachment;

import com.dokploy.terraform.client.ServiceType;
import com.dokploy.terraform.framework.PlanRequest;
import com.dokploy.terraform.resources.planning.InlineConflicts;
import com.dokploy.terraform.resources.planning.InlineRemovals;
import com.dokploy.terraform.resources.planning.UniquenessClaims;
import com.dokploy.terraform.resources.session.Session;
import com.dokploy.terraform.resources.support.ParentService;
import com.dokploy.terraform.resources.support.ServiceReference;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.schema.Values;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the plan of an attachment that is a resource of its own means for the same attachments written inside its service,
 * and they for it.
 *
 * @param attachment what it is
 * @param services the services that it can hang on
 * @param schema that of the resource
 */
record SeparateAttachment(Attachment attachment, ParentService services, Schema schema) {
    /** Refuses one where the service lists its own, or removes this one; see {@link InlineConflicts}. */
    void refuseInline(PlanRequest plan, ServiceReference service, Session session) {
        var attribute = services.attribute(service.type());
        var router = attachment.names().router();
        InlineConflicts.beside(plan, session, attribute, router, service.id(), label(plan.planned()));
        var prior = plan.prior();
        if (prior != null && service.equals(services.of(prior))) {
            var kept = Map.of(attachment.naturalKey(prior), label(prior));
            InlineRemovals.keep(plan, session, attribute, router, kept, service.id());
        }
    }

    private String label(Values state) {
        return "the " + schema.name() + " `" + attachment.label(state) + "`";
    }

    /** Whether the service removes, in the same plan, what is there in the place of a new one. */
    boolean isRemoved(Values planned, ServiceReference service, Session session) {
        return InlineRemovals.isRemoved(
                session, attachment.names().router(), attachment.naturalKey(planned), service.id());
    }

    /** What to do if the plan of the service, which may come later, removes what is there. */
    static String whenRemoved(ServiceType type) {
        return "If this plan takes the object out of the " + ParentService.resourceType(type)
                + ", leave the `import` block away, and set `"
                + ParentService.attributeName(type) + "` to a reference such as `" + ParentService.resourceType(type)
                + ".NAME.id`, so that Terraform plans the service first.";
    }

    /**
     * Claims what no other object may have.
     *
     * @param service what it hangs on; null if that is not known yet
     * @param holder who claims it, in words
     */
    void claim(PlanRequest plan, @Nullable ServiceReference service, String holder, Session session) {
        var claims = new UniquenessClaims(plan, session, attachment.key().getFirst(), holder);
        if (attachment.key().stream().noneMatch(plan::changes)) {
            claims.unchanged();
        } else if (service != null && isRemoved(plan.planned(), service, session)) {
            claims.vacatedBy(service.id());
        }
        attachment.claim(
                plan.planned(),
                claims,
                () -> service == null
                        ? null
                        : service.read(session.dokploy()::cachedQuery)
                                .path("serverId")
                                .asText(""));
    }
}
