package com.dokploy.terraform.resources.attachment;

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
import com.dokploy.terraform.resources.deploy.DeployCoalescer;
import com.dokploy.terraform.resources.planning.InlineConflicts;
import com.dokploy.terraform.resources.planning.InlineRemovals;
import com.dokploy.terraform.resources.session.Session;
import com.dokploy.terraform.resources.support.ApiMapping;
import com.dokploy.terraform.resources.support.ApiValues;
import com.dokploy.terraform.resources.variables.Dotenv;
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
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * {@code dokploy_environment_variables}: some variables of a project, an environment or a service that somebody else
 * manages. Only the keys that are written here are Terraform's; all others stay as they are.
 */
public final class EnvironmentVariables implements Resource<Session> {
    /**
     * What has variables.
     *
     * @param router the first part of its procedures' names, and of our ids
     * @param idField the field that holds its id
     * @param service the kind of service; null for what is none
     */
    private record Kind(
            String router, String idField, @Nullable ServiceType service) {}

    private final Attribute<String> id;
    private final Map<Kind, Attribute<String>> owners = new LinkedHashMap<>();
    private final Variables variables;
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
        addOwner(s, new Kind("project", "projectId", null));
        addOwner(s, new Kind("environment", "environmentId", null));
        for (var service : ServiceType.values()) {
            addOwner(s, new Kind(service.router(), service.idField(), service));
        }
        variables = Variables.partial(s, "env");
        deployOnChange = s.bool("deploy_on_change")
                .defaultsTo(true)
                .local()
                .describe("Whether a service is deployed after a change, without which it has no effect. Attachments"
                        + " that are changed at about the same time share one deploy. A service that was never deployed"
                        + " is left alone, and so are the services of a project or an environment.");
        Timeouts.declare(s, Duration.ofMinutes(20));
        schema = s.rule(Rule.exactlyOneOf(owners.values().toArray(new Attribute<?>[0])))
                .build();
    }

    private void addOwner(Schema.Builder s, Kind kind) {
        owners.put(
                kind,
                s.string(kind.router() + "_id")
                        .references("dokploy_" + kind.router())
                        .replaces()
                        .custom()
                        .describe("Owner of the variables."));
    }

    /** Whose variables they are. */
    private record Owner(Kind kind, String id) {
        String name() {
            return kind.router() + "/" + id;
        }

        String text(Session session) {
            var found = session.dokploy().queryUncached(kind.router() + ".one", ApiMapping.body(kind.idField(), id));
            return ApiValues.text(found, "env", kind.router() + ".one");
        }

        /**
         * Changes the text, which others of this session may want to change at the same time.
         *
         * @return whether anything was written
         */
        boolean edit(Session session, UnaryOperator<String> change) {
            return session.exclusively(name(), () -> {
                var current = text(session);
                var changed = change.apply(current);
                if (changed.equals(current)) {
                    return false;
                }
                write(changed, session);
                return true;
            });
        }

        private void write(String text, Session session) {
            try {
                session.dokploy()
                        .mutate(
                                kind.router() + ".update",
                                ApiMapping.body(kind.idField(), id).put("env", text));
            } catch (ApiException failure) {
                if (!failure.error().mayHaveHappened() || !text(session).equals(text)) {
                    throw failure;
                }
            }
        }
    }

    private Owner owner(Values state) {
        for (var owner : owners.entrySet()) {
            if (state.has(owner.getValue())) {
                return new Owner(owner.getKey(), state.get(owner.getValue()));
            }
        }
        throw new IllegalStateException("variables of nobody");
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
            variables.removal().note(plan.privateState());
        }
        if (session != null) {
            for (var owner : owners.values()) {
                variables.announce(plan, session, plan.planned().value(owner));
            }
        }
        for (var owner : owners.values()) {
            if (session != null && plan.planned().has(owner)) {
                refuseInline(plan, owner, plan.planned().get(owner), session);
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
    public Values create(ApplyRequest change, Session session) {
        var owner = owner(change.planned());
        return write(owner, change.planned().with(id, owner.name()), null, change, session);
    }

    @Override
    public Values update(ApplyRequest change, Session session) {
        var prior = change.prior();
        return write(owner(prior), change.planned().with(id, prior.get(id)), prior, change, session);
    }

    private Values write(Owner owner, Values plan, @Nullable Values prior, ApplyRequest change, Session session) {
        // What an import has found and the apply writes once more in the same way is no reason for a deploy.
        var isNews = !change.privateState().isImported() && variables.changes(plan, prior, change.privateState());
        var isWritten = owner.edit(session, current -> {
            refuseStrangers(current, prior, change);
            return variables.text(change.config(), plan, prior, change.privateState(), current);
        });
        change.save(plan);
        if (isNews || isWritten || DeployCoalescer.isDue(change.privateState())) {
            deploy(owner, plan, change, session);
        }
        var read = variables.read(Values.EMPTY, plan, change.privateState(), false, owner.text(session));
        return merged(plan, read);
    }

    /** A variable that is there with another value is somebody else's and is not overwritten. */
    private void refuseStrangers(String current, @Nullable Values prior, ApplyRequest change) {
        var there = Dotenv.read(current);
        var wanted = Dotenv.read(variables.text(change.config(), change.planned(), null, new PrivateState(), ""));
        var ours = variables.ours(prior, change.privateState());
        var taken = new ArrayList<String>();
        for (var key : variables.keys(change.config())) {
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

    private void deploy(Owner owner, Values plan, ApplyRequest change, Session session) {
        var service = owner.kind().service();
        if (service != null && plan.find(deployOnChange, true)) {
            DeployCoalescer.after(service, owner.id(), change, session);
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
    public @Nullable Values read(ReadRequest reading, Session session) {
        var state = reading.state();
        var owner = owner(state);
        var found = session.dokploy()
                .find(owner.kind().router() + ".one", owner.kind().idField(), owner.id());
        if (found == null) {
            return null;
        }
        var text = ApiValues.text(found, "env", owner.kind().router() + ".one");
        var ours = variables.keys(state);
        if (!ours.isEmpty() && Collections.disjoint(ours, Dotenv.read(text).keySet())) {
            return null;
        }
        return merged(state, variables.read(Values.EMPTY, state, reading.privateState(), reading.isImport(), text));
    }

    @Override
    public void planDestroy(Values prior, PrivateState privateState, Diagnostics diagnostics) {
        variables.removal().warn(prior, privateState, diagnostics);
    }

    @Override
    public void prepareDestroy(Values prior, PrivateState privateState, Session session, Diagnostics diagnostics) {
        var owner = owner(prior);
        if (owner.kind().service() != null) {
            DeployCoalescer.planRemoval(owner.id(), privateState, session);
        }
    }

    @Override
    public void delete(ApplyRequest change, Session session) {
        var prior = change.prior();
        var owner = owner(prior);
        owner.edit(session, current -> variables.removal().text(prior, change.privateState(), current));
        var service = owner.kind().service();
        if (service != null && prior.find(deployOnChange, true)) {
            DeployCoalescer.afterRemoval(service, owner.id(), change, session);
        }
    }

    /** {@code application/<id>}: all variables that are there become Terraform's. */
    @Override
    public Values importState(String wanted, Session session) {
        var slash = wanted.indexOf('/');
        for (var owner : owners.entrySet()) {
            if (slash > 0 && owner.getKey().router().equals(wanted.substring(0, slash))) {
                return Values.EMPTY.with(id, wanted).with(owner.getValue(), wanted.substring(slash + 1));
            }
        }
        throw new DiagnosticException(Diagnostic.error(
                "Whose variables?",
                "`" + wanted + "` should name kind and id of the owner, as `application/Puh2ziIsGbnA3JVmRGbAP`."));
    }
}
