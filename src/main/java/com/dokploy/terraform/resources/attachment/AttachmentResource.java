package com.dokploy.terraform.resources.attachment;

import com.dokploy.terraform.client.ApiError;
import com.dokploy.terraform.client.ApiException;
import com.dokploy.terraform.client.ServiceType;
import com.dokploy.terraform.framework.ApplyRequest;
import com.dokploy.terraform.framework.Diagnostic;
import com.dokploy.terraform.framework.DiagnosticException;
import com.dokploy.terraform.framework.Diagnostics;
import com.dokploy.terraform.framework.PlanRequest;
import com.dokploy.terraform.framework.PrivateState;
import com.dokploy.terraform.framework.ReadRequest;
import com.dokploy.terraform.framework.Resource;
import com.dokploy.terraform.resources.ExactlyOnceCreate;
import com.dokploy.terraform.resources.deploy.DeployCoalescer;
import com.dokploy.terraform.resources.planning.DuplicateNames;
import com.dokploy.terraform.resources.planning.ExistingObjects;
import com.dokploy.terraform.resources.session.Session;
import com.dokploy.terraform.resources.support.ApiMapping;
import com.dokploy.terraform.resources.support.ApiValues;
import com.dokploy.terraform.resources.support.ChildListDataSource;
import com.dokploy.terraform.resources.support.ListReader;
import com.dokploy.terraform.resources.support.NewObject;
import com.dokploy.terraform.resources.support.ParentService;
import com.dokploy.terraform.resources.support.ServiceReference;
import com.dokploy.terraform.resources.support.SingleDataSource;
import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.Rule;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.schema.Timeouts;
import com.dokploy.terraform.schema.Values;
import com.dokploy.terraform.value.Path;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An attachment as a resource of its own. One that takes effect only with a deploy deploys its service, together with
 * all others that are written at about the same time. A subclass says in its constructor what it declares.
 */
public abstract class AttachmentResource implements Resource<Session> {
    private final Attachment attachment;
    private final Attachment.Names names;
    private final Attribute<String> id;
    private final ParentService owners;
    private final @Nullable Attribute<Boolean> deployOnChange;
    private final Schema schema;
    private final SeparateAttachment separate;
    private final AttachmentSearch search;

    /**
     * Declares the resource.
     *
     * @param type its name
     * @param description what users read about it
     * @param names what the attachment is called
     * @param declare declares the attributes of the attachment
     * @param types the types of service that it can hang on
     */
    AttachmentResource(
            String type,
            String description,
            Attachment.Names names,
            Function<Schema.Builder, ? extends Attachment> declare,
            ServiceType... types) {
        this.names = names;
        var s = Schema.resource(type, description);
        id = s.id(names.idField());
        owners = ParentService.declare(s, "Service that it belongs to.", types);
        attachment = declare.apply(s);
        if (attachment.needsDeploy()) {
            deployOnChange = s.bool("deploy_on_change")
                    .defaultsTo(true)
                    .local()
                    .describe("Whether the service is deployed after a change, without which it has no effect. Those"
                            + " that are changed at about the same time share one deploy. A service that was never"
                            + " deployed is left alone.");
            Timeouts.declare(s, Duration.ofMinutes(20));
        } else {
            deployOnChange = null;
        }
        if (types.length > 1) {
            s.rule(Rule.exactlyOneOf(owners.and()));
        }
        schema = s.build();
        separate = new SeparateAttachment(attachment, owners, schema);
        search = new AttachmentSearch(attachment, schema);
    }

    /** The data source of the same name. */
    final SingleDataSource lookUp() {
        return SingleDataSource.bySome(
                this,
                "Looks up a " + names.noun() + " by id, or by what makes it unique on its service.",
                id,
                (config, session) -> search.described(config, owner(config), session.dokploy()::queryUncached),
                ownerAndKey());
    }

    private List<Attribute<?>> ownerAndKey() {
        var attributes = new ArrayList<Attribute<?>>(owners.attributes());
        attributes.addAll(attachment.key());
        return attributes;
    }

    /** The data source that lists those of one service. */
    final ChildListDataSource plural(String type, String description) {
        return new ChildListDataSource(type, description, schema, (config, session) -> {
            var owner = owner(config);
            var service = owner.read(session.dokploy()::query);
            var found = new TreeMap<String, Values>();
            for (var row : service.path(names.listField())) {
                if (!attachment.isServersOwn(owner.type(), service, row)) {
                    var object = state(row, Values.EMPTY);
                    found.put(
                            attachment.naturalKey(object) + " "
                                    + row.path(names.idField()).asText(),
                            object);
                }
            }
            return found.values();
        });
    }

    @Override
    public final Schema schema() {
        return schema;
    }

    @Override
    public final void validate(Values config, Diagnostics diagnostics) {
        attachment.validate(owners.type(config), Path.ROOT, config, diagnostics);
    }

    @Override
    public final void plan(PlanRequest plan, @Nullable Session session) {
        DeployCoalescer.plan(plan, id);
        DeployCoalescer.planReplacement(plan, schema, owners.attributes());
        if (session == null) {
            return;
        }
        session.registry().planned(plan);
        DuplicateNames.warn(plan, plan.planned(), session, schema, owners.attributes(), attachment.key());
        var owner = owners.of(plan.planned());
        if (owner != null) {
            warnOfExisting(plan, owner, session);
            separate.refuseInline(plan, owner, session);
            if (attachment.key().stream().allMatch(plan.planned()::has)) {
                var holder = "a " + schema.name() + " of the " + owner.type().router() + " " + owner.id();
                separate.claim(plan, owner, holder, session);
            }
        }
    }

    private void warnOfExisting(PlanRequest plan, ServiceReference owner, Session session) {
        var planned = plan.planned();
        if (ExistingObjects.isForNew(plan, ownerAndKey()) && !separate.isRemoved(planned, owner, session)) {
            var object = newObject(planned, owner, session.dokploy()::cachedQuery);
            ExistingObjects.warn(
                    plan, schema, attachment.key(), object, SeparateAttachment.whenRemoved(owner.type()), session);
        }
    }

    private NewObject newObject(Values plan, ServiceReference owner, ListReader lists) {
        return new NewObject(
                names.procedure("create"),
                attachment.owner(owner),
                attachment.naturalKey(plan),
                () -> search.all(owner, lists));
    }

    private boolean isDeployedOnChange(Values state) {
        return deployOnChange != null && state.find(deployOnChange, true);
    }

    @Override
    public final Values create(ApplyRequest request, Session session) {
        var plan = request.planned();
        var owner = owner(plan);
        var body = attachment.forCreate(body(request, Values.EMPTY));
        body.setAll(attachment.owner(owner));
        ExactlyOnceCreate.Created created;
        try {
            var object = newObject(plan, owner, session.dokploy()::queryUncached);
            created = new ExactlyOnceCreate(session, object, "/" + names.idField()).make(body);
        } catch (ApiException refused) {
            if (schema.isUnique() && refused.error() instanceof ApiError.InvalidInput) {
                search.refuseDuplicate(plan, owner, session.dokploy()::queryUncached);
            }
            throw refused;
        }
        var saved = request.save(plan.with(id, created.id()));
        deploy(plan, request, session);
        return current(saved, session);
    }

    private ObjectNode body(ApplyRequest request, Values prior) {
        return attachment.adapted(ApiMapping.update(schema, request.planned(), request.config(), prior));
    }

    private ServiceReference owner(Values state) {
        var owner = owners.of(state);
        if (owner != null) {
            return owner;
        }
        throw new DiagnosticException(Diagnostic.error(
                "No service",
                "This " + names.noun() + " belongs to no service that Terraform knows. Give its `id`, or the id of the"
                        + " service."));
    }

    @Override
    public final @Nullable Values read(ReadRequest request, Session session) {
        var row = session.dokploy()
                .find(names.procedure("one"), names.idField(), request.state().get(id));
        return row == null ? null : state(row, request.state());
    }

    @Override
    public final Values update(ApplyRequest request, Session session) {
        var prior = request.prior();
        var plan = request.planned().with(id, prior.get(id));
        var row = row(plan, session);
        var body = body(request, prior);
        var isNews = ApiMapping.hasNews(body, row);
        if (isNews) {
            session.dokploy()
                    .mutate(
                            names.procedure("update"),
                            Attachment.completed(schema, body, row).put(names.idField(), prior.get(id)));
            request.save(plan);
        }
        if (isNews || DeployCoalescer.isDue(request.privateState())) {
            deploy(plan, request, session);
        }
        return current(plan, session);
    }

    @Override
    public final void prepareDestroy(
            Values prior, PrivateState privateState, Session session, Diagnostics diagnostics) {
        session.registry().leaves(prior.get(id));
        var owner = owners.of(prior);
        if (owner != null) {
            DeployCoalescer.planRemoval(owner.id(), privateState, session);
        }
    }

    @Override
    public final void delete(ApplyRequest request, Session session) {
        var prior = request.prior();
        session.dokploy().mutate(names.removal(), ApiMapping.body(names.idField(), prior.get(id)));
        if (isDeployedOnChange(prior)) {
            DeployCoalescer.afterRemoval(owner(prior), request, session);
        }
    }

    private void deploy(Values state, ApplyRequest request, Session session) {
        if (isDeployedOnChange(state)) {
            DeployCoalescer.after(owner(state), request, session);
        }
    }

    private Values current(Values known, Session session) {
        return state(row(known, session), known);
    }

    private JsonNode row(Values known, Session session) {
        return session.dokploy().query(names.procedure("one"), ApiMapping.body(names.idField(), known.get(id)));
    }

    private Values state(JsonNode row, Values known) {
        return attachment.normalized(ApiValues.state(schema, row, known, names.procedure("one")));
    }

    @Override
    public final List<String> importPath() {
        var path = new ArrayList<>(List.of("project", "environment", "service"));
        for (var attribute : attachment.key()) {
            path.add(attribute.name());
        }
        return path;
    }

    @Override
    public final Values importState(String wanted, Session session) {
        var names = wanted.split("/", 4);
        if (names.length < 4) {
            return Values.EMPTY.with(id, wanted);
        }
        return Values.EMPTY.with(
                id, search.named(names[3], owners.find(names, session), session.dokploy()::queryUncached));
    }
}
