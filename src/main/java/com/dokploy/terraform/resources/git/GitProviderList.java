package com.dokploy.terraform.resources.git;

import com.dokploy.terraform.resources.support.ListDataSource;
import com.dokploy.terraform.schema.Schema;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A data source that lists Git providers, of one kind or of all. */
final class GitProviderList extends ListDataSource {
    private final @Nullable String kind;

    /**
     * Declares the data source.
     *
     * @param product the name of the kind in a sentence
     * @param kind the kind of the providers; null for all kinds
     */
    GitProviderList(String type, String product, @Nullable String kind) {
        super(
                type,
                "Lists the " + product + " providers that the user of the API key can use. Secrets are not exposed.",
                "gitProvider.getAll",
                List.of(),
                kind == null ? List.of("type", "name") : List.of("name"),
                item -> declare(item, kind == null));
        this.kind = kind;
    }

    private static void declare(Schema.Builder item, boolean isOfAllKinds) {
        item.string("id").describe("ID that services refer to.");
        item.string("name").describe("Name in Dokploy's dashboard.");
        if (isOfAllKinds) {
            item.string("type")
                    .apiField("providerType")
                    .describe("Kind of the provider: `github`, `gitlab`, `bitbucket` or `gitea`.");
        }
        item.string("url").describe("URL of the Git server.");
        item.bool("authorized")
                .apiField("isConfigured")
                .describe("Whether the provider can be used: someone has signed in, which Bitbucket does not need.");
        item.bool("shared_with_organization")
                .describe("Whether the provider is shared with all members of the organization.");
        item.bool("is_owner").describe("Whether the provider belongs to the user of the API key.");
        item.string("git_provider_id").describe("ID that Dokploy's permissions have for the provider.");
        item.string("created_at").describe("Time of creation (UTC, ISO 8601).");
    }

    @Override
    protected JsonNode asRow(JsonNode element) {
        return GitProviderRows.row(element);
    }

    @Override
    protected boolean isListed(JsonNode row) {
        return kind == null || row.path("providerType").asText().equals(kind);
    }
}
