package com.dokploy.terraform.resources.project;

import com.dokploy.terraform.client.Dokploy;
import com.dokploy.terraform.framework.Attribute;
import com.dokploy.terraform.framework.Change;
import com.dokploy.terraform.framework.Check;
import com.dokploy.terraform.framework.Diagnostics;
import com.dokploy.terraform.framework.Plan;
import com.dokploy.terraform.framework.PrivateState;
import com.dokploy.terraform.framework.Reading;
import com.dokploy.terraform.framework.Resource;
import com.dokploy.terraform.framework.Schema;
import com.dokploy.terraform.framework.State;
import com.dokploy.terraform.resources.Creation;
import com.dokploy.terraform.resources.Deletion;
import com.dokploy.terraform.resources.Finder;
import com.dokploy.terraform.resources.LookUp;
import com.dokploy.terraform.resources.Services;
import com.dokploy.terraform.resources.Twins;
import com.dokploy.terraform.resources.Variables;
import com.dokploy.terraform.resources.Wire;
import com.dokploy.terraform.value.Path;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code dokploy_environment}: an environment of a project, the container of services. */
public final class Environment implements Resource<Dokploy> {
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
    static final Attribute<Boolean> DELETION_PROTECTION = Deletion.declareProtection(S);
    static final Attribute<Boolean> FORCE_DESTROY = S.bool("force_destroy")
            .defaultsTo(false)
            .local()
            .describe("Whether destroying the environment first removes services in it that Terraform does not manage."
                    + " Without it such services keep the environment from being destroyed.");
    static final Attribute<Boolean> IS_DEFAULT = S.bool("is_default")
            .computed()
            .keepsState()
            .describe("Whether it came with the project. Such an environment can be imported and managed, but neither"
                    + " renamed nor removed.");
    static final Attribute<String> CREATED_AT =
            S.string("created_at").computed().keepsState().custom().describe("When it was made (UTC, ISO 8601).");

    private static final Schema SCHEMA = S.build();

    /** The data source of the same name. */
    public static LookUp lookUp() {
        return LookUp.of(
                new Environment(),
                "Looks up an environment by id, or by name within a project.",
                ID,
                (config, dokploy) -> new Finder(dokploy).environment(config.get(PROJECT_ID), config.get(NAME)),
                PROJECT_ID,
                NAME);
    }

    @Override
    public Schema schema() {
        return SCHEMA;
    }

    @Override
    public void validate(State config, Diagnostics diagnostics) {
        ENV.validate(config, diagnostics);
    }

    @Override
    public void plan(Plan plan, @Nullable Dokploy dokploy) {
        ENV.plan(plan);
        if (dokploy != null) {
            ENV.announce(plan, dokploy, plan.planned().value(ID));
        }
        var prior = plan.prior();
        if (dokploy != null && prior != null) {
            ENV.refuseSeparate(plan, dokploy, prior.get(ID), label(plan.planned()));
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
        if (dokploy != null && prior == null) {
            Twins.warn(plan, dokploy, SCHEMA, List.of(PROJECT_ID), List.of(NAME));
        }
        if (dokploy != null && Creation.isForNew(plan, List.of(NAME, PROJECT_ID))) {
            var projectId = plan.planned().get(PROJECT_ID);
            creation(dokploy)
                    .warnOfTwins(
                            plan,
                            SCHEMA,
                            Wire.body("projectId", projectId),
                            List.of(NAME),
                            plan.planned().get(NAME),
                            () -> siblingsInPlan(projectId, dokploy));
        }
        if (prior != null && prior.find(IS_DEFAULT, false) && plan.changes(NAME)) {
            plan.error(
                    NAME,
                    "The default environment keeps its name",
                    "Dokploy does not rename the environment that came with the project. Set `name` to `"
                            + prior.find(NAME, "") + "`.");
        }
    }

    private static String label(State planned) {
        return "the " + SCHEMA.name() + " `" + planned.find(NAME, "") + "`";
    }

    @Override
    public void planDestroy(State prior, Diagnostics diagnostics) {
        var what = "environment `" + prior.find(NAME, "") + "`";
        Deletion.refuseIfProtected(prior, DELETION_PROTECTION, what, diagnostics);
        if (prior.find(IS_DEFAULT, false)) {
            diagnostics.warning(
                    Path.ROOT,
                    "The default environment stays",
                    "Dokploy keeps the " + what + " as long as its project. Terraform only forgets it.");
        }
    }

    @Override
    public State create(Change change, Dokploy dokploy) {
        var plan = change.plan();
        var projectId = plan.get(PROJECT_ID);
        var created = creation(dokploy)
                .make(
                        Wire.create(SCHEMA, plan, NAME, PROJECT_ID, DESCRIPTION),
                        plan.get(NAME),
                        () -> siblings(dokploy.fresh("environment.byProjectId", project(projectId))));
        change.save(plan.with(ID, created.id()));
        ENV.noteListed(plan, dokploy, created.id(), label(plan));
        var row = created.reply();
        if (ENV.isManaged(plan)) {
            // Dokploy v0.30.2 ignores variables when it makes an environment.
            var body = Wire.body("environmentId", created.id());
            body.put("env", ENV.text(change.config(), plan, null, change.notes(), ""));
            row = dokploy.mutate("environment.update", body);
        }
        return row == null
                ? current(created.id(), plan, change.notes(), dokploy)
                : state(row, plan, change.notes(), false, dokploy);
    }

    private static Map<String, String> siblingsInPlan(String projectId, Dokploy dokploy) {
        var environments = dokploy.survey("environment.byProjectId", project(projectId));
        if (environments.isEmpty()) {
            // Every project has an environment; of one that does not exist the server says that it has none (v0.30.2).
            var _ = dokploy.query("project.one", project(projectId));
        }
        return siblings(environments);
    }

    private static Creation creation(Dokploy dokploy) {
        return new Creation(dokploy, "environment.create", "/environmentId");
    }

    private static ObjectNode project(String id) {
        return Wire.body("projectId", id);
    }

    private static Map<String, String> siblings(JsonNode environments) {
        return Creation.list(environments, "environmentId", "name");
    }

    @Override
    public @Nullable State read(Reading reading, Dokploy dokploy) {
        var environment =
                dokploy.find("environment.one", "environmentId", reading.state().get(ID));
        return environment == null
                ? null
                : state(environment, reading.state(), reading.notes(), reading.isImport(), dokploy);
    }

    @Override
    public State update(Change change, Dokploy dokploy) {
        var plan = change.plan();
        var prior = change.prior();
        var id = prior.get(ID);
        var body =
                withoutNulls(Wire.update(SCHEMA, plan, change.config(), prior)).put("environmentId", id);
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
                change.notes(),
                () -> dokploy.fresh("environment.one", Wire.body("environmentId", id)));
        return state(dokploy.mutate("environment.update", body), plan, change.notes(), false, dokploy);
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
    public void delete(Change change, Dokploy dokploy) {
        var prior = change.prior();
        if (prior.find(IS_DEFAULT, false)) {
            return;
        }
        var id = prior.get(ID);
        Services.clear(
                () -> List.of(dokploy.fresh("environment.one", Wire.body("environmentId", id))),
                prior.find(FORCE_DESTROY, false),
                change,
                dokploy);
        dokploy.mutate("environment.remove", Wire.body("environmentId", id));
    }

    @Override
    public State importState(String id, Dokploy dokploy) {
        var names = id.split("/", 2);
        if (names.length == 1) {
            return State.EMPTY.with(ID, id);
        }
        var finder = new Finder(dokploy);
        return State.EMPTY.with(ID, finder.environment(finder.project(names[0]), names[1]));
    }

    private static State current(String id, State known, PrivateState notes, Dokploy dokploy) {
        var environment = dokploy.query("environment.one", Wire.body("environmentId", id));
        return state(environment, known, notes, false, dokploy);
    }

    private static State state(
            JsonNode environment, State known, PrivateState notes, boolean isImport, Dokploy dokploy) {
        var state = Wire.state(SCHEMA, environment, known, "environment.one");
        state = state.with(
                CREATED_AT, known.has(CREATED_AT) ? known.get(CREATED_AT) : createdAt(environment, state, dokploy));
        return ENV.read(state, known, notes, isImport, Wire.text(environment, "env", "environment.one"));
    }

    /** Replies to writes tell when it was made, those to reads do not: then the project tells. */
    private static @Nullable String createdAt(JsonNode row, State state, Dokploy dokploy) {
        if (row.has("createdAt")) {
            return row.path("createdAt").asText();
        }
        var project = dokploy.query("project.one", Wire.body("projectId", state.get(PROJECT_ID)));
        for (var environment : project.path("environments")) {
            if (environment.path("environmentId").asText().equals(state.get(ID))) {
                return environment.path("createdAt").asText();
            }
        }
        return null;
    }
}
