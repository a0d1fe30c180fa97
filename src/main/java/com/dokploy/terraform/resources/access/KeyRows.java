package com.dokploy.terraform.resources.access;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** The API keys of a user, as Dokploy shows them with the user. */
final class KeyRows {
    private KeyRows() {}

    /** Returns the rows of the keys, with the fields that the schema of a key names. */
    static List<JsonNode> of(JsonNode user) {
        var rows = new ArrayList<JsonNode>();
        for (var apiKey : user.path("apiKeys")) {
            ObjectNode row = apiKey.deepCopy();
            KeyOrganization.adaptRow(row);
            KeyLimits.adaptRow(row);
            rows.add(row);
        }
        return rows;
    }
}
