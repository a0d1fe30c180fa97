package com.dokploy.terraform.resources.project;

import com.dokploy.terraform.framework.ApplyRequest;
import com.dokploy.terraform.framework.DataSource;
import com.dokploy.terraform.resources.session.Session;
import com.dokploy.terraform.resources.support.ApiMapping;
import com.dokploy.terraform.resources.support.ApiValues;
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
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** {@code dokploy_project}: a project, the container of environments and their services. */
public final class Project extends ServiceGroup {
    private final Attribute<Set<String>> tagIds;
    private final ProjectEnvironments environments;

    /** Declares it. */
    public Project() {
        var s = Schema.resource("dokploy_project", "A project: the container of environments and their services.");
        super(s, s.id("projectId"), "project", "Display name. Need not be unique.");
        tagIds = s.stringSet("tag_ids")
                .references("tag")
                .custom()
                .describe("Ids of the tags that the project carries. Left out, tags are not managed; `[]` means none.");
        s.string("organization_id")
                .computed()
                .useStateForUnknown()
                .describe("Organization that the project belongs to.");
        environments = new ProjectEnvironments(s);
        s.string("created_at").computed().useStateForUnknown().describe("When it was made (UTC, ISO 8601).");
        declared();
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
    List<Attribute<String>> parents() {
        return List.of();
    }

    @Override
    JsonNode siblings(Values planned, ListReader lists) {
        return lists.read("project.all", ApiMapping.body());
    }

    @Override
    public Values create(ApplyRequest request, Session session) {
        var body = bodyOfNew(request.planned());
        if (env.isManaged(request.planned())) {
            body.put("env", newVariables(request));
        }
        var created = make(body, "/project/projectId", request, session);
        var reply = created.reply();
        if (reply != null) {
            session.journal()
                    .createdTogetherWith(
                            reply.path("environment").path("environmentId").asText());
        }
        assignTags(request, created.id(), session);
        var row = reply == null || request.changes(tagIds) ? current(created.id(), session) : asRead(reply);
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
        var known = request.prior().get(id);
        change(bodyOfChange(request), request, session);
        assignTags(request, known, session);
        return state(current(known, session), request, session);
    }

    private void assignTags(ApplyRequest request, String id, Session session) {
        if (!request.changes(tagIds)) {
            return;
        }
        var tags = JsonNodeFactory.instance.arrayNode();
        request.planned().find(tagIds, Set.of()).forEach(tags::add);
        var body = ApiMapping.body("projectId", id);
        body.set("tagIds", tags);
        session.dokploy().mutate("tag.bulkAssign", body);
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
    Values described(Values state, JsonNode project, Values known, boolean isImport, Session session) {
        var described = environments.described(state, project);
        var tags = new LinkedHashSet<String>();
        ApiValues.rows(project, "projectTags", "project.one")
                .forEach(tag -> tags.add(tag.path("tagId").asText()));
        return !known.isNull(tagIds) || (isImport && !tags.isEmpty()) ? described.with(tagIds, tags) : described;
    }
}
