package com.dokploy.terraform.resources.service;

import com.dokploy.terraform.client.ServiceType;
import com.dokploy.terraform.framework.ApplyRequest;
import com.dokploy.terraform.framework.DataSource;
import com.dokploy.terraform.framework.Diagnostics;
import com.dokploy.terraform.framework.PlanRequest;
import com.dokploy.terraform.framework.PrivateState;
import com.dokploy.terraform.framework.ProposedChange;
import com.dokploy.terraform.framework.ReadRequest;
import com.dokploy.terraform.framework.Resource;
import com.dokploy.terraform.resources.planning.Networks;
import com.dokploy.terraform.resources.planning.UniquenessClaims;
import com.dokploy.terraform.resources.session.PlanRegistry;
import com.dokploy.terraform.resources.session.Session;
import com.dokploy.terraform.resources.support.ApiMapping;
import com.dokploy.terraform.resources.support.ApiValues;
import com.dokploy.terraform.resources.support.ParentService;
import com.dokploy.terraform.resources.support.SingleDataSource;
import com.dokploy.terraform.resources.variables.Variables;
import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.Rule;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.schema.Timeouts;
import com.dokploy.terraform.schema.Values;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A service: what applications, compose stacks and databases go through alike, from the plan to the destroy. A subclass
 * declares its components and attributes in its fields, ends its constructor with {@link #declared}, and says what is
 * different about it.
 */
abstract class ServiceResource implements Resource<Session> {
    /** Where attributes are declared. */
    final Schema.Builder s;

    final ServiceType type;
    final ServiceIdentity identity;
    final ServiceDeploys deploys;
    final ServiceVariables variables = new ServiceVariables();
    final ServiceAttachments attachments;
    private final String noun;
    private final List<Component> components = new ArrayList<>();
    private @Nullable Schema schema;

    /**
     * Declares what all services have.
     *
     * @param noun what it is, completing "Looks up …"
     */
    ServiceResource(ServiceType type, String noun, String description) {
        this.type = type;
        this.noun = noun;
        s = Schema.resource(ParentService.resourceType(type), description);
        identity = add(new ServiceIdentity(s, type, noun.substring(noun.indexOf(' ') + 1)));
        deploys = add(new ServiceDeploys(s, type));
        add(variables);
        attachments = add(new ServiceAttachments(s, type));
        Timeouts.declare(s, Duration.ofMinutes(20));
    }

    /** Adds a component. */
    final <C extends Component> C add(C component) {
        components.add(component);
        return component;
    }

    /** Ends the declaration. */
    final void declared(Rule... rules) {
        schema = s.rule(rules).build();
    }

    @Override
    public final Schema schema() {
        return Objects.requireNonNull(schema, "not declared yet");
    }

    @Override
    public final List<DataSource<Session>> dataSources() {
        return List.of(SingleDataSource.of(
                this,
                "Looks up " + noun + " by id, or by name within an environment.",
                identity.id,
                identity::find,
                identity.environmentId,
                identity.name));
    }

    @Override
    public final void validate(Values config, Diagnostics diagnostics) {
        for (var component : components) {
            component.validate(config, diagnostics);
        }
    }

    @Override
    public final void plan(PlanRequest plan, @Nullable Session session) {
        for (var component : components) {
            component.refine(plan);
        }
        var isDue = isDeployDue(plan, attachments.needDeploy(plan));
        deploys.plan(plan, plan.isCreate() || isDue);
        if (session != null) {
            compare(plan, isDue, session);
        }
        WithoutEffect.warnOfNew(plan, schema(), this::warnOfIgnored);
        for (var component : components) {
            component.plan(plan, session);
        }
    }

    /** Compares the service with the rest of the plan and with what the server has. */
    private void compare(PlanRequest plan, boolean isDeployDue, Session session) {
        var planned = plan.planned();
        var prior = plan.prior();
        session.registry().planned(plan);
        if (prior != null && isDeployDue) {
            session.registry().deploys(prior.get(identity.id));
        }
        if (prior != null && !deploys.isIdle(prior)) {
            Networks.noteUse(plan, session, schema(), prior, identity.label(prior));
        }
        identity.warnOfDuplicates(schema(), plan, session);
        attachments.claim(plan, session, identity.labelWithPlace(planned), identity.server(planned));
        variables.warnOfReferences(plan, session, identity.environmentId, type.isDatabase());
        if (prior != null) {
            attachments.refuseSeparate(plan, session, prior.get(identity.id), identity.label(planned));
            variables.refuseSeparate(plan, session, prior.get(identity.id), identity.label(planned));
        }
        identity.warnOfNamesakes(schema(), plan, session);
    }

    private void warnOfIgnored(Values config, Diagnostics diagnostics) {
        for (var component : components) {
            component.warnOfIgnored(config, diagnostics);
        }
    }

    /**
     * Claims ports of the server that it is on, past those of its attachments.
     *
     * @param attribute the attribute that says which
     * @param ports with their protocols, as {@code 5432/tcp}
     */
    final void claimPorts(
            PlanRequest plan, Session session, Attribute<?> attribute, Supplier<? extends Iterable<String>> ports) {
        var isChange = plan.changes(attribute);
        if (!isChange && !session.registry().isAnyClaimed(PlanRegistry.Subject.PORT_NUMBER)) {
            return;
        }
        var planned = plan.planned();
        var claims = new UniquenessClaims(plan, session, attribute, identity.labelWithPlace(planned));
        for (var port : ports.get()) {
            (isChange ? claims : claims.unchanged()).port(() -> identity.server(planned), port);
        }
    }

    private boolean isDeployDue(ProposedChange change, boolean hasNewAttachments) {
        return deploys.isDue(
                schema(),
                change,
                attribute -> !attachments.contains(attribute) && !variables.isLeftAlone(attribute, change),
                hasNewAttachments);
    }

    @Override
    public void planDestroy(Values prior, PrivateState privateState, Diagnostics diagnostics) {
        identity.refuseIfProtected(prior, diagnostics);
    }

    @Override
    public final void prepareDestroy(
            Values prior, PrivateState privateState, Session session, Diagnostics diagnostics) {
        session.registry().leaves(prior.get(identity.id));
    }

    /** What the procedure that makes the service takes beside what identifies it. */
    List<Attribute<?>> atCreate() {
        return List.of();
    }

    @Override
    public final Values create(ApplyRequest request, Session session) {
        var planned = request.planned();
        var body = ApiMapping.create(
                schema(), planned, identity.atCreate(atCreate()).toArray(Attribute<?>[]::new));
        for (var component : components) {
            planned = component.create(body, planned, request);
        }
        var created = identity.create(planned, body, session);
        var saved = request.save(planned.with(identity.id, created.id()));
        return write(saved, created.reply(), request, session);
    }

    @Override
    public final Values update(ApplyRequest request, Session session) {
        var planned = request.planned().with(identity.id, request.prior().get(identity.id));
        for (var component : components) {
            planned = component.update(planned, request, session);
        }
        return write(planned, null, request, session);
    }

    /** The body of an update, before the components add what does not follow from the schema. */
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
        var row = Variables.once(() -> session.dokploy().queryUncached(type.procedure("one"), key(id)));
        var write = new ServiceWrite(request, planned, prior, row, session);
        session.exclusively(Variables.lockOf(type.router(), id), () -> writeRow(write, created, id));
        attachments.noteListed(request.config(), session, id, identity.label(planned));
        variables.noteListed(planned, session, id, identity.label(planned));
        var hasNewAttachments = attachments.write(write, id, created);
        for (var component : components) {
            component.afterUpdate(write);
        }
        if (isDeployDue(request, hasNewAttachments)) {
            deploys.run(id, planned, request, session, () -> current(planned, request, session));
        }
        return current(planned, request, session);
    }

    /** Writes the row. What the server has is read in the same lock, for the variables that are not ours. */
    private boolean writeRow(ServiceWrite write, @Nullable JsonNode created, String id) {
        var body = body(write.planned(), write.request(), write.prior());
        for (var component : components) {
            component.write(body, write);
        }
        var isNews = created == null || ApiMapping.hasNews(body, created);
        if (isNews) {
            write.session().dokploy().mutate(type.procedure("update"), body.put(type.idField(), id));
        }
        return isNews;
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
        var state = ApiValues.state(schema(), row.json(), row.known(), row.procedure());
        for (var component : components) {
            state = component.read(state, row);
        }
        return state;
    }
}
