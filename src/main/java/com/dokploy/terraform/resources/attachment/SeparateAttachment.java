package com.dokploy.terraform.resources.attachment;

import com.dokploy.terraform.client.ServiceType;
import com.dokploy.terraform.framework.Diagnostic;
import com.dokploy.terraform.framework.DiagnosticException;
import com.dokploy.terraform.framework.PlanRequest;
import com.dokploy.terraform.resources.planning.InlineConflicts;
import com.dokploy.terraform.resources.planning.InlineRemovals;
import com.dokploy.terraform.resources.planning.UniquenessClaims;
import com.dokploy.terraform.resources.session.Session;
import com.dokploy.terraform.resources.support.ImportPath;
import com.dokploy.terraform.resources.support.ParentService;
import com.dokploy.terraform.resources.support.ServiceReference;
import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.schema.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The comparison of an attachment that is a resource of its own with the attachments of the same kind that are written
 * inside its service.
 *
 * @param attachment the kind of attachment
 * @param parent the services that the attachment can hang on
 * @param schema the schema of the resource
 */
record SeparateAttachment(Attachment attachment, ParentService parent, Schema schema) {
    /**
     * Refuses an attachment whose service lists its own attachments, or removes this one; see {@link InlineConflicts}.
     */
    void refuseInline(PlanRequest plan, ServiceReference service, Session session) {
        var attribute = parent.attribute(service.type());
        var router = attachment.names().router();
        InlineConflicts.beside(plan, session, attribute, router, service.id(), label(plan.planned()));
        var prior = plan.prior();
        if (prior != null && service.equals(parent.of(prior))) {
            var kept = Map.of(attachment.naturalKey(prior), label(prior));
            InlineRemovals.keep(plan, session, attribute, router, kept, service.id());
        }
    }

    /** Returns the names of the parts of an import path: those of the service, then those of the natural key. */
    List<String> importPath() {
        var path = new ArrayList<>(ImportPath.SERVICE);
        for (var attribute : attachment.key()) {
            path.add(attribute.name());
        }
        return path;
    }

    /** Returns the attributes that together name an attachment: those of its service, and those of its key. */
    List<Attribute<?>> serviceAndKey() {
        var attributes = new ArrayList<Attribute<?>>(parent.attributes());
        attributes.addAll(attachment.key());
        return attributes;
    }

    /** Returns the service of an attachment. Throws DiagnosticException if it is not known. */
    ServiceReference service(Values state) {
        var service = parent.of(state);
        if (service != null) {
            return service;
        }
        throw new DiagnosticException(missingArgument());
    }

    /** Returns the service that a data source looks in. Throws DiagnosticException if it names no attachment of it. */
    ServiceReference serviceToSearch(Values config) {
        if (config.isNull(attachment.key().getFirst())) {
            throw new DiagnosticException(missingArgument());
        }
        return service(config);
    }

    private Diagnostic missingArgument() {
        return Diagnostic.error("Missing Required Argument", "Set `id`, or " + lookUpNames() + ".");
    }

    /** Returns the attributes that name an attachment without its id, in words. */
    String lookUpNames() {
        var parents = new ArrayList<>(parent.attributes());
        var key = attachment.key();
        var first = parents.getFirst().name();
        var service = parents.size() == 1 ? "`" + first + "`" : "the ID of the service, such as `" + first + "`,";
        return service + " and `" + key.getFirst().name() + "`"
                + (key.size() == 1 ? "" : " (with `" + key.getLast().name() + "` if several match)");
    }

    private String label(Values state) {
        return "the " + schema.name() + " `" + attachment.label(state) + "`";
    }

    /** Whether the service removes, in the same plan, the attachment that is there in the place of a new one. */
    boolean isRemoved(Values planned, ServiceReference service, Session session) {
        return InlineRemovals.isRemoved(
                session, attachment.names().router(), attachment.naturalKey(planned), service.id());
    }

    /**
     * Returns the advice for the case that the plan of the service, which may come later, removes the attachment that
     * is there.
     */
    static String whenRemoved(ServiceType type) {
        return "If the same plan removes this object from an attribute of the " + ParentService.resourceType(type)
                + ", do not import it: set `" + ParentService.attributeName(type)
                + "` to a reference such as `" + ParentService.resourceType(type)
                + ".NAME.id`, so that Terraform plans the service first.";
    }

    /**
     * Claims the ports or routes that no other object may have.
     *
     * @param service the service that the attachment hangs on; null if that is not known yet
     * @param label the claiming object in words
     */
    void claim(PlanRequest plan, @Nullable ServiceReference service, String label, Session session) {
        var claims = new UniquenessClaims(plan, session, attachment.key().getFirst(), label);
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
