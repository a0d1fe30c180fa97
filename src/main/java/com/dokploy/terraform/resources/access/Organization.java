package com.dokploy.terraform.resources.access;

import com.dokploy.terraform.client.ApiError;
import com.dokploy.terraform.client.ApiException;
import com.dokploy.terraform.framework.ApplyRequest;
import com.dokploy.terraform.framework.DataSource;
import com.dokploy.terraform.framework.Diagnostics;
import com.dokploy.terraform.framework.PrivateState;
import com.dokploy.terraform.resources.NamedResource;
import com.dokploy.terraform.resources.session.Session;
import com.dokploy.terraform.resources.support.ApiMapping;
import com.dokploy.terraform.resources.support.DeletionProtection;
import com.dokploy.terraform.resources.support.SingleDataSource;
import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.Check;
import com.dokploy.terraform.schema.Note;
import com.dokploy.terraform.schema.Values;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code dokploy_organization}: an organization, which separates projects, settings and members from others. */
public final class Organization extends NamedResource {
    private static final String ID_FIELD = "organizationId";

    private final Attribute<String> logo;
    private final Attribute<String> ownerId;
    private final DeletionProtection protection;

    /** Declares the attributes of {@code dokploy_organization}. */
    public Organization() {
        super(
                "dokploy_organization",
                "Organization, which has its own projects, credentials and members. Only its owner can change or"
                        + " destroy"
                        + " it.",
                new Names("organization", ID_FIELD, "organization.delete").withRowId("id"),
                name -> name.check(Check.notEmpty()).describe("Name. Does not have to be unique."));
        s.note(
                Note.Kind.NOTE,
                "An API key acts for one organization. To manage objects of a new organization, create a"
                        + " `dokploy_api_key` for it and use that key in a second provider configuration.");
        s.note(
                Note.Kind.WARNING,
                "Destroying an organization also removes its projects, services, credentials and members from Dokploy."
                        + " Containers and volumes of its services stay on the servers.");
        logo = s.string("logo").check(Check.notEmpty()).describe("URL of the logo, or an image as a `data:` URL.");
        s.string("default_role")
                .check(OrganizationRoles.notOwner())
                .describe("Role of users who join through single sign-on: `admin`, `member` or the name of a custom"
                        + " role (`dokploy_custom_role`). If unset, `member`.");
        protection = new DeletionProtection(s);
        ownerId = s.string("owner_id")
                .computed()
                .useStateForUnknown()
                .neverNull()
                .describe("ID of the user who owns it.");
        s.createdAt();
    }

    @Override
    public List<DataSource<Session>> dataSources() {
        return List.of(
                new SingleDataSource(
                        this,
                        "Looks up an organization by ID or name, or the organization of the API key if neither is set.",
                        id,
                        (config, session) -> config.has(name) ? search(config, session) : activeId(session),
                        List.of(name)),
                list(
                        "dokploy_organizations",
                        "Lists the organizations of the user of the API key.",
                        List.of("name"),
                        "owner_id"));
    }

    private static String activeId(Session session) {
        return session.dokploy()
                .query("organization.active", ApiMapping.body())
                .path("id")
                .asText();
    }

    /** Completes a body: a logo is cleared with an empty text, and null is refused (v0.30.2). */
    @Override
    protected void adapt(ObjectNode body, Values plan, ApplyRequest request, Session session) {
        if (plan.isNull(logo)) {
            body.put("logo", "");
        }
    }

    /** Only an update takes the default role: it follows the create. */
    @Override
    protected void complete(ObjectNode creation, Values plan, ApplyRequest request, Session session) {
        creation.remove("defaultRole");
    }

    @Override
    protected Values completeState(Values state, JsonNode row, Values known, Session session) {
        return state.find(logo, "").isEmpty() ? state.with(logo, null) : state;
    }

    /**
     * Reads the row. Dokploy answers 403 for an organization that does not exist, as for one of others (v0.30.2). An
     * owner cannot leave, so that the one who owned it knows by this answer that it is gone.
     */
    @Override
    protected @Nullable JsonNode find(Values state, Session session) {
        try {
            return super.find(state, session);
        } catch (ApiException failure) {
            if (failure.error() instanceof ApiError.Forbidden && isOwn(state, session)) {
                return null;
            }
            throw failure;
        }
    }

    private boolean isOwn(Values state, Session session) {
        return session.dokploy()
                .query("user.session", ApiMapping.body())
                .at("/user/id")
                .asText()
                .equals(state.find(ownerId));
    }

    @Override
    public Values create(ApplyRequest request, Session session) {
        return OrganizationRoles.explain(() -> super.create(request, session));
    }

    @Override
    public Values update(ApplyRequest request, Session session) {
        return OrganizationRoles.explain(() -> super.update(request, session));
    }

    @Override
    public void planDestroy(Values prior, PrivateState privateState, Diagnostics diagnostics) {
        protection.refuseIfProtected(prior, "organization `" + prior.find(name, "") + "`", diagnostics);
    }
}
