package com.dokploy.terraform.resources.identity;

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
import com.dokploy.terraform.schema.Format;
import com.dokploy.terraform.schema.Values;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code dokploy_sso_trusted_origin}: an origin at which Dokploy expects an identity provider. */
public final class SsoTrustedOrigin extends ListedResource {
    private static final String ROW_ID = "trustedOriginId";

    private final Attribute<String> origin;

    /** Declares the attributes of {@code dokploy_sso_trusted_origin}. */
    public SsoTrustedOrigin() {
        super(
                "dokploy_sso_trusted_origin",
                "Origin at which Dokploy may connect to an identity provider for single sign-on. Requires an enterprise"
                        + " license of Dokploy. The origins are those of the organization's owner, and are the same in"
                        + " all organizations of this user.",
                new Names("sso", ROW_ID, "sso.removeTrustedOrigin")
                        .withList("sso.getTrustedOrigins")
                        .withCreate("sso.addTrustedOrigin"));
        origin = s.string("origin")
                .required()
                .replaces()
                .format(Format.URL)
                .check(Check.matches(
                        "https?://[^\\s/](\\S*[^\\s/])?",
                        "a URL such as `https://idp.example.com`, without a slash at the end"))
                .describe("Origin, for example `https://idp.example.com`. To change the `issuer` of a"
                        + " `dokploy_sso_provider` later, Dokploy also requires the whole new issuer as an origin.");
        s.unique();
    }

    @Override
    public List<DataSource<Session>> dataSources() {
        return List.of(list(
                "dokploy_sso_trusted_origins",
                "Lists the origins that Dokploy trusts for single sign-on.",
                List.of(),
                List.of("id", "origin")));
    }

    @Override
    public void plan(PlanRequest plan, @Nullable Session session) {
        if (session == null || !plan.changes(origin)) {
            return;
        }
        var isLicensed = EnterpriseLicense.require(
                plan, origin, "Dokploy keeps origins of identity providers only with an enterprise license.", session);
        if (isLicensed) {
            super.plan(plan, session);
        }
    }

    /** Reads the origins, which are texts without an id. */
    @Override
    protected Iterable<JsonNode> all(ListReader lists) {
        var rows = new ArrayList<JsonNode>();
        for (var listed : lists.read(names.list(), ApiMapping.body())) {
            rows.add(asRow(listed));
        }
        return rows;
    }

    /** Gives an origin, which is a text, the fields of a row. */
    @Override
    protected JsonNode asRow(JsonNode answer) {
        return answer.isObject()
                ? answer
                : ApiMapping.body("origin", answer.asText()).put(ROW_ID, answer.asText());
    }

    /** The server reads the whole list of the origins and writes it back, so that only one may change it at a time. */
    @Override
    public Values create(ApplyRequest request, Session session) {
        return session.exclusively("sso", ROW_ID, () -> super.create(request, session));
    }

    @Override
    public void delete(ApplyRequest request, Session session) {
        var body = ApiMapping.body("origin", request.prior().get(origin));
        session.exclusively("sso", ROW_ID, () -> session.dokploy().mutate(names.removal(), body));
    }

    @Override
    protected List<Attribute<String>> key() {
        return List.of(origin);
    }
}
