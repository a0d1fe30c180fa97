package com.dokploy.terraform.resources.git;

import com.dokploy.terraform.framework.ApplyRequest;
import com.dokploy.terraform.framework.DataSource;
import com.dokploy.terraform.resources.session.Session;
import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.Check;
import com.dokploy.terraform.schema.Secrets;
import com.dokploy.terraform.schema.Values;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** {@code dokploy_gitea_provider}: the login at a Gitea or Forgejo. */
public final class Gitea extends OAuthProvider {
    /** Declares the attributes of {@code dokploy_gitea_provider}. */
    public Gitea() {
        super("dokploy_gitea_provider", "gitea", "Gitea", null);
    }

    @Override
    Attribute<String> declareClient() {
        var client = s.string("client_id")
                .required()
                .check(Check.notEmpty())
                .describe("Client ID of the OAuth2 application at Gitea.");
        var secret = s.string("client_secret")
                .sensitive()
                .check(Check.notEmpty())
                .describe("Client secret of the OAuth2 application at Gitea.");
        Secrets.addRequiredCounterpart(s, secret);
        return client;
    }

    @Override
    protected void complete(ObjectNode creation, Values plan, ApplyRequest request, Session session) {
        // Unlike the others, this kind takes no id of a user.
    }

    @Override
    String authorizeUrl(Values state, String redirect) {
        return state.find(url, "") + "/login/oauth/authorize?client_id=" + encoded(state.find(clientId, ""))
                + "&redirect_uri=" + encoded(redirect) + "&response_type=code&scope="
                + encoded("read:repository read:user read:organization") + "&state=" + encoded(state.find(id, ""));
    }

    @Override
    public List<DataSource<Session>> dataSources() {
        return List.of(
                singular("Looks up a Gitea provider by ID or name. Secrets are not exposed.", name),
                new GitProviderList("dokploy_gitea_providers", "Gitea", "gitea"));
    }
}
