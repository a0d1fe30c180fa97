package com.dokploy.terraform.resources.support;

import com.dokploy.terraform.journal.CreateIntent;
import com.dokploy.terraform.resources.session.Session;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An object that is to be made: where, and what tells it from those that are there.
 *
 * @param procedure the procedure that makes it
 * @param parents a body that names its parents by their ids; nothing else of it counts
 * @param naturalKey what tells it apart among its siblings; no secret
 * @param siblings how to list them
 */
public record NewObject(String procedure, ObjectNode parents, String naturalKey, Siblings siblings) {
    /** The objects beside the one to be made: their ids, and what tells them apart (a name, a host and path). */
    public interface Siblings {
        /** Reads the list from the server. */
        Map<String, String> read();

        /** Takes siblings from a list in the server's JSON. */
        static Map<String, String> in(Iterable<JsonNode> array, String idField, String naturalKeyField) {
            var siblings = new LinkedHashMap<String, String>();
            for (var item : array) {
                siblings.put(
                        item.path(idField).asText(), item.path(naturalKeyField).asText());
            }
            return siblings;
        }
    }

    /** What the journal knows its create by. */
    public CreateIntent intent(Session session) {
        return new CreateIntent(session.dokploy().endpoint(), procedure, parentIds(), naturalKey);
    }

    /** Whether this very apply has made a parent: then what is in it is its own, and need not be looked at. */
    public boolean isInNewParent(Session session) {
        for (var parent : parentIds().values()) {
            if (session.journal().isNew(parent)) {
                return true;
            }
        }
        return false;
    }

    private Map<String, String> parentIds() {
        var ids = new LinkedHashMap<String, String>();
        for (var field : parents.properties()) {
            if (field.getKey().endsWith("Id") && field.getValue().isTextual()) {
                ids.put(field.getKey(), field.getValue().asText());
            }
        }
        return ids;
    }
}
