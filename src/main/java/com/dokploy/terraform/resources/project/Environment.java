package com.dokploy.terraform.resources.project;

import com.dokploy.terraform.framework.ApplyRequest;
import com.dokploy.terraform.framework.DataSource;
import com.dokploy.terraform.framework.Diagnostics;
import com.dokploy.terraform.framework.PlanRequest;
import com.dokploy.terraform.framework.PrivateState;
import com.dokploy.terraform.framework.ReadRequest;
import com.dokploy.terraform.framework.Resource;
import com.dokploy.terraform.resources.ExactlyOnceCreate;
import com.dokploy.terraform.resources.planning.DuplicateNames;
import com.dokploy.terraform.resources.planning.ExistingObjects;
import com.dokploy.terraform.resources.session.Session;
import com.dokploy.terraform.resources.support.ApiMapping;
import com.dokploy.terraform.resources.support.ApiValues;
import com.dokploy.terraform.resources.support.DeletionProtection;
import com.dokploy.terraform.resources.support.ListDataSource;
import com.dokploy.terraform.resources.support.NameResolver;
import com.dokploy.terraform.resources.support.NewObject;
import com.dokploy.terraform.resources.support.ServiceCleanup;
import com.dokploy.terraform.resources.support.SingleDataSource;
import com.dokploy.terraform.resources.variables.Variables;
import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.Check;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.schema.Values;
import com.dokploy.terraform.value.Path;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** {@code dokploy_environment}: an environment of a project, the container of services. */
public final class Environment implements Resource<Session> {
    /** What the server calls the environment that comes with every project; no other may be created under this name. */
    private static final String DEFAULT_NAME = "production";

    private final Attribute<String> id;
    private final Attribute<String> projectId;
    private final Attribute<String> name;
    private final Attribute<String> description;
    private final Variables env;
    private final Attribute<Boolean> deletionProtection;
    private final Attribute<Boolean> forceDestroy;
    private final Attribute<Boolean> isDefault;
    private final Attribute<String> createdAt;
    private final Schema schema;

    /** Declares it. */
    public Environment() {
        var s = Schema.resource(
                "dokploy_environment", "An environment of a project: the container of services that belong together.");
        id = s.id("environmentId");
        projectId = s.string("project_id")
                .references("dokploy_project")
                .required()
                .describe("Project that it belongs to. Another one moves it there.");
        name = s.string("name")
                .required()
                .check(Check.notEmpty())
                .describe("Display name. Only the environment that came with the project is created as `production`;"
                        + " that one keeps its name.");
        description = s.string("description").optional().describe("What the environment is for.");
        env = Variables.environment(s, "env", "the environment, which all its services may refer to");
        deletionProtection = DeletionProtection.declareProtection(s);
        forceDestroy = s.bool("force_destroy")
                .defaultsTo(false)
                .local()
                .describe("Whether destroying the environment first removes services in it that Terraform does not"
                        + " manage. Without it such services keep the environment from being destroyed.");
        isDefault = s.bool("is_default")
                .computed()
                .useStateForUnknown()
                .describe("Whether it came with the project. Such an environment can be imported and managed, but"
                        + " neither renamed nor removed.");
        createdAt = s.string("created_at")
                .computed()
                .useStateForUnknown()
                .custom()
                .describe("When it was made (UTC, ISO 8601).");
        schema = s.build();
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
    public Schema schema() {
        return schema;
    }

    @Override
    public void validate(Values config, Diagnostics diagnostics) {
        env.validate(config, diagnostics);
    }

    @Override
    public void plan(PlanRequest plan, @Nullable Session session) {
        env.plan(plan);
        if (session != null) {
            env.announce(plan, session, plan.planned().value(id));
        }
        var prior = plan.prior();
        if (session != null && prior != null) {
            env.refuseSeparate(plan, session, prior.get(id), label(plan.planned()));
        }
        if (prior == null && plan.planned().find(name, "").equals(DEFAULT_NAME)) {
            plan.error(
                    name,
                    "The default environment exists already",
                    "Every project comes with an environment `" + DEFAULT_NAME + "`, and Dokploy makes no second one of"
                            + " this name. Refer to it by `production_environment_id` of the project, or import it to"
                            + " manage it.");
            return;
        }
        if (session != null) {
            DuplicateNames.warn(plan, plan.planned(), session, schema, List.of(projectId), List.of(name));
        }
        if (session != null && ExistingObjects.isForNew(plan, List.of(name, projectId))) {
            var object = newObject(plan.planned(), project -> siblingsInPlan(project, session));
            ExistingObjects.warn(plan, schema, List.of(name), object, session);
        }
        if (prior != null && prior.find(isDefault, false) && plan.changes(name)) {
            plan.error(
                    name,
                    "The default environment keeps its name",
                    "Dokploy does not rename the environment that came with the project. Set `name` to `"
                            + prior.find(name, "") + "`.");
        }
    }

    private String label(Values planned) {
        return "the " + schema.name() + " `" + planned.find(name, "") + "`";
    }

    @Override
    public void planDestroy(Values prior, PrivateState privateState, Diagnostics diagnostics) {
        var what = "environment `" + prior.find(name, "") + "`";
        DeletionProtection.refuseIfProtected(prior, deletionProtection, what, diagnostics);
        if (prior.find(isDefault, false)) {
            diagnostics.warning(
                    Path.ROOT,
                    "The default environment stays",
                    "Dokploy keeps the " + what + " as long as its project. Terraform only forgets it.");
        }
    }

    @Override
    public Values create(ApplyRequest change, Session session) {
        var plan = change.planned();
        var object = newObject(
                plan, project -> session.dokploy().queryUncached("environment.byProjectId", project(project)));
        var created = new ExactlyOnceCreate(session, object, "/environmentId")
                .make(ApiMapping.create(schema, plan, name, projectId, description));
        change.save(plan.with(id, created.id()));
        env.noteListed(plan, session, created.id(), label(plan));
        var row = created.reply();
        if (env.isManaged(plan)) {
            // Dokploy v0.30.2 ignores variables when it makes an environment.
            var body = ApiMapping.body("environmentId", created.id());
            body.put("env", env.text(change.config(), plan, null, change.privateState(), ""));
            row = session.dokploy().mutate("environment.update", body);
        }
        return row == null
                ? current(created.id(), plan, change.privateState(), session)
                : state(row, plan, change.privateState(), false, session);
    }

    private NewObject newObject(Values plan, Function<String, JsonNode> environments) {
        var project = plan.get(projectId);
        return new NewObject(
                "environment.create",
                project(project),
                plan.get(name),
                () -> NewObject.Siblings.in(environments.apply(project), "environmentId", "name"));
    }

    private static JsonNode siblingsInPlan(String project, Session session) {
        var environments = session.dokploy().cachedQuery("environment.byProjectId", project(project));
        if (environments.isEmpty()) {
            // Every project has an environment; of one that does not exist the server says that it has none (v0.30.2).
            var _ = session.dokploy().query("project.one", project(project));
        }
        return environments;
    }

    private static ObjectNode project(String id) {
        return ApiMapping.body("projectId", id);
    }

    @Override
    public @Nullable Values read(ReadRequest reading, Session session) {
        var environment = session.dokploy()
                .find("environment.one", "environmentId", reading.state().get(id));
        return environment == null
                ? null
                : state(environment, reading.state(), reading.privateState(), reading.isImport(), session);
    }

    @Override
    public Values update(ApplyRequest change, Session session) {
        var plan = change.planned();
        var prior = change.prior();
        var known = prior.get(id);
        var body = withoutNulls(ApiMapping.update(schema, plan, change.config(), prior))
                .put("environmentId", known);
        if (prior.find(isDefault, false)) {
            // The server refuses any name here, even the one it has.
            body.remove("name");
        }
        Variables.write(
                List.of(env),
                body,
                change.config(),
                plan,
                prior,
                change.privateState(),
                () -> session.dokploy().queryUncached("environment.one", ApiMapping.body("environmentId", known)));
        return state(session.dokploy().mutate("environment.update", body), plan, change.privateState(), false, session);
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
    public void delete(ApplyRequest change, Session session) {
        var prior = change.prior();
        if (prior.find(isDefault, false)) {
            return;
        }
        var known = prior.get(id);
        ServiceCleanup.clear(
                () -> List.of(
                        session.dokploy().queryUncached("environment.one", ApiMapping.body("environmentId", known))),
                prior.find(forceDestroy, false),
                change,
                session);
        session.dokploy().mutate("environment.remove", ApiMapping.body("environmentId", known));
    }

    @Override
    public List<String> importPath() {
        return List.of("project", "name");
    }

    @Override
    public Values importState(String wanted, Session session) {
        var names = wanted.split("/", 2);
        if (names.length == 1) {
            return Values.EMPTY.with(id, wanted);
        }
        var finder = new NameResolver(session);
        return Values.EMPTY.with(id, finder.environment(finder.project(names[0]), names[1]));
    }

    private Values current(String id, Values known, PrivateState privateState, Session session) {
        var environment = session.dokploy().query("environment.one", ApiMapping.body("environmentId", id));
        return state(environment, known, privateState, false, session);
    }

    private Values state(
            JsonNode environment, Values known, PrivateState privateState, boolean isImport, Session session) {
        var state = ApiValues.state(schema, environment, known, "environment.one");
        state = state.with(
                createdAt, known.has(createdAt) ? known.get(createdAt) : createdAt(environment, state, session));
        return env.read(state, known, privateState, isImport, ApiValues.text(environment, "env", "environment.one"));
    }

    /** Replies to writes tell when it was made, those to reads do not: then the project tells. */
    private @Nullable String createdAt(JsonNode row, Values state, Session session) {
        if (row.has("createdAt")) {
            return row.path("createdAt").asText();
        }
        var project = session.dokploy().query("project.one", ApiMapping.body("projectId", state.get(projectId)));
        for (var environment : project.path("environments")) {
            if (environment.path("environmentId").asText().equals(state.get(id))) {
                return environment.path("createdAt").asText();
            }
        }
        return null;
    }
}
