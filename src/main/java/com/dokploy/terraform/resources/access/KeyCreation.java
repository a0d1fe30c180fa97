package com.dokploy.terraform.resources.access;

import com.dokploy.terraform.client.ApiException;
import com.dokploy.terraform.client.Dokploy;
import com.dokploy.terraform.resources.support.ApiErrorDiagnostics;
import com.dokploy.terraform.resources.support.ApiMapping;
import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.Check;
import com.dokploy.terraform.schema.Schema;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.Set;

/** Makes API keys of the user who calls. */
final class KeyCreation {
    /** The procedure that makes a key. */
    static final String CREATE = "user.createApiKey";

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
            return dokploy.mutate(CREATE, body);
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
            return dokploy.mutate(CREATE, body);
        }
    }

    /** Removes a key. */
    static void remove(String id, Dokploy dokploy) {
        dokploy.mutate("user.deleteApiKey", ApiMapping.body("apiKeyId", id));
    }

    /** Removes a key, again if the answer was lost. A key that does not exist counts as removed. */
    static void removeSurely(String id, Dokploy dokploy) {
        try {
            removeIfThere(id, dokploy);
        } catch (ApiException failure) {
            if (!failure.error().mayHaveHappened()) {
                throw failure;
            }
            removeIfThere(id, dokploy);
        }
    }

    private static void removeIfThere(String id, Dokploy dokploy) {
        try {
            remove(id, dokploy);
        } catch (ApiException failure) {
            if (!ApiErrorDiagnostics.meansGone(failure.error())) {
                throw failure;
            }
        }
    }

    /** Removes all keys of a name, and returns whether there were any. */
    static boolean removeAll(String name, Dokploy dokploy) {
        var ids = ids(ApiMapping.body("name", name), dokploy);
        ids.forEach(id -> removeSurely(id, dokploy));
        return !ids.isEmpty();
    }

    /** Declares the text that a new key begins with. */
    static Attribute<String> declarePrefix(Schema.Builder s) {
        return s.string("prefix")
                .replaces()
                .check(Check.matches("[A-Za-z0-9_-]+", "letters, digits, underscores and hyphens"))
                .describe("Text that the key begins with.");
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
