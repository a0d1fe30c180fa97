package com.dokploy.terraform.resources.project;

import com.dokploy.terraform.framework.ApplyRequest;
import com.dokploy.terraform.framework.Diagnostics;
import com.dokploy.terraform.framework.PlanRequest;
import com.dokploy.terraform.framework.PrivateState;
import com.dokploy.terraform.framework.ReadRequest;
import com.dokploy.terraform.framework.Resource;
import com.dokploy.terraform.resources.ExactlyOnceCreate;
import com.dokploy.terraform.resources.planning.DuplicateNames;
import com.dokploy.terraform.resources.planning.ExistingObjects;
import com.dokploy.terraform.resources.session.Session;
import com.dokploy.terraform.resources.support.ApiMapping;
import com.dokploy.terraform.resources.support.ApiValues;
import com.dokploy.terraform.resources.support.DeletionProtection;
import com.dokploy.terraform.resources.support.ListReader;
import com.dokploy.terraform.resources.support.NewObject;
import com.dokploy.terraform.resources.support.ServiceCleanup;
import com.dokploy.terraform.resources.variables.Variables;
import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.Check;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.schema.Values;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What holds services and has variables that all of them may refer to: a project, or an environment of one. A subclass
 * declares what only it has, ends its constructor with {@link #declared}, and says how it is made and changed.
 */
abstract class ServiceGroup implements Resource<Session> {
    /** Where attributes are declared. */
    final Schema.Builder s;

    final Attribute<String> id;
    final Attribute<String> name;
    final Variables env;
    private final String noun;
    private final Attribute<String> description;
    private final Attribute<Boolean> deletionProtection;
    private final Attribute<Boolean> forceDestroy;
    private @Nullable Schema schema;

    /**
     * Declares what both have.
     *
     * @param noun what it is, which is the first part of its procedures' names as well
     * @param aboutName what users read about its name
     */
    ServiceGroup(Schema.Builder s, Attribute<String> id, String noun, String aboutName) {
        this.s = s;
        this.id = id;
        this.noun = noun;
        name = s.string("name").required().check(Check.notEmpty()).describe(aboutName);
        description = s.string("description").optional().describe("What the " + noun + " is for.");
        env = Variables.environment(s, "env", "the " + noun + ", which all its services may refer to");
        deletionProtection = DeletionProtection.declareProtection(s);
        forceDestroy = s.bool("force_destroy")
                .defaultsTo(false)
                .local()
                .describe("Whether destroying the " + noun + " first removes services in it that Terraform does not"
                        + " manage. Without it such services keep the " + noun + " from being destroyed.");
    }

    /** Ends the declaration. */
    final void declared() {
        schema = s.build();
    }

    @Override
    public final Schema schema() {
        return Objects.requireNonNull(schema, "not declared yet");
    }

    /** The attributes that say where it belongs. */
    abstract List<Attribute<String>> parents();

    /** The rows beside it. */
    abstract JsonNode siblings(Values planned, ListReader lists);

    /** The rows beside it, as advice needs them. */
    JsonNode siblingsInPlan(Values planned, Session session) {
        return siblings(planned, session.dokploy()::cachedQuery);
    }

    /** The environments in a row, with their services. */
    abstract Iterable<JsonNode> environments(JsonNode row);

    /** Adds what follows from the row but is no field of it. */
    abstract Values described(Values state, JsonNode row, Values known, boolean isImport, Session session);

    private String procedure(String verb) {
        return noun + "." + verb;
    }

    private ObjectNode body(String known) {
        return ApiMapping.body(noun + "Id", known);
    }

    @Override
    public final void validate(Values config, Diagnostics diagnostics) {
        env.validate(config, diagnostics);
    }

    @Override
    public void plan(PlanRequest plan, @Nullable Session session) {
        planVariables(plan, session);
        if (session != null) {
            planName(plan, session);
        }
    }

    /** Plans the variables, and compares them with those that are resources of their own. */
    final void planVariables(PlanRequest plan, @Nullable Session session) {
        env.plan(plan);
        if (session == null) {
            return;
        }
        env.announce(plan, session, plan.planned().value(id));
        var prior = plan.prior();
        if (prior != null) {
            env.refuseSeparate(plan, session, prior.get(id), label(plan.planned()));
        }
    }

    /** Tells of others of the same name in the same place. */
    final void planName(PlanRequest plan, Session session) {
        var planned = plan.planned();
        DuplicateNames.warn(plan, planned, session, schema(), parents(), List.of(name));
        if (ExistingObjects.isForNew(plan, parents()) && ExistingObjects.isForNew(plan, List.of(name))) {
            var object = newObject(planned, () -> siblingsInPlan(planned, session));
            ExistingObjects.warn(plan, schema(), List.of(name), object, session);
        }
    }

    private String label(Values planned) {
        return "the " + schema().name() + " `" + planned.find(name, "") + "`";
    }

    /** What it is and what it is called. */
    final String nameOf(Values state) {
        return noun + " `" + state.find(name, "") + "`";
    }

    @Override
    public void planDestroy(Values prior, PrivateState privateState, Diagnostics diagnostics) {
        DeletionProtection.refuseIfProtected(prior, deletionProtection, nameOf(prior), diagnostics);
    }

    private NewObject newObject(Values planned, Supplier<JsonNode> siblings) {
        var parents = ApiMapping.create(schema(), planned, parents().toArray(Attribute<?>[]::new));
        return new NewObject(
                procedure("create"),
                parents,
                planned.get(name),
                () -> NewObject.Siblings.in(siblings.get(), noun + "Id", "name"));
    }

    /** What the server takes of a new one, but for its variables. */
    final ObjectNode bodyOfNew(Values planned) {
        var attributes = new ArrayList<Attribute<String>>();
        attributes.add(name);
        attributes.addAll(parents());
        attributes.add(description);
        return ApiMapping.create(schema(), planned, attributes.toArray(Attribute<?>[]::new));
    }

    /** The text of the variables of a new one. */
    final String newVariables(ApplyRequest request) {
        return env.text(request.config(), request.planned(), null, request.privateState(), "");
    }

    /**
     * Makes it.
     *
     * @param idPointer where in the server's reply the id stands
     */
    final ExactlyOnceCreate.Created make(ObjectNode body, String idPointer, ApplyRequest request, Session session) {
        var plan = request.planned();
        var object = newObject(plan, () -> siblings(plan, session.dokploy()::queryUncached));
        var created = new ExactlyOnceCreate(session, object, idPointer).make(body);
        request.save(plan.with(id, created.id()));
        env.noteListed(plan, session, created.id(), label(plan));
        return created;
    }

    /** What the server is told of one that changes, but for its variables. */
    final ObjectNode bodyOfChange(ApplyRequest request) {
        var prior = request.prior();
        return ApiMapping.update(schema(), request.planned(), request.config(), prior)
                .put(noun + "Id", prior.get(id));
    }

    /** Changes it, and its variables. */
    final JsonNode change(ObjectNode body, ApplyRequest request, Session session) {
        var known = request.prior().get(id);
        return session.exclusively(Variables.lockOf(noun, known), () -> {
            Variables.write(
                    List.of(env),
                    body,
                    request.config(),
                    request.planned(),
                    request.prior(),
                    request.privateState(),
                    () -> session.dokploy().queryUncached(procedure("one"), body(known)));
            return session.dokploy().mutate(procedure("update"), body);
        });
    }

    @Override
    public final @Nullable Values read(ReadRequest request, Session session) {
        var row = session.dokploy()
                .find(procedure("one"), noun + "Id", request.state().get(id));
        return row == null ? null : state(row, request.state(), request.privateState(), request.isImport(), session);
    }

    /** The row as it is now. */
    final JsonNode current(String known, Session session) {
        return session.dokploy().query(procedure("one"), body(known));
    }

    /** The state after a write. */
    final Values state(JsonNode row, ApplyRequest request, Session session) {
        return state(row, request.planned(), request.privateState(), false, session);
    }

    private Values state(JsonNode row, Values known, PrivateState privateState, boolean isImport, Session session) {
        var fields = ApiValues.state(schema(), row, known, procedure("one"));
        var state = described(fields, row, known, isImport, session);
        return env.read(state, known, privateState, isImport, ApiValues.text(row, "env", procedure("one")));
    }

    @Override
    public void delete(ApplyRequest request, Session session) {
        var known = request.prior().get(id);
        ServiceCleanup.clear(
                () -> environments(session.dokploy().queryUncached(procedure("one"), body(known))),
                request.prior().find(forceDestroy, false),
                request,
                session);
        session.dokploy().mutate(procedure("remove"), body(known));
    }
}
