package com.dokploy.terraform.sandbox.store;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Whom everything in the database belongs to.
 *
 * @param organization the id of the one organization
 * @param user the id of its owner, the one user
 */
public record Account(String organization, String user) {
    /** A new one. */
    public static Account create() {
        return new Account(Ids.id(), Ids.userId());
    }

    /** The one that was saved. */
    public static Account restore(JsonNode saved) {
        return new Account(
                saved.path("organization").asText(), saved.path("user").asText());
    }
}
