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
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code dokploy_project}: a project, the container of environments and their services. */
public final class Project implements Resource<Dokploy> {
    private static final Schema.Builder E = Schema.object();
    private static final Attribute<String> ENVIRONMENT_ID =
            E.string("id").computed().apiField("environmentId").describe("Dokploy's id of the environment.");
    static final Attribute<String> ENVIRONMENT_NAME =
            E.string("name").computed().describe("Name of the environment.");
    private static final Attribute<Boolean> ENVIRONMENT_IS_DEFAULT =
            E.bool("is_default").computed().describe("Whether it came with the project and stays as long as it does.");
    private static final Schema ENVIRONMENT = E.build();

    private static final Schema.Builder S =
            Schema.resource("dokploy_project", "A project: the container of environments and their services.");
    static final Attribute<String> ID = S.id("projectId");
    static final Attribute<String> NAME =
            S.string("name").required().check(Check.notEmpty()).describe("Display name. Need not be unique.");
    static final Attribute<String> DESCRIPTION =
            S.string("description").optional().describe("What the project is for.");
    static final Variables ENV = Variables.environment(S, "env", "the project, which all its services may refer to");
    static final Attribute<Set<String>> TAG_IDS = S.stringSet("tag_ids")
            .references("tag")
            .custom()
            .describe("Ids of the tags that the project carries. Left out, tags are not managed; `[]` means none.");
    static final Attribute<Boolean> DELETION_PROTECTION = Deletion.declareProtection(S);
    static final Attribute<Boolean> FORCE_DESTROY = S.bool("force_destroy")
            .defaultsTo(false)
            .local()
            .describe("Whether destroying the project first removes services in it that Terraform does not manage."
                    + " Without it such services keep the project from being destroyed.");
    static final Attribute<String> ORGANIZATION_ID =
            S.string("organization_id").computed().keepsState().describe("Organization that the project belongs to.");
    static final Attribute<String> PRODUCTION_ENVIRONMENT_ID = S.string("production_environment_id")
            .computed()
            .keepsState()
            .custom()
            .describe("Id of the default environment, `production`, that comes with the project.");
    static final Attribute<List<State>> ENVIRONMENTS = S.objects("environments", ENVIRONMENT)
            .computed()
            .keepsState()
            .custom()
            .describe("The environments of the project, the oldest first.");
    static final Attribute<String> CREATED_AT =
            S.string("created_at").computed().keepsState().describe("When it was made (UTC, ISO 8601).");

    private static final Schema SCHEMA = S.build();

    /** The data source of the same name. */
    public static LookUp lookUp() {
        return LookUp.of(
                new Project(),
                "Looks up a project by id or by name.",
                ID,
                (config, dokploy) -> new Finder(dokploy).project(config.get(NAME)),
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
        if (dokploy != null && plan.isCreate()) {
            Twins.warn(plan, dokploy, SCHEMA, List.of(), List.of(NAME));
        }
        if (dokploy != null && Creation.isForNew(plan, List.of(NAME))) {
            creation(dokploy)
                    .warnOfTwins(
                            plan,
                            SCHEMA,
                            Wire.body(),
                            List.of(NAME),
                            plan.planned().get(NAME),
                            () -> siblings(dokploy.survey("project.all", Wire.body())));
        }
    }

    private static String label(State planned) {
        return "the " + SCHEMA.name() + " `" + planned.find(NAME, "") + "`";
    }

    @Override
    public void planDestroy(State prior, Diagnostics diagnostics) {
        Deletion.refuseIfProtected(prior, DELETION_PROTECTION, "project `" + prior.find(NAME, "") + "`", diagnostics);
    }

    @Override
    public State create(Change change, Dokploy dokploy) {
        var plan = change.plan();
        var body = Wire.create(SCHEMA, plan, NAME, DESCRIPTION);
        if (ENV.isManaged(plan)) {
            body.put("env", ENV.text(change.config(), plan, null, change.notes(), ""));
        }
        var created =
                creation(dokploy).make(body, plan.get(NAME), () -> siblings(dokploy.fresh("project.all", Wire.body())));
        change.save(plan.with(ID, created.id()));
        ENV.noteListed(plan, dokploy, created.id(), label(plan));
        var reply = created.reply();
        if (reply != null) {
            dokploy.journal()
                    .cameAlong(reply.path("environment").path("environmentId").asText());
        }
        assignTags(change, created.id(), dokploy);
        return reply == null || change.changes(TAG_IDS)
                ? current(created.id(), plan, change.notes(), false, dokploy)
                : state(asRead(reply), plan, change.notes(), false);
    }

    /** The reply to a create holds the project and its first environment side by side, the answer to a read one inside. */
    private static JsonNode asRead(JsonNode created) {
        ObjectNode project = created.path("project").deepCopy();
        project.putArray("environments").add(created.path("environment"));
        return project;
    }

    private static Creation creation(Dokploy dokploy) {
        return new Creation(dokploy, "project.create", "/project/projectId");
    }

    private static Map<String, String> siblings(JsonNode projects) {
        return Creation.list(projects, "projectId", "name");
    }

    @Override
    public @Nullable State read(Reading reading, Dokploy dokploy) {
        var project = dokploy.find("project.one", "projectId", reading.state().get(ID));
        return project == null ? null : state(project, reading.state(), reading.notes(), reading.isImport());
    }

    @Override
    public State update(Change change, Dokploy dokploy) {
        var plan = change.plan();
        var id = change.prior().get(ID);
        var body = Wire.update(SCHEMA, plan, change.config(), change.prior()).put("projectId", id);
        Variables.write(
                List.of(ENV),
                body,
                change.config(),
                plan,
                change.prior(),
                change.notes(),
                () -> dokploy.fresh("project.one", Wire.body("projectId", id)));
        dokploy.mutate("project.update", body);
        assignTags(change, id, dokploy);
        return current(id, plan, change.notes(), false, dokploy);
    }

    private static void assignTags(Change change, String id, Dokploy dokploy) {
        if (!change.changes(TAG_IDS)) {
            return;
        }
        var tags = JsonNodeFactory.instance.arrayNode();
        change.plan().find(TAG_IDS, Set.of()).forEach(tags::add);
        var body = Wire.body("projectId", id);
        body.set("tagIds", tags);
        dokploy.mutate("tag.bulkAssign", body);
    }

    @Override
    public void delete(Change change, Dokploy dokploy) {
        var id = change.prior().get(ID);
        Services.clear(
                () -> dokploy.fresh("project.one", Wire.body("projectId", id)).path("environments"),
                change.prior().find(FORCE_DESTROY, false),
                change,
                dokploy);
        dokploy.mutate("project.remove", Wire.body("projectId", id));
    }

    @Override
    public State importState(String id, Dokploy dokploy) {
        var byId = dokploy.find("project.one", "projectId", id);
        return State.EMPTY.with(ID, byId == null ? new Finder(dokploy).project(id) : id);
    }

    private static State current(String id, State known, PrivateState notes, boolean isImport, Dokploy dokploy) {
        return state(dokploy.query("project.one", Wire.body("projectId", id)), known, notes, isImport);
    }

    private static State state(JsonNode project, State known, PrivateState notes, boolean isImport) {
        var state = Wire.state(SCHEMA, project, known, "project.one");
        var environments = new ArrayList<JsonNode>();
        Wire.rows(project, "environments", "project.one").forEach(environments::add);
        // The server's order changes with every update.
        environments.sort((one, other) ->
                one.path("createdAt").asText().compareTo(other.path("createdAt").asText()));
        var listed = new ArrayList<State>();
        for (var environment : environments) {
            var item = Wire.state(ENVIRONMENT, environment, State.EMPTY, "project.one");
            listed.add(item);
            if (item.find(ENVIRONMENT_IS_DEFAULT, false)) {
                state = state.with(PRODUCTION_ENVIRONMENT_ID, item.get(ENVIRONMENT_ID));
            }
        }
        state = state.with(ENVIRONMENTS, listed);
        var tags = new LinkedHashSet<String>();
        Wire.rows(project, "projectTags", "project.one")
                .forEach(tag -> tags.add(tag.path("tagId").asText()));
        if (!known.isNull(TAG_IDS) || (isImport && !tags.isEmpty())) {
            state = state.with(TAG_IDS, tags);
        }
        return ENV.read(state, known, notes, isImport, Wire.text(project, "env", "project.one"));
    }
}
