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

    /** Declares the attachments of one kind, and returns the attribute that holds them. */
    Attribute<List<Values>> add(Function<Schema.Builder, ? extends Attachment> declare, String description) {
        var inline = new InlineAttachments(schema, type, declare, description);
        all.add(inline);
        return inline.attribute();
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
     * Claims the ports and routes that the attachments are to have.
     *
     * @param label the service in words
     * @param server the id of the remote server; empty for where Dokploy runs, null if the id is not known yet
     */
    void claim(PlanRequest plan, Session session, String label, @Nullable String server) {
        for (var inline : all) {
            inline.claim(plan, session, label, server);
        }
    }

    /** Refuses kinds of attachments that are resources of their own as well. */
    void refuseSeparate(PlanRequest plan, Session session, String service, String label) {
        for (var inline : all) {
            inline.refuseSeparate(plan, session, service, label);
        }
    }

    /** Whether the change writes attachments that take effect only with a deploy. */
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

    /** Notes which kinds of attachments the service lists, for objects that are planned after it. */
    void registerInline(Values config, Session session, String service, String label) {
        for (var inline : all) {
            inline.registerInline(config, session, service, label);
        }
    }

    /**
     * Writes the attachments, before the deploy that most of them need.
     *
     * @param created the server's reply to the create of the service just now; null if the service was there before
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
