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
import com.dokploy.terraform.resources.planning.InlineConflicts;
import com.dokploy.terraform.resources.planning.InlineRemovals;
import com.dokploy.terraform.resources.planning.UniquenessClaims;
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
import com.dokploy.terraform.value.Value;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
    }

    /** The data source of the same name. */
    final SingleDataSource lookUp() {
        var keys = new ArrayList<Attribute<?>>(owners.attributes());
        keys.addAll(attachment.key());
        return SingleDataSource.bySome(
                this,
                "Looks up a " + names.noun() + " by id, or by what makes it unique on its service.",
                id,
                this::find,
                keys);
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

    private String find(Values config, Session session) {
        var owner = owner(config);
        if (config.isNull(attachment.key().getFirst())) {
            throw new DiagnosticException(Diagnostic.error(
                    "Which " + names.noun() + "?",
                    "Give its `id`, or beside the service what tells it apart: " + attachment.keyInWords() + "."));
        }
        return only(owner, attachment.naturalKey(config), session);
    }

    @Override
    public final Schema schema() {
        return schema;
    }

    @Override
    public final void validate(Values config, Diagnostics diagnostics) {
        attachment.validate(owners.kind(config), Path.ROOT, config, diagnostics);
    }

    @Override
    public final void plan(PlanRequest plan, @Nullable Session session) {
        DeployCoalescer.plan(plan, id);
        DeployCoalescer.planReplacement(plan, schema, owners.attributes());
        var planned = plan.planned();
        var key = new ArrayList<Attribute<?>>(owners.attributes());
        key.addAll(attachment.key());
        if (session != null) {
            session.registry().planned(plan);
            DuplicateNames.warn(plan, plan.planned(), session, schema, owners.attributes(), attachment.key());
        }
        if (session != null
                && ExistingObjects.isForNew(plan, key)
                && !isRemovedBy(owner(planned).id(), planned, session)) {
            var owner = owner(planned);
            var object = newObject(planned, owner, session.dokploy()::cachedQuery);
            ExistingObjects.warn(plan, schema, attachment.key(), object, whenRemoved(owner.type()), session);
        }
        var owner = owners.of(planned);
        if (session != null && owner != null) {
            refuseInline(plan, owner, session);
        }
        if (session != null && attachment.key().stream().allMatch(planned::has)) {
            claim(plan, session);
        }
    }

    /** The plan of a service that has what is there may come later, and remove it. */
    private static String whenRemoved(ServiceType type) {
        return "If this plan takes the object out of the " + ParentService.resourceType(type)
                + ", leave the `import` block away, and set `"
                + ParentService.attributeName(type) + "` to a reference such as `" + ParentService.resourceType(type)
                + ".NAME.id`, so that Terraform plans the service first.";
    }

    /** Whether what is there in the place of a new attachment goes in the same plan. */
    private boolean isRemovedBy(String owner, Values planned, Session session) {
        return InlineRemovals.isRemoved(session, names.router(), attachment.naturalKey(planned), owner);
    }

    private void refuseInline(PlanRequest plan, ServiceReference owner, Session session) {
        var attribute = owners.byKind().getOrDefault(owner.type(), id);
        InlineConflicts.beside(plan, session, attribute, names.router(), owner.id(), label(plan.planned()));
        var prior = plan.prior();
        if (prior != null && owner.equals(owners.of(prior))) {
            var kept = Map.of(attachment.naturalKey(prior), label(prior));
            InlineRemovals.keep(plan, session, attribute, names.router(), kept, owner.id());
        }
    }

    private String label(Values state) {
        return "the " + schema.name() + " `" + attachment.naturalKey(state) + "`";
    }

    private void claim(PlanRequest plan, Session session) {
        for (var attribute : owners.byKind().entrySet()) {
            var type = attribute.getKey();
            var value = plan.planned().value(attribute.getValue());
            if (value instanceof Value.Text(var owner)) {
                var holder = "a " + schema.name() + " of the " + type.router() + " " + owner;
                attachment.claim(
                        plan.planned(),
                        claims(plan, owner, holder, session),
                        () -> session.dokploy()
                                .cachedQuery(type.procedure("one"), ApiMapping.body(type.idField(), owner))
                                .path("serverId")
                                .asText(""));
            }
        }
    }

    private UniquenessClaims claims(PlanRequest plan, String owner, String holder, Session session) {
        var claims = new UniquenessClaims(plan, session, attachment.key().getFirst(), holder);
        if (attachment.key().stream().noneMatch(plan::changes)) {
            return claims.unchanged();
        }
        return isRemovedBy(owner, plan.planned(), session) ? claims.vacatedBy(owner) : claims;
    }

    private NewObject newObject(Values plan, ServiceReference owner, ListReader lists) {
        return new NewObject(
                names.procedure("create"),
                attachment.owner(owner.type(), owner.id()),
                attachment.naturalKey(plan),
                () -> siblings(owner, lists));
    }

    private boolean isDeployedOnChange(Values state) {
        return deployOnChange != null && state.find(deployOnChange, true);
    }

    @Override
    public final Values create(ApplyRequest change, Session session) {
        var plan = change.planned();
        var owner = owner(plan);
        var full = body(change, Values.EMPTY);
        var body =
                (ObjectNode) attachment.forCreate(full.deepCopy()).setAll(attachment.owner(owner.type(), owner.id()));
        ExactlyOnceCreate.Created created;
        try {
            var object = newObject(plan, owner, session.dokploy()::queryUncached);
            created = new ExactlyOnceCreate(session, object, "/" + names.idField()).make(body);
        } catch (ApiException refused) {
            if (schema.isUnique() && refused.error() instanceof ApiError.InvalidInput) {
                refuseDuplicate(plan, owner, session);
            }
            throw refused;
        }
        var saved = change.save(plan.with(id, created.id()));
        deploy(plan, change, session);
        return current(saved, session);
    }

    /** The server says only that its database refused the values (v0.30.2). */
    private void refuseDuplicate(Values plan, ServiceReference owner, Session session) {
        for (var sibling : siblings(owner, session.dokploy()::queryUncached).entrySet()) {
            if (sibling.getValue().equals(attachment.naturalKey(plan))) {
                throw new DiagnosticException(Diagnostic.error(
                        Path.of(attachment.key().getFirst().name()),
                        "Object Already Exists",
                        ExistingObjects.offer(List.of(sibling.getKey()), attachment.key(), schema)));
            }
        }
    }

    private ObjectNode body(ApplyRequest change, Values prior) {
        return attachment.adapted(ApiMapping.update(schema, change.planned(), change.config(), prior));
    }

    private Map<String, String> siblings(ServiceReference owner, ListReader lists) {
        var siblings = new LinkedHashMap<String, String>();
        var service = owner.read(lists);
        for (var row : ApiValues.rows(service, names.listField(), owner.type().procedure("one"))) {
            siblings.put(row.path(names.idField()).asText(), attachment.naturalKey(schema, row));
        }
        return siblings;
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
    public final @Nullable Values read(ReadRequest reading, Session session) {
        var row = session.dokploy()
                .find(names.procedure("one"), names.idField(), reading.state().get(id));
        return row == null ? null : state(row, reading.state());
    }

    @Override
    public final Values update(ApplyRequest change, Session session) {
        var prior = change.prior();
        var plan = change.planned().with(id, prior.get(id));
        var row = session.dokploy().query(names.procedure("one"), ApiMapping.body(names.idField(), prior.get(id)));
        var body = body(change, prior);
        var isNews = ApiMapping.hasNews(body, row);
        if (isNews) {
            session.dokploy()
                    .mutate(
                            names.procedure("update"),
                            Attachment.completed(schema, body, row).put(names.idField(), prior.get(id)));
            change.save(plan);
        }
        if (isNews || DeployCoalescer.isDue(change.privateState())) {
            deploy(plan, change, session);
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
    public final void delete(ApplyRequest change, Session session) {
        var prior = change.prior();
        session.dokploy().mutate(names.removal(), ApiMapping.body(names.idField(), prior.get(id)));
        if (isDeployedOnChange(prior)) {
            DeployCoalescer.afterRemoval(owner(prior), change, session);
        }
    }

    private void deploy(Values state, ApplyRequest change, Session session) {
        if (isDeployedOnChange(state)) {
            DeployCoalescer.after(owner(state), change, session);
        }
    }

    private Values current(Values known, Session session) {
        return state(
                session.dokploy().query(names.procedure("one"), ApiMapping.body(names.idField(), known.get(id))),
                known);
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
        return Values.EMPTY.with(id, only(owners.find(names, session), names[3], session));
    }

    /** The id of the one attachment of a service that is meant; what has a default can be left out at the end. */
    private String only(ServiceReference owner, String wanted, Session session) {
        var found = new ArrayList<String>();
        for (var sibling : siblings(owner, session.dokploy()::queryUncached).entrySet()) {
            var naturalKey = sibling.getValue();
            if (naturalKey.equals(wanted)
                    || naturalKey.equals("/" + wanted)
                    || (naturalKey + "/").startsWith(wanted + "/")) {
                found.add(sibling.getKey());
            }
        }
        if (found.size() == 1) {
            return found.getFirst();
        }
        throw new DiagnosticException(Diagnostic.error(
                found.isEmpty() ? "No such " + names.noun() : "Ambiguous Name",
                found.isEmpty()
                        ? "The service has no " + names.noun() + " with " + attachment.keyInWords() + " `" + wanted
                                + "`."
                        : "The service has more than one " + names.noun() + " with " + attachment.keyInWords() + " `"
                                + wanted + "`: `" + String.join("`, `", found)
                                + "`. Use the `id` of the one you mean."));
    }
}
