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
import com.dokploy.terraform.resources.support.ListReader;
import com.dokploy.terraform.resources.support.NameResolver;
import com.dokploy.terraform.resources.support.NewObject;
import com.dokploy.terraform.resources.support.ServiceCleanup;
import com.dokploy.terraform.resources.support.SingleDataSource;
import com.dokploy.terraform.resources.variables.Variables;
import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.Check;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.schema.Values;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code dokploy_project}: a project, the container of environments and their services. */
public final class Project implements Resource<Session> {
    private final Attribute<String> id;
    private final Attribute<String> name;
    private final Attribute<String> description;
    private final Variables env;
    private final Attribute<Set<String>> tagIds;
    private final Attribute<Boolean> deletionProtection;
    private final Attribute<Boolean> forceDestroy;
    private final Attribute<String> productionEnvironmentId;
    private final Listed listed = new Listed();
    private final Attribute<List<Values>> environments;
    private final Schema schema;

    /** An environment, as the project lists it. */
    private static final class Listed {
        final Attribute<String> id;
        final Attribute<Boolean> isDefault;
        final Schema schema;

        Listed() {
            var s = Schema.object();
            id = s.string("id").computed().apiField("environmentId").describe("Dokploy's id of the environment.");
            s.string("name").computed().describe("Name of the environment.");
            isDefault = s.bool("is_default")
                    .computed()
                    .describe("Whether it came with the project and stays as long as it does.");
            schema = s.build();
        }
    }

    /** Declares it. */
    public Project() {
        var s = Schema.resource("dokploy_project", "A project: the container of environments and their services.");
        id = s.id("projectId");
        name = s.string("name").required().check(Check.notEmpty()).describe("Display name. Need not be unique.");
        description = s.string("description").optional().describe("What the project is for.");
        env = Variables.environment(s, "env", "the project, which all its services may refer to");
        tagIds = s.stringSet("tag_ids")
                .references("tag")
                .custom()
                .describe("Ids of the tags that the project carries. Left out, tags are not managed; `[]` means none.");
        deletionProtection = DeletionProtection.declareProtection(s);
        forceDestroy = s.bool("force_destroy")
                .defaultsTo(false)
                .local()
                .describe("Whether destroying the project first removes services in it that Terraform does not manage."
                        + " Without it such services keep the project from being destroyed.");
        s.string("organization_id")
                .computed()
                .useStateForUnknown()
                .describe("Organization that the project belongs to.");
        productionEnvironmentId = s.string("production_environment_id")
                .computed()
                .useStateForUnknown()
                .custom()
                .describe("Id of the default environment, `production`, that comes with the project.");
        environments = s.objects("environments", listed.schema)
                .computed()
                .useStateForUnknown()
                .custom()
                .describe("The environments of the project, the oldest first.");
        s.string("created_at").computed().useStateForUnknown().describe("When it was made (UTC, ISO 8601).");
        schema = s.build();
    }

    @Override
    public List<DataSource<Session>> dataSources() {
        return List.of(
                SingleDataSource.of(
                        this,
                        "Looks up a project by id or by name.",
                        id,
                        (config, session) -> new NameResolver(session).project(config.get(name)),
                        name),
                new ListDataSource(
                        "dokploy_projects",
                        "Lists the projects that the API key may see.",
                        "project.all",
                        List.of(),
                        List.of("name"),
                        Project::declareListed));
    }

    private static void declareListed(Schema.Builder item) {
        item.string("id").apiField("projectId").describe("Dokploy's id.");
        item.string("name").describe("Name.");
        item.string("description").describe("What it is for.");
        item.string("created_at").describe("When it was made.");
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
        if (session != null) {
            DuplicateNames.warn(plan, plan.planned(), session, schema, List.of(), List.of(name));
        }
        if (session != null && ExistingObjects.isForNew(plan, List.of(name))) {
            var object = newObject(plan.planned(), session.dokploy()::cachedQuery);
            ExistingObjects.warn(plan, schema, List.of(name), object, session);
        }
    }

    private String label(Values planned) {
        return "the " + schema.name() + " `" + planned.find(name, "") + "`";
    }

    @Override
    public void planDestroy(Values prior, PrivateState privateState, Diagnostics diagnostics) {
        DeletionProtection.refuseIfProtected(
                prior, deletionProtection, "project `" + prior.find(name, "") + "`", diagnostics);
    }

    @Override
    public Values create(ApplyRequest change, Session session) {
        var plan = change.planned();
        var body = ApiMapping.create(schema, plan, name, description);
        if (env.isManaged(plan)) {
            body.put("env", env.text(change.config(), plan, null, change.privateState(), ""));
        }
        var object = newObject(plan, session.dokploy()::queryUncached);
        var created = new ExactlyOnceCreate(session, object, "/project/projectId").make(body);
        change.save(plan.with(id, created.id()));
        env.noteListed(plan, session, created.id(), label(plan));
        var reply = created.reply();
        if (reply != null) {
            session.journal()
                    .createdTogetherWith(
                            reply.path("environment").path("environmentId").asText());
        }
        assignTags(change, created.id(), session);
        return reply == null || change.changes(tagIds)
                ? current(created.id(), plan, change.privateState(), false, session)
                : state(asRead(reply), plan, change.privateState(), false);
    }

    /** The reply to a create holds the project and its first environment side by side, the answer to a read one inside. */
    private static JsonNode asRead(JsonNode created) {
        ObjectNode project = created.path("project").deepCopy();
        project.putArray("environments").add(created.path("environment"));
        return project;
    }

    private NewObject newObject(Values plan, ListReader lists) {
        return new NewObject(
                "project.create",
                ApiMapping.body(),
                plan.get(name),
                () -> NewObject.Siblings.in(lists.read("project.all", ApiMapping.body()), "projectId", "name"));
    }

    @Override
    public @Nullable Values read(ReadRequest reading, Session session) {
        var project = session.dokploy()
                .find("project.one", "projectId", reading.state().get(id));
        return project == null ? null : state(project, reading.state(), reading.privateState(), reading.isImport());
    }

    @Override
    public Values update(ApplyRequest change, Session session) {
        var plan = change.planned();
        var known = change.prior().get(id);
        var body =
                ApiMapping.update(schema, plan, change.config(), change.prior()).put("projectId", known);
        Variables.write(
                List.of(env),
                body,
                change.config(),
                plan,
                change.prior(),
                change.privateState(),
                () -> session.dokploy().queryUncached("project.one", ApiMapping.body("projectId", known)));
        session.dokploy().mutate("project.update", body);
        assignTags(change, known, session);
        return current(known, plan, change.privateState(), false, session);
    }

    private void assignTags(ApplyRequest change, String id, Session session) {
        if (!change.changes(tagIds)) {
            return;
        }
        var tags = JsonNodeFactory.instance.arrayNode();
        change.planned().find(tagIds, Set.of()).forEach(tags::add);
        var body = ApiMapping.body("projectId", id);
        body.set("tagIds", tags);
        session.dokploy().mutate("tag.bulkAssign", body);
    }

    @Override
    public void delete(ApplyRequest change, Session session) {
        var known = change.prior().get(id);
        ServiceCleanup.clear(
                () -> session.dokploy()
                        .queryUncached("project.one", ApiMapping.body("projectId", known))
                        .path("environments"),
                change.prior().find(forceDestroy, false),
                change,
                session);
        session.dokploy().mutate("project.remove", ApiMapping.body("projectId", known));
    }

    @Override
    public List<String> importPath() {
        return List.of("name");
    }

    @Override
    public Values importState(String wanted, Session session) {
        var byId = session.dokploy().find("project.one", "projectId", wanted);
        return Values.EMPTY.with(id, byId == null ? new NameResolver(session).project(wanted) : wanted);
    }

    private Values current(String id, Values known, PrivateState privateState, boolean isImport, Session session) {
        return state(
                session.dokploy().query("project.one", ApiMapping.body("projectId", id)),
                known,
                privateState,
                isImport);
    }

    private Values state(JsonNode project, Values known, PrivateState privateState, boolean isImport) {
        var state = ApiValues.state(schema, project, known, "project.one");
        var rows = new ArrayList<JsonNode>();
        ApiValues.rows(project, "environments", "project.one").forEach(rows::add);
        // The server's order changes with every update.
        rows.sort((one, other) ->
                one.path("createdAt").asText().compareTo(other.path("createdAt").asText()));
        var items = new ArrayList<Values>();
        for (var row : rows) {
            var item = ApiValues.state(listed.schema, row, Values.EMPTY, "project.one");
            items.add(item);
            if (item.find(listed.isDefault, false)) {
                state = state.with(productionEnvironmentId, item.get(listed.id));
            }
        }
        state = state.with(environments, items);
        var tags = new LinkedHashSet<String>();
        ApiValues.rows(project, "projectTags", "project.one")
                .forEach(tag -> tags.add(tag.path("tagId").asText()));
        if (!known.isNull(tagIds) || (isImport && !tags.isEmpty())) {
            state = state.with(tagIds, tags);
        }
        return env.read(state, known, privateState, isImport, ApiValues.text(project, "env", "project.one"));
    }
}
