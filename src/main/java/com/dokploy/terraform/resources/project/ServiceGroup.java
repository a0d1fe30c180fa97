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
import com.dokploy.terraform.resources.support.ListReader;
import com.dokploy.terraform.resources.support.NewObject;
import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.Check;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.schema.Values;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A group of services with variables that all of them may refer to: a project, or an environment of one. A subclass
 * declares the attributes that only it has, and makes and changes its objects.
 */
abstract class ServiceGroup implements Resource<Session> {
    /** Where attributes are declared. */
    final Schema.Builder s;

    final Attribute<String> id;
    final Attribute<String> name;
    final Attribute<String> description;
    final GroupVariables variables;
    private final String noun;
    private final GroupRemoval removal;

    /**
     * Declares the attributes that projects and environments have.
     *
     * @param noun the word in messages, which is the first part of the procedures' names as well
     * @param aboutName the description of {@code name} in the user documentation
     */
    ServiceGroup(Schema.Builder s, Attribute<String> id, String noun, String aboutName) {
        this.s = s;
        this.id = id;
        this.noun = noun;
        name = s.string("name").required().check(Check.notEmpty()).describe(aboutName);
        description = s.string("description").optional().describe("Description in Dokploy's dashboard.");
        variables = new GroupVariables(s, noun);
        removal = new GroupRemoval(s, noun);
    }

    @Override
    public final Schema schema() {
        return s.build();
    }

    /** Returns the attributes that say where the group belongs. */
    abstract List<Attribute<String>> parents();

    /** Reads the rows beside the group. */
    abstract JsonNode siblings(Values planned, ListReader lists);

    /** Reads the rows beside the group for advice in a plan. */
    JsonNode siblingsInPlan(Values planned, Session session) {
        return siblings(planned, session.dokploy()::cachedQuery);
    }

    /** Returns the environments in a row, with their services. */
    abstract Iterable<JsonNode> environments(JsonNode row);

    /** Adds to a state the values that follow from the row without being a field of it. */
    abstract Values completeState(Values state, JsonNode row, Values known, boolean isImport, Session session);

    private String procedure(String verb) {
        return noun + "." + verb;
    }

    private ObjectNode body(String rowId) {
        return ApiMapping.body(noun + "Id", rowId);
    }

    @Override
    public final void validate(Values config, Diagnostics diagnostics) {
        variables.validate(config, diagnostics);
    }

    @Override
    public void plan(PlanRequest plan, @Nullable Session session) {
        variables.plan(plan, id, label(plan.planned()), session);
        if (session != null) {
            planName(plan, session);
        }
    }

    /** Warns of other groups of the same name in the same place. */
    final void planName(PlanRequest plan, Session session) {
        var planned = plan.planned();
        DuplicateNames.warn(plan, planned, session, schema(), parents(), List.of(name));
        if (ExistingObjects.isForNew(plan, parents()) && ExistingObjects.isForNew(plan, List.of(name))) {
            var object = newObject(planned, () -> siblingsInPlan(planned, session));
            ExistingObjects.warn(plan, schema(), List.of(name), object, session);
        }
    }

    /** Returns the group with its resource type and name, for a message. */
    final String label(Values planned) {
        return "the " + schema().name() + " `" + planned.find(name, "") + "`";
    }

    /** Returns the noun and the name of the group. */
    final String nameOf(Values state) {
        return noun + " `" + state.find(name, "") + "`";
    }

    @Override
    public void planDestroy(Values prior, PrivateState privateState, Diagnostics diagnostics) {
        removal.refuseIfProtected(prior, nameOf(prior), diagnostics);
    }

    private NewObject newObject(Values planned, Supplier<JsonNode> siblings) {
        var parents = ApiMapping.create(schema(), planned, parents().toArray(Attribute<?>[]::new));
        return new NewObject(
                procedure("create"),
                parents,
                planned.get(name),
                () -> NewObject.Siblings.in(siblings.get(), noun + "Id", "name"));
    }

    /** Returns the body for a new group, without its variables. */
    final ObjectNode bodyOfNew(Values planned) {
        var attributes = new ArrayList<Attribute<String>>();
        attributes.add(name);
        attributes.addAll(parents());
        attributes.add(description);
        return ApiMapping.create(schema(), planned, attributes.toArray(Attribute<?>[]::new));
    }

    /**
     * Makes the group.
     *
     * @param idPointer the JSON pointer to the id in the server's reply
     */
    final ExactlyOnceCreate.Created make(ObjectNode body, String idPointer, ApplyRequest request, Session session) {
        var plan = request.planned();
        var object = newObject(plan, () -> siblings(plan, session.dokploy()::queryUncached));
        var created = new ExactlyOnceCreate(session, object, idPointer).make(body);
        request.save(plan.with(id, created.id()));
        variables.registerInline(plan, session, created.id(), label(plan));
        return created;
    }

    /** Returns the body for a change of the group, without its variables. */
    final ObjectNode bodyOfChange(ApplyRequest request) {
        var prior = request.prior();
        return ApiMapping.update(schema(), request.planned(), request.config(), prior)
                .put(noun + "Id", prior.get(id));
    }

    /** Changes the group and its variables. */
    final JsonNode change(ObjectNode body, ApplyRequest request, Session session) {
        var priorId = request.prior().get(id);
        return variables.changedWith(
                body,
                priorId,
                request,
                () -> session.dokploy().queryUncached(procedure("one"), body(priorId)),
                () -> session.dokploy().mutate(procedure("update"), body),
                session);
    }

    @Override
    public final @Nullable Values read(ReadRequest request, Session session) {
        var row = session.dokploy()
                .find(procedure("one"), noun + "Id", request.state().get(id));
        return row == null ? null : state(row, request.state(), request.privateState(), request.isImport(), session);
    }

    /** Reads the row as it is now. */
    final JsonNode current(String rowId, Session session) {
        return session.dokploy().query(procedure("one"), body(rowId));
    }

    /** Returns the state after a write. */
    final Values state(JsonNode row, ApplyRequest request, Session session) {
        return state(row, request.planned(), request.privateState(), false, session);
    }

    private Values state(JsonNode row, Values known, PrivateState privateState, boolean isImport, Session session) {
        var fields = ApiValues.state(schema(), row, known, procedure("one"));
        var state = completeState(fields, row, known, isImport, session);
        return variables.read(state, known, privateState, isImport, ApiValues.text(row, "env", procedure("one")));
    }

    @Override
    public void delete(ApplyRequest request, Session session) {
        var priorId = request.prior().get(id);
        removal.clear(
                () -> environments(session.dokploy().queryUncached(procedure("one"), body(priorId))),
                nameOf(request.prior()),
                request,
                session);
        session.dokploy().mutate(procedure("remove"), body(priorId));
    }
}
