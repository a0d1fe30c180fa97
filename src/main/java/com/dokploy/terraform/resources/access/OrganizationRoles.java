package com.dokploy.terraform.resources.access;

import com.dokploy.terraform.client.ApiError;
import com.dokploy.terraform.client.ApiException;
import com.dokploy.terraform.framework.Diagnostic;
import com.dokploy.terraform.framework.DiagnosticException;
import com.dokploy.terraform.framework.PlanRequest;
import com.dokploy.terraform.resources.session.PlanRegistry.Content;
import com.dokploy.terraform.resources.session.Session;
import com.dokploy.terraform.resources.support.ApiMapping;
import com.dokploy.terraform.resources.support.ListReader;
import com.dokploy.terraform.resources.support.OptionalReads;
import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.Check;
import com.dokploy.terraform.value.Path;
import com.dokploy.terraform.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * The roles that members can have: those that Dokploy has built in, and custom ones. Some of Dokploy's procedures accept
 * a role that does not exist, which then gives no rights (v0.30.2).
 */
final class OrganizationRoles {
    private static final String TITLE = "Unknown Role";

    private OrganizationRoles() {}

    /** Whether a role is that of the owner of the organization. */
    static boolean isOwner(String role) {
        return role.equals("owner");
    }

    /** Returns the condition of a role: an organization has one owner, who is not made so. */
    static Check notOwner() {
        return Check.matches("(?!owner$).+", "`admin`, `member` or the name of a custom role");
    }

    /** Notes a custom role that this plan makes, for the members that are to have it. */
    static void announce(String role, Session session) {
        session.planRegistry().addContent(Content.ROLE, "", role);
    }

    /** Refuses a planned role that neither the server nor, so far, the plan has. */
    static void refuseUnknown(PlanRequest plan, Attribute<String> attribute, Session session) {
        if (!plan.changes(attribute) || !(plan.planned().value(attribute) instanceof Value.Text(var role))) {
            return;
        }
        OptionalReads.look("custom roles", () -> {
            if (!exists(role, session.dokploy()::cachedQuery, session)) {
                plan.diagnostics().add(unknown(attribute, role, session.dokploy()::cachedQuery));
            }
        });
    }

    /** As {@link #refuseUnknown(PlanRequest, Attribute, Session)}, right before the write. */
    static void refuseUnknown(String role, Attribute<String> attribute, Session session) {
        if (!exists(role, session.dokploy()::queryUncached, session)) {
            throw new DiagnosticException(unknown(attribute, role, session.dokploy()::queryUncached));
        }
    }

    private static boolean exists(String role, ListReader lists, Session session) {
        return role.equals("admin")
                || role.equals("member")
                || session.planRegistry().contents(Content.ROLE, "").contains(role)
                || custom(lists).contains(role);
    }

    private static List<String> custom(ListReader lists) {
        var roles = new ArrayList<String>();
        for (var role : lists.read("customRole.all", ApiMapping.body())) {
            roles.add(role.path("role").asText());
        }
        return roles;
    }

    private static Diagnostic unknown(Attribute<String> attribute, String role, ListReader lists) {
        var roles = new ArrayList<>(List.of("admin", "member"));
        roles.addAll(custom(lists));
        return Diagnostic.error(
                Path.of(attribute.name()),
                TITLE,
                "The organization has no role `" + role + "`; it has `" + String.join("`, `", roles)
                        + "`. A member with a role that does not exist has no permissions. If this configuration"
                        + " creates the role, refer to it: `" + attribute.name()
                        + " = dokploy_custom_role.NAME.name`.");
    }

    /** Puts Dokploy's refusal of a role into words: with the status of an object that is gone, it would mislead. */
    static <T> T explain(Supplier<T> write) {
        try {
            return write.get();
        } catch (ApiException failure) {
            if (failure.error() instanceof ApiError.NotFound
                    && failure.error().message().contains("ole \"")) {
                throw new DiagnosticException(Diagnostic.error(
                        TITLE,
                        failure.error().message() + " (" + failure.error().procedure()
                                + ", status 404)\n\nUse `admin`, `member` or the `name` of a `dokploy_custom_role` of"
                                + " the same organization."));
            }
            throw failure;
        }
    }
}
