package com.dokploy.terraform.journal;

import java.util.Map;

/**
 * What tells one create from another.
 *
 * @param endpoint the server's address
 * @param procedure the procedure that makes the object
 * @param parents the ids it was given, by field
 * @param naturalKey what tells it apart among its siblings, as its name
 */
public record CreateIntent(String endpoint, String procedure, Map<String, String> parents, String naturalKey) {
    public CreateIntent {
        parents = Map.copyOf(parents);
    }
}
