package com.dokploy.terraform.resources.git;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/**
 * The Git providers that the user of the API key may use, each as one row: Dokploy lists them with a nested object of
 * their kind, and {@code gitlab.gitlabProviders} and its like leave out those that nobody has signed in to (v0.30.2).
 */
final class GitProviderRows {
    private GitProviderRows() {}

    /**
     * Returns a row for each provider of a kind.
     *
     * @param all the answer of {@code gitProvider.getAll}
     */
    static List<JsonNode> of(JsonNode all, String kind) {
        var rows = new ArrayList<JsonNode>();
        for (var provider : all) {
            if (provider.path("providerType").asText().equals(kind)) {
                rows.add(row(provider));
            }
        }
        return rows;
    }

    /** Returns the row of one provider. */
    static ObjectNode row(JsonNode provider) {
        var kind = provider.path("providerType").asText();
        ObjectNode row = provider.deepCopy();
        if (provider.get(kind) instanceof ObjectNode own) {
            row.setAll(own);
            row.set("id", own.path(kind + "Id"));
            row.set("url", own.path(kind + "Url"));
        }
        if (kind.equals("bitbucket")) {
            // Nobody has to sign in to Bitbucket in a browser, and it has one address only.
            row.put("isConfigured", true).put("url", "https://bitbucket.org");
        }
        return row;
    }
}
