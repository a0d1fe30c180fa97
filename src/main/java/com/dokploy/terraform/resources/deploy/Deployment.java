package com.dokploy.terraform.resources.deploy;

import com.dokploy.terraform.framework.ApplyRequest;
import com.dokploy.terraform.framework.Attribute;
import com.dokploy.terraform.framework.Diagnostic;
import com.dokploy.terraform.framework.DiagnosticException;
import com.dokploy.terraform.framework.PrivateState;
import com.dokploy.terraform.framework.ReadRequest;
import com.dokploy.terraform.framework.Resource;
import com.dokploy.terraform.framework.Rule;
import com.dokploy.terraform.framework.Schema;
import com.dokploy.terraform.framework.Timeouts;
import com.dokploy.terraform.framework.Values;
import com.dokploy.terraform.resources.ApiMapping;
import com.dokploy.terraform.resources.ServiceKind;
import com.dokploy.terraform.resources.deploy.Deployments.Trace;
import com.dokploy.terraform.resources.session.Session;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@code dokploy_deployment}: a deploy at a moment that the configuration chooses. It is an act rather than an object:
 * destroying it takes nothing back, and what the server forgets of it (it keeps ten for each service) is no drift.
 */
public final class Deployment implements Resource<Session> {
    private static final Schema.Builder S = Schema.resource(
            "dokploy_deployment",
            "A deploy at a moment that the configuration chooses, for services with `deploy_on_change = false`."
                    + " Whenever one of its `triggers` changes, it deploys again. Destroying it takes nothing back.");
    /** Ours, since it must be known before the deploy has begun; it stands in the deployment's title. */
    private static final Attribute<String> ID = S.string("id")
            .computed()
            .useStateForUnknown()
            .custom()
            .describe("Title of the deployment in Dokploy, which no other has.");

    /** Notes the ids of the deployments that were there before, as long as this one has not been found. */
    private static final String EARLIER = "earlier-deployments";

    private static final Map<ServiceKind, Attribute<String>> SERVICES = services();
    private static final Attribute<Boolean> WAIT = S.bool("wait_for_deployment")
            .defaultsTo(true)
            .local()
            .describe("Whether an apply waits until the deploy has ended, and fails when it does. A database is always"
                    + " waited for.");
    private static final Attribute<String> DEPLOYMENT_ID = S.string("deployment_id")
            .computed()
            .custom()
            .describe("Dokploy's id of the deployment. Databases have none, and a queued one has none yet.");
    private static final Attribute<String> STATUS = S.string("status")
            .computed()
            .custom()
            .describe("What became of it: `queued`, `running`, `done`, `error` or `cancelled`.");
    private static final Schema SCHEMA;

    static {
        Timeouts.declare(S, Duration.ofMinutes(20));
        SCHEMA = S.rule(Rule.exactlyOneOf(SERVICES.values().toArray(new Attribute<?>[0])))
                .build();
    }

    private static Map<ServiceKind, Attribute<String>> services() {
        var services = new EnumMap<ServiceKind, Attribute<String>>(ServiceKind.class);
        for (var kind : ServiceKind.values()) {
            services.put(
                    kind,
                    S.string(kind.attribute())
                            .references(kind.type())
                            .replaces()
                            .custom()
                            .describe("Service that is deployed."));
        }
        S.stringMap("triggers")
                .local()
                .replaces()
                .describe("Any values; when one of them changes, the service is deployed again.");
        return services;
    }

    private record Service(ServiceKind kind, String id) {
        static Service of(Values state) {
            for (var service : SERVICES.entrySet()) {
                if (state.has(service.getValue())) {
                    return new Service(service.getKey(), state.get(service.getValue()));
                }
            }
            throw new IllegalStateException("a deployment of nothing");
        }
    }

    @Override
    public Schema schema() {
        return SCHEMA;
    }

    @Override
    public Values create(ApplyRequest change, Session session) {
        var plan = change.planned();
        var service = Service.of(plan);
        var trace = Trace.begin(service.kind(), service.id(), session);
        note(trace.earlier(), change.privateState());
        var begun =
                change.save(plan.with(ID, trace.title()).with(STATUS, "queued").with(DEPLOYMENT_ID, null));
        var row = Deployments.run(service.kind(), service.id(), trace, plan.find(WAIT, true), change, session);
        forgetOnceFound(row, change.privateState());
        return current(row, begun, service.kind().isQueued() ? "queued" : "done");
    }

    private static void note(@Nullable Set<String> earlier, PrivateState privateState) {
        privateState.put(EARLIER, earlier == null ? null : String.join(" ", earlier));
    }

    private static @Nullable Set<String> noted(PrivateState privateState) {
        var note = privateState.get(EARLIER);
        return note == null ? null : Set.of(note.split(" "));
    }

    /** From then on its own id tells which it is. */
    private static void forgetOnceFound(@Nullable JsonNode row, PrivateState privateState) {
        if (row != null) {
            note(null, privateState);
        }
    }

    /** What the server says about a deployment; where it says nothing, what is known stays. */
    private static Values current(@Nullable JsonNode row, Values known, String otherwise) {
        return row == null
                ? known.with(STATUS, otherwise)
                : known.with(STATUS, row.path("status").asText())
                        .with(DEPLOYMENT_ID, row.path("deploymentId").asText());
    }

    @Override
    public @Nullable Values read(ReadRequest reading, Session session) {
        var state = reading.state();
        var service = Service.of(state);
        var kind = service.kind();
        if (session.dokploy().find(kind.procedure("one"), kind.idField(), service.id()) == null) {
            return null;
        }
        var isOver = !state.find(STATUS, "").equals("queued")
                && !state.find(STATUS, "").equals("running");
        if (isOver || !kind.isQueued()) {
            return state;
        }
        var trace = new Trace(state.get(ID), noted(reading.privateState()));
        var row = Deployments.find(kind, service.id(), state.find(DEPLOYMENT_ID), trace, session);
        forgetOnceFound(row, reading.privateState());
        return current(row, state, state.find(STATUS, "queued"));
    }

    /** Only what Terraform alone knows can change in place. */
    @Override
    public Values update(ApplyRequest change, Session session) {
        var prior = change.prior();
        return change.planned().with(STATUS, prior.find(STATUS)).with(DEPLOYMENT_ID, prior.find(DEPLOYMENT_ID));
    }

    @Override
    public void delete(ApplyRequest change, Session session) {
        // What was deployed runs on; there is nothing to take back.
    }

    @Override
    public Values importState(String id, Session session) {
        for (var row : session.dokploy().query("deployment.allCentralized", ApiMapping.body())) {
            var isMeant = row.path("title").asText().equals(id)
                    || row.path("deploymentId").asText().equals(id);
            for (var service : SERVICES.entrySet()) {
                var owner = row.path(service.getKey().idField()).asText("");
                if (isMeant && !owner.isEmpty() && !owner.equals("null")) {
                    return Values.EMPTY
                            .with(ID, row.path("title").asText())
                            .with(service.getValue(), owner)
                            .with(STATUS, row.path("status").asText())
                            .with(DEPLOYMENT_ID, row.path("deploymentId").asText());
                }
            }
        }
        throw new DiagnosticException(Diagnostic.error(
                "No such deployment",
                "Dokploy lists no deployment with the id or title `" + id + "`. It keeps the last ten of each service,"
                        + " and none of databases."));
    }
}
