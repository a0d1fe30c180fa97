package com.dokploy.terraform.resources.vault;

import com.dokploy.terraform.client.ApiException;
import com.dokploy.terraform.framework.PlanRequest;
import com.dokploy.terraform.log.Log;
import com.dokploy.terraform.resources.session.Session;
import com.dokploy.terraform.resources.support.ApiMapping;
import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.Check;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.schema.Values;
import com.dokploy.terraform.value.Value;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** {@code assignments}: the projects and environments whose services may use a vault. */
final class VaultAssignments {
    private final Attribute<String> projectId;
    private final Attribute<Set<String>> environmentIds;
    private final Attribute<Set<Values>> assignments;

    /** Declares {@code assignments}. */
    VaultAssignments(Schema.Builder s) {
        var assignment = Schema.object();
        projectId = assignment
                .string("project_id")
                .required()
                .references("dokploy_project")
                .describe("ID of the project.");
        environmentIds = assignment
                .stringSet("environment_ids")
                .references("dokploy_environment")
                .check(new Check.Size(1, Integer.MAX_VALUE))
                .describe("IDs of environments of the project.", "If unset, all of them.", "Null for all of them.");
        assignments = s.objectSet("assignments", assignment.build())
                .describe("Projects whose services can use the vault.", "If unset, none.");
    }

    /** Makes a body complete: the server wants a list, also where there is none (v0.30.2). */
    void addTo(ObjectNode body) {
        if (!body.path("assignments").isArray()) {
            body.putArray("assignments");
        }
    }

    /** Refuses, in a plan, environments that belong to another project: the server refuses all assignments then. */
    void plan(PlanRequest plan, Session session) {
        if (!(plan.planned().value(assignments) instanceof Value.SetValue(var elements)) || elements.isEmpty()) {
            return;
        }
        Map<String, String> projects;
        try {
            projects = projectsOfEnvironments(session.dokploy().cachedQuery("project.all", ApiMapping.body()));
        } catch (ApiException unreadable) {
            // The apply finds out what cannot be asked now.
            Log.debug("projects not read", "error", unreadable);
            return;
        }
        for (var element : elements) {
            var assignment = Values.of(element);
            for (var environment : assignment.find(environmentIds, Set.of())) {
                var project = projects.get(environment);
                if (project != null && assignment.has(projectId) && !project.equals(assignment.get(projectId))) {
                    plan.error(
                            assignments,
                            "Environment of Another Project",
                            "`environment_ids` has `" + environment + "`, which is an environment of the project `"
                                    + project + "`, but `project_id` is `" + assignment.get(projectId)
                                    + "`. Dokploy refuses this. Add an assignment with this `project_id`, and list"
                                    + " the environment there.");
                }
            }
        }
    }

    private static Map<String, String> projectsOfEnvironments(JsonNode projects) {
        var owners = new HashMap<String, String>();
        for (var project : projects) {
            for (var environment : project.path("environments")) {
                owners.put(
                        environment.path("environmentId").asText(),
                        project.path("projectId").asText());
            }
        }
        return owners;
    }

    /**
     * Returns a state without projects and environments that are gone: the server keeps their assignments, and refuses
     * every update that repeats one (v0.30.2). An assignment whose environments are all gone goes as a whole, because
     * without environments it would mean the whole project.
     */
    Values withoutDangling(Values state, Session session) {
        var before = state.find(assignments, Set.of());
        if (before.isEmpty()) {
            return state;
        }
        var projects = new HashSet<String>();
        var environments = new HashSet<String>();
        for (var project : session.dokploy().query("project.all", ApiMapping.body())) {
            projects.add(project.path("projectId").asText());
            for (var environment : project.path("environments")) {
                environments.add(environment.path("environmentId").asText());
            }
        }
        var after = new LinkedHashSet<Values>();
        for (var assignment : before) {
            if (!projects.contains(assignment.get(projectId))) {
                continue;
            }
            var left = new LinkedHashSet<>(assignment.find(environmentIds, Set.of()));
            left.retainAll(environments);
            if (assignment.isNull(environmentIds)) {
                after.add(assignment);
            } else if (!left.isEmpty()) {
                after.add(assignment.with(environmentIds, left));
            }
        }
        return state.with(assignments, after.isEmpty() ? null : after);
    }
}
