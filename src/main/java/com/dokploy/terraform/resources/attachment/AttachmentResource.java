package com.dokploy.terraform.resources.attachment;

import com.dokploy.terraform.client.ServiceType;
import com.dokploy.terraform.framework.ApplyRequest;
import com.dokploy.terraform.framework.DataSource;
import com.dokploy.terraform.framework.Diagnostics;
import com.dokploy.terraform.framework.PlanRequest;
import com.dokploy.terraform.framework.PrivateState;
import com.dokploy.terraform.framework.ReadRequest;
import com.dokploy.terraform.framework.Resource;
import com.dokploy.terraform.resources.deploy.DeployCoalescer;
import com.dokploy.terraform.resources.deploy.DeployOnChange;
import com.dokploy.terraform.resources.deploy.DeployTimeouts;
import com.dokploy.terraform.resources.planning.DuplicateNames;
import com.dokploy.terraform.resources.planning.ExistingObjects;
import com.dokploy.terraform.resources.session.Session;
import com.dokploy.terraform.resources.support.ChildListDataSource;
import com.dokploy.terraform.resources.support.ImportPath;
import com.dokploy.terraform.resources.support.ParentService;
import com.dokploy.terraform.resources.support.ServiceReference;
import com.dokploy.terraform.resources.support.SingleDataSource;
import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.Rule;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.schema.Values;
import com.dokploy.terraform.value.Path;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An attachment as a resource of its own. One that takes effect only with a deploy deploys its service, together with
 * all others that are written at about the same time. A subclass passes its declaration to the constructor.
 */
public abstract class AttachmentResource implements Resource<Session> {
    private final String listDescription;
    private final Attachment attachment;
    private final Attachment.Names names;
    private final Attribute<String> id;
    private final ParentService parent;
    private final @Nullable DeployOnChange deployOnChange;
    private final Schema schema;
    private final SeparateAttachment separate;
    private final AttachmentSearch search;
    private final AttachmentRows rows;

    /**
     * Declares the resource.
     *
     * @param description the description in the user documentation
     * @param listDescription the description of the data source that lists the attachments of a service
     * @param names the names of the attachment
     * @param declare declares the attributes of the attachment
     * @param types the types of service that the attachment can hang on
     */
    AttachmentResource(
            String description,
            String listDescription,
            Attachment.Names names,
            Function<Schema.Builder, ? extends Attachment> declare,
            ServiceType... types) {
        this.listDescription = listDescription;
        this.names = names;
        var s = Schema.resource(names.type(), description);
        id = s.id(names.idField()).describe("ID in Dokploy.");
        parent = new ParentService(s, "", types);
        attachment = declare.apply(s);
        attachment.addNote(s);
        if (attachment.needsDeploy()) {
            deployOnChange = new DeployOnChange(s, "");
            new DeployTimeouts(s);
        } else {
            deployOnChange = null;
        }
        if (types.length > 1) {
            s.rule(Rule.exactlyOneOf(parent.and()));
        }
        schema = s.build();
        separate = new SeparateAttachment(attachment, parent, schema);
        search = new AttachmentSearch(attachment, schema);
        rows = new AttachmentRows(attachment, schema, search);
    }

    @Override
    public final List<DataSource<Session>> dataSources() {
        return List.of(singular(), plural());
    }

    private SingleDataSource singular() {
        return new SingleDataSource(
                this,
                "Looks up a " + names.noun() + " by `id`, or by " + separate.lookUpNames() + ".",
                id,
                (config, session) ->
                        search.find(config, separate.serviceToSearch(config), session.dokploy()::queryUncached),
                separate.serviceAndKey());
    }

    private ChildListDataSource plural() {
        return new ChildListDataSource(
                names.type() + "s",
                listDescription,
                schema,
                (config, session) -> rows.of(separate.service(config), session));
    }

    @Override
    public final Schema schema() {
        return schema;
    }

    @Override
    public final void validate(Values config, Diagnostics diagnostics) {
        attachment.validate(parent.type(config), Path.ROOT, config, diagnostics);
    }

    @Override
    public final void plan(PlanRequest plan, @Nullable Session session) {
        DeployCoalescer.plan(plan, id);
        DeployCoalescer.planReplacement(plan, schema, parent.attributes());
        if (session == null) {
            return;
        }
        session.planRegistry().register(plan);
        DuplicateNames.warn(plan, plan.planned(), session, schema, parent.attributes(), attachment.key());
        var service = parent.of(plan.planned());
        if (service != null) {
            warnOfExisting(plan, service, session);
            separate.refuseInline(plan, service, session);
            if (attachment.key().stream().allMatch(plan.planned()::has)) {
                var label = "a " + schema.name() + " of the " + service.type().noun() + " " + service.id();
                separate.claim(plan, service, label, session);
            }
        }
    }

    private void warnOfExisting(PlanRequest plan, ServiceReference service, Session session) {
        var planned = plan.planned();
        if (ExistingObjects.isForNew(plan, separate.serviceAndKey())
                && !separate.isRemoved(planned, service, session)) {
            var object = rows.newObject(planned, service, session.dokploy()::cachedQuery);
            ExistingObjects.warn(
                    plan, schema, attachment.key(), object, SeparateAttachment.whenRemoved(service.type()), session);
        }
    }

    @Override
    public final Values create(ApplyRequest request, Session session) {
        var plan = request.planned();
        var service = separate.service(plan);
        var created = rows.create(request, service, session);
        var saved = request.save(plan.with(id, created.id()));
        deploy(plan, request, session);
        return current(saved, session);
    }

    @Override
    public final @Nullable Values read(ReadRequest request, Session session) {
        var row = rows.find(request.state().get(id), session);
        return row == null ? null : rows.state(row, request.state());
    }

    @Override
    public final Values update(ApplyRequest request, Session session) {
        var prior = request.prior();
        var plan = request.planned().with(id, prior.get(id));
        var hasChanged = rows.update(prior.get(id), request, session);
        if (hasChanged) {
            request.save(plan);
        }
        if (hasChanged || DeployCoalescer.isDue(request.privateState())) {
            deploy(plan, request, session);
        }
        return current(plan, session);
    }

    @Override
    public final void prepareDestroy(
            Values prior, PrivateState privateState, Session session, Diagnostics diagnostics) {
        session.planRegistry().planRemoval(prior.get(id));
        var service = parent.of(prior);
        if (service != null) {
            DeployCoalescer.planRemoval(service.id(), privateState, session);
        }
    }

    @Override
    public final void delete(ApplyRequest request, Session session) {
        var prior = request.prior();
        rows.delete(prior.get(id), session);
        if (deployOnChange != null) {
            deployOnChange.afterRemoval(separate.service(prior), request, session);
        }
    }

    private void deploy(Values state, ApplyRequest request, Session session) {
        if (deployOnChange != null) {
            deployOnChange.after(state, separate.service(state), request, session);
        }
    }

    private Values current(Values known, Session session) {
        return rows.state(rows.one(known.get(id), session), known);
    }

    @Override
    public final List<String> importPath() {
        return separate.importPath();
    }

    @Override
    public final Values importState(String wanted, Session session) {
        var names = ImportPath.split(wanted, ImportPath.OF_ATTACHMENT);
        if (names == null) {
            return Values.EMPTY.with(id, wanted);
        }
        return Values.EMPTY.with(
                id, search.findNamed(names[3], parent.find(names, session), session.dokploy()::queryUncached));
    }
}
