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
public final class Project implements Resource<Session> {
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
    static final Attribute<Boolean> DELETION_PROTECTION = DeletionProtection.declareProtection(S);
    static final Attribute<Boolean> FORCE_DESTROY = S.bool("force_destroy")
            .defaultsTo(false)
            .local()
            .describe("Whether destroying the project first removes services in it that Terraform does not manage."
                    + " Without it such services keep the project from being destroyed.");
    static final Attribute<String> ORGANIZATION_ID = S.string("organization_id")
            .computed()
            .useStateForUnknown()
            .describe("Organization that the project belongs to.");
    static final Attribute<String> PRODUCTION_ENVIRONMENT_ID = S.string("production_environment_id")
            .computed()
            .useStateForUnknown()
            .custom()
            .describe("Id of the default environment, `production`, that comes with the project.");
    static final Attribute<List<Values>> ENVIRONMENTS = S.objects("environments", ENVIRONMENT)
            .computed()
            .useStateForUnknown()
            .custom()
            .describe("The environments of the project, the oldest first.");
    static final Attribute<String> CREATED_AT =
            S.string("created_at").computed().useStateForUnknown().describe("When it was made (UTC, ISO 8601).");

    private static final Schema SCHEMA = S.build();

    /** The data source of the same name. */
    public static SingleDataSource lookUp() {
        return SingleDataSource.of(
                new Project(),
                "Looks up a project by id or by name.",
                ID,
                (config, session) -> new NameResolver(session).project(config.get(NAME)),
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
        if (session != null && plan.isCreate()) {
            DuplicateNames.warn(plan, session, SCHEMA, List.of(), List.of(NAME));
        }
        if (session != null && ExactlyOnceCreate.isForNew(plan, List.of(NAME))) {
            creation(session)
                    .warnOfDuplicates(
                            plan,
                            SCHEMA,
                            ApiMapping.body(),
                            List.of(NAME),
                            plan.planned().get(NAME),
                            () -> siblings(session.dokploy().cachedQuery("project.all", ApiMapping.body())));
        }
    }

    private static String label(Values planned) {
        return "the " + SCHEMA.name() + " `" + planned.find(NAME, "") + "`";
    }

    @Override
    public void planDestroy(Values prior, Diagnostics diagnostics) {
        DeletionProtection.refuseIfProtected(
                prior, DELETION_PROTECTION, "project `" + prior.find(NAME, "") + "`", diagnostics);
    }

    @Override
    public Values create(ApplyRequest change, Session session) {
        var plan = change.planned();
        var body = ApiMapping.create(SCHEMA, plan, NAME, DESCRIPTION);
        if (ENV.isManaged(plan)) {
            body.put("env", ENV.text(change.config(), plan, null, change.privateState(), ""));
        }
        var created = creation(session)
                .make(
                        body,
                        plan.get(NAME),
                        () -> siblings(session.dokploy().queryUncached("project.all", ApiMapping.body())));
        change.save(plan.with(ID, created.id()));
        ENV.noteListed(plan, session, created.id(), label(plan));
        var reply = created.reply();
        if (reply != null) {
            session.journal()
                    .createdTogetherWith(
                            reply.path("environment").path("environmentId").asText());
        }
        assignTags(change, created.id(), session);
        return reply == null || change.changes(TAG_IDS)
                ? current(created.id(), plan, change.privateState(), false, session)
                : state(asRead(reply), plan, change.privateState(), false);
    }

    /** The reply to a create holds the project and its first environment side by side, the answer to a read one inside. */
    private static JsonNode asRead(JsonNode created) {
        ObjectNode project = created.path("project").deepCopy();
        project.putArray("environments").add(created.path("environment"));
        return project;
    }

    private static ExactlyOnceCreate creation(Session session) {
        return new ExactlyOnceCreate(session, "project.create", "/project/projectId");
    }

    private static Map<String, String> siblings(JsonNode projects) {
        return ExactlyOnceCreate.list(projects, "projectId", "name");
    }

    @Override
    public @Nullable Values read(ReadRequest reading, Session session) {
        var project = session.dokploy()
                .find("project.one", "projectId", reading.state().get(ID));
        return project == null ? null : state(project, reading.state(), reading.privateState(), reading.isImport());
    }

    @Override
    public Values update(ApplyRequest change, Session session) {
        var plan = change.planned();
        var id = change.prior().get(ID);
        var body =
                ApiMapping.update(SCHEMA, plan, change.config(), change.prior()).put("projectId", id);
        Variables.write(
                List.of(ENV),
                body,
                change.config(),
                plan,
                change.prior(),
                change.privateState(),
                () -> session.dokploy().queryUncached("project.one", ApiMapping.body("projectId", id)));
        session.dokploy().mutate("project.update", body);
        assignTags(change, id, session);
        return current(id, plan, change.privateState(), false, session);
    }

    private static void assignTags(ApplyRequest change, String id, Session session) {
        if (!change.changes(TAG_IDS)) {
            return;
        }
        var tags = JsonNodeFactory.instance.arrayNode();
        change.planned().find(TAG_IDS, Set.of()).forEach(tags::add);
        var body = ApiMapping.body("projectId", id);
        body.set("tagIds", tags);
        session.dokploy().mutate("tag.bulkAssign", body);
    }

    @Override
    public void delete(ApplyRequest change, Session session) {
        var id = change.prior().get(ID);
        ServiceCleanup.clear(
                () -> session.dokploy()
                        .queryUncached("project.one", ApiMapping.body("projectId", id))
                        .path("environments"),
                change.prior().find(FORCE_DESTROY, false),
                change,
                session);
        session.dokploy().mutate("project.remove", ApiMapping.body("projectId", id));
    }

    @Override
    public Values importState(String id, Session session) {
        var byId = session.dokploy().find("project.one", "projectId", id);
        return Values.EMPTY.with(ID, byId == null ? new NameResolver(session).project(id) : id);
    }

    private static Values current(
            String id, Values known, PrivateState privateState, boolean isImport, Session session) {
        return state(
                session.dokploy().query("project.one", ApiMapping.body("projectId", id)),
                known,
                privateState,
                isImport);
    }

    private static Values state(JsonNode project, Values known, PrivateState privateState, boolean isImport) {
        var state = ApiMapping.state(SCHEMA, project, known, "project.one");
        var environments = new ArrayList<JsonNode>();
        ApiMapping.rows(project, "environments", "project.one").forEach(environments::add);
        // The server's order changes with every update.
        environments.sort((one, other) ->
                one.path("createdAt").asText().compareTo(other.path("createdAt").asText()));
        var listed = new ArrayList<Values>();
        for (var environment : environments) {
            var item = ApiMapping.state(ENVIRONMENT, environment, Values.EMPTY, "project.one");
            listed.add(item);
            if (item.find(ENVIRONMENT_IS_DEFAULT, false)) {
                state = state.with(PRODUCTION_ENVIRONMENT_ID, item.get(ENVIRONMENT_ID));
            }
        }
        state = state.with(ENVIRONMENTS, listed);
        var tags = new LinkedHashSet<String>();
        ApiMapping.rows(project, "projectTags", "project.one")
                .forEach(tag -> tags.add(tag.path("tagId").asText()));
        if (!known.isNull(TAG_IDS) || (isImport && !tags.isEmpty())) {
            state = state.with(TAG_IDS, tags);
        }
        return ENV.read(state, known, privateState, isImport, ApiMapping.text(project, "env", "project.one"));
    }
}
