package com.dokploy.terraform.resources.project;

import com.dokploy.terraform.framework.ApplyRequest;
import com.dokploy.terraform.framework.DataSource;
import com.dokploy.terraform.framework.PlanRequest;
import com.dokploy.terraform.resources.session.Session;
import com.dokploy.terraform.resources.support.ApiMapping;
import com.dokploy.terraform.resources.support.ListDataSource;
import com.dokploy.terraform.resources.support.ListReader;
import com.dokploy.terraform.resources.support.NameResolver;
import com.dokploy.terraform.resources.support.SingleDataSource;
import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.schema.Values;
import com.dokploy.terraform.value.Value;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code dokploy_project}: a project, the container of environments and their services. */
public final class Project extends ServiceGroup {
    private final ProjectTags tags;
    private final ProjectEnvironments environments;

    /** Declares the attributes of {@code dokploy_project}. */
    public Project() {
        var s = Schema.resource("dokploy_project", "Project, which holds environments and their services.");
        super(s, s.id("projectId").describe("ID in Dokploy."), "project", "Display name. Does not have to be unique.");
        tags = new ProjectTags(s);
        s.string("organization_id").computed().useStateForUnknown().describe("ID of the organization of the project.");
        environments = new ProjectEnvironments(s);
        s.createdAt();
    }

    @Override
    public List<DataSource<Session>> dataSources() {
        return List.of(
                new SingleDataSource(
                        this,
                        "Looks up a project by ID or name.",
                        id,
                        (config, session) -> new NameResolver(session).project(config.get(name)),
                        name),
                new ListDataSource(
                        "dokploy_projects",
                        "Lists the projects that the API key has access to.",
                        "project.all",
                        List.of(),
                        List.of("name"),
                        Project::declareListed));
    }

    private static void declareListed(Schema.Builder item) {
        item.string("id").apiField("projectId").describe("ID of the project.");
        item.string("name").describe("Name of the project.");
        item.string("description").describe("Description in Dokploy's dashboard.");
        item.string("created_at").describe("Time of creation (UTC, ISO 8601).");
    }

    @Override
    List<Attribute<String>> parents() {
        return List.of();
    }

    @Override
    JsonNode siblings(Values planned, ListReader lists) {
        return lists.read("project.all", ApiMapping.body());
    }

    @Override
    public void plan(PlanRequest plan, @Nullable Session session) {
        super.plan(plan, session);
        tags.plan(plan);
        if (session != null && plan.planned().value(id) instanceof Value.Text(var project)) {
            tags.refuseSeparate(plan, session, project, label(plan.planned()));
        }
    }

    @Override
    public Values create(ApplyRequest request, Session session) {
        var body = bodyOfNew(request.planned());
        variables.addNew(body, request);
        var created = make(body, "/project/projectId", request, session);
        var reply = created.reply();
        if (reply != null) {
            session.journal()
                    .createdTogetherWith(
                            reply.path("environment").path("environmentId").asText());
        }
        tags.registerInline(request.planned(), session, created.id(), label(request.planned()));
        var areTagged = tags.assign(request, created.id(), session);
        var row = reply == null || areTagged ? current(created.id(), session) : asRead(reply);
        return state(row, request, session);
    }

    /** The reply to a create holds the project and its first environment side by side, the answer to a read one inside. */
    private static JsonNode asRead(JsonNode created) {
        ObjectNode project = created.path("project").deepCopy();
        project.putArray("environments").add(created.path("environment"));
        return project;
    }

    @Override
    public Values update(ApplyRequest request, Session session) {
        var priorId = request.prior().get(id);
        change(bodyOfChange(request), request, session);
        tags.assign(request, priorId, session);
        return state(current(priorId, session), request, session);
    }

    @Override
    Iterable<JsonNode> environments(JsonNode project) {
        return project.path("environments");
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

    @Override
    Values completeState(Values state, JsonNode project, Values known, boolean isImport, Session session) {
        return tags.completeState(environments.completeState(state, project), project, known, isImport);
    }
}
