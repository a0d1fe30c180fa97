package com.dokploy.terraform.resources.access;

import com.dokploy.terraform.client.ApiException;
import com.dokploy.terraform.client.Dokploy;
import com.dokploy.terraform.resources.support.ApiMapping;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.Set;

/** Makes API keys of the user who calls. */
final class KeyCreation {
    private static final String LIST = "user.getBackups";

    private KeyCreation() {}

    /**
     * Makes a key. Nobody knows a key whose answer was lost, so that one is removed again and another one made; the list
     * of the keys tells it from others, for callers one after the other.
     *
     * @param body the input of {@code user.createApiKey}
     */
    static JsonNode make(ObjectNode body, Dokploy dokploy) {
        var before = ids(body, dokploy);
        try {
            return dokploy.mutate("user.createApiKey", body);
        } catch (ApiException failure) {
            if (!failure.error().mayHaveHappened()) {
                throw failure;
            }
            var lost = ids(body, dokploy);
            lost.removeAll(before);
            if (lost.size() != 1) {
                throw failure;
            }
            remove(lost.iterator().next(), dokploy);
            return dokploy.mutate("user.createApiKey", body);
        }
    }

    /** Removes a key. */
    static void remove(String id, Dokploy dokploy) {
        dokploy.mutate("user.deleteApiKey", ApiMapping.body("apiKeyId", id));
    }

    /** Returns the ids of the keys that have the name of a new one. */
    private static Set<String> ids(ObjectNode body, Dokploy dokploy) {
        var ids = new HashSet<String>();
        for (var row : KeyRows.of(dokploy.queryUncached(LIST, ApiMapping.body()))) {
            if (row.path("name").equals(body.path("name"))) {
                ids.add(row.path("id").asText());
            }
        }
        return ids;
    }
}
