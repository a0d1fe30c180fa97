package com.dokploy.terraform.resources.support;

import com.dokploy.terraform.journal.CreateIntent;
import com.dokploy.terraform.resources.session.Session;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An object that is to be made: its place, and its natural key among the objects that are there.
 *
 * @param procedure the procedure that makes it
 * @param parents a body with the ids of the object's parents; other fields are ignored
 * @param group what else objects must have in common to be siblings, by name, as the prefix of API keys; no secrets
 * @param naturalKey the text that tells the object from its siblings; no secret
 * @param siblings lists the siblings
 */
public record NewObject(
        String procedure, ObjectNode parents, Map<String, String> group, String naturalKey, Siblings siblings) {
    public NewObject {
        group = Map.copyOf(group);
    }

    /** Creates an object to be made whose siblings have nothing but their parents in common. */
    public NewObject(String procedure, ObjectNode parents, String naturalKey, Siblings siblings) {
        this(procedure, parents, Map.of(), naturalKey, siblings);
    }

    /** The objects beside the one to be made: their ids with their natural keys (a name, a host and path). */
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

    /** Returns the intent by which the journal knows the object's create. */
    public CreateIntent intent(Session session) {
        var place = parentIds();
        place.putAll(group);
        return new CreateIntent(session.dokploy().endpoint(), procedure, place, naturalKey);
    }

    /**
     * Whether this apply has made a parent of the object: then the siblings are of this apply as well, and need not be
     * looked at.
     */
    public boolean isInNewParent(Session session) {
        for (var parent : parentIds().values()) {
            if (session.managed().isNew(parent)) {
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
