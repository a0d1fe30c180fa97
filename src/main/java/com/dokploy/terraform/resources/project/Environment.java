package com.dokploy.terraform.resources.project;

import com.dokploy.terraform.framework.ApplyRequest;
import com.dokploy.terraform.framework.DataSource;
import com.dokploy.terraform.framework.Diagnostics;
import com.dokploy.terraform.framework.PlanRequest;
import com.dokploy.terraform.framework.PrivateState;
import com.dokploy.terraform.resources.session.Session;
import com.dokploy.terraform.resources.support.ApiMapping;
import com.dokploy.terraform.resources.support.ListDataSource;
import com.dokploy.terraform.resources.support.ListReader;
import com.dokploy.terraform.resources.support.NameResolver;
import com.dokploy.terraform.resources.support.SingleDataSource;
import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.schema.Values;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code dokploy_environment}: an environment of a project, the container of services. */
public final class Environment extends ServiceGroup {
    private final Attribute<String> projectId;
    private final DefaultEnvironment theDefault;
    private final Attribute<String> createdAt;

    /** Declares it. */
    public Environment() {
        var s = Schema.resource(
                "dokploy_environment", "An environment of a project: the container of services that belong together.");
        var id = s.id("environmentId");
        projectId = s.string("project_id")
                .references("dokploy_project")
                .required()
                .describe("Project that it belongs to. Another one moves it there.");
        super(
                s,
                id,
                "environment",
                "Display name. Only the environment that came with the project is created as `production`;"
                        + " that one keeps its name.");
        theDefault = new DefaultEnvironment(s, name);
        createdAt = s.string("created_at")
                .computed()
                .useStateForUnknown()
                .custom()
                .describe("When it was made (UTC, ISO 8601).");
        declared();
    }

    @Override
    public List<DataSource<Session>> dataSources() {
        return List.of(
                SingleDataSource.of(
                        this,
                        "Looks up an environment by id, or by name within a project.",
                        id,
                        (config, session) ->
                                new NameResolver(session).environment(config.get(projectId), config.get(name)),
                        projectId,
                        name),
                new ListDataSource(
                        "dokploy_environments",
                        "Lists the environments of a project.",
                        "environment.byProjectId",
                        List.of("project_id"),
                        List.of("name"),
                        Environment::declareListed));
    }

    private static void declareListed(Schema.Builder item) {
        item.string("id").apiField("environmentId").describe("Dokploy's id.");
        item.string("name").describe("Name.");
        item.string("description").describe("What it is for.");
        item.bool("is_default").describe("Whether it came with the project.");
    }

    @Override
    List<Attribute<String>> parents() {
        return List.of(projectId);
    }

    @Override
    JsonNode siblings(Values planned, ListReader lists) {
        return lists.read("environment.byProjectId", ApiMapping.body("projectId", planned.get(projectId)));
    }

    @Override
    JsonNode siblingsInPlan(Values planned, Session session) {
        var environments = super.siblingsInPlan(planned, session);
        if (environments.isEmpty()) {
            // Every project has an environment; of one that does not exist the server says that it has none (v0.30.2).
            var _ = project(planned, session);
        }
        return environments;
    }

    private JsonNode project(Values state, Session session) {
        return session.dokploy().query("project.one", ApiMapping.body("projectId", state.get(projectId)));
    }

    @Override
    public void plan(PlanRequest plan, @Nullable Session session) {
        planVariables(plan, session);
        if (theDefault.isSecond(plan)) {
            theDefault.refuseSecond(plan);
            return;
        }
        if (session != null) {
            planName(plan, session);
        }
        theDefault.refuseRenaming(plan);
    }

    @Override
    public void planDestroy(Values prior, PrivateState privateState, Diagnostics diagnostics) {
        super.planDestroy(prior, privateState, diagnostics);
        theDefault.warnThatItStays(prior, nameOf(prior), diagnostics);
    }

    @Override
    public Values create(ApplyRequest request, Session session) {
        var created = make(bodyOfNew(request.planned()), "/environmentId", request, session);
        var row = created.reply();
        if (env.isManaged(request.planned())) {
            // Dokploy v0.30.2 ignores variables when it makes an environment.
            var body = ApiMapping.body("environmentId", created.id()).put("env", newVariables(request));
            row = session.dokploy().mutate("environment.update", body);
        }
        return state(row == null ? current(created.id(), session) : row, request, session);
    }

    @Override
    public Values update(ApplyRequest request, Session session) {
        var body = withoutNulls(bodyOfChange(request));
        if (theDefault.is(request.prior())) {
            // The server refuses any name here, even the one it has.
            body.remove("name");
        }
        return state(change(body, request, session), request, session);
    }

    /** The server refuses null for a description and takes an empty text for none. */
    private static ObjectNode withoutNulls(ObjectNode body) {
        for (var property : body.properties()) {
            if (property.getValue().isNull()) {
                property.setValue(JsonNodeFactory.instance.textNode(""));
            }
        }
        return body;
    }

    @Override
    Iterable<JsonNode> environments(JsonNode environment) {
        return List.of(environment);
    }

    @Override
    public void delete(ApplyRequest request, Session session) {
        if (!theDefault.is(request.prior())) {
            super.delete(request, session);
        }
    }

    @Override
    public List<String> importPath() {
        return List.of("project", "name");
    }

    @Override
    public Values importState(String wanted, Session session) {
        var parts = wanted.split("/", 2);
        if (parts.length == 1) {
            return Values.EMPTY.with(id, wanted);
        }
        var names = new NameResolver(session);
        return Values.EMPTY.with(id, names.environment(names.project(parts[0]), parts[1]));
    }

    @Override
    Values described(Values state, JsonNode environment, Values known, boolean isImport, Session session) {
        return state.with(
                createdAt, known.has(createdAt) ? known.get(createdAt) : createdAt(environment, state, session));
    }

    /** Replies to writes tell when it was made, those to reads do not: then the project tells. */
    private @Nullable String createdAt(JsonNode row, Values state, Session session) {
        if (row.has("createdAt")) {
            return row.path("createdAt").asText();
        }
        for (var environment : project(state, session).path("environments")) {
            if (environment.path("environmentId").asText().equals(state.get(id))) {
                return environment.path("createdAt").asText();
            }
        }
        return null;
    }
}
