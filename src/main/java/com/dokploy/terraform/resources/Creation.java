package com.dokploy.terraform.resources;

import com.dokploy.terraform.client.ApiException;
import com.dokploy.terraform.client.Dokploy;
import com.dokploy.terraform.framework.Diagnostic;
import com.dokploy.terraform.framework.DiagnosticException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Makes an object exactly once. Names are not unique on a Dokploy server, so when the reply to a create is lost, the new
 * object is what the parent's list has more than before; it is adopted, never made twice.
 */
public final class Creation {
    /** The objects beside the one to be made: their ids, and what tells them apart (a name, a host and path). */
    public interface Siblings {
        /** Reads the list from the server. */
        Map<String, String> read();
    }

    /** What this process made; never mistaken for an object whose reply was lost. */
    private static final Set<String> MADE = ConcurrentHashMap.newKeySet();

    private final Dokploy dokploy;
    private final String procedure;
    private final String idPointer;

    /**
     * Prepares a creation.
     *
     * @param procedure the procedure that makes the object
     * @param idPointer where in its reply the id stands, as {@code /projectId}
     */
    public Creation(Dokploy dokploy, String procedure, String idPointer) {
        this.dokploy = dokploy;
        this.procedure = procedure;
        this.idPointer = idPointer;
    }

    /**
     * Makes the object.
     *
     * @param body what to send
     * @param mark what tells it apart among its siblings
     * @param siblings how to list them
     * @return its id, and the server's reply unless that was lost
     */
    public Created make(ObjectNode body, String mark, Siblings siblings) {
        var before = siblings.read().keySet();
        try {
            var reply = dokploy.mutate(procedure, body);
            var id = reply.at(idPointer).asText();
            if (!id.isEmpty()) {
                MADE.add(id);
                return new Created(id, reply);
            }
        } catch (ApiException failure) {
            if (!failure.error().mayHaveHappened()) {
                throw failure;
            }
            var found = added(before, mark, siblings);
            if (found == null) {
                throw failure;
            }
            return new Created(found, null);
        }
        var found = added(before, mark, siblings);
        if (found == null) {
            throw new DiagnosticException(Diagnostic.error(
                    "Created, but nowhere to be found",
                    procedure + " answered without an id, and the new object is not in its parent's list."
                            + " Look for `" + mark + "` in Dokploy and remove it, then apply again."));
        }
        return new Created(found, null);
    }

    /**
     * What was made.
     *
     * @param id the id of the new object
     * @param reply what the server answered; null if the answer was lost or says nothing
     */
    public record Created(String id, @Nullable JsonNode reply) {}

    private @Nullable String added(Set<String> before, String mark, Siblings siblings) {
        var candidates = new ArrayList<String>();
        for (var sibling : siblings.read().entrySet()) {
            var id = sibling.getKey();
            if (!before.contains(id) && !MADE.contains(id) && sibling.getValue().equals(mark)) {
                candidates.add(id);
            }
        }
        if (candidates.size() > 1) {
            throw new DiagnosticException(Diagnostic.error(
                    "Cannot tell which object is new",
                    "The reply to " + procedure + " was lost, and several objects `" + mark + "` appeared meanwhile: "
                            + String.join(", ", candidates) + ". Remove the ones that nobody needs, or import the"
                            + " right one, then apply again."));
        }
        if (candidates.isEmpty()) {
            return null;
        }
        MADE.add(candidates.getFirst());
        return candidates.getFirst();
    }

    /** Reads siblings from a list in the server's JSON. */
    public static Map<String, String> list(JsonNode array, String idField, String markField) {
        var siblings = new LinkedHashMap<String, String>();
        for (var item : array) {
            siblings.put(item.path(idField).asText(), item.path(markField).asText());
        }
        return siblings;
    }
}
