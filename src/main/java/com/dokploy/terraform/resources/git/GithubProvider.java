package com.dokploy.terraform.resources.git;

import com.dokploy.terraform.framework.DataSource;
import com.dokploy.terraform.framework.Diagnostic;
import com.dokploy.terraform.resources.session.Session;
import com.dokploy.terraform.resources.support.ApiMapping;
import com.dokploy.terraform.resources.support.ApiValues;
import com.dokploy.terraform.resources.support.Found;
import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.Rule;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.schema.Values;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;

/** The data source {@code dokploy_github_provider}. Only GitHub itself creates such a provider, in a browser. */
public final class GithubProvider implements DataSource<Session> {
    private static final String LIST = "gitProvider.getAll";

    private final Attribute<String> id;
    private final Attribute<String> name;
    private final Schema schema;

    /** Declares the data source. */
    public GithubProvider() {
        var s = Schema.resource(
                "dokploy_github_provider",
                "Looks up a GitHub provider by ID or name. GitHub providers are created in Dokploy's dashboard, since"
                        + " GitHub requires a sign-in in a browser.");
        id = s.string("id").optionalComputed().apiField("githubId").describe("ID that services refer to.");
        name = s.string("name").optionalComputed().describe("Name in Dokploy's dashboard.");
        s.string("app_name").computed().apiField("githubAppName").describe("URL of the GitHub App.");
        s.integer("app_id").computed().apiField("githubAppId").describe("ID of the GitHub App.");
        s.string("installation_id")
                .computed()
                .apiField("githubInstallationId")
                .describe("ID of the installation of the GitHub App.");
        s.string("url").computed().describe("URL of GitHub.");
        s.bool("authorized")
                .computed()
                .apiField("isConfigured")
                .describe("Whether the GitHub App is installed, so that Dokploy can clone with it.");
        s.bool("shared_with_organization")
                .computed()
                .describe("Whether the provider is shared with all members of the organization.");
        s.bool("is_owner").computed().describe("Whether the provider belongs to the user of the API key.");
        s.string("git_provider_id").computed().describe("ID that Dokploy's permissions have for the provider.");
        s.string("created_at").computed().describe("Time of creation (UTC, ISO 8601).");
        s.rule(Rule.exactlyOneOf(id, name));
        schema = s.build();
    }

    /** Returns the data source that lists the GitHub providers. */
    public static DataSource<Session> list() {
        return new GitProviderList("dokploy_github_providers", "GitHub", "github");
    }

    /** Returns the data source that lists the Git providers of all kinds. */
    public static DataSource<Session> listOfAllKinds() {
        return new GitProviderList("dokploy_git_providers", "Git", null);
    }

    @Override
    public Schema schema() {
        return schema;
    }

    @Override
    public Values read(Values config, Session session) {
        var rows = GitProviderRows.of(session.dokploy().query(LIST, ApiMapping.body()), "github");
        var wanted = config.has(id) ? config.get(id) : config.get(name);
        var field = config.has(id) ? "id" : "name";
        var row = Found.<JsonNode>among(
                        rows, candidate -> candidate.path(field).asText().equals(wanted))
                .only(() -> notFound(wanted), several -> ambiguous(wanted, several));
        return ApiValues.element(schema, row, Values.EMPTY, LIST);
    }

    private static Diagnostic notFound(String wanted) {
        return Diagnostic.error(
                "Object Not Found",
                "No dokploy_github_provider `" + wanted
                        + "` exists on this server, or it is not shared with the user of"
                        + " the API key. Names are case-sensitive. GitHub providers are created in Dokploy's dashboard,"
                        + " under Settings → Git.");
    }

    private static Diagnostic ambiguous(String wanted, Iterable<JsonNode> several) {
        var ids = new ArrayList<String>();
        several.forEach(row -> ids.add(row.path("id").asText()));
        return Diagnostic.error(
                "Ambiguous Name",
                "Several dokploy_github_provider objects are named `" + wanted + "`: `" + String.join("`, `", ids)
                        + "`. Set `id` instead.");
    }
}
