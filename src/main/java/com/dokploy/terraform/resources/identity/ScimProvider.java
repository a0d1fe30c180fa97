package com.dokploy.terraform.resources.identity;

import com.dokploy.terraform.framework.ApplyRequest;
import com.dokploy.terraform.framework.DataSource;
import com.dokploy.terraform.framework.PlanRequest;
import com.dokploy.terraform.resources.ListedResource;
import com.dokploy.terraform.resources.ShownOnceCreate;
import com.dokploy.terraform.resources.planning.EnterpriseLicense;
import com.dokploy.terraform.resources.session.Session;
import com.dokploy.terraform.resources.support.ApiMapping;
import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.Note;
import com.dokploy.terraform.schema.Values;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code dokploy_scim_provider}: an identity provider that creates and removes users of Dokploy, and its token. */
public final class ScimProvider extends ListedResource {
    private final Attribute<String> providerId;
    private final Attribute<String> token;

    /** Declares the attributes of {@code dokploy_scim_provider}. */
    public ScimProvider() {
        super(
                "dokploy_scim_provider",
                "Identity provider that creates and removes users of the organization by SCIM 2.0, at"
                        + " `/api/auth/scim/v2` of the endpoint. Requires an enterprise license of Dokploy.",
                new Names("scim", "scimProviderId", "scim.deleteProvider")
                        .withRowId("providerId")
                        .withList("scim.listProviders")
                        .withCreate("scim.generateToken"));
        s.note(
                Note.Kind.NOTE,
                "Dokploy shows a token only once. The state holds the token in clear text, and an import cannot read"
                        + " the token.");
        s.note(
                Note.Kind.NOTE,
                "Dokploy v0.30.2 creates tokens only for a user who has signed in to the dashboard, and not for an API"
                        + " key. Let the Terraform provider send the cookie of such a session as well, with the element"
                        + " `Cookie` of `headers`, or create the token in the dashboard and import the provider.");
        providerId = s.string("provider_id")
                .required()
                .replaces()
                .check(ProviderIds.check())
                .describe("Name of the identity provider, unique on the server. Must not be that of a"
                        + " `dokploy_sso_provider`.");
        token = s.string("token")
                .computed()
                .useStateForUnknown()
                .custom()
                .sensitive()
                .describe("Bearer token for the identity provider. Null after an import.");
        s.unique().shownOnce();
    }

    @Override
    public List<DataSource<Session>> dataSources() {
        return List.of(list(
                "dokploy_scim_providers",
                "Lists the identity providers that manage users of the organization by SCIM.",
                List.of(),
                List.of("id", "provider_id")));
    }

    @Override
    public void plan(PlanRequest plan, @Nullable Session session) {
        if (session == null || !plan.isCreate()) {
            return;
        }
        var isLicensed = EnterpriseLicense.require(
                plan, providerId, "Dokploy manages users by SCIM only with an enterprise license.", session);
        if (isLicensed) {
            super.plan(plan, session);
        }
    }

    @Override
    protected List<Attribute<String>> key() {
        return List.of(providerId);
    }

    @Override
    protected Values completeState(Values state, JsonNode row, Values known, Session session) {
        return state.with(token, known.has(token) ? known.get(token) : null);
    }

    @Override
    public Values create(ApplyRequest request, Session session) {
        var plan = request.planned();
        var name = plan.get(providerId);
        var made = IdentityErrors.explained("SCIM provider", () -> make(request, session));
        var secret = made.path("scimToken").asText();
        session.keepSecret(secret);
        return current(request.save(plan.with(id, name).with(token, secret)), session);
    }

    private JsonNode make(ApplyRequest request, Session session) {
        var plan = request.planned();
        var object = newObject(plan, session.dokploy()::queryUncached);
        return new ShownOnceCreate(session, object, "/providerId", name -> remove(name, session))
                .make(ApiMapping.body("providerId", plan.get(providerId)), request.diagnostics());
    }

    private void remove(String name, Session session) {
        session.dokploy().mutate(names.removal(), ApiMapping.body("providerId", name));
    }

    /** Nothing can change but what replaces the provider. */
    @Override
    public Values update(ApplyRequest request, Session session) {
        var prior = request.prior();
        return current(request.planned().with(id, prior.get(id)).with(token, prior.find(token)), session);
    }

    @Override
    public void delete(ApplyRequest request, Session session) {
        remove(request.prior().get(id), session);
    }
}
