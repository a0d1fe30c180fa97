package com.dokploy.terraform.resources.identity;

import com.dokploy.terraform.framework.Diagnostics;
import com.dokploy.terraform.framework.PlanRequest;
import com.dokploy.terraform.resources.support.ApiMapping;
import com.dokploy.terraform.resources.support.ProviderConfig;
import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.Check;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.schema.Secrets;
import com.dokploy.terraform.schema.Values;
import com.dokploy.terraform.value.Path;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** The attribute {@code oidc}: an identity provider that speaks OpenID Connect. */
final class OidcAttributes {
    private static final List<String> NEEDED_WITHOUT_DISCOVERY =
            List.of("authorization_endpoint", "token_endpoint", "jwks_endpoint");

    final SsoConfig settings;

    private final Attribute<Boolean> skipDiscovery;
    private final List<Attribute<String>> endpoints = new ArrayList<>();

    /** Declares {@code oidc}. */
    OidcAttributes(Schema.Builder s) {
        var object = Schema.object();
        object.string("client_id").required().check(Check.notEmpty()).describe("Client ID at the identity provider.");
        var secret = object.string("client_secret")
                .sensitive()
                .check(Check.notEmpty())
                .describe("Client secret at the identity provider.");
        Secrets.addRequiredCounterpart(object, secret);
        object.strings("scopes")
                .defaultsTo(List.of("openid", "email", "profile"))
                .check(new Check.Size(1, Integer.MAX_VALUE))
                .describe("Scopes to request.");
        object.bool("pkce").defaultsTo(true).describe("Whether the sign-in uses PKCE.");
        declareEndpoints(object);
        skipDiscovery = object.bool("skip_discovery")
                .local()
                .describe("Take the endpoints from the configuration when the provider is created, instead of"
                        + " discovering them. Requires `authorization_endpoint`, `token_endpoint` and"
                        + " `jwks_endpoint`.");
        object.object("mapping", mapping())
                .describe("Claims that describe a user. If unset, `sub`, `email`, `email_verified`, `name` and"
                        + " `picture`.");
        var attribute = s.object("oidc", object.build())
                .apiField("oidcConfig")
                .custom()
                .describe(
                        "Identity provider with OpenID Connect. Changing from or to `saml` forces a new resource to be"
                                + " created.");
        settings = new SsoConfig(
                attribute,
                ApiMapping.body("id", "sub")
                        .put("email", "email")
                        .put("emailVerified", "email_verified")
                        .put("name", "name")
                        .put("image", "picture"));
    }

    private void declareEndpoints(Schema.Builder object) {
        endpoint(object, "discovery_endpoint", "URL of the discovery document.");
        endpoint(object, "authorization_endpoint", "URL at which users sign in.");
        endpoint(object, "token_endpoint", "URL at which Dokploy fetches tokens.");
        object.string("token_endpoint_authentication")
                .optionalComputed()
                .useStateForUnknown()
                .check(Check.oneOf("client_secret_basic", "client_secret_post"))
                .describe("How Dokploy sends the client secret to the token endpoint.", "If unset, discovered.");
        endpoint(object, "jwks_endpoint", "URL of the keys that tokens are signed with.");
        endpoint(object, "user_info_endpoint", "URL that describes the signed-in user.");
    }

    private void endpoint(Schema.Builder object, String name, String description) {
        endpoints.add(object.string(name)
                .optionalComputed()
                .useStateForUnknown()
                .check(ProviderConfig.url())
                .describe(description, "If unset, discovered when the provider is created, and then kept."));
    }

    private static Schema mapping() {
        var object = Schema.object();
        SsoConfig.claim(object, "id", "Claim with the ID of the user.", true);
        SsoConfig.claim(object, "email", "Claim with the e-mail address.", true);
        SsoConfig.claim(object, "email_verified", "Claim that says whether the e-mail address is verified.", false);
        SsoConfig.claim(object, "name", "Claim with the name.", true);
        SsoConfig.claim(object, "image", "Claim with the URL of a picture.", false);
        object.stringMap("extra_fields").describe("Further claims, by the names that Dokploy gives them.");
        return object.build();
    }

    /** Refuses what the server can do nothing with. */
    void validate(Values config, Diagnostics diagnostics) {
        var object = Values.of(config.value(settings.attribute()));
        if (!object.find(skipDiscovery, false)) {
            return;
        }
        for (var endpoint : endpoints) {
            if (NEEDED_WITHOUT_DISCOVERY.contains(endpoint.name()) && object.isNull(endpoint)) {
                diagnostics.error(
                        Path.of(settings.attribute().name()).attribute(endpoint.name()),
                        "Missing Required Argument",
                        "`skip_discovery = true` requires `" + endpoint.name() + "`: Dokploy does not discover the"
                                + " endpoints then.");
            }
        }
    }

    /** Warns of another issuer for endpoints that were discovered: the server goes on to use those. */
    void warnOfOldEndpoints(PlanRequest plan, Values prior, Attribute<String> issuer) {
        var wanted = Values.of(plan.config().value(settings.attribute()));
        var had = Values.of(prior.value(settings.attribute()));
        var kept = new ArrayList<String>();
        for (var endpoint : endpoints) {
            if (wanted.isNull(endpoint) && had.has(endpoint)) {
                kept.add("`" + endpoint.name() + "`");
            }
        }
        if (!kept.isEmpty()) {
            plan.warning(
                    issuer,
                    "Endpoints of the Earlier Issuer",
                    "Dokploy discovers endpoints only when a provider is created, so that " + String.join(", ", kept)
                            + " stay those of the earlier issuer. If the new issuer has others, set them in `oidc` as"
                            + " well, or change `provider_id` to create another provider.");
        }
    }

    /** Adds what only the create of a provider takes. */
    void complete(ObjectNode settingsBody, Values plan) {
        var object = Values.of(plan.value(settings.attribute()));
        if (object.find(skipDiscovery, false)) {
            settingsBody.put("skipDiscovery", true);
        }
    }
}
