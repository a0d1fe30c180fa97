package com.dokploy.terraform.resources.access;

import com.dokploy.terraform.framework.ApplyRequest;
import com.dokploy.terraform.framework.DataSource;
import com.dokploy.terraform.framework.PlanRequest;
import com.dokploy.terraform.resources.ListedResource;
import com.dokploy.terraform.resources.planning.EnterpriseLicense;
import com.dokploy.terraform.resources.session.Session;
import com.dokploy.terraform.resources.support.ApiMapping;
import com.dokploy.terraform.resources.support.ListReader;
import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.Check;
import com.dokploy.terraform.schema.Note;
import com.dokploy.terraform.schema.Values;
import com.dokploy.terraform.value.Value;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code dokploy_custom_role}: a role of the organization with permissions of its own. */
public final class CustomRole extends ListedResource {
    private static final String ROW_ID = "organizationRoleId";

    private final Attribute<String> name;
    private final RolePermissions permissions;

    /** Declares the attributes of {@code dokploy_custom_role}. */
    public CustomRole() {
        super(
                "dokploy_custom_role",
                "Role with permissions of its own, for members of the organization of the API key. Requires an"
                        + " enterprise license of Dokploy.",
                new Names("customRole", ROW_ID, "customRole.remove"));
        s.note(
                Note.Kind.NOTE,
                "An organization can have ten custom roles. A role cannot be destroyed as long as members have it.");
        name = s.string("name")
                .required()
                .apiField("roleName")
                .check(Check.length(1, 50))
                .check(Check.matches("(?!(owner|admin|member)$).+", "a name other than `owner`, `admin` and `member`"))
                .describe("Name of the role, unique in the organization. Members keep the role when it is renamed.");
        permissions = new RolePermissions(s);
        s.createdAt();
        s.unique();
    }

    @Override
    public List<DataSource<Session>> dataSources() {
        return List.of(plural("dokploy_custom_roles", "Lists the custom roles of the organization of the API key."));
    }

    @Override
    public void plan(PlanRequest plan, @Nullable Session session) {
        super.plan(plan, session);
        if (session == null) {
            return;
        }
        if (plan.planned().value(name) instanceof Value.Text(var role)) {
            OrganizationRoles.announce(role, session);
        }
        if (plan.hasChanges(schema())) {
            EnterpriseLicense.require(
                    plan, name, "Dokploy creates and changes custom roles only with an enterprise license.", session);
        }
        permissions.plan(plan, session);
    }

    /** Reads the roles; the id of a role is that of its row, because its name can change. */
    @Override
    protected Iterable<JsonNode> all(ListReader lists) {
        var rows = new ArrayList<JsonNode>();
        for (var role : super.all(lists)) {
            ObjectNode row = role.deepCopy();
            row.set(ROW_ID, role.at("/ids/0"));
            row.set("roleName", role.path("role"));
            rows.add(row);
        }
        return rows;
    }

    @Override
    protected List<Attribute<String>> key() {
        return List.of(name);
    }

    /** The reply to a create holds the permissions as a text, and the id in another field. */
    @Override
    protected boolean isComplete(JsonNode reply) {
        return false;
    }

    @Override
    public Values update(ApplyRequest request, Session session) {
        var prior = request.prior();
        var plan = request.planned().with(id, prior.get(id));
        var body = ApiMapping.update(schema(), plan, request.config(), prior).put("roleName", prior.get(name));
        if (request.changes(name)) {
            body.put("newRoleName", plan.get(name));
        }
        session.dokploy().mutate("customRole.update", body);
        return current(plan, session);
    }

    @Override
    public void delete(ApplyRequest request, Session session) {
        session.dokploy()
                .mutate(
                        "customRole.remove",
                        ApiMapping.body("roleName", request.prior().get(name)));
    }
}
