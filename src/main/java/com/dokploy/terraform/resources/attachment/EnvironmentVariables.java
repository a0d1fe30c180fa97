package com.dokploy.terraform.resources.attachment;

import com.dokploy.terraform.client.ServiceType;
import com.dokploy.terraform.framework.ApplyRequest;
import com.dokploy.terraform.framework.Diagnostic;
import com.dokploy.terraform.framework.DiagnosticException;
import com.dokploy.terraform.framework.Diagnostics;
import com.dokploy.terraform.framework.PlanRequest;
import com.dokploy.terraform.framework.PrivateState;
import com.dokploy.terraform.framework.ReadRequest;
import com.dokploy.terraform.framework.Resource;
import com.dokploy.terraform.resources.deploy.DeployCoalescer;
import com.dokploy.terraform.resources.planning.InlineConflicts;
import com.dokploy.terraform.resources.planning.InlineRemovals;
import com.dokploy.terraform.resources.session.Session;
import com.dokploy.terraform.resources.support.ParentService;
import com.dokploy.terraform.resources.variables.Dotenv;
import com.dokploy.terraform.resources.variables.VariableRemoval;
import com.dokploy.terraform.resources.variables.Variables;
import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.Rule;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.schema.Timeouts;
import com.dokploy.terraform.schema.Values;
import com.dokploy.terraform.value.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * {@code dokploy_environment_variables}: some variables of a project, an environment or a service that somebody else
 * manages. Only the keys that are written here are Terraform's; all others stay as they are.
 */
public final class EnvironmentVariables implements Resource<Session> {
    private final Attribute<String> id;
    private final Attribute<String> projectId;
    private final Attribute<String> environmentId;
    private final ParentService services;
    /** Those three. */
    private final List<Attribute<String>> owners = new ArrayList<>();

    private final Variables variables;
    private final VariableRemoval removal;
    private final Attribute<Boolean> deployOnChange;
    private final Schema schema;

    /** Declares it. */
    public EnvironmentVariables() {
        var s = Schema.resource(
                "dokploy_environment_variables",
                "Some variables of a project, an environment or a service that is managed elsewhere: for modules that"
                        + " add variables to somebody else's service. Only the keys that are written here are"
                        + " Terraform's. Where the owner is a resource of the same configuration, its `env` must be left"
                        + " out or have `env_authoritative = false`.");
        id = s.string("id")
                .computed()
                .useStateForUnknown()
                .custom()
                .describe("Kind and id of the owner, as `application/Puh2ziIsGbnA3JVmRGbAP`.");
        var description = "Owner of the variables.";
        projectId = owner(s, "project", description);
        environmentId = owner(s, "environment", description);
        services = ParentService.declareCustom(s, description, ServiceType.values());
        owners.add(projectId);
        owners.add(environmentId);
        owners.addAll(services.attributes());
        variables = Variables.partial(s, "env");
        removal = new VariableRemoval(variables);
        deployOnChange = s.bool("deploy_on_change")
                .defaultsTo(true)
                .local()
                .describe("Whether a service is deployed after a change, without which it has no effect. Attachments"
                        + " that are changed at about the same time share one deploy. A service that was never deployed"
                        + " is left alone, and so are the services of a project or an environment.");
        Timeouts.declare(s, Duration.ofMinutes(20));
        schema = s.rule(Rule.exactlyOneOf(owners.toArray(new Attribute<?>[0]))).build();
    }

    private static Attribute<String> owner(Schema.Builder s, String type, String description) {
        return s.string(type + "_id")
                .references("dokploy_" + type)
                .replaces()
                .custom()
                .describe(description);
    }

    private VariablesOwner owner(Values state) {
        if (state.has(projectId)) {
            return VariablesOwner.project(state.get(projectId));
        }
        if (state.has(environmentId)) {
            return VariablesOwner.environment(state.get(environmentId));
        }
        return VariablesOwner.of(Objects.requireNonNull(services.of(state), "variables of nobody"));
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
                    Path.ROOT, "No variables", "Give at least one of `env`, `secret_env` and `secret_env_wo`.");
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
            for (var owner : owners) {
                variables.announce(plan, session, plan.planned().value(owner));
                if (plan.planned().has(owner)) {
                    refuseInline(plan, owner, plan.planned().get(owner), session);
                }
            }
        }
    }

    private void refuseInline(PlanRequest plan, Attribute<String> attribute, String owner, Session session) {
        var label = "the " + schema.name() + " with `" + String.join("`, `", variables.keys(plan.config())) + "`";
        InlineConflicts.beside(plan, session, attribute, InlineConflicts.VARIABLES, owner, label);
        var prior = plan.prior();
        // A change writes all variables, also those that the owner has removed before.
        if (prior != null && !variables.changes(plan.planned(), prior, plan.privateState())) {
            var kept = new TreeMap<String, String>();
            for (var key : variables.keys(prior)) {
                kept.put(key, "the variable `" + key + "` of a " + schema.name());
            }
            InlineRemovals.keep(plan, session, attribute, InlineConflicts.VARIABLES, kept, owner);
        }
    }

    @Override
    public Values create(ApplyRequest request, Session session) {
        var owner = owner(request.planned());
        return write(owner, request.planned().with(id, owner.name()), null, request, session);
    }

    @Override
    public Values update(ApplyRequest request, Session session) {
        var prior = request.prior();
        return write(owner(prior), request.planned().with(id, prior.get(id)), prior, request, session);
    }

    private Values write(
            VariablesOwner owner, Values plan, @Nullable Values prior, ApplyRequest request, Session session) {
        // What an import has found and the apply writes once more in the same way is no reason for a deploy.
        var isNews = !request.privateState().isImported() && variables.changes(plan, prior, request.privateState());
        var isWritten = owner.edit(session, current -> {
            refuseSetElsewhere(current, prior, request);
            return variables.text(request.config(), plan, prior, request.privateState(), current);
        });
        request.save(plan);
        if (isNews || isWritten || DeployCoalescer.isDue(request.privateState())) {
            deploy(owner, plan, request, session);
        }
        var read = variables.read(Values.EMPTY, plan, request.privateState(), false, owner.text(session));
        return merged(plan, read);
    }

    /** A variable that is there with another value is somebody else's and is not overwritten. */
    private void refuseSetElsewhere(String current, @Nullable Values prior, ApplyRequest request) {
        var there = Dotenv.read(current);
        var wanted = Dotenv.read(variables.text(request.config(), request.planned(), null, new PrivateState(), ""));
        var ours = variables.ours(prior, request.privateState());
        var taken = new ArrayList<String>();
        for (var key : variables.keys(request.config())) {
            var value = there.get(key);
            if (value != null && !ours.contains(key) && !value.equals(wanted.get(key))) {
                taken.add(key);
            }
        }
        if (!taken.isEmpty()) {
            throw new DiagnosticException(Diagnostic.error(
                    "Variables of somebody else",
                    "These variables are set already, to other values: `" + String.join("`, `", taken)
                            + "`. Remove them where they are set now, or import them here, then apply again. Nothing"
                            + " was changed."));
        }
    }

    private void deploy(VariablesOwner owner, Values plan, ApplyRequest request, Session session) {
        if (owner.service() != null && plan.find(deployOnChange, true)) {
            DeployCoalescer.after(owner.service(), request, session);
        }
    }

    private static Values merged(Values known, Values read) {
        var merged = known;
        for (var value : read.values().entries().entrySet()) {
            merged = new Values(merged.values().with(value.getKey(), value.getValue()));
        }
        return merged;
    }

    @Override
    public @Nullable Values read(ReadRequest request, Session session) {
        var state = request.state();
        var text = owner(state).find(session);
        var ours = variables.keys(state);
        if (text == null
                || (!ours.isEmpty()
                        && Collections.disjoint(ours, Dotenv.read(text).keySet()))) {
            return null;
        }
        return merged(state, variables.read(Values.EMPTY, state, request.privateState(), request.isImport(), text));
    }

    @Override
    public void planDestroy(Values prior, PrivateState privateState, Diagnostics diagnostics) {
        removal.warn(prior, privateState, diagnostics);
    }

    @Override
    public void prepareDestroy(Values prior, PrivateState privateState, Session session, Diagnostics diagnostics) {
        var owner = owner(prior);
        if (owner.service() != null) {
            DeployCoalescer.planRemoval(owner.id(), privateState, session);
        }
    }

    @Override
    public void delete(ApplyRequest request, Session session) {
        var prior = request.prior();
        var owner = owner(prior);
        owner.edit(session, current -> removal.text(prior, request.privateState(), current));
        if (owner.service() != null && prior.find(deployOnChange, true)) {
            DeployCoalescer.afterRemoval(owner.service(), request, session);
        }
    }

    /** {@code application/<id>}: all variables that are there become Terraform's. */
    @Override
    public Values importState(String wanted, Session session) {
        var slash = wanted.indexOf('/');
        for (var owner : owners) {
            if (slash > 0 && owner.name().equals(wanted.substring(0, slash) + "_id")) {
                return Values.EMPTY.with(id, wanted).with(owner, wanted.substring(slash + 1));
            }
        }
        throw new DiagnosticException(Diagnostic.error(
                "Whose variables?",
                "`" + wanted + "` should name kind and id of the owner, as `application/Puh2ziIsGbnA3JVmRGbAP`."));
    }
}
