package com.dokploy.terraform.resources.git;

import com.dokploy.terraform.framework.DataSource;
import com.dokploy.terraform.resources.session.Session;
import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.Check;
import com.dokploy.terraform.schema.Secrets;
import com.dokploy.terraform.schema.Values;
import java.util.List;

/** {@code dokploy_gitlab_provider}: the login at a GitLab. */
public final class Gitlab extends OAuthProvider {
    /** Declares the attributes of {@code dokploy_gitlab_provider}. */
    public Gitlab() {
        super("dokploy_gitlab_provider", "gitlab", "GitLab", "https://gitlab.com");
        s.string("group_name")
                .describe("Groups whose repositories Dokploy offers, separated by commas.", "If unset, all groups.");
    }

    @Override
    Attribute<String> declareClient() {
        var application = s.string("oauth_application_id")
                .required()
                .apiField("applicationId")
                .check(Check.notEmpty())
                .describe("ID of the application at GitLab, with the scopes `api`, `read_user` and"
                        + " `read_repository`.");
        var secret =
                s.string("secret").sensitive().check(Check.notEmpty()).describe("Secret of the application at GitLab.");
        Secrets.addRequiredCounterpart(s, secret);
        return application;
    }

    /** Dokploy finds the provider again by the id that it adds to the redirect URI (v0.30.2). */
    @Override
    String authorizeUrl(Values state, String redirect) {
        return state.find(url, "") + "/oauth/authorize?client_id=" + encoded(state.find(clientId, ""))
                + "&redirect_uri=" + encoded(redirect + "?gitlabId=" + state.find(id, ""))
                + "&response_type=code&scope=" + encoded("api read_user read_repository");
    }

    @Override
    public List<DataSource<Session>> dataSources() {
        return List.of(
                singular("Looks up a GitLab provider by ID or name. Secrets are not exposed.", name),
                new GitProviderList("dokploy_gitlab_providers", "GitLab", "gitlab"));
    }
}
