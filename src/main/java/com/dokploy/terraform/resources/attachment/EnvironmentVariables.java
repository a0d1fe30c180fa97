package com.dokploy.terraform.resources.attachment;

import com.dokploy.terraform.framework.ApplyRequest;
import com.dokploy.terraform.framework.Diagnostics;
import com.dokploy.terraform.framework.ListResource;
import com.dokploy.terraform.framework.PlanRequest;
import com.dokploy.terraform.framework.Predecessor;
import com.dokploy.terraform.framework.PrivateState;
import com.dokploy.terraform.framework.ReadRequest;
import com.dokploy.terraform.framework.Resource;
import com.dokploy.terraform.resources.deploy.DeployCoalescer;
import com.dokploy.terraform.resources.deploy.DeployOnChange;
import com.dokploy.terraform.resources.deploy.DeployTimeouts;
import com.dokploy.terraform.resources.session.Session;
import com.dokploy.terraform.resources.variables.Dotenv;
import com.dokploy.terraform.resources.variables.EnvironmentMaps;
import com.dokploy.terraform.resources.variables.VariableRemoval;
import com.dokploy.terraform.resources.variables.Variables;
import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.Note;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.schema.Values;
import com.dokploy.terraform.value.Path;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code dokploy_environment_variables}: some variables of a project, an environment or a service that is managed
 * elsewhere. Only the keys in this resource are Terraform's; all others stay as they are.
 */
public final class EnvironmentVariables implements Resource<Session> {
    private final Attribute<String> id;
    private final OwnerAttributes ownerAttributes;
    private final Variables variables;
    private final VariableRemoval removal;
    private final DeployOnChange deployOnChange;
    private final Schema schema;
    private final SeparateVariables separate;

    /** Declares the attributes of {@code dokploy_environment_variables}. */
    public EnvironmentVariables() {
        var s = Schema.resource(
                "dokploy_environment_variables",
                "Some environment variables of a project, an environment or a service that is managed elsewhere,"
                        + " for modules that add variables to a service of another module. Only the keys in this"
                        + " resource are managed.");
        s.note(
                Note.Kind.NOTE,
                "If the project, environment or service is a resource of the same configuration, leave its `env`,"
                        + " `secret_env` and `secret_env_wo` unset, or set `env_authoritative = false` there.");
        s.note(
                Note.Kind.WARNING,
                "Destroying the resource removes all variables that it manages, including variables that existed before"
                        + " the resource was created. The variables stay only if the resource was imported and no apply"
                        + " has changed it since.");
        id = s.string("id")
                .computed()
                .useStateForUnknown()
                .neverNull()
                .custom()
                .describe("Type and ID of the project, environment or service, for example"
                        + " `application/Puh2ziIsGbnA3JVmRGbAP`.");
        ownerAttributes = new OwnerAttributes(s, " that has the variables");
        variables = new Variables("env", new EnvironmentMaps(s));
        removal = new VariableRemoval(variables);
        deployOnChange =
                new DeployOnChange(s, "Not used for projects and environments, whose services are not deployed.");
        new DeployTimeouts(s);
        schema = s.rule(ownerAttributes.exactlyOne()).build();
        separate = new SeparateVariables(variables, schema);
    }

    @Override
    public Schema schema() {
        return schema;
    }

    @Override
    public void validate(Values config, Diagnostics diagnostics) {
        variables.validate(config, diagnostics);
        if (!variables.isManaged(config)) {
            diagnostics.error(
                    Path.ROOT,
                    "Missing Required Argument",
                    "At least one of `env`, `secret_env` and `secret_env_wo` must be set.");
        }
    }

    @Override
    public void plan(PlanRequest plan, @Nullable Session session) {
        DeployCoalescer.plan(plan, id);
        variables.plan(plan);
        if (!plan.isCreate()) {
            removal.note(plan.privateState());
        }
        if (session != null) {
            for (var owner : ownerAttributes.attributes()) {
                variables.announce(plan, session, plan.planned().value(owner));
                if (plan.planned().has(owner)) {
                    separate.refuseInline(plan, owner, session);
                }
            }
        }
    }

    @Override
    public Values create(ApplyRequest request, Session session) {
        var owner = ownerAttributes.of(request.planned());
        return write(owner, request.planned().with(id, owner.name()), null, request, session);
    }

    @Override
    public Values update(ApplyRequest request, Session session) {
        var prior = request.prior();
        return write(ownerAttributes.of(prior), request.planned().with(id, prior.get(id)), prior, request, session);
    }

    private Values write(
            VariablesOwner owner, Values plan, @Nullable Values prior, ApplyRequest request, Session session) {
        // After an import the apply writes the same variables once more, which is no reason for a deploy.
        var hasChanged = !request.privateState().isImported() && variables.changes(plan, prior, request.privateState());
        var isWritten = owner.edit(session, current -> {
            separate.refuseSetElsewhere(current, prior, request);
            return variables.text(request.config(), plan, prior, request.privateState(), current);
        });
        request.save(plan);
        if (hasChanged || isWritten || DeployCoalescer.isDue(request.privateState())) {
            deployOnChange.after(plan, owner.service(), request, session);
        }
        return variables.read(plan, plan, request.privateState(), false, owner.text(session));
    }

    @Override
    public @Nullable Values read(ReadRequest request, Session session) {
        var state = request.state();
        var text = ownerAttributes.of(state).find(session);
        var keys = variables.keys(state);
        if (text == null
                || (!keys.isEmpty()
                        && Collections.disjoint(keys, Dotenv.read(text).keySet()))) {
            return null;
        }
        return variables.read(state, state, request.privateState(), request.isImport(), text);
    }

    @Override
    public void planDestroy(Values prior, PrivateState privateState, Diagnostics diagnostics) {
        removal.warn(prior, privateState, diagnostics);
    }

    @Override
    public void prepareDestroy(Values prior, PrivateState privateState, Session session, Diagnostics diagnostics) {
        deployOnChange.planRemoval(ownerAttributes.of(prior).service(), privateState, session);
    }

    @Override
    public void delete(ApplyRequest request, Session session) {
        var prior = request.prior();
        var owner = ownerAttributes.of(prior);
        owner.edit(session, current -> removal.text(prior, request.privateState(), current));
        deployOnChange.afterRemoval(owner.service(), request, session);
    }

    @Override
    public ListResource<Session> list() {
        return ownerAttributes.list(
                schema.name(), owner -> owner.with(id, ownerAttributes.of(owner).name()));
    }

    @Override
    public List<Predecessor> predecessors() {
        return List.of(Predecessor.of("dokploy_project_environment_variables"));
    }

    @Override
    public Schema identity() {
        return ownerAttributes.identity();
    }

    @Override
    public Values importByIdentity(Values identity, Session session) {
        return identity.with(id, ownerAttributes.of(identity).name());
    }

    /** Imports {@code application/<id>}: all variables that are there become Terraform's. */
    @Override
    public Values importState(String wanted, Session session) {
        return ownerAttributes.importState(wanted).with(id, wanted);
    }
}
