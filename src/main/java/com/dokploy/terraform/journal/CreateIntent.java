package com.dokploy.terraform.journal;

import java.util.Map;

/**
 * The identity of a create, which tells it from others.
 *
 * @param endpoint the server's address
 * @param procedure the procedure that makes the object
 * @param parents what tells the siblings of the object from other objects: the ids of parents that the procedure was
 *     given, by field, and such as the prefix of an API key
 * @param naturalKey the text that tells the object apart among its siblings, as its name
 */
public record CreateIntent(String endpoint, String procedure, Map<String, String> parents, String naturalKey) {
    public CreateIntent {
        parents = Map.copyOf(parents);
    }
}
