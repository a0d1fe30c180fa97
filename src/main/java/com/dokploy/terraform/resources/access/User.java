package com.dokploy.terraform.resources.access;

import com.dokploy.terraform.framework.ApplyRequest;
import com.dokploy.terraform.framework.DataSource;
import com.dokploy.terraform.framework.Diagnostic;
import com.dokploy.terraform.framework.Diagnostics;
import com.dokploy.terraform.framework.ListResource;
import com.dokploy.terraform.framework.PlanRequest;
import com.dokploy.terraform.framework.PrivateState;
import com.dokploy.terraform.resources.RowResource;
import com.dokploy.terraform.resources.session.Session;
import com.dokploy.terraform.resources.support.ApiMapping;
import com.dokploy.terraform.resources.support.DerivedList;
import com.dokploy.terraform.resources.support.ListReader;
import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.Note;
import com.dokploy.terraform.schema.Values;
import com.dokploy.terraform.value.Path;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** {@code dokploy_user}: a user with a password, who is a member of the organization. */
public final class User extends RowResource {
    private final Attribute<String> email;
    private final InitialPassword password;
    private final Attribute<String> role;
    private final Attribute<String> memberId;

    /** Declares the attributes of {@code dokploy_user}. */
    public User() {
        super(
                "dokploy_user",
                "User of the server with a password of their own, as a member of the organization of the API key."
                        + " To let"
                        + " people choose their password, or to add a user of another organization, use"
                        + " `dokploy_invitation`.",
                new Names("user", "userId", "user.remove").withCreate("user.createUserWithCredentials"));
        s.note(
                Note.Kind.WARNING,
                "Destroying the resource deletes the user from the whole server, with their API keys and their"
                        + " membership in every organization. Dokploy cannot remove a user from one organization"
                        + " only.");
        s.note(
                Note.Kind.TIP,
                "To keep the password out of the state, set `password_wo` with `password_wo_version = 1`, and leave the"
                        + " version as it is: Dokploy cannot change the password of another user, so a higher version"
                        + " has no effect.");
        email = EmailAddress.declare(s)
                .replaces()
                .describe("E-mail address to log in with. Upper and lower case do not matter.");
        password = new InitialPassword(s);
        role = s.string("role")
                .required()
                .check(OrganizationRoles.notOwner())
                .describe("Role in the organization: `admin`, `member` or the name of a custom role"
                        + " (`dokploy_custom_role`). The permissions of a `member` are those of"
                        + " `dokploy_user_permissions`.");
        memberId = s.string("member_id")
                .computed()
                .useStateForUnknown()
                .neverNull()
                .apiField("id")
                .describe("ID of the membership in the organization.");
        s.string("user_id").computed().useStateForUnknown().describe("ID of the user, the same as `id`.");
        s.createdAt();
        s.unique();
    }

    @Override
    public List<DataSource<Session>> dataSources() {
        return List.of(singular("Looks up a member of the organization by ID or e-mail address.", email), new Users());
    }

    @Override
    public ListResource<Session> list() {
        return new DerivedList(
                this,
                new Users(),
                "Lists the members of the organization of the API key, without the owner, whom Terraform cannot manage.",
                user -> !OrganizationRoles.isOwner(user.find(role, "")));
    }

    @Override
    public void plan(PlanRequest plan, @Nullable Session session) {
        password.plan(plan);
        super.plan(plan, session);
        if (session != null) {
            OrganizationRoles.refuseUnknown(plan, role, session);
        }
    }

    @Override
    protected Iterable<JsonNode> siblings(Values state, ListReader lists) {
        return lists.read("user.all", ApiMapping.body());
    }

    @Override
    protected JsonNode asRow(JsonNode answer) {
        return answer.path("user").isObject() ? MemberRow.withEmail(answer) : answer;
    }

    @Override
    protected List<Attribute<String>> key() {
        return List.of(email);
    }

    /** Completes a body; the server keeps e-mail addresses in lower case (v0.30.2). */
    @Override
    protected void adapt(ObjectNode body, Values plan, ApplyRequest request, Session session) {
        OrganizationRoles.refuseUnknown(plan.get(role), role, session);
        body.put("email", plan.get(email).toLowerCase(Locale.ROOT));
    }

    @Override
    protected void complete(ObjectNode creation, Values plan, ApplyRequest request, Session session) {
        creation.put("password", password.of(request.config()));
    }

    /** The reply to a create lacks the membership. */
    @Override
    protected boolean isComplete(JsonNode reply) {
        return false;
    }

    /** The create takes every field, and {@code user.update} would change the user of the API key (v0.30.2). */
    @Override
    protected boolean hasMoreToSay(ObjectNode body, JsonNode row) {
        return false;
    }

    @Override
    public Values update(ApplyRequest request, Session session) {
        var prior = request.prior();
        var plan = request.planned().with(id, prior.get(id));
        if (request.changes(role)) {
            OrganizationRoles.refuseUnknown(plan.get(role), role, session);
            var body = ApiMapping.body("memberId", prior.get(memberId)).put("role", plan.get(role));
            session.dokploy().mutate("organization.updateMemberRole", body);
        }
        return current(plan, session);
    }

    @Override
    public void planDestroy(Values prior, PrivateState privateState, Diagnostics diagnostics) {
        diagnostics.add(Diagnostic.warning(
                Path.of(email.name()),
                "User Deleted from the Server",
                "This plan deletes the user `" + prior.find(email, "") + "` from the whole server, with their API keys"
                        + " and their membership in every organization. To keep the user, remove the resource from the"
                        + " configuration with a `removed` block that has `destroy = false`."));
    }
}
