package com.dokploy.terraform.resources.attachment;

import com.dokploy.terraform.client.ApiException;
import com.dokploy.terraform.framework.ApplyRequest;
import com.dokploy.terraform.framework.Attribute;
import com.dokploy.terraform.framework.Diagnostic;
import com.dokploy.terraform.framework.DiagnosticException;
import com.dokploy.terraform.framework.Diagnostics;
import com.dokploy.terraform.framework.PlanRequest;
import com.dokploy.terraform.framework.PrivateState;
import com.dokploy.terraform.framework.ReadRequest;
import com.dokploy.terraform.framework.Resource;
import com.dokploy.terraform.framework.Rule;
import com.dokploy.terraform.framework.Schema;
import com.dokploy.terraform.framework.Timeouts;
import com.dokploy.terraform.framework.Values;
import com.dokploy.terraform.resources.ApiMapping;
import com.dokploy.terraform.resources.Dotenv;
import com.dokploy.terraform.resources.InlineConflicts;
import com.dokploy.terraform.resources.InlineRemovals;
import com.dokploy.terraform.resources.ServiceKind;
import com.dokploy.terraform.resources.Variables;
import com.dokploy.terraform.resources.deploy.DeployCoalescer;
import com.dokploy.terraform.resources.session.Session;
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
            String router, String idField, @Nullable ServiceKind service) {}

    private static final Schema.Builder S = Schema.resource(
            "dokploy_environment_variables",
            "Some variables of a project, an environment or a service that is managed elsewhere: for modules that add"
                    + " variables to somebody else's service. Only the keys that are written here are Terraform's. Where"
                    + " the owner is a resource of the same configuration, its `env` must be left out or have"
                    + " `env_authoritative = false`.");
    private static final Attribute<String> ID = S.string("id")
            .computed()
            .useStateForUnknown()
            .custom()
            .describe("Kind and id of the owner, as `application/Puh2ziIsGbnA3JVmRGbAP`.");
    private static final Map<Kind, Attribute<String>> OWNERS = owners();
    private static final Variables VARIABLES = Variables.partial(S, "env");
    private static final Attribute<Boolean> DEPLOY_ON_CHANGE = S.bool("deploy_on_change")
            .defaultsTo(true)
            .local()
            .describe("Whether a service is deployed after a change, without which it has no effect. Attachments that"
                    + " are changed at about the same time share one deploy. A service that was never deployed is left"
                    + " alone, and so are the services of a project or an environment.");
    private static final Schema SCHEMA;

    static {
        Timeouts.declare(S, Duration.ofMinutes(20));
        SCHEMA = S.rule(Rule.exactlyOneOf(OWNERS.values().toArray(new Attribute<?>[0])))
                .build();
    }

    private static Map<Kind, Attribute<String>> owners() {
        var kinds = new ArrayList<Kind>();
        kinds.add(new Kind("project", "projectId", null));
        kinds.add(new Kind("environment", "environmentId", null));
        for (var service : ServiceKind.values()) {
            kinds.add(new Kind(service.router(), service.idField(), service));
        }
        var owners = new LinkedHashMap<Kind, Attribute<String>>();
        for (var kind : kinds) {
            owners.put(
                    kind,
                    S.string(kind.router() + "_id")
                            .references("dokploy_" + kind.router())
                            .replaces()
                            .custom()
                            .describe("Owner of the variables."));
        }
        return owners;
    }

    /** Whose variables they are. */
    private record Owner(Kind kind, String id) {
        static Owner of(Values state) {
            for (var owner : OWNERS.entrySet()) {
                if (state.has(owner.getValue())) {
                    return new Owner(owner.getKey(), state.get(owner.getValue()));
                }
            }
            throw new IllegalStateException("variables of nobody");
        }

        String name() {
            return kind.router() + "/" + id;
        }

        String text(Session session) {
            var found = session.dokploy().queryUncached(kind.router() + ".one", ApiMapping.body(kind.idField(), id));
            return ApiMapping.text(found, "env", kind.router() + ".one");
        }

        /** Changes the text, which others of this session may want to change at the same time. */
        void edit(Session session, UnaryOperator<String> change) {
            session.exclusively(name(), () -> {
                var current = text(session);
                var changed = change.apply(current);
                if (!changed.equals(current)) {
                    write(changed, session);
                }
                return changed;
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

    @Override
    public Schema schema() {
        return SCHEMA;
    }

    @Override
    public void validate(Values config, Diagnostics diagnostics) {
        VARIABLES.validate(config, diagnostics);
        if (!VARIABLES.isManaged(config)) {
            diagnostics.error(
                    Path.ROOT, "No variables", "Give at least one of `env`, `secret_env` and `secret_env_wo`.");
        }
    }

    @Override
    public void plan(PlanRequest plan, @Nullable Session session) {
        DeployCoalescer.plan(plan, ID);
        VARIABLES.plan(plan);
        if (!plan.isCreate()) {
            VARIABLES.planRemoval(plan.privateState());
        }
        if (session != null) {
            for (var owner : OWNERS.values()) {
                VARIABLES.announce(plan, session, plan.planned().value(owner));
            }
        }
        for (var owner : OWNERS.values()) {
            if (session != null && plan.planned().has(owner)) {
                refuseInline(plan, owner, plan.planned().get(owner), session);
            }
        }
    }

    private static void refuseInline(PlanRequest plan, Attribute<String> attribute, String owner, Session session) {
        var label = "the " + SCHEMA.name() + " with `" + String.join("`, `", VARIABLES.keys(plan.config())) + "`";
        InlineConflicts.beside(plan, session, attribute, InlineConflicts.VARIABLES, owner, label);
        var prior = plan.prior();
        // A change writes all variables, also those that the owner has removed before.
        if (prior != null && !VARIABLES.changes(plan.planned(), prior, plan.privateState())) {
            var kept = new TreeMap<String, String>();
            for (var key : VARIABLES.keys(prior)) {
                kept.put(key, "the variable `" + key + "` of a " + SCHEMA.name());
            }
            InlineRemovals.keep(plan, session, attribute, InlineConflicts.VARIABLES, kept, owner);
        }
    }

    @Override
    public Values create(ApplyRequest change, Session session) {
        var owner = Owner.of(change.planned());
        return write(owner, change.planned().with(ID, owner.name()), null, change, session);
    }

    @Override
    public Values update(ApplyRequest change, Session session) {
        var prior = change.prior();
        return write(Owner.of(prior), change.planned().with(ID, prior.get(ID)), prior, change, session);
    }

    private static Values write(
            Owner owner, Values plan, @Nullable Values prior, ApplyRequest change, Session session) {
        var isNews = VARIABLES.changes(plan, prior, change.privateState());
        owner.edit(session, current -> {
            refuseStrangers(current, prior, change);
            return VARIABLES.text(change.config(), plan, prior, change.privateState(), current);
        });
        change.save(plan);
        if (isNews || DeployCoalescer.isDue(change.privateState())) {
            deploy(owner, plan, change, session);
        }
        var read = VARIABLES.read(Values.EMPTY, plan, change.privateState(), false, owner.text(session));
        return merged(plan, read);
    }

    /** A variable that is there with another value is somebody's: to overwrite it in passing would be theft. */
    private static void refuseStrangers(String current, @Nullable Values prior, ApplyRequest change) {
        var there = Dotenv.read(current);
        var wanted = Dotenv.read(VARIABLES.text(change.config(), change.planned(), null, new PrivateState(), ""));
        var ours = VARIABLES.ours(prior, change.privateState());
        var taken = new ArrayList<String>();
        for (var key : VARIABLES.keys(change.config())) {
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

    private static void deploy(Owner owner, Values plan, ApplyRequest change, Session session) {
        var service = owner.kind().service();
        if (service != null && plan.find(DEPLOY_ON_CHANGE, true)) {
            DeployCoalescer.after(service, owner.id(), change, session);
        }
    }

    private static Values merged(Values known, Values variables) {
        var merged = known;
        for (var value : variables.values().entries().entrySet()) {
            merged = new Values(merged.values().with(value.getKey(), value.getValue()));
        }
        return merged;
    }

    @Override
    public @Nullable Values read(ReadRequest reading, Session session) {
        var state = reading.state();
        var owner = Owner.of(state);
        var found = session.dokploy()
                .find(owner.kind().router() + ".one", owner.kind().idField(), owner.id());
        if (found == null) {
            return null;
        }
        var text = ApiMapping.text(found, "env", owner.kind().router() + ".one");
        var ours = VARIABLES.keys(state);
        if (!ours.isEmpty() && Collections.disjoint(ours, Dotenv.read(text).keySet())) {
            return null;
        }
        return merged(state, VARIABLES.read(Values.EMPTY, state, reading.privateState(), reading.isImport(), text));
    }

    @Override
    public void warnOfRemains(Values prior, PrivateState privateState, Diagnostics diagnostics) {
        VARIABLES.warnOfRemains(prior, privateState, diagnostics);
    }

    @Override
    public void prepareDestroy(Values prior, PrivateState privateState, Session session) {
        var owner = Owner.of(prior);
        if (owner.kind().service() != null) {
            DeployCoalescer.planRemoval(owner.id(), privateState, session);
        }
    }

    @Override
    public void delete(ApplyRequest change, Session session) {
        var prior = change.prior();
        var owner = Owner.of(prior);
        owner.edit(session, current -> VARIABLES.withoutOwn(prior, change.privateState(), current));
        var service = owner.kind().service();
        if (service != null && prior.find(DEPLOY_ON_CHANGE, true)) {
            DeployCoalescer.afterRemoval(service, owner.id(), change, session);
        }
    }

    /** {@code application/<id>}: all variables that are there become Terraform's. */
    @Override
    public Values importState(String wanted, Session session) {
        var slash = wanted.indexOf('/');
        for (var owner : OWNERS.entrySet()) {
            if (slash > 0 && owner.getKey().router().equals(wanted.substring(0, slash))) {
                return Values.EMPTY.with(ID, wanted).with(owner.getValue(), wanted.substring(slash + 1));
            }
        }
        throw new DiagnosticException(Diagnostic.error(
                "Whose variables?",
                "`" + wanted + "` should name kind and id of the owner, as `application/Puh2ziIsGbnA3JVmRGbAP`."));
    }
}
