package com.dokploy.terraform.resources.project;

import com.dokploy.terraform.framework.ApplyRequest;
import com.dokploy.terraform.framework.Diagnostics;
import com.dokploy.terraform.framework.PlanRequest;
import com.dokploy.terraform.framework.PrivateState;
import com.dokploy.terraform.resources.session.Session;
import com.dokploy.terraform.resources.variables.ManagedEnvironment;
import com.dokploy.terraform.resources.variables.Variables;
import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.schema.Values;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The variables of a project or an environment, which all services in it may refer to. */
final class GroupVariables {
    private final Variables env;
    private final String noun;

    /** Declares {@code env} and the attributes that go with it. */
    GroupVariables(Schema.Builder s, String noun) {
        this.noun = noun;
        env = new Variables("env", new ManagedEnvironment(s, "the " + noun + ", which all its services may refer to"));
    }

    /** Whether a state holds no variables. */
    boolean areNone(Values state) {
        return !env.isManaged(state);
    }

    void validate(Values config, Diagnostics diagnostics) {
        env.validate(config, diagnostics);
    }

    /** Plans the variables, and compares them with variables that are resources of their own. */
    void plan(PlanRequest plan, Attribute<String> id, String label, @Nullable Session session) {
        env.plan(plan);
        if (session == null) {
            return;
        }
        env.announce(plan, session, plan.planned().value(id));
        var prior = plan.prior();
        if (prior != null) {
            env.refuseSeparate(plan, session, prior.get(id), label);
        }
    }

    /** Adds the text of the variables to the body for a new object, if they are managed. */
    boolean addNew(ObjectNode body, ApplyRequest request) {
        var isManaged = env.isManaged(request.planned());
        if (isManaged) {
            body.put("env", env.text(request.config(), request.planned(), null, request.privateState(), ""));
        }
        return isManaged;
    }

    void registerInline(Values planned, Session session, String id, String label) {
        env.registerInline(planned, session, id, label);
    }

    /**
     * Adds the text of the variables to the body of a change, and makes the change before anything else can change
     * them.
     *
     * @param row reads the object's row from the server
     * @param change sends the body
     */
    JsonNode changedWith(
            ObjectNode body,
            String id,
            ApplyRequest request,
            Supplier<JsonNode> row,
            Supplier<JsonNode> change,
            Session session) {
        return session.exclusively(noun, id, () -> {
            Variables.write(
                    List.of(env),
                    body,
                    request.config(),
                    request.planned(),
                    request.prior(),
                    request.privateState(),
                    row);
            return change.get();
        });
    }

    /** Adds the variables to a state. */
    Values read(Values state, Values known, PrivateState privateState, boolean isImport, String text) {
        return env.read(state, known, privateState, isImport, text);
    }
}
