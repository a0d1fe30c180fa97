package com.dokploy.terraform.resources.project;

import com.dokploy.terraform.framework.ApplyRequest;
import com.dokploy.terraform.framework.PlanRequest;
import com.dokploy.terraform.framework.PrivateState;
import com.dokploy.terraform.resources.planning.InlineConflicts;
import com.dokploy.terraform.resources.planning.InlineRemovals;
import com.dokploy.terraform.resources.session.Session;
import com.dokploy.terraform.resources.support.ApiMapping;
import com.dokploy.terraform.resources.support.ApiValues;
import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.schema.Values;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.LinkedHashSet;
import java.util.Set;

/** The tags of a project. Dokploy v0.30.2 assigns all of them with one procedure of their own. */
final class ProjectTags {
    /** The word for tags in the notes that projects and {@code dokploy_project_tag} leave for each other. */
    static final String KIND = "tags";

    private final Attribute<Set<String>> tagIds;

    /** Declares {@code tag_ids}. */
    ProjectTags(Schema.Builder s) {
        tagIds = s.stringSet("tag_ids")
                .references("dokploy_tag")
                .orSeparately("dokploy_project_tag")
                .custom()
                .describe(
                        "IDs of the project's tags.",
                        "If never set, tags are not managed: an import keeps them. `[]` removes all of them. Removing"
                                + " the attribute does the same.");
    }

    /** Returns the ids of the tags in a row of a project. */
    static Set<String> assigned(JsonNode project) {
        var tags = new LinkedHashSet<String>();
        ApiValues.rows(project, "projectTags", "project.one")
                .forEach(tag -> tags.add(tag.path("tagId").asText()));
        return tags;
    }

    /**
     * Refuses tags that are resources of their own as well.
     *
     * @param project the id of the project
     * @param label the project in words
     */
    void refuseSeparate(PlanRequest plan, Session session, String project, String label) {
        var isListed = !plan.config().isNull(tagIds);
        InlineConflicts.inside(plan, session, tagIds, KIND, isListed, project, label);
        var prior = plan.prior();
        if (!isListed && prior != null && !stay(plan.config(), plan.privateState())) {
            var removed = prior.find(tagIds, Set.of());
            InlineRemovals.remove(plan, session, tagIds, KIND, removed, project, label);
        }
    }

    /** Notes, for a project that was just made, that it lists its tags. */
    void registerInline(Values plan, Session session, String project, String label) {
        if (!plan.isNull(tagIds)) {
            InlineConflicts.inside(session, tagIds, KIND, project, label);
        }
    }

    /** Says what becomes of tags that an import found and the configuration does not mention. */
    void plan(PlanRequest plan) {
        var prior = plan.prior();
        if (prior != null && !prior.find(tagIds, Set.of()).isEmpty() && stay(plan.config(), plan.privateState())) {
            plan.warning(
                    tagIds,
                    "Unmanaged Tags",
                    "The imported project has tags, and the configuration does not set `tag_ids`. The tags stay on the"
                            + " server and are not managed. To manage them, set `tag_ids`.");
        }
    }

    /** Whether the tags that an import found are left alone. */
    private boolean stay(Values wanted, PrivateState privateState) {
        return wanted.isNull(tagIds) && privateState.isImported();
    }

    /** Assigns the planned tags. Returns false if nothing had to be done. */
    boolean assign(ApplyRequest request, String projectId, Session session) {
        if (!request.changes(tagIds) || stay(request.planned(), request.privateState())) {
            return false;
        }
        var tags = JsonNodeFactory.instance.arrayNode();
        request.planned().find(tagIds, Set.of()).forEach(tags::add);
        var body = ApiMapping.body("projectId", projectId);
        body.set("tagIds", tags);
        session.dokploy().mutate("tag.bulkAssign", body);
        return true;
    }

    /** Adds the tags to a state, if they are managed. */
    Values completeState(Values state, JsonNode project, Values known, boolean isImport) {
        var tags = assigned(project);
        var areManaged = !known.isNull(tagIds) || (isImport && !tags.isEmpty());
        return areManaged ? state.with(tagIds, tags) : state;
    }
}
