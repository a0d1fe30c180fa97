package com.dokploy.terraform.resources.project;

import com.dokploy.terraform.framework.ApplyRequest;
import com.dokploy.terraform.framework.DataSource;
import com.dokploy.terraform.framework.Diagnostics;
import com.dokploy.terraform.framework.PlanRequest;
import com.dokploy.terraform.framework.PrivateState;
import com.dokploy.terraform.resources.session.Session;
import com.dokploy.terraform.resources.support.ApiMapping;
import com.dokploy.terraform.resources.support.ImportPath;
import com.dokploy.terraform.resources.support.ListReader;
import com.dokploy.terraform.resources.support.NameResolver;
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
    private final EnvironmentCreationTime createdAt;

    /** Declares the attributes of {@code dokploy_environment}. */
    public Environment() {
        var s = Schema.resource(
                "dokploy_environment", "Environment of a project, which holds services that belong together.");
        var id = s.id("environmentId").describe("ID in Dokploy.");
        projectId = s.string("project_id")
                .references("dokploy_project")
                .required()
                .describe(
                        "ID of the project of the environment.",
                        "A change moves the environment to the other project.");
        super(
                s,
                id,
                "environment",
                "Display name. Dokploy creates the environment `production` with each project; that environment cannot"
                        + " be renamed.");
        theDefault = new DefaultEnvironment(s, name);
        createdAt = new EnvironmentCreationTime(s, id);
    }

    @Override
    public List<DataSource<Session>> dataSources() {
        return ListedEnvironments.dataSources(this, id, projectId, name);
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
            // Every project has an environment; for a project that does not exist the server answers that it has none
            // (v0.30.2).
            var _ = project(planned, session);
        }
        return environments;
    }

    private JsonNode project(Values state, Session session) {
        return session.dokploy().query("project.one", ApiMapping.body("projectId", state.get(projectId)));
    }

    @Override
    public void plan(PlanRequest plan, @Nullable Session session) {
        variables.plan(plan, id, label(plan.planned()), session);
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
    public @Nullable String whyNotAdopted(Values state) {
        return theDefault.isAsCreated(state, description) && variables.areNone(state)
                ? "The environment is as Dokploy created it together with its project."
                : null;
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
        // Dokploy v0.30.2 ignores variables when it makes an environment.
        var body = ApiMapping.body("environmentId", created.id());
        if (variables.addNew(body, request)) {
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

    /** Returns a body with an empty description in the place of null, which the server refuses. */
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
        var parts = ImportPath.split(wanted, importPath().size());
        if (parts == null) {
            return Values.EMPTY.with(id, wanted);
        }
        var names = new NameResolver(session);
        return Values.EMPTY.with(id, names.environment(names.project(parts[0]), parts[1]));
    }

    @Override
    Values completeState(Values state, JsonNode environment, Values known, boolean isImport, Session session) {
        return createdAt.addTo(state, environment, known, () -> project(state, session));
    }
}
