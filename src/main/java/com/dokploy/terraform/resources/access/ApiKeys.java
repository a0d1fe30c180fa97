package com.dokploy.terraform.resources.access;

import com.dokploy.terraform.resources.support.ListDataSource;
import com.dokploy.terraform.schema.Schema;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** The data source {@code dokploy_api_keys}: the keys of the user, without their secrets. */
final class ApiKeys extends ListDataSource {
    ApiKeys() {
        super(
                "dokploy_api_keys",
                "Lists the API keys of the user whose API key the provider uses, of all of this user's organizations.",
                "user.getBackups",
                List.of(),
                List.of("name", "organization_id"),
                ApiKeys::declare);
    }

    private static void declare(Schema.Builder item) {
        item.string("id").apiField("id").describe("ID of the API key.");
        item.string("name").describe("Name in Dokploy's dashboard.");
        item.string("organization_id").describe("ID of the organization that the key acts for.");
        item.string("start").describe("First characters of the key.");
        item.bool("enabled").describe("Whether the key can be used.");
        item.string("expires_at").describe("Time of expiry (UTC, ISO 8601). Null if the key does not expire.");
        item.string("created_at").describe("Time of creation (UTC, ISO 8601).");
    }

    @Override
    protected Iterable<JsonNode> rows(JsonNode answer) {
        return KeyRows.of(answer);
    }
}
