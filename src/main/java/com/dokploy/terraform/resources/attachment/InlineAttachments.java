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
import com.dokploy.terraform.value.ValueWalk;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Attachments of one kind, written inside their service. Left out of the configuration, they are not managed:
 * attachments of the service are no drift. An empty list means that there are to be none. When the list is taken out of
 * a configuration, the attachments that were Terraform's are removed, and no others. The order means nothing; the
 * natural key of an element tells which attachment on the server it is.
 */
public final class InlineAttachments {
    private final ServiceType type;
    private final Attachment attachment;
    private final Attribute<List<Values>> attribute;
    private final InlineAttachmentRows rows;

    /**
     * Declares the collection.
     *
     * @param type the type of the service that the attachments are written in
     * @param declare declares the attributes of an element
     * @param description the description in the user documentation, without the part that holds for all such
     *     collections
     */
    public InlineAttachments(
            Schema.Builder service,
            ServiceType type,
            Function<Schema.Builder, ? extends Attachment> declare,
            String description) {
        this.type = type;
        var builder = Schema.object();
        attachment = declare.apply(builder);
        var element = builder.build();
        var collection = service.objects(attachment.names().attribute(), element)
                .custom()
                .orSeparately(attachment.names().type());
        if (!attachment.needsDeploy()) {
            collection.takesEffectAtOnce();
        }
        attribute = collection.describe(
                description,
                "If never set, not managed. `[]` removes all of them; removing the attribute removes those that"
                        + " Terraform managed. Conflicts with `"
                        + attachment.names().type()
                        + "` resources of the same service: a configuration with both is refused, and an apply removes"
                        + " those of another configuration.");
        rows = new InlineAttachmentRows(type, attachment, element, attribute);
    }

    /** Returns the attribute that holds the collection. */
    public Attribute<List<Values>> attribute() {
        return attribute;
    }

    /** Whether a change of the collection takes effect only with a deploy of the service. */
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
                        "Duplicate Element",
                        "another element of `" + attribute.name() + "` has the same " + attachment.keyNames()
                                + ". Only one of the two can take effect. Remove one, or change its "
                                + attachment.keyNames() + ".");
            }
        });
    }

    /** A step that is done with each element. */
    interface Visitor {
        void visit(Path path, Values element);
    }

    void forEachKnown(Values config, Visitor visitor) {
        ValueWalk.forEach(Path.of(attribute.name()), config.value(attribute), (path, element) -> {
            if (element instanceof Value.MapValue entries) {
                visitor.visit(path, new Values(entries));
            }
        });
    }

    /**
     * Plans the elements in their former order, where nothing but the order differs, and says what becomes of
     * attachments that an import found and the configuration does not mention.
     */
    public void plan(PlanRequest plan) {
        var prior = plan.prior();
        if (prior != null
                && withoutOrder(prior.value(attribute))
                        .equals(withoutOrder(plan.planned().value(attribute)))) {
            plan.keep(attribute);
        }
        if (prior != null
                && prior.has(attribute)
                && plan.config().isNull(attribute)
                && plan.privateState().isImported()) {
            plan.warning(
                    attribute,
                    "Unmanaged Attachments",
                    "The imported service has `" + attribute.name()
                            + "`, and the configuration does not set them. They stay on the server and are not managed."
                            + " To manage them, set `" + attribute.name()
                            + "`, or import each as a resource of its own.");
        }
    }

    /**
     * Claims for every element the ports or routes that no other object may have.
     *
     * @param label the service in words
     * @param server the id of the remote server that the service runs on; empty for where Dokploy runs; null if not
     *     known yet
     */
    public void claim(PlanRequest plan, Session session, String label, @Nullable String server) {
        var had = rows.elements(plan.prior()).keySet();
        var claims = new UniquenessClaims(plan, session, attribute, label);
        var unchanged = new UniquenessClaims(plan, session, attribute, label).unchanged();
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

    /**
     * Notes, for a service that was just made, that it lists these attachments: objects that are planned after it
     * compare with that, as {@link #refuseSeparate} does.
     */
    public void registerInline(Values config, Session session, String owner, String label) {
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
        return !withoutOrder(before).equals(withoutOrder(after));
    }

    private static Object withoutOrder(Value value) {
        if (!(value instanceof Value.ListValue(var items))) {
            return value;
        }
        // An attachment that is there twice, as after a call that was carried out late, is one too many.
        var counts = new HashMap<Value, Integer>();
        for (var item : items) {
            counts.merge(item, 1, Integer::sum);
        }
        return counts;
    }

    /**
     * Brings the server's attachments of all kinds to what is planned.
     *
     * @param created the server's reply to the create of the service just now; null if the service was there before
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
                // Attachments that were made are there by now, so a second look tells which are still to be made.
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
