package com.dokploy.terraform.resources.git;

import com.dokploy.terraform.framework.ApplyRequest;
import com.dokploy.terraform.framework.DataSource;
import com.dokploy.terraform.framework.PlanRequest;
import com.dokploy.terraform.resources.session.Session;
import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.Check;
import com.dokploy.terraform.schema.Rule;
import com.dokploy.terraform.schema.Secrets;
import com.dokploy.terraform.schema.Values;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code dokploy_bitbucket_provider}: the login at Bitbucket. */
public final class Bitbucket extends GitProvider {
    private final Attribute<String> email;

    /** Declares the attributes of {@code dokploy_bitbucket_provider}. */
    public Bitbucket() {
        super(
                "dokploy_bitbucket_provider",
                "Bitbucket provider, with which Dokploy clones repositories of Bitbucket Cloud.",
                "bitbucket");
        var apiToken = s.string("api_token")
                .sensitive()
                .check(Check.notEmpty())
                .describe("API token of an Atlassian account.");
        var apiTokenWriteOnly = Secrets.addAlternative(s, apiToken);
        var appPassword = s.string("app_password")
                .sensitive()
                .check(Check.notEmpty())
                .describe("App password of a Bitbucket account. Atlassian has replaced app passwords with API tokens.");
        var appPasswordWriteOnly = Secrets.addAlternative(s, appPassword);
        email = declareEmail();
        var username =
                s.string("username").apiField("bitbucketUsername").describe("User name of the Bitbucket account.");
        s.string("workspace_name")
                .apiField("bitbucketWorkspaceName")
                .describe("Workspace whose repositories Dokploy offers.", "If unset, that of the user.");
        s.rule(
                Rule.exactlyOneOf(apiToken, apiTokenWriteOnly, appPassword, appPasswordWriteOnly),
                Rule.requires(apiToken, email),
                Rule.requires(apiTokenWriteOnly, email),
                Rule.requires(appPassword, username),
                Rule.requires(appPasswordWriteOnly, username));
    }

    private Attribute<String> declareEmail() {
        return s.string("email")
                .optionalComputed()
                .useStateForUnknown()
                .apiField("bitbucketEmail")
                .check(Check.matches(
                        "(?!\\.)(?!.*\\.\\.)([A-Za-z0-9_'+\\-\\.]*)[A-Za-z0-9_+-]@([A-Za-z0-9][A-Za-z0-9\\-]*\\.)+[A-Za-z]{2,}",
                        "an email address"))
                .describe(
                        "Email address of the Atlassian account.",
                        "Dokploy cannot clear the address: if the attribute is removed, the address stays.");
    }

    @Override
    public List<DataSource<Session>> dataSources() {
        return List.of(
                singular("Looks up a Bitbucket provider by ID or name. Secrets are not exposed.", name),
                new GitProviderList("dokploy_bitbucket_providers", "Bitbucket", "bitbucket"));
    }

    @Override
    public void plan(PlanRequest plan, @Nullable Session session) {
        if (plan.config().isNull(email)) {
            plan.keep(email);
        }
        super.plan(plan, session);
    }

    /** Leaves an address alone that is not set: Dokploy takes neither null nor an empty text for one (v0.30.2). */
    @Override
    protected void adapt(ObjectNode body, Values plan, ApplyRequest request, Session session) {
        super.adapt(body, plan, request, session);
        if (!plan.has(email)) {
            body.remove("bitbucketEmail");
        }
    }
}
