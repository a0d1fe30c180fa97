package com.dokploy.terraform.resources.identity;

import com.dokploy.terraform.framework.ApplyRequest;
import com.dokploy.terraform.framework.DataSource;
import com.dokploy.terraform.framework.Diagnostics;
import com.dokploy.terraform.framework.PlanRequest;
import com.dokploy.terraform.resources.RowResource;
import com.dokploy.terraform.resources.planning.EnterpriseLicense;
import com.dokploy.terraform.resources.session.Session;
import com.dokploy.terraform.resources.support.ApiMapping;
import com.dokploy.terraform.resources.support.ProviderConfig;
import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.Check;
import com.dokploy.terraform.schema.Note;
import com.dokploy.terraform.schema.Rule;
import com.dokploy.terraform.schema.Values;
import com.dokploy.terraform.value.Path;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code dokploy_sso_provider}: an identity provider with which users sign in to Dokploy. */
public final class SsoProvider extends RowResource {
    private static final String PROVIDER_ID = "providerId";
    private static final String ONE = "sso.one";

    private final Attribute<String> providerId;
    private final Attribute<String> issuer;
    private final Attribute<Set<String>> domains;
    private final OidcAttributes oidc;
    private final SamlAttributes saml;
    private final Attribute<Boolean> overrideUserInfo;

    /** Declares the attributes of {@code dokploy_sso_provider}. */
    public SsoProvider() {
        super(
                "dokploy_sso_provider",
                "Identity provider with which users sign in to Dokploy (single sign-on), by OpenID Connect or SAML 2.0."
                        + " Requires an enterprise license of Dokploy.",
                new Names("sso", "ssoProviderId", "sso.deleteProvider")
                        .withRowId(PROVIDER_ID)
                        .withList("sso.listProviders")
                        .withCreate("sso.register"));
        declareNotes();
        providerId = s.string("provider_id")
                .required()
                .replaces()
                .check(ProviderIds.check())
                .describe("Name of the provider, unique on the server and part of its callback URL:"
                        + " `/api/auth/sso/callback/PROVIDER_ID` of the endpoint for `oidc`.");
        issuer = s.string("issuer")
                .required()
                .check(ProviderConfig.url())
                .describe("URL that identifies the identity provider.");
        domains = s.stringSet("domains")
                .required()
                .check(
                        new Check.Size(1, Integer.MAX_VALUE),
                        Check.matches(
                                "([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z]{2,}",
                                "a domain in lower case, such as `example.com`"))
                .describe("Domains of the e-mail addresses of the users who sign in with the provider. Another provider"
                        + " must not have the same domain.");
        oidc = new OidcAttributes(s);
        saml = new SamlAttributes(s);
        overrideUserInfo = s.bool("override_user_info")
                .defaultsTo(false)
                .replaces()
                .describe("Whether each sign-in updates name and picture of the user. Only with `oidc`.");
        s.rule(Rule.exactlyOneOf(oidc.settings.attribute(), saml.settings.attribute()));
        s.unique();
    }

    private void declareNotes() {
        s.note(
                Note.Kind.NOTE,
                "Dokploy v0.30.2 creates and changes providers only for a user who has signed in to the dashboard, and"
                        + " not for an API key. Create the provider in the dashboard and import it, or let the"
                        + " Terraform"
                        + " provider send the cookie of such a session as well, with the element `Cookie` of"
                        + " `headers`. Reading and destroying need no session.");
        s.note(
                Note.Kind.NOTE,
                "Dokploy connects only to origins that it trusts: add them with `dokploy_sso_trusted_origin`. Accounts"
                        + " of users stay linked to `provider_id`, also when the resource is replaced or destroyed.");
    }

    @Override
    public List<DataSource<Session>> dataSources() {
        return List.of(
                singular("Looks up an identity provider by ID, which is its `provider_id`."),
                list(
                        "dokploy_sso_providers",
                        "Lists the identity providers of the organization, without their settings.",
                        List.of("issuer"),
                        List.of("id", "provider_id", "issuer", "domains")));
    }

    @Override
    public void validate(Values config, Diagnostics diagnostics) {
        oidc.validate(config, diagnostics);
        if (config.find(overrideUserInfo, false) && config.has(saml.settings.attribute())) {
            diagnostics.error(
                    Path.of(overrideUserInfo.name()),
                    "Invalid Attribute Combination",
                    "`override_user_info` has an effect only with `oidc`: Dokploy does not keep it for `saml`. Remove"
                            + " `override_user_info`.");
        }
    }

    @Override
    public void plan(PlanRequest plan, @Nullable Session session) {
        var prior = plan.prior();
        if (prior != null) {
            replaceOtherKind(plan, prior);
        }
        if (session == null || !plan.hasChanges(schema())) {
            return;
        }
        var isLicensed = EnterpriseLicense.require(
                plan, providerId, "Dokploy has single sign-on only with an enterprise license.", session);
        if (!isLicensed) {
            return;
        }
        super.plan(plan, session);
        new SsoDomains(domains, providerId).plan(plan, session);
    }

    private void replaceOtherKind(PlanRequest plan, Values prior) {
        var isOidc = !plan.config().isNull(oidc.settings.attribute());
        if (prior.isNull(oidc.settings.attribute()) == isOidc) {
            plan.replaceBecauseOf(oidc.settings.attribute());
            plan.replaceBecauseOf(saml.settings.attribute());
        } else if (isOidc && plan.changes(issuer) && !plan.changes(providerId)) {
            oidc.warnOfOldEndpoints(plan, prior, issuer);
        }
    }

    @Override
    protected List<Attribute<String>> key() {
        return List.of(providerId);
    }

    @Override
    protected void adapt(ObjectNode body, Values plan, ApplyRequest request, Session session) {
        var prior = request.priorOrNull();
        var row = prior == null ? SsoConfig.none() : asRow(read(prior, session));
        for (var kind : List.of(oidc.settings, saml.settings)) {
            var field = schema().apiField(kind.attribute());
            if (plan.has(kind.attribute())) {
                var before = prior == null ? Values.EMPTY : prior;
                body.set(field, kind.body(plan, request.config(), before, row.path(field)));
            }
        }
        body.set(PROVIDER_ID, ApiMapping.field(providerId, plan.value(providerId)));
    }

    @Override
    protected void complete(ObjectNode creation, Values plan, ApplyRequest request, Session session) {
        if (creation.path("oidcConfig") instanceof ObjectNode settings) {
            oidc.complete(settings, plan);
        }
    }

    /** The create takes every field. */
    @Override
    protected boolean hasMoreToSay(ObjectNode body, JsonNode row) {
        return false;
    }

    /** Parses the settings and the domains, which the server tells as texts. */
    @Override
    protected JsonNode asRow(JsonNode answer) {
        return SsoRow.of(answer);
    }

    @Override
    protected Values completeState(Values state, JsonNode row, Values known, Session session) {
        var complete = state.change();
        for (var kind : List.of(oidc.settings, saml.settings)) {
            var settings = row.path(schema().apiField(kind.attribute()));
            complete.setValue(kind.attribute(), kind.state(settings, known, ONE));
        }
        return complete.build();
    }

    @Override
    protected @Nullable JsonNode find(Values state, Session session) {
        return session.dokploy().find(ONE, PROVIDER_ID, state.get(id), PROVIDER_ID);
    }

    @Override
    protected JsonNode read(Values known, Session session) {
        return session.dokploy().query(ONE, ApiMapping.body(PROVIDER_ID, known.get(id)));
    }

    @Override
    public Values create(ApplyRequest request, Session session) {
        return IdentityErrors.explained("single sign-on provider", () -> super.create(request, session));
    }

    @Override
    public Values update(ApplyRequest request, Session session) {
        var plan = request.planned().with(id, request.prior().get(id));
        var body = ApiMapping.update(schema(), plan, request.config(), request.prior());
        adapt(body, plan, request, session);
        IdentityErrors.explained(
                "single sign-on provider", () -> session.dokploy().mutate(names.update(), body));
        return current(plan, session);
    }

    @Override
    public void delete(ApplyRequest request, Session session) {
        session.dokploy()
                .mutate(
                        names.removal(),
                        ApiMapping.body(PROVIDER_ID, request.prior().get(id)));
    }
}
