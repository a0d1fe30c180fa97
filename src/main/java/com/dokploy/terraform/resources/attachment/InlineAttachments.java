package com.dokploy.terraform.resources.attachment;

import com.dokploy.terraform.client.ApiException;
import com.dokploy.terraform.client.ServiceType;
import com.dokploy.terraform.framework.ApplyRequest;
import com.dokploy.terraform.framework.Diagnostics;
import com.dokploy.terraform.framework.PlanRequest;
import com.dokploy.terraform.framework.PrivateState;
import com.dokploy.terraform.resources.planning.InlineConflicts;
import com.dokploy.terraform.resources.planning.InlineRemovals;
import com.dokploy.terraform.resources.planning.UniquenessClaims;
import com.dokploy.terraform.resources.session.Session;
import com.dokploy.terraform.resources.support.ServiceReference;
import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.schema.Values;
import com.dokploy.terraform.value.Path;
import com.dokploy.terraform.value.Value;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Attachments of one kind, written inside their service. Left out, they are not managed: what hangs there is nobody's
 * drift. An empty list means none. Taken out of a configuration, those that were Terraform's go and no others. The order
 * means nothing; what makes an attachment unique tells which one on the server an element is.
 */
public final class InlineAttachments {
    private final ServiceType type;
    private final Attachment attachment;
    private final Attribute<List<Values>> attribute;
    private final InlineAttachmentRows rows;

    private InlineAttachments(
            ServiceType type, Attachment attachment, Schema element, Attribute<List<Values>> attribute) {
        this.type = type;
        this.attachment = attachment;
        this.attribute = attribute;
        rows = new InlineAttachmentRows(type, attachment, element, attribute);
    }

    /**
     * Declares the collection.
     *
     * @param type of the service that it is written in
     * @param name what the attribute is called
     * @param declare declares the attributes of an element
     * @param description what users read, without what holds for all such collections
     */
    public static InlineAttachments declare(
            Schema.Builder service,
            ServiceType type,
            String name,
            Function<Schema.Builder, ? extends Attachment> declare,
            String description) {
        var builder = Schema.object();
        var attachment = declare.apply(builder);
        var element = builder.build();
        var collection = service.objects(name, element).custom();
        if (!attachment.needsDeploy()) {
            collection.takesEffectAtOnce();
        }
        return new InlineAttachments(
                type,
                attachment,
                element,
                collection.describe(description
                        + " Left out, they are not managed; `[]` means none. Conflicts with separate resources for the same"
                        + " service, which would be removed."));
    }

    /** The attribute that holds the collection. */
    public Attribute<List<Values>> attribute() {
        return attribute;
    }

    /** Whether a change of it takes effect only with a deploy of the service. */
    public boolean needsDeploy() {
        return attachment.needsDeploy();
    }

    /** Checks every element, and that no two are the same attachment. */
    public void validate(Values config, Diagnostics diagnostics) {
        var naturalKeys = new HashSet<String>();
        forEachKnown(config, (path, object) -> {
            attachment.validate(type, path, object, diagnostics);
            if (attachment.isKeyKnown(object)
                    && !naturalKeys.add(attachment.naturalKey(attachment.withDefaults(object)))) {
                diagnostics.error(
                        path,
                        "Twice the same",
                        "Another element of `" + attribute.name() + "` has the same " + attachment.keyNames()
                                + ". Only one of them could be in effect.");
            }
        });
    }

    /** What to do with an element. */
    interface Visitor {
        void visit(Path path, Values element);
    }

    void forEachKnown(Values config, Visitor visitor) {
        if (config.value(attribute) instanceof Value.ListValue(var items)) {
            for (var i = 0; i < items.size(); i++) {
                if (items.get(i) instanceof Value.MapValue entries) {
                    visitor.visit(Path.of(attribute.name()).index(i), new Values(entries));
                }
            }
        }
    }

    /**
     * Keeps the order in which they were, where nothing but the order differs; and says what becomes of attachments that
     * an import found and the configuration does not mention.
     */
    public void plan(PlanRequest plan) {
        var prior = plan.prior();
        if (prior != null
                && unordered(prior.value(attribute))
                        .equals(unordered(plan.planned().value(attribute)))) {
            plan.keep(attribute);
        }
        if (prior != null
                && prior.has(attribute)
                && plan.config().isNull(attribute)
                && plan.privateState().isImported()) {
            plan.warning(
                    attribute,
                    "Not managed here",
                    "The import found `" + attribute.name() + "`, and the configuration has none. They stay on the"
                            + " server, and this resource leaves them alone from now on. To manage them, write them"
                            + " here or import each as a resource of its own.");
        }
    }

    /**
     * Claims for every element what no other object may have.
     *
     * @param holder the service in words
     * @param server the remote server that it runs on; empty for where Dokploy runs; null if not known yet
     */
    public void claim(PlanRequest plan, Session session, String holder, @Nullable String server) {
        var had = rows.elements(plan.prior()).keySet();
        var claims = new UniquenessClaims(plan, session, attribute, holder);
        var unchanged = new UniquenessClaims(plan, session, attribute, holder).unchanged();
        forEachKnown(plan.planned(), (_, object) -> {
            if (attachment.isKeyKnown(object)) {
                var isNew = !had.contains(attachment.naturalKey(object));
                attachment.claim(object, isNew ? claims : unchanged, () -> server);
            }
        });
    }

    /**
     * Refuses attachments of this kind that are resources of their own as well; see {@link InlineConflicts} and
     * {@link InlineRemovals}.
     */
    public void refuseSeparate(PlanRequest plan, Session session, String owner, String label) {
        if (plan.config().value(attribute).isUnknown()) {
            return;
        }
        var isListed = !plan.config().isNull(attribute);
        var router = attachment.names().router();
        InlineConflicts.inside(plan, session, attribute, router, isListed, owner, label);
        var prior = plan.prior();
        if (!isListed && prior != null && changes(plan.planned(), prior, plan.privateState())) {
            InlineRemovals.remove(
                    plan, session, attribute, router, rows.elements(prior).keySet(), owner, label);
        }
    }

    /** The same for a service that was just made, on behalf of what is planned behind it. */
    public void noteListed(Values config, Session session, String owner, String label) {
        if (!config.isNull(attribute)) {
            InlineConflicts.inside(session, attribute, attachment.names().router(), owner, label);
        }
    }

    /** Whether a change would touch the server. The order of elements means nothing to it. */
    public boolean changes(Values plan, @Nullable Values prior, PrivateState privateState) {
        var before = prior == null ? Value.NULL : prior.value(attribute);
        var after = plan.value(attribute);
        if (after.isNull() && (before.isNull() || privateState.isImported())) {
            return false;
        }
        return !unordered(before).equals(unordered(after));
    }

    private static Object unordered(Value value) {
        if (!(value instanceof Value.ListValue(var items))) {
            return value;
        }
        // One that is there twice, as after a call that was carried out late, is one too many.
        var counts = new HashMap<Value, Integer>();
        for (var item : items) {
            counts.merge(item, 1, Integer::sum);
        }
        return counts;
    }

    /**
     * Brings the server's attachments of all kinds to what is planned.
     *
     * @param created what the server said when it made the service just now; null if it was there before
     * @return whether anything was written that takes effect only with a deploy
     */
    public static boolean write(
            List<InlineAttachments> all,
            ApplyRequest request,
            Values plan,
            ServiceReference service,
            @Nullable JsonNode created,
            Session session) {
        var prior = request.isCreate() ? null : request.prior();
        var row = created;
        var needsDeploy = false;
        for (var inline : all) {
            if (!inline.changes(plan, prior, request.privateState())) {
                continue;
            }
            if (row == null) {
                row = service.read(session.dokploy()::queryUncached);
            }
            boolean hasWritten;
            try {
                hasWritten = inline.rows.write(request, plan, prior, service, row, session);
            } catch (ApiException failure) {
                if (!failure.error().mayHaveHappened()) {
                    throw failure;
                }
                // What was made is there, so a second look tells what is still to do.
                inline.rows.write(
                        request, plan, prior, service, service.read(session.dokploy()::queryUncached), session);
                hasWritten = true;
            }
            needsDeploy |= hasWritten && inline.needsDeploy();
        }
        return needsDeploy;
    }

    /**
     * Adds the attachments to the state of their service, in the order in which Terraform has them.
     *
     * @param known what Terraform has
     * @param isImport whether nothing of the configuration is known yet: then what hangs there is taken
     */
    public Values read(Values state, Values known, boolean isImport, JsonNode service) {
        return rows.read(state, known, isImport, service);
    }
}
