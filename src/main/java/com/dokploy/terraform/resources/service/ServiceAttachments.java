package com.dokploy.terraform.resources.service;

import com.dokploy.terraform.client.ServiceType;
import com.dokploy.terraform.framework.Diagnostics;
import com.dokploy.terraform.framework.PlanRequest;
import com.dokploy.terraform.framework.ProposedChange;
import com.dokploy.terraform.resources.attachment.Attachment;
import com.dokploy.terraform.resources.attachment.InlineAttachments;
import com.dokploy.terraform.resources.session.Session;
import com.dokploy.terraform.resources.support.ServiceReference;
import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.schema.Values;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The attachments that are written inside a service: mounts, ports, domains and so on. */
final class ServiceAttachments implements Component {
    private final Schema.Builder schema;
    private final ServiceType type;
    private final List<InlineAttachments> all = new ArrayList<>();

    ServiceAttachments(Schema.Builder schema, ServiceType type) {
        this.schema = schema;
        this.type = type;
    }

    /** Declares those of one kind. */
    void add(String attribute, Function<Schema.Builder, ? extends Attachment> declare, String description) {
        all.add(InlineAttachments.declare(schema, type, attribute, declare, description));
    }

    @Override
    public void validate(Values config, Diagnostics diagnostics) {
        for (var inline : all) {
            inline.validate(config, diagnostics);
        }
    }

    @Override
    public void refine(PlanRequest plan) {
        for (var inline : all) {
            inline.plan(plan);
        }
    }

    /**
     * Claims the ports and routes that they are to have.
     *
     * @param holder the service in words
     * @param server the remote server's id; empty for where Dokploy runs, null if it is not known yet
     */
    void claim(PlanRequest plan, Session session, String holder, @Nullable String server) {
        for (var inline : all) {
            inline.claim(plan, session, holder, server);
        }
    }

    /** Refuses those that are resources of their own as well. */
    void refuseSeparate(PlanRequest plan, Session session, String service, String label) {
        for (var inline : all) {
            inline.refuseSeparate(plan, session, service, label);
        }
    }

    /** Whether the change writes any that take effect only with a deploy. */
    boolean needDeploy(ProposedChange change) {
        for (var inline : all) {
            if (inline.needsDeploy() && inline.changes(change.planned(), change.priorOrNull(), change.privateState())) {
                return true;
            }
        }
        return false;
    }

    /** Whether an attribute holds attachments. */
    boolean contains(Attribute<?> attribute) {
        for (var inline : all) {
            if (inline.attribute() == attribute) {
                return true;
            }
        }
        return false;
    }

    /** Notes for what is planned behind it which kinds of attachments the service lists. */
    void noteListed(Values config, Session session, String service, String label) {
        for (var inline : all) {
            inline.noteListed(config, session, service, label);
        }
    }

    /**
     * Writes them, before the deploy that most of them need.
     *
     * @param created what the server said when it made the service just now; null if it was there before
     * @return whether anything was written that takes effect only with a deploy
     */
    boolean write(ServiceWrite write, String service, @Nullable JsonNode created) {
        return InlineAttachments.write(
                all, write.request(), write.planned(), new ServiceReference(type, service), created, write.session());
    }

    @Override
    public Values read(Values state, ServiceRow row) {
        var read = state;
        for (var inline : all) {
            read = inline.read(read, row.known(), row.isImport(), row.json());
        }
        return read;
    }
}
