package com.dokploy.terraform.resources.deploy;

import com.dokploy.terraform.client.ServiceType;
import com.dokploy.terraform.framework.ApplyRequest;
import com.dokploy.terraform.framework.Diagnostic;
import com.dokploy.terraform.framework.DiagnosticException;
import com.dokploy.terraform.framework.PrivateState;
import com.dokploy.terraform.framework.ReadRequest;
import com.dokploy.terraform.framework.Resource;
import com.dokploy.terraform.resources.deploy.Deployments.Trace;
import com.dokploy.terraform.resources.session.Session;
import com.dokploy.terraform.resources.support.ApiMapping;
import com.dokploy.terraform.resources.support.ParentService;
import com.dokploy.terraform.resources.support.ServiceReference;
import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.Rule;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.schema.Timeouts;
import com.dokploy.terraform.schema.Values;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@code dokploy_deployment}: a deploy at a moment that the configuration chooses. It is an act rather than an object:
 * destroying it takes nothing back, and what the server forgets of it (it keeps ten for each service) is no drift.
 */
public final class Deployment implements Resource<Session> {
    /** Notes the ids of the deployments that were there before, as long as this one has not been found. */
    private static final String EARLIER = "earlier-deployments";

    /** Ours, since it must be known before the deploy has begun; it stands in the deployment's title. */
    private final Attribute<String> id;

    private final ParentService services;
    private final Attribute<Boolean> wait;
    private final Attribute<String> deploymentId;
    private final Attribute<String> status;
    private final Schema schema;

    /** Declares it. */
    public Deployment() {
        var s = Schema.resource(
                "dokploy_deployment",
                "A deploy at a moment that the configuration chooses, for services with `deploy_on_change = false`."
                        + " Whenever one of its `triggers` changes, it deploys again. Destroying it takes nothing back.");
        id = s.string("id")
                .computed()
                .useStateForUnknown()
                .custom()
                .describe("Title of the deployment in Dokploy, which no other has.");
        services = ParentService.declareCustom(s, "Service that is deployed.", ServiceType.values());
        s.stringMap("triggers")
                .local()
                .replaces()
                .describe("Any values; when one of them changes, the service is deployed again.");
        wait = s.bool("wait_for_deployment")
                .defaultsTo(true)
                .local()
                .describe("Whether an apply waits until the deploy has ended, and fails when it does. A database is"
                        + " always waited for.");
        deploymentId = s.string("deployment_id")
                .computed()
                .custom()
                .describe("Dokploy's id of the deployment. Databases have none, and a queued one has none yet.");
        status = s.string("status")
                .computed()
                .custom()
                .describe("What became of it: `queued`, `running`, `done`, `error` or `cancelled`.");
        Timeouts.declare(s, Duration.ofMinutes(20));
        schema = s.rule(Rule.exactlyOneOf(services.and())).build();
    }

    private ServiceReference service(Values state) {
        return Objects.requireNonNull(services.of(state), "a deployment of nothing");
    }

    @Override
    public Schema schema() {
        return schema;
    }

    @Override
    public Values create(ApplyRequest request, Session session) {
        var plan = request.planned();
        var service = service(plan);
        var trace = Trace.begin(service, session);
        note(trace.earlier(), request.privateState());
        var begun =
                request.save(plan.with(id, trace.title()).with(status, "queued").with(deploymentId, null));
        var row = Deployments.run(service, trace, plan.find(wait, true), request, session);
        forgetOnceFound(row, request.privateState());
        return current(row, begun, service.type().isQueued() ? "queued" : "done");
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
    private Values current(@Nullable JsonNode row, Values known, String otherwise) {
        return row == null
                ? known.with(status, otherwise)
                : known.with(status, row.path("status").asText())
                        .with(deploymentId, row.path("deploymentId").asText());
    }

    @Override
    public @Nullable Values read(ReadRequest request, Session session) {
        var state = request.state();
        var service = service(state);
        var type = service.type();
        if (session.dokploy().find(type.procedure("one"), type.idField(), service.id()) == null) {
            return null;
        }
        var isOver = !state.find(status, "").equals("queued")
                && !state.find(status, "").equals("running");
        if (isOver || !type.isQueued()) {
            return state;
        }
        var trace = new Trace(state.get(id), noted(request.privateState()));
        var row = Deployments.find(service, state.find(deploymentId), trace, session);
        forgetOnceFound(row, request.privateState());
        return current(row, state, state.find(status, "queued"));
    }

    /** Only what Terraform alone knows can change in place. */
    @Override
    public Values update(ApplyRequest request, Session session) {
        var prior = request.prior();
        return request.planned().with(status, prior.find(status)).with(deploymentId, prior.find(deploymentId));
    }

    @Override
    public void delete(ApplyRequest request, Session session) {
        // What was deployed runs on; there is nothing to take back.
    }

    @Override
    public Values importState(String wanted, Session session) {
        for (var row : session.dokploy().query("deployment.allCentralized", ApiMapping.body())) {
            var isMeant = row.path("title").asText().equals(wanted)
                    || row.path("deploymentId").asText().equals(wanted);
            for (var service : services.byType().entrySet()) {
                var owner = row.path(service.getKey().idField()).asText("");
                if (isMeant && !owner.isEmpty() && !owner.equals("null")) {
                    return Values.EMPTY
                            .with(id, row.path("title").asText())
                            .with(service.getValue(), owner)
                            .with(status, row.path("status").asText())
                            .with(deploymentId, row.path("deploymentId").asText());
                }
            }
        }
        throw new DiagnosticException(Diagnostic.error(
                "No such deployment",
                "Dokploy lists no deployment with the id or title `" + wanted + "`. It keeps the last ten of each"
                        + " service, and none of databases."));
    }
}
