package com.dokploy.terraform.resources.project;

import com.dokploy.terraform.framework.ApplyRequest;
import com.dokploy.terraform.framework.Attribute;
import com.dokploy.terraform.framework.Check;
import com.dokploy.terraform.framework.Diagnostics;
import com.dokploy.terraform.framework.PlanRequest;
import com.dokploy.terraform.framework.PrivateState;
import com.dokploy.terraform.framework.ReadRequest;
import com.dokploy.terraform.framework.Resource;
import com.dokploy.terraform.framework.Schema;
import com.dokploy.terraform.framework.Values;
import com.dokploy.terraform.resources.ApiMapping;
import com.dokploy.terraform.resources.DeletionProtection;
import com.dokploy.terraform.resources.DuplicateNames;
import com.dokploy.terraform.resources.ExactlyOnceCreate;
import com.dokploy.terraform.resources.NameResolver;
import com.dokploy.terraform.resources.ServiceCleanup;
import com.dokploy.terraform.resources.SingleDataSource;
import com.dokploy.terraform.resources.Variables;
import com.dokploy.terraform.resources.session.Session;
import com.dokploy.terraform.value.Path;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code dokploy_environment}: an environment of a project, the container of services. */
public final class Environment implements Resource<Session> {
    /** What the server calls the environment that comes with every project; no other may be created under this name. */
    private static final String DEFAULT_NAME = "production";

    private static final Schema.Builder S = Schema.resource(
            "dokploy_environment", "An environment of a project: the container of services that belong together.");
    static final Attribute<String> ID = S.id("environmentId");
    static final Attribute<String> PROJECT_ID = S.string("project_id")
            .references("dokploy_project")
            .required()
            .describe("Project that it belongs to. Another one moves it there.");
    static final Attribute<String> NAME = S.string("name")
            .required()
            .check(Check.notEmpty())
            .describe("Display name. Only the environment that came with the project is created as `production`; that"
                    + " one keeps its name.");
    static final Attribute<String> DESCRIPTION =
            S.string("description").optional().describe("What the environment is for.");
    static final Variables ENV =
            Variables.environment(S, "env", "the environment, which all its services may refer to");
    static final Attribute<Boolean> DELETION_PROTECTION = DeletionProtection.declareProtection(S);
    static final Attribute<Boolean> FORCE_DESTROY = S.bool("force_destroy")
            .defaultsTo(false)
            .local()
            .describe("Whether destroying the environment first removes services in it that Terraform does not manage."
                    + " Without it such services keep the environment from being destroyed.");
    static final Attribute<Boolean> IS_DEFAULT = S.bool("is_default")
            .computed()
            .useStateForUnknown()
            .describe("Whether it came with the project. Such an environment can be imported and managed, but neither"
                    + " renamed nor removed.");
    static final Attribute<String> CREATED_AT = S.string("created_at")
            .computed()
            .useStateForUnknown()
            .custom()
            .describe("When it was made (UTC, ISO 8601).");

    private static final Schema SCHEMA = S.build();

    /** The data source of the same name. */
    public static SingleDataSource lookUp() {
        return SingleDataSource.of(
                new Environment(),
                "Looks up an environment by id, or by name within a project.",
                ID,
                (config, session) -> new NameResolver(session).environment(config.get(PROJECT_ID), config.get(NAME)),
                PROJECT_ID,
                NAME);
    }

    @Override
    public Schema schema() {
        return SCHEMA;
    }

    @Override
    public void validate(Values config, Diagnostics diagnostics) {
        ENV.validate(config, diagnostics);
    }

    @Override
    public void plan(PlanRequest plan, @Nullable Session session) {
        ENV.plan(plan);
        if (session != null) {
            ENV.announce(plan, session, plan.planned().value(ID));
        }
        var prior = plan.prior();
        if (session != null && prior != null) {
            ENV.refuseSeparate(plan, session, prior.get(ID), label(plan.planned()));
        }
        if (prior == null && plan.planned().find(NAME, "").equals(DEFAULT_NAME)) {
            plan.error(
                    NAME,
                    "The default environment exists already",
                    "Every project comes with an environment `" + DEFAULT_NAME + "`, and Dokploy makes no second one of"
                            + " this name. Refer to it by `production_environment_id` of the project, or import it to"
                            + " manage it.");
            return;
        }
        if (session != null && prior == null) {
            DuplicateNames.warn(plan, session, SCHEMA, List.of(PROJECT_ID), List.of(NAME));
        }
        if (session != null && ExactlyOnceCreate.isForNew(plan, List.of(NAME, PROJECT_ID))) {
            var projectId = plan.planned().get(PROJECT_ID);
            creation(session)
                    .warnOfDuplicates(
                            plan,
                            SCHEMA,
                            ApiMapping.body("projectId", projectId),
                            List.of(NAME),
                            plan.planned().get(NAME),
                            () -> siblingsInPlan(projectId, session));
        }
        if (prior != null && prior.find(IS_DEFAULT, false) && plan.changes(NAME)) {
            plan.error(
                    NAME,
                    "The default environment keeps its name",
                    "Dokploy does not rename the environment that came with the project. Set `name` to `"
                            + prior.find(NAME, "") + "`.");
        }
    }

    private static String label(Values planned) {
        return "the " + SCHEMA.name() + " `" + planned.find(NAME, "") + "`";
    }

    @Override
    public void planDestroy(Values prior, Diagnostics diagnostics) {
        var what = "environment `" + prior.find(NAME, "") + "`";
        DeletionProtection.refuseIfProtected(prior, DELETION_PROTECTION, what, diagnostics);
        if (prior.find(IS_DEFAULT, false)) {
            diagnostics.warning(
                    Path.ROOT,
                    "The default environment stays",
                    "Dokploy keeps the " + what + " as long as its project. Terraform only forgets it.");
        }
    }

    @Override
    public Values create(ApplyRequest change, Session session) {
        var plan = change.planned();
        var projectId = plan.get(PROJECT_ID);
        var created = creation(session)
                .make(
                        ApiMapping.create(SCHEMA, plan, NAME, PROJECT_ID, DESCRIPTION),
                        plan.get(NAME),
                        () -> siblings(session.dokploy().queryUncached("environment.byProjectId", project(projectId))));
        change.save(plan.with(ID, created.id()));
        ENV.noteListed(plan, session, created.id(), label(plan));
        var row = created.reply();
        if (ENV.isManaged(plan)) {
            // Dokploy v0.30.2 ignores variables when it makes an environment.
            var body = ApiMapping.body("environmentId", created.id());
            body.put("env", ENV.text(change.config(), plan, null, change.privateState(), ""));
            row = session.dokploy().mutate("environment.update", body);
        }
        return row == null
                ? current(created.id(), plan, change.privateState(), session)
                : state(row, plan, change.privateState(), false, session);
    }

    private static Map<String, String> siblingsInPlan(String projectId, Session session) {
        var environments = session.dokploy().cachedQuery("environment.byProjectId", project(projectId));
        if (environments.isEmpty()) {
            // Every project has an environment; of one that does not exist the server says that it has none (v0.30.2).
            var _ = session.dokploy().query("project.one", project(projectId));
        }
        return siblings(environments);
    }

    private static ExactlyOnceCreate creation(Session session) {
        return new ExactlyOnceCreate(session, "environment.create", "/environmentId");
    }

    private static ObjectNode project(String id) {
        return ApiMapping.body("projectId", id);
    }

    private static Map<String, String> siblings(JsonNode environments) {
        return ExactlyOnceCreate.list(environments, "environmentId", "name");
    }

    @Override
    public @Nullable Values read(ReadRequest reading, Session session) {
        var environment = session.dokploy()
                .find("environment.one", "environmentId", reading.state().get(ID));
        return environment == null
                ? null
                : state(environment, reading.state(), reading.privateState(), reading.isImport(), session);
    }

    @Override
    public Values update(ApplyRequest change, Session session) {
        var plan = change.planned();
        var prior = change.prior();
        var id = prior.get(ID);
        var body = withoutNulls(ApiMapping.update(SCHEMA, plan, change.config(), prior))
                .put("environmentId", id);
        if (prior.find(IS_DEFAULT, false)) {
            // The server refuses any name here, even the one it has.
            body.remove("name");
        }
        Variables.write(
                List.of(ENV),
                body,
                change.config(),
                plan,
                prior,
                change.privateState(),
                () -> session.dokploy().queryUncached("environment.one", ApiMapping.body("environmentId", id)));
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
        if (prior.find(IS_DEFAULT, false)) {
            return;
        }
        var id = prior.get(ID);
        ServiceCleanup.clear(
                () -> List.of(session.dokploy().queryUncached("environment.one", ApiMapping.body("environmentId", id))),
                prior.find(FORCE_DESTROY, false),
                change,
                session);
        session.dokploy().mutate("environment.remove", ApiMapping.body("environmentId", id));
    }

    @Override
    public Values importState(String id, Session session) {
        var names = id.split("/", 2);
        if (names.length == 1) {
            return Values.EMPTY.with(ID, id);
        }
        var finder = new NameResolver(session);
        return Values.EMPTY.with(ID, finder.environment(finder.project(names[0]), names[1]));
    }

    private static Values current(String id, Values known, PrivateState privateState, Session session) {
        var environment = session.dokploy().query("environment.one", ApiMapping.body("environmentId", id));
        return state(environment, known, privateState, false, session);
    }

    private static Values state(
            JsonNode environment, Values known, PrivateState privateState, boolean isImport, Session session) {
        var state = ApiMapping.state(SCHEMA, environment, known, "environment.one");
        state = state.with(
                CREATED_AT, known.has(CREATED_AT) ? known.get(CREATED_AT) : createdAt(environment, state, session));
        return ENV.read(state, known, privateState, isImport, ApiMapping.text(environment, "env", "environment.one"));
    }

    /** Replies to writes tell when it was made, those to reads do not: then the project tells. */
    private static @Nullable String createdAt(JsonNode row, Values state, Session session) {
        if (row.has("createdAt")) {
            return row.path("createdAt").asText();
        }
        var project = session.dokploy().query("project.one", ApiMapping.body("projectId", state.get(PROJECT_ID)));
        for (var environment : project.path("environments")) {
            if (environment.path("environmentId").asText().equals(state.get(ID))) {
                return environment.path("createdAt").asText();
            }
        }
        return null;
    }
}
