package com.dokploy.terraform.resources.access;

import com.dokploy.terraform.framework.Diagnostic;
import com.dokploy.terraform.framework.DiagnosticException;
import com.dokploy.terraform.framework.PlanRequest;
import com.dokploy.terraform.resources.planning.EnterpriseLicense;
import com.dokploy.terraform.resources.session.Session;
import com.dokploy.terraform.resources.support.ApiErrorDiagnostics;
import com.dokploy.terraform.resources.support.ApiMapping;
import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.AttributeBuilder;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.schema.Values;
import com.dokploy.terraform.value.Path;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The objects that a member has access to, in lists that grow by themselves when the member creates an object. A list
 * that is not configured is left alone.
 */
final class AccessLists {
    private static final String UNSET = "If unset, the list is not managed.";

    private final List<Attribute<Set<String>>> lists;
    private final List<Attribute<Set<String>>> licensed;

    /** Declares the lists. */
    AccessLists(Schema.Builder s) {
        var projects = list(s, "project_ids", "accessedProjects")
                .references("dokploy_project")
                .describe("IDs of the projects that the user sees. " + UNSET);
        var environments = list(s, "environment_ids", "accessedEnvironments")
                .references("dokploy_environment")
                .describe("IDs of the environments that the user sees, in projects of `project_ids`. " + UNSET);
        var services = list(s, "service_ids", "accessedServices")
                .describe("IDs of the services that the user sees, in environments of `environment_ids`. " + UNSET);
        var gitProviders = list(s, "git_provider_ids", "accessedGitProviders")
                .describe("IDs of the Git providers that the user can use (`git_provider_id` of a Git provider)."
                        + " Requires an enterprise license of Dokploy. " + UNSET);
        var servers = list(s, "server_ids", "accessedServers")
                .references("dokploy_server")
                .describe("IDs of the remote servers that the user can use. Requires an enterprise license of Dokploy. "
                        + UNSET);
        lists = List.of(projects, environments, services, gitProviders, servers);
        licensed = List.of(gitProviders, servers);
    }

    private static AttributeBuilder<Set<String>> list(Schema.Builder s, String name, String field) {
        return s.stringSet(name).apiField(field);
    }

    /** Refuses lists that Dokploy ignores without a license. */
    void plan(PlanRequest plan, Session session) {
        for (var list : licensed) {
            if (isManaged(plan.planned(), list) && plan.changes(list)) {
                EnterpriseLicense.require(
                        plan,
                        list,
                        "`" + list.name() + "` has an effect only with an enterprise license: without one, Dokploy"
                                + " ignores the list.",
                        session);
            }
        }
    }

    private static boolean isManaged(Values values, Attribute<Set<String>> list) {
        return !values.isNull(list);
    }

    /** Adds the lists to a body; those that are not managed as the server has them. */
    void addTo(ObjectNode body, Schema schema, Values plan, JsonNode member) {
        for (var list : lists) {
            var field = schema.apiField(list);
            body.set(
                    field,
                    isManaged(plan, list)
                            ? ApiMapping.field(list, plan.value(list))
                            : member.path(field).deepCopy());
        }
    }

    /** Adds empty lists to a body. */
    void addNone(ObjectNode body, Schema schema) {
        for (var list : lists) {
            body.putArray(schema.apiField(list));
        }
    }

    /** Returns the names of the lists that lose an element that a member has. */
    List<String> taken(Values plan, Schema schema, JsonNode member) {
        var taken = new ArrayList<String>();
        for (var list : lists) {
            var wanted = plan.find(list);
            if (wanted != null && plan.value(list).isWhollyKnown()) {
                for (var element : member.path(schema.apiField(list))) {
                    if (!wanted.contains(element.asText())) {
                        taken.add(list.name());
                        break;
                    }
                }
            }
        }
        return taken;
    }

    /** Refuses, after a write, lists that Dokploy has ignored. */
    void refuseIgnored(Values plan, Values state) {
        for (var list : licensed) {
            if (isManaged(plan, list)
                    && !plan.get(list).isEmpty()
                    && state.find(list, Set.of()).isEmpty()) {
                throw new DiagnosticException(Diagnostic.error(
                        Path.of(list.name()),
                        ApiErrorDiagnostics.UNLICENSED,
                        "Dokploy has ignored `" + list.name() + "`; all other permissions are assigned.\n\n"
                                + ApiErrorDiagnostics.LICENSE_REMEDY));
            }
        }
    }

    /** Leaves out of a state the lists that are not managed; an import takes those that hold something. */
    Values withoutUnmanaged(Values state, Values known, boolean isImport) {
        var kept = state;
        for (var list : lists) {
            var isImported = isImport && !state.find(list, Set.of()).isEmpty();
            if (!isManaged(known, list) && !isImported) {
                kept = kept.with(list, null);
            }
        }
        return kept;
    }
}
