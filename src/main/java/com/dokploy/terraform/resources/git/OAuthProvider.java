package com.dokploy.terraform.resources.git;

import com.dokploy.terraform.framework.ApplyRequest;
import com.dokploy.terraform.resources.session.Session;
import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.Check;
import com.dokploy.terraform.schema.Note;
import com.dokploy.terraform.schema.Values;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A Git provider at which someone has to sign in, in a browser, before Dokploy can clone with it (OAuth). */
abstract class OAuthProvider extends GitProvider {
    /** The id of the application at the provider. */
    final Attribute<String> clientId;

    /** The address of the provider. */
    final Attribute<String> url;

    private final String kind;
    private final Attribute<String> redirectUri;
    private final Attribute<String> authorizeUrl;
    private final Attribute<Boolean> authorized;

    /**
     * Declares the addresses.
     *
     * @param product the provider's name in a sentence
     * @param usualUrl the default of the address; null if there is none
     */
    OAuthProvider(String type, String kind, String product, @Nullable String usualUrl) {
        super(type, product + " provider, with which Dokploy clones repositories of " + product + ".", kind);
        this.kind = kind;
        var address = s.string("url").apiField(kind + "Url").check(isUrl());
        url = (usualUrl == null ? address.required() : address.defaultsTo(usualUrl))
                .describe("URL of " + product + ", without a slash at the end.");
        s.string("internal_url")
                .apiField(kind + "InternalUrl")
                .check(isUrl())
                .describe("URL at which the Dokploy server itself reaches " + product
                        + ", for example inside a Docker network.");
        clientId = declareClient();
        redirectUri = declareRedirect(product);
        authorizeUrl = s.string("authorize_url")
                .computed()
                .dependsOn(url, clientId, redirectUri)
                .custom()
                .describe("URL to open in a browser to let Dokploy use the account of who signs in there.");
        authorized = s.bool("authorized")
                .computed()
                .useStateForUnknown()
                .serverManaged()
                .custom()
                .describe("Whether someone has signed in at `authorize_url`. Dokploy clones nothing before.");
        s.note(
                Note.Kind.NOTE,
                "Someone has to sign in once, in a browser, at `authorize_url`. Until then `authorized` is `false`, and"
                        + " deployments from " + product + " fail.");
    }

    private Attribute<String> declareRedirect(String product) {
        return s.string("redirect_uri")
                .optionalComputed()
                .useStateForUnknown()
                .check(isUrl())
                .describe(
                        "Redirect URI to register for the application at " + product + ".",
                        "Set the URI if browsers reach Dokploy at another address than the provider's `endpoint`. If"
                                + " unset, `endpoint` followed by `/api/providers/" + kind + "/callback`.");
    }

    private static Check isUrl() {
        return Check.matches(
                "https?://[^\\s/]+(/[^\\s]*[^\\s/])?",
                "a URL such as `https://git.example.com`, without a slash at the end");
    }

    /** Declares the credentials of the application at the provider; returns the attribute with its id. */
    abstract Attribute<String> declareClient();

    /**
     * Returns the address at which people sign in.
     *
     * @param redirect the redirect URI, encoded as a part of a query
     */
    abstract String authorizeUrl(Values state, String redirect);

    @Override
    protected final void adapt(ObjectNode body, Values plan, ApplyRequest request, Session session) {
        super.adapt(body, plan, request, session);
        if (request.isCreate() && body.path("redirectUri").asText().isEmpty()) {
            body.put("redirectUri", session.dokploy().endpoint() + "/api/providers/" + kind + "/callback");
        }
    }

    @Override
    protected final Values completeState(Values state, JsonNode row, Values known, Session session) {
        var complete = super.completeState(state, row, known, session);
        var redirect = complete.find(redirectUri, "");
        var isSignedIn =
                row.path("accessToken").isTextual() && row.path("refreshToken").isTextual();
        return complete.with(authorized, isSignedIn)
                .with(
                        authorizeUrl,
                        authorizeUrl(complete.with(id, row.path(kind + "Id").asText()), redirect));
    }

    /** Encodes a text as a part of a query. */
    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
