package com.dokploy.terraform.resources.project;

import com.dokploy.terraform.client.ApiError;
import com.dokploy.terraform.client.ApiException;
import com.dokploy.terraform.framework.ApplyRequest;
import com.dokploy.terraform.framework.Diagnostic;
import com.dokploy.terraform.framework.DiagnosticException;
import com.dokploy.terraform.framework.ListResource;
import com.dokploy.terraform.framework.PlanRequest;
import com.dokploy.terraform.framework.ReadRequest;
import com.dokploy.terraform.framework.Resource;
import com.dokploy.terraform.resources.planning.DuplicateNames;
import com.dokploy.terraform.resources.planning.InlineConflicts;
import com.dokploy.terraform.resources.planning.InlineRemovals;
import com.dokploy.terraform.resources.session.Session;
import com.dokploy.terraform.resources.support.ApiMapping;
import com.dokploy.terraform.resources.support.ApiValues;
import com.dokploy.terraform.resources.support.Found;
import com.dokploy.terraform.resources.support.GatheredList;
import com.dokploy.terraform.resources.support.ImportPath;
import com.dokploy.terraform.resources.support.NameResolver;
import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.Note;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.schema.Values;
import com.dokploy.terraform.value.Value;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code dokploy_project_tag}: one tag of a project that is managed elsewhere. */
public final class ProjectTag implements Resource<Session> {
    private final Attribute<String> id;
    private final Attribute<String> projectId;
    private final Attribute<String> tagId;
    private final Schema schema;

    /** Declares the attributes of {@code dokploy_project_tag}. */
    public ProjectTag() {
        var s = Schema.resource(
                "dokploy_project_tag",
                "One tag of a project, for modules that add a tag to a project of another module. Other tags of the"
                        + " project stay unchanged.");
        s.note(
                Note.Kind.NOTE,
                "If the project is a resource of the same configuration, leave its `tag_ids` unset: an apply of the"
                        + " project removes every tag that `tag_ids` does not contain.");
        s.note(
                Note.Kind.WARNING,
                "A project may have the tag before the resource is created. Destroying the resource removes the tag from"
                        + " the project in this case too.");
        id = s.string("id")
                .computed()
                .useStateForUnknown()
                .neverNull()
                .custom()
                .describe("ID of the project and ID of the tag, separated by a slash.");
        projectId = s.string("project_id")
                .required()
                .replaces()
                .references("dokploy_project")
                .describe("ID of the project.");
        tagId = s.string("tag_id")
                .required()
                .replaces()
                .references("dokploy_tag")
                .describe("ID of the tag.");
        schema = s.build();
    }

    @Override
    public Schema schema() {
        return schema;
    }

    @Override
    public void plan(PlanRequest plan, @Nullable Session session) {
        var planned = plan.planned();
        if (session != null) {
            DuplicateNames.warnOfShared(plan, session, schema, List.of(projectId, tagId));
        }
        if (session == null
                || !(planned.value(projectId) instanceof Value.Text(var project))
                || !(planned.value(tagId) instanceof Value.Text(var tag))) {
            return;
        }
        InlineConflicts.beside(plan, session, projectId, ProjectTags.KIND, project, "a dokploy_project_tag");
        if (!plan.isCreate()) {
            var kept = Map.of(tag, "the tag `" + tag + "` of a dokploy_project_tag");
            InlineRemovals.keep(plan, session, tagId, ProjectTags.KIND, kept, project);
        }
    }

    /** Assigns the tag, unless the project has it: the server refuses to assign a tag twice (v0.30.2). */
    @Override
    public Values create(ApplyRequest request, Session session) {
        var plan = request.planned();
        var state = plan.with(id, plan.get(projectId) + "/" + plan.get(tagId));
        if (!isAssigned(state, session)) {
            try {
                session.dokploy().mutate("tag.assignToProject", body(state));
            } catch (ApiException failure) {
                var mayBeAssigned =
                        failure.error().mayHaveHappened() || failure.error() instanceof ApiError.InvalidInput;
                if (!mayBeAssigned || !isAssigned(state, session)) {
                    throw failure;
                }
            }
        }
        return state;
    }

    private ObjectNode body(Values state) {
        return ApiMapping.create(schema, state, projectId, tagId);
    }

    private boolean isAssigned(Values state, Session session) {
        var project =
                session.dokploy().queryUncached("project.one", ApiMapping.body("projectId", state.get(projectId)));
        return isAssigned(project, state);
    }

    private boolean isAssigned(JsonNode project, Values state) {
        return ProjectTags.assigned(project).contains(state.get(tagId));
    }

    @Override
    public @Nullable Values read(ReadRequest request, Session session) {
        var state = request.state();
        var project = session.dokploy().find("project.one", "projectId", state.get(projectId));
        return project == null || !isAssigned(project, state) ? null : state;
    }

    @Override
    public Values update(ApplyRequest request, Session session) {
        throw new IllegalStateException("every change of an assignment replaces it");
    }

    @Override
    public void delete(ApplyRequest request, Session session) {
        session.dokploy().mutate("tag.removeFromProject", body(request.prior()));
    }

    @Override
    public ListResource<Session> list() {
        var s = Schema.resource(schema.name(), "Lists the tags of projects.");
        var ofProject = s.add(projectId.asFilter());
        var ofTag = s.add(tagId.asFilter());
        return new GatheredList(s.build(), (config, session) -> {
            var found = new ArrayList<ListResource.ListedObject>();
            for (var project : session.dokploy().query("project.all", ApiMapping.body())) {
                var inProject = project.path("projectId").asText();
                for (var assigned : ApiValues.rows(project, "projectTags", "project.all")) {
                    var tag = assigned.path("tagId").asText();
                    if (inProject.equals(config.find(ofProject, inProject)) && tag.equals(config.find(ofTag, tag))) {
                        var name = project.path("name").asText() + "/"
                                + assigned.at("/tag/name").asText();
                        var state = Values.EMPTY.with(projectId, inProject).with(tagId, tag);
                        found.add(new ListResource.ListedObject(name, importByIdentity(state, session)));
                    }
                }
            }
            return found.stream();
        });
    }

    @Override
    public Schema identity() {
        return Schema.identity(projectId, tagId);
    }

    @Override
    public Values importByIdentity(Values identity, Session session) {
        return identity.with(id, identity.get(projectId) + "/" + identity.get(tagId));
    }

    @Override
    public List<String> importPath() {
        return List.of("project", "tag");
    }

    /** Imports {@code project/tag}, either of which may be a name or an id. */
    @Override
    public Values importState(String wanted, Session session) {
        var parts = ImportPath.split(wanted, importPath().size());
        if (parts == null) {
            throw new DiagnosticException(Diagnostic.error(
                    "Invalid Import ID",
                    "`" + wanted + "` is not a project and a tag. Use `project/tag`, each by its name or ID."));
        }
        var byId = session.dokploy().find("project.one", "projectId", parts[0]);
        var project = byId == null ? new NameResolver(session).project(parts[0]) : parts[0];
        var tag = tag(parts[1], session);
        return Values.EMPTY
                .with(id, project + "/" + tag)
                .with(projectId, project)
                .with(tagId, tag);
    }

    private static String tag(String wanted, Session session) {
        var names = new LinkedHashMap<String, String>();
        for (var row : session.dokploy().query("tag.all", ApiMapping.body())) {
            names.put(row.path("tagId").asText(), row.path("name").asText());
        }
        return names.containsKey(wanted)
                ? wanted
                : Found.ids(names, wanted::equals)
                        .only(
                                () -> Diagnostic.error(
                                        "Object Not Found",
                                        "Dokploy has no dokploy_tag `" + wanted + "`. The tags there are `"
                                                + String.join("`, `", names.values()) + "`."),
                                several -> Diagnostic.error(
                                        "Ambiguous Name",
                                        "Several tags are named `" + wanted + "`: `" + String.join("`, `", several)
                                                + "`. Import the assignment by the ID of the tag."));
    }
}
