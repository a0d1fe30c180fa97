package com.dokploy.terraform.resources.deploy;

import com.dokploy.terraform.client.ServiceType;
import com.dokploy.terraform.framework.ApplyRequest;
import com.dokploy.terraform.framework.DataSource;
import com.dokploy.terraform.framework.Diagnostic;
import com.dokploy.terraform.framework.ListResource;
import com.dokploy.terraform.framework.ReadRequest;
import com.dokploy.terraform.framework.Resource;
import com.dokploy.terraform.resources.session.Session;
import com.dokploy.terraform.resources.support.ApiMapping;
import com.dokploy.terraform.resources.support.Found;
import com.dokploy.terraform.resources.support.GatheredList;
import com.dokploy.terraform.resources.support.ParentService;
import com.dokploy.terraform.resources.support.ServiceReference;
import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.Note;
import com.dokploy.terraform.schema.Rule;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.schema.Values;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * {@code dokploy_deployment}: a deploy at a moment that the configuration chooses. It is an act rather than an object:
 * destroying a deployment takes nothing back, and one that the server forgets (it keeps ten for each service) is no
 * drift.
 */
public final class Deployment implements Resource<Session> {
    /** The procedure that lists the deployments of all services. */
    private static final String ALL = "deployment.allCentralized";

    /**
     * The id, which the provider chooses, since it must be known before the deploy has begun; it is part of the
     * deployment's title.
     */
    private final Attribute<String> id;

    private final ParentService parent;
    private final Attribute<Boolean> wait;
    private final Attribute<String> deploymentId;
    private final Attribute<String> status;
    private final Schema schema;

    /** Declares the attributes of {@code dokploy_deployment}. */
    public Deployment() {
        var s = Schema.resource(
                "dokploy_deployment",
                "Deploys a service, and deploys it again whenever `triggers` changes. For services with"
                        + " `deploy_on_change = false`.");
        s.note(Note.Kind.NOTE, "Destroying the resource has no effect on the server.");
        id = s.string("id")
                .computed()
                .useStateForUnknown()
                .neverNull()
                .custom()
                .describe(
                        "Title of the deployment in Dokploy, which the provider has chosen so that no other deployment"
                                + " has it. The ID of the deployment in Dokploy for an imported deployment with another title.");
        parent = new ParentService(s, Attribute.Mapping.CUSTOM, " to deploy", ServiceType.values());
        s.stringMap("triggers")
                .local()
                .replaces()
                .describe("Arbitrary values. When one of them changes, Terraform replaces this resource, which"
                        + " deploys the"
                        + " service again.");
        wait = s.bool("wait_for_deployment")
                .defaultsTo(true)
                .local()
                .describe(
                        "Wait for the deployment to finish, and fail the apply if the deployment fails. Deployments of"
                                + " databases are always waited for.");
        deploymentId = s.string("deployment_id")
                .computed()
                .custom()
                .describe("ID of the deployment in Dokploy. Null for databases, and while the deployment is queued.");
        status = s.string("status")
                .computed()
                .serverManaged()
                .custom()
                .describe("Status of the deployment: `queued`, `running`, `done`, `error` or `cancelled`.");
        new DeployTimeouts(s);
        schema = s.rule(Rule.exactlyOneOf(parent.and())).build();
    }

    private ServiceReference service(Values state) {
        return Objects.requireNonNull(parent.of(state), "a deployment of nothing");
    }

    @Override
    public Schema schema() {
        return schema;
    }

    @Override
    public List<DataSource<Session>> dataSources() {
        return List.of(new SingleDeployment());
    }

    @Override
    public Values create(ApplyRequest request, Session session) {
        var plan = request.planned();
        var service = service(plan);
        var key = Deployments.newKey(service, session);
        key.save(request.privateState());
        var begun =
                request.save(plan.with(id, key.title()).with(status, "queued").with(deploymentId, null));
        var row = Deployments.run(service, key, plan.find(wait, true), request, session);
        if (row != null) {
            SearchKey.forget(request.privateState());
        }
        return current(row, begun, service.type().isQueued() ? "queued" : "done");
    }

    /** Returns the state of a deployment by the server's row; where the row says nothing, the known values stay. */
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
        var key = SearchKey.load(state.get(id), request.privateState());
        var row = Deployments.find(service, state.find(deploymentId), key, session);
        if (row != null) {
            SearchKey.forget(request.privateState());
        }
        return current(row, state, state.find(status, "queued"));
    }

    /** Updates the state alone: only attributes that the server does not know can change in place. */
    @Override
    public Values update(ApplyRequest request, Session session) {
        var prior = request.prior();
        return request.planned().with(status, prior.find(status)).with(deploymentId, prior.find(deploymentId));
    }

    @Override
    public void delete(ApplyRequest request, Session session) {
        // The deployed service keeps running; there is nothing to take back.
    }

    @Override
    public String whyNotAdopted() {
        return "A deployment is an event of the past: adopting it would manage nothing.";
    }

    @Override
    public ListResource<Session> list() {
        var s = Schema.resource(
                schema.name(),
                "Lists the last deployment of each application and compose stack that has one. The data source"
                        + " `dokploy_deployments` lists earlier ones.");
        var ofStatus = s.string("status")
                .describe("Only list deployments with this `status`: `running`, `done`, `error` or `cancelled`.");
        return new GatheredList(
                s.build(),
                (config, session) -> newest(session).stream()
                        .filter(row -> config.isNull(ofStatus)
                                || row.path("status").asText().equals(config.get(ofStatus)))
                        .map(row ->
                                new ListResource.ListedObject(displayName(row), Objects.requireNonNull(state(row)))));
    }

    /** Returns the newest row of each service. */
    private Collection<JsonNode> newest(Session session) {
        var newest = new LinkedHashMap<ServiceReference, JsonNode>();
        for (var row : session.dokploy().query(ALL, ApiMapping.body())) {
            var state = state(row);
            if (state != null) {
                newest.merge(service(state), row, (one, other) -> isOlder(one, other) ? other : one);
            }
        }
        return newest.values();
    }

    private static boolean isOlder(JsonNode one, JsonNode other) {
        var created = "createdAt";
        return one.path(created).asText().compareTo(other.path(created).asText()) < 0;
    }

    private static String displayName(JsonNode row) {
        var service = row.path(row.path("application").isObject() ? "application" : "compose");
        var environment = service.path("environment");
        var names = new StringJoiner("/");
        for (var place : List.of(environment.path("project"), environment, service)) {
            if (place.path("name").isTextual()) {
                names.add(place.path("name").asText());
            }
        }
        return names + ": " + row.path("title").asText();
    }

    /** Returns the state of a row of the server's; null if it is no deployment of a service. */
    private @Nullable Values state(JsonNode row) {
        for (var service : parent.byType().entrySet()) {
            var serviceId = row.path(service.getKey().idField()).asText("");
            if (!serviceId.isEmpty() && !serviceId.equals("null")) {
                var title = row.path("title").asText();
                return Values.EMPTY
                        .with(
                                id,
                                SearchKey.isTitle(title)
                                        ? title
                                        : row.path("deploymentId").asText())
                        .with(service.getValue(), serviceId)
                        .with(status, row.path("status").asText())
                        .with(deploymentId, row.path("deploymentId").asText());
            }
        }
        return null;
    }

    @Override
    public Values importState(String wanted, Session session) {
        var meant = new ArrayList<Values>();
        for (var row : session.dokploy().query(ALL, ApiMapping.body())) {
            var isMeant = row.path("title").asText().equals(wanted)
                    || row.path("deploymentId").asText().equals(wanted);
            var state = isMeant ? state(row) : null;
            if (state != null) {
                meant.add(state);
            }
        }
        return new Found<>(meant)
                .only(
                        () -> Diagnostic.error(
                                "Object Not Found",
                                "Dokploy has no deployment with the ID or title `" + wanted
                                        + "`. Dokploy keeps the last ten deployments of each application and compose"
                                        + " stack, and none of databases."),
                        several -> Diagnostic.error(
                                "Ambiguous Name",
                                several.size() + " deployments have the title `" + wanted
                                        + "`. Import the right one by its ID, which the list `dokploy_deployment` and"
                                        + " the data source `dokploy_deployments` show."));
    }
}
