package com.dokploy.terraform.resources.service;

import com.dokploy.terraform.client.ServiceType;
import com.dokploy.terraform.framework.ApplyRequest;
import com.dokploy.terraform.framework.DataSource;
import com.dokploy.terraform.framework.Diagnostics;
import com.dokploy.terraform.framework.ListResource;
import com.dokploy.terraform.framework.PlanRequest;
import com.dokploy.terraform.framework.PrivateState;
import com.dokploy.terraform.framework.ProposedChange;
import com.dokploy.terraform.framework.ReadRequest;
import com.dokploy.terraform.framework.Resource;
import com.dokploy.terraform.resources.deploy.DeployTimeouts;
import com.dokploy.terraform.resources.session.Session;
import com.dokploy.terraform.resources.support.ApiMapping;
import com.dokploy.terraform.resources.support.ApiValues;
import com.dokploy.terraform.resources.support.DerivedList;
import com.dokploy.terraform.resources.support.ParentService;
import com.dokploy.terraform.resources.support.SingleDataSource;
import com.dokploy.terraform.resources.support.SingleRead;
import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.schema.Values;
import com.dokploy.terraform.value.Path;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A service as a resource: the steps from plan to destroy, which are the same for applications, compose stacks and
 * databases. A subclass declares its components and attributes in its fields and its constructor, and overrides the
 * steps that differ.
 */
abstract class ServiceResource implements Resource<Session> {
    /** Where attributes are declared. */
    final Schema.Builder s;

    final ServiceType type;
    final ServiceIdentity identity;
    final ServiceDeploys deploys;
    private final RunState runState;
    final ServiceVariables variables = new ServiceVariables();
    final ServiceAttachments attachments;
    private final String noun;
    private final Components components = new Components();
    final ServiceComparison comparison;

    /**
     * Declares the attributes that all services have.
     *
     * @param noun the service with its article, completing "Looks up …"
     */
    ServiceResource(ServiceType type, String noun, String description) {
        this.type = type;
        this.noun = noun;
        s = Schema.resource(ParentService.resourceType(type), description);
        identity = add(new ServiceIdentity(s, type, noun.substring(noun.indexOf(' ') + 1)));
        deploys = add(new ServiceDeploys(s, type));
        runState = add(new RunState(s, type, deploys));
        add(variables);
        attachments = add(new ServiceAttachments(s, type));
        comparison = new ServiceComparison(type, identity, deploys, variables, attachments);
        new DeployTimeouts(s);
    }

    /** Adds a component. */
    final <C extends Component> C add(C component) {
        return components.add(component);
    }

    @Override
    public final Schema schema() {
        return s.build();
    }

    @Override
    public final List<DataSource<Session>> dataSources() {
        return List.of(new SingleDataSource(
                this,
                "Looks up " + noun + " by ID, or by name within an environment.",
                identity.id,
                identity::find,
                identity.environmentId,
                identity.name));
    }

    @Override
    public final ListResource<Session> list() {
        return new DerivedList(this, Services.ofType(schema().name(), type));
    }

    @Override
    public final void validate(Values config, Diagnostics diagnostics) {
        components.validate(config, diagnostics);
    }

    @Override
    public final void plan(PlanRequest plan, @Nullable Session session) {
        components.refine(plan);
        var isDue = isDeployDue(plan, attachments.needDeploy(plan));
        deploys.plan(plan, plan.isCreate() || isDue || runState.mayChange(plan));
        if (session != null) {
            comparison.compare(plan, schema(), isDue, session);
        }
        WithoutEffect.warnOfNew(plan, schema(), this::warnOfIgnored);
        components.plan(plan, session);
    }

    private void warnOfIgnored(Values config, Diagnostics diagnostics) {
        WithoutEffect.warnOfUnused(schema(), Path.ROOT, config, diagnostics);
        components.warnOfIgnored(config, diagnostics);
    }

    /** Whether a change ends with a deploy; whatever a service lacks that does not run, it gets when it starts. */
    private boolean isDeployDue(ProposedChange change, boolean hasNewAttachments) {
        return runState.isWanted(change.planned())
                && deploys.isDue(
                        schema(),
                        change,
                        attribute -> !attachments.contains(attribute) && !variables.isLeftAlone(attribute, change),
                        hasNewAttachments || runState.isStart(change) || components.needsDeploy(change));
    }

    @Override
    public void planDestroy(Values prior, PrivateState privateState, Diagnostics diagnostics) {
        identity.refuseIfProtected(prior, diagnostics);
    }

    @Override
    public final void prepareDestroy(
            Values prior, PrivateState privateState, Session session, Diagnostics diagnostics) {
        session.planRegistry().planRemoval(prior.get(identity.id));
    }

    /** Returns the attributes that the procedure that makes the service takes, besides those that identify it. */
    List<Attribute<?>> atCreate() {
        return List.of();
    }

    @Override
    public final Values create(ApplyRequest request, Session session) {
        var planned = request.planned();
        var body = ApiMapping.create(
                schema(), planned, identity.atCreate(atCreate()).toArray(Attribute<?>[]::new));
        planned = components.create(body, planned, request);
        var created = identity.create(planned, body, session);
        var saved = request.save(planned.with(identity.id, created.id()));
        return write(saved, created.reply(), request, session);
    }

    @Override
    public final Values update(ApplyRequest request, Session session) {
        var planned = request.planned().with(identity.id, request.prior().get(identity.id));
        planned = components.update(planned, request, session);
        return write(planned, null, request, session);
    }

    /** Returns the body of an update, before the components add the fields that do not follow from the schema. */
    ObjectNode body(Values planned, ApplyRequest request, @Nullable Values prior) {
        var body = ApiMapping.update(schema(), planned, request.config(), prior);
        if (body.path("networkIds").isNull()) {
            body.putArray("networkIds");
        }
        return body;
    }

    private Values write(Values planned, @Nullable JsonNode created, ApplyRequest request, Session session) {
        var id = planned.get(identity.id);
        var prior = request.priorOrNull();
        var row = new SingleRead(() -> session.dokploy().queryUncached(type.procedure("one"), key(id)));
        var write = new ServiceWrite(request, planned, prior, row, session);
        session.exclusively(type.router(), id, () -> writeRow(write, created, id));
        attachments.registerInline(request.config(), session, id, identity.label(planned));
        variables.registerInline(planned, session, id, identity.label(planned));
        var hasNewAttachments = attachments.write(write, id, created);
        var completed = components.afterUpdate(write, planned);
        if (isDeployDue(request, hasNewAttachments)) {
            deploys.run(id, completed, request, session, () -> current(completed, request, session));
        } else {
            runState.apply(write, id);
        }
        return current(completed, request, session);
    }

    /** Writes the row. The server's row is read under the same lock, to keep the variables that are not Terraform's. */
    private void writeRow(ServiceWrite write, @Nullable JsonNode created, String id) {
        var body = body(write.planned(), write.request(), write.prior());
        components.write(body, write);
        if (created == null || ApiMapping.hasChanges(body, created)) {
            write.session().dokploy().mutate(type.procedure("update"), body.put(type.idField(), id));
        }
    }

    private ObjectNode key(String id) {
        return ApiMapping.body(type.idField(), id);
    }

    @Override
    public void delete(ApplyRequest request, Session session) {
        session.dokploy().mutate(type.removal(), key(request.prior().get(identity.id)));
    }

    @Override
    public final List<String> importPath() {
        return List.of("project", "environment", "name");
    }

    @Override
    public final Values importState(String wanted, Session session) {
        return identity.importState(wanted, session);
    }

    @Override
    public final @Nullable Values read(ReadRequest request, Session session) {
        var procedure = type.procedure("one");
        var found = session.dokploy()
                .find(procedure, type.idField(), request.state().get(identity.id));
        return found == null
                ? null
                : state(new ServiceRow(
                        procedure, found, request.state(), request.privateState(), request.isImport(), session));
    }

    private Values current(Values known, ApplyRequest request, Session session) {
        var procedure = type.procedure("one");
        var found = session.dokploy().query(procedure, key(known.get(identity.id)));
        return state(new ServiceRow(procedure, found, known, request.privateState(), false, session));
    }

    private Values state(ServiceRow row) {
        return components.read(ApiValues.state(schema(), row.json(), row.known(), row.procedure()), row);
    }
}
