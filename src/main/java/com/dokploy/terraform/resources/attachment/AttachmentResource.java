package com.dokploy.terraform.resources.attachment;

import com.dokploy.terraform.client.ApiError;
import com.dokploy.terraform.client.ApiException;
import com.dokploy.terraform.client.Dokploy;
import com.dokploy.terraform.framework.Attribute;
import com.dokploy.terraform.framework.Change;
import com.dokploy.terraform.framework.Diagnostic;
import com.dokploy.terraform.framework.DiagnosticException;
import com.dokploy.terraform.framework.Diagnostics;
import com.dokploy.terraform.framework.Plan;
import com.dokploy.terraform.framework.PrivateState;
import com.dokploy.terraform.framework.Reading;
import com.dokploy.terraform.framework.Resource;
import com.dokploy.terraform.framework.Rule;
import com.dokploy.terraform.framework.Schema;
import com.dokploy.terraform.framework.State;
import com.dokploy.terraform.framework.Timeouts;
import com.dokploy.terraform.resources.Claims;
import com.dokploy.terraform.resources.Creation;
import com.dokploy.terraform.resources.InlineConflicts;
import com.dokploy.terraform.resources.LookUp;
import com.dokploy.terraform.resources.Owners;
import com.dokploy.terraform.resources.Owners.Owner;
import com.dokploy.terraform.resources.PlanRegistry;
import com.dokploy.terraform.resources.Plural;
import com.dokploy.terraform.resources.ServiceKind;
import com.dokploy.terraform.resources.Twins;
import com.dokploy.terraform.resources.Wire;
import com.dokploy.terraform.resources.deploy.SharedDeploy;
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
 * all others that are written at about the same time.
 *
 * @param <A> the kind of attachment
 */
public final class AttachmentResource<A extends Attachment> implements Resource<Dokploy> {
    private final A attachment;
    private final Attachment.Names names;
    private final Attribute<String> id;
    private final Owners owners;
    private final @Nullable Attribute<Boolean> deployOnChange;
    private final Schema schema;

    private AttachmentResource(
            String type, String description, Function<Schema.Builder, A> declare, ServiceKind... kinds) {
        var builder = Schema.resource(type, description);
        // What an attachment is called is known only once it is declared, and attributes read best with the id first.
        names = declare.apply(Schema.object()).names();
        id = builder.id(names.idField());
        owners = Owners.declare(builder, "Service that it belongs to.", kinds);
        attachment = declare.apply(builder);
        if (attachment.needsDeploy()) {
            deployOnChange = builder.bool("deploy_on_change")
                    .defaultsTo(true)
                    .local()
                    .describe("Whether the service is deployed after a change, without which it has no effect. Those"
                            + " that are changed at about the same time share one deploy. A service that was never"
                            + " deployed is left alone.");
            Timeouts.declare(builder, Duration.ofMinutes(20));
        } else {
            deployOnChange = null;
        }
        if (kinds.length > 1) {
            builder.rule(Rule.exactlyOneOf(owners.and()));
        }
        schema = builder.build();
    }

    /**
     * Declares the resource.
     *
     * @param declare declares the attributes of an attachment
     * @param kinds the kinds of service that it can hang on
     */
    static <A extends Attachment> AttachmentResource<A> of(
            String type, String description, Function<Schema.Builder, A> declare, ServiceKind... kinds) {
        return new AttachmentResource<>(type, description, declare, kinds);
    }

    /** The data source of the same name. */
    public LookUp lookUp() {
        var keys = new ArrayList<Attribute<?>>(owners.attributes());
        keys.addAll(attachment.key());
        return LookUp.bySome(
                this,
                "Looks up a " + names.noun() + " by id, or by what makes it unique on its service.",
                id,
                this::find,
                keys);
    }

    /** The data source that lists those of one service. */
    public Plural plural(String type, String description) {
        return new Plural(type, description, schema, (config, dokploy) -> {
            var owner = owner(config);
            var service = dokploy.query(
                    owner.kind().procedure("one"), Wire.body(owner.kind().idField(), owner.id()));
            var found = new TreeMap<String, State>();
            for (var row : service.path(names.listField())) {
                if (!attachment.isServersOwn(owner.kind(), service, row)) {
                    var object = state(row, State.EMPTY);
                    found.put(
                            attachment.mark(object) + " "
                                    + row.path(names.idField()).asText(),
                            object);
                }
            }
            return found.values();
        });
    }

    private String find(State config, Dokploy dokploy) {
        var owner = owner(config);
        if (config.isNull(attachment.key().getFirst())) {
            throw new DiagnosticException(Diagnostic.error(
                    "Which " + names.noun() + "?",
                    "Give its `id`, or beside the service what tells it apart: " + attachment.keyInWords() + "."));
        }
        return only(owner, attachment.mark(config), dokploy);
    }

    @Override
    public Schema schema() {
        return schema;
    }

    @Override
    public void validate(State config, Diagnostics diagnostics) {
        attachment.validate(owners.kind(config), Path.ROOT, config, diagnostics);
    }

    @Override
    public void plan(Plan plan, @Nullable Dokploy dokploy) {
        SharedDeploy.plan(plan, id);
        SharedDeploy.planReplacement(plan, schema, owners.attributes());
        var planned = plan.planned();
        var key = new ArrayList<Attribute<?>>(owners.attributes());
        key.addAll(attachment.key());
        if (dokploy != null) {
            PlanRegistry.of(dokploy).planned(plan);
            Twins.warn(plan, dokploy, schema, owners.attributes(), attachment.key());
        }
        if (dokploy != null && Creation.isForNew(plan, key)) {
            var owner = owner(planned);
            creation(dokploy)
                    .warnOfTwins(
                            plan,
                            schema,
                            attachment.owner(owner.kind(), owner.id()),
                            attachment.key(),
                            attachment.mark(planned),
                            () -> siblings(owner, dokploy::survey));
        }
        var owner = owners.of(planned);
        if (dokploy != null && owner != null) {
            InlineConflicts.beside(
                    plan,
                    dokploy,
                    owners.byKind().getOrDefault(owner.kind(), id),
                    names.router(),
                    owner.id(),
                    "the " + schema.name() + " `" + attachment.mark(planned) + "`");
        }
        if (dokploy != null && isKeyChanged(plan)) {
            claim(plan, dokploy);
        }
    }

    private boolean isKeyChanged(Plan plan) {
        var isChanged = false;
        for (var part : attachment.key()) {
            if (!plan.planned().has(part)) {
                return false;
            }
            isChanged |= plan.changes(part);
        }
        return isChanged;
    }

    private void claim(Plan plan, Dokploy dokploy) {
        for (var attribute : owners.byKind().entrySet()) {
            var kind = attribute.getKey();
            var value = plan.planned().value(attribute.getValue());
            if (value instanceof Value.Text(var owner)) {
                var holder = "a " + schema.name() + " of the " + kind.router() + " " + owner;
                attachment.claim(
                        plan.planned(),
                        new Claims(plan, dokploy, attachment.key().getFirst(), holder),
                        () -> dokploy.survey(kind.procedure("one"), Wire.body(kind.idField(), owner))
                                .path("serverId")
                                .asText(""));
            }
        }
    }

    private Creation creation(Dokploy dokploy) {
        return new Creation(dokploy, names.procedure("create"), "/" + names.idField());
    }

    private boolean isDeployedOnChange(State state) {
        return deployOnChange != null && state.find(deployOnChange, true);
    }

    @Override
    public State create(Change change, Dokploy dokploy) {
        var plan = change.plan();
        var owner = owner(plan);
        var full = body(change, State.EMPTY);
        var body =
                (ObjectNode) attachment.forCreate(full.deepCopy()).setAll(attachment.owner(owner.kind(), owner.id()));
        Creation.Created created;
        try {
            created = creation(dokploy).make(body, attachment.mark(plan), () -> siblings(owner, dokploy::fresh));
        } catch (ApiException refused) {
            if (schema.isUnique() && refused.error() instanceof ApiError.InvalidInput) {
                refuseTwin(plan, owner, dokploy);
            }
            throw refused;
        }
        var saved = change.save(plan.with(id, created.id()));
        deploy(plan, change, dokploy);
        return current(saved, dokploy);
    }

    /** The server says only that its database refused the values (v0.30.2). */
    private void refuseTwin(State plan, Owner owner, Dokploy dokploy) {
        for (var sibling : siblings(owner, dokploy::fresh).entrySet()) {
            if (sibling.getValue().equals(attachment.mark(plan))) {
                throw new DiagnosticException(Diagnostic.error(
                        Path.of(attachment.key().getFirst().name()),
                        "Object Already Exists",
                        Creation.offered(List.of(sibling.getKey()), attachment.key(), schema)));
            }
        }
    }

    private ObjectNode body(Change change, State prior) {
        return attachment.adapted(Wire.update(schema, change.plan(), change.config(), prior));
    }

    private Map<String, String> siblings(Owner owner, Creation.Lists lists) {
        var siblings = new LinkedHashMap<String, String>();
        var service =
                lists.read(owner.kind().procedure("one"), Wire.body(owner.kind().idField(), owner.id()));
        for (var row : Wire.rows(service, names.listField(), owner.kind().procedure("one"))) {
            siblings.put(row.path(names.idField()).asText(), attachment.mark(schema, row));
        }
        return siblings;
    }

    private Owner owner(State state) {
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
    public @Nullable State read(Reading reading, Dokploy dokploy) {
        var row = dokploy.find(
                names.procedure("one"), names.idField(), reading.state().get(id));
        return row == null ? null : state(row, reading.state());
    }

    @Override
    public State update(Change change, Dokploy dokploy) {
        var prior = change.prior();
        var plan = change.plan().with(id, prior.get(id));
        var row = dokploy.query(names.procedure("one"), Wire.body(names.idField(), prior.get(id)));
        var body = body(change, prior);
        var isNews = Wire.hasNews(body, row);
        if (isNews) {
            dokploy.mutate(
                    names.procedure("update"),
                    Attachment.completed(schema, body, row).put(names.idField(), prior.get(id)));
            change.save(plan);
        }
        if (isNews || SharedDeploy.isDue(change.notes())) {
            deploy(plan, change, dokploy);
        }
        return current(plan, dokploy);
    }

    @Override
    public void prepareDestroy(State prior, PrivateState notes, Dokploy dokploy) {
        PlanRegistry.of(dokploy).leaves(prior.get(id));
        var owner = owners.of(prior);
        if (owner != null) {
            SharedDeploy.planRemoval(owner.id(), notes, dokploy);
        }
    }

    @Override
    public void delete(Change change, Dokploy dokploy) {
        var prior = change.prior();
        dokploy.mutate(names.removal(), Wire.body(names.idField(), prior.get(id)));
        if (isDeployedOnChange(prior)) {
            var owner = owner(prior);
            SharedDeploy.afterRemoval(owner.kind(), owner.id(), change, dokploy);
        }
    }

    private void deploy(State state, Change change, Dokploy dokploy) {
        if (isDeployedOnChange(state)) {
            var owner = owner(state);
            SharedDeploy.after(owner.kind(), owner.id(), change, dokploy);
        }
    }

    private State current(State known, Dokploy dokploy) {
        return state(dokploy.query(names.procedure("one"), Wire.body(names.idField(), known.get(id))), known);
    }

    private State state(JsonNode row, State known) {
        return attachment.normalized(Wire.state(schema, row, known, names.procedure("one")));
    }

    @Override
    public State importState(String wanted, Dokploy dokploy) {
        var names = wanted.split("/", 4);
        if (names.length < 4) {
            return State.EMPTY.with(id, wanted);
        }
        return State.EMPTY.with(id, only(owners.find(names, dokploy), names[3], dokploy));
    }

    /** The id of the one attachment of a service that is meant; what has a default can be left out at the end. */
    private String only(Owner owner, String wanted, Dokploy dokploy) {
        var found = new ArrayList<String>();
        for (var sibling : siblings(owner, dokploy::fresh).entrySet()) {
            var mark = sibling.getValue();
            if (mark.equals(wanted) || mark.equals("/" + wanted) || (mark + "/").startsWith(wanted + "/")) {
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
