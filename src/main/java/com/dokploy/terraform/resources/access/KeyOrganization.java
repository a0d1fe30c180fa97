package com.dokploy.terraform.resources.access;

import com.dokploy.terraform.framework.Diagnostic;
import com.dokploy.terraform.framework.DiagnosticException;
import com.dokploy.terraform.framework.PlanRequest;
import com.dokploy.terraform.resources.session.Session;
import com.dokploy.terraform.resources.support.ApiMapping;
import com.dokploy.terraform.resources.support.ListReader;
import com.dokploy.terraform.resources.support.OptionalReads;
import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.Check;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.schema.Values;
import com.dokploy.terraform.value.Path;
import com.dokploy.terraform.value.Value;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/** The organization that an API key acts for. A key for no organization is made without a word and never works (v0.30.2). */
final class KeyOrganization {
    private final Attribute<String> organizationId;

    /** Declares {@code organization_id}. */
    KeyOrganization(Schema.Builder s) {
        organizationId = s.string("organization_id")
                .required()
                .replaces()
                .check(Check.notEmpty())
                .references("dokploy_organization")
                .describe("ID of the organization that the key acts for. The user must be a member of it.");
    }

    /** Refuses an organization that the user is no member of. */
    void plan(PlanRequest plan, Session session) {
        if (plan.planned().value(organizationId) instanceof Value.Text(var id)
                && !session.managed().contains(id)) {
            OptionalReads.look("organizations", () -> {
                var problem = problem(id, session.dokploy()::cachedQuery);
                if (problem != null) {
                    plan.diagnostics().add(problem);
                }
            });
        }
    }

    /** As {@link #plan}, right before the write. */
    void refuseOther(Values plan, Session session) {
        var problem = problem(plan.get(organizationId), session.dokploy()::queryUncached);
        if (problem != null) {
            throw new DiagnosticException(problem);
        }
    }

    private @Nullable Diagnostic problem(String id, ListReader lists) {
        var known = new ArrayList<String>();
        for (var organization : lists.read("organization.all", ApiMapping.body())) {
            if (organization.path("id").asText().equals(id)) {
                return null;
            }
            known.add(organization.path("name").asText() + " ("
                    + organization.path("id").asText() + ")");
        }
        return Diagnostic.error(
                Path.of(organizationId.name()),
                "Unknown Organization",
                "The user of the provider's API key is no member of an organization `" + id
                        + "`, so a key for it would not work. The organizations of the user are: "
                        + String.join(", ", known) + ".");
    }

    /** Returns the attribute with the ID of the organization. */
    Attribute<String> id() {
        return organizationId;
    }

    /** Adds the organization to the body of a new key. */
    void addTo(ObjectNode body, Values plan) {
        body.putObject("metadata").put("organizationId", plan.get(organizationId));
    }

    /** Whether a row is one of a key for the planned organization. */
    boolean is(Values plan, JsonNode row) {
        return row.path("organizationId").asText().equals(plan.get(organizationId));
    }

    /** Gives a row of the server the organization as a field: it is in a text that holds JSON. */
    static void adaptRow(ObjectNode row) {
        var metadata = row.path("metadata").asText();
        var field = "\"organizationId\":\"";
        var start = metadata.indexOf(field);
        if (start >= 0) {
            var value = metadata.substring(start + field.length());
            row.put("organizationId", value.substring(0, value.indexOf('"')));
        }
    }
}
