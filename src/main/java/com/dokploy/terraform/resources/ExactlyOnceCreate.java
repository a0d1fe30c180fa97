package com.dokploy.terraform.resources;

import com.dokploy.terraform.client.ApiException;
import com.dokploy.terraform.framework.AlreadyCreatedException;
import com.dokploy.terraform.framework.Diagnostic;
import com.dokploy.terraform.framework.DiagnosticException;
import com.dokploy.terraform.journal.AmbiguousCreateException;
import com.dokploy.terraform.journal.CreateIntent;
import com.dokploy.terraform.journal.CreateJournal;
import com.dokploy.terraform.resources.session.Session;
import com.dokploy.terraform.resources.support.NewObject;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes an object exactly once. Names are not unique on a Dokploy server, so when the reply to a create is lost, the new
 * object is what the parent's list has more than before; it is adopted, never made twice. Each create stands in the
 * {@link CreateJournal} until the state holds its object, so that the same goes for a create that ended with its process.
 */
public final class ExactlyOnceCreate {
    private final Session session;
    private final NewObject object;
    private final CreateIntent intent;
    private final String idPointer;

    /**
     * Prepares a creation.
     *
     * @param object what is to be made; its siblings are read afresh each time
     * @param idPointer where in the reply of its procedure the id stands, as {@code /projectId}
     */
    public ExactlyOnceCreate(Session session, NewObject object, String idPointer) {
        this.session = session;
        this.object = object;
        this.intent = object.intent(session);
        this.idPointer = idPointer;
    }

    /**
     * What was made.
     *
     * @param id the id of the new object
     * @param reply what the server answered; null if the answer was lost or says nothing
     */
    public record Created(String id, @Nullable JsonNode reply) {}

    /**
     * Makes the object of a resource.
     *
     * @param body what to send
     * @return its id, and the server's reply unless that was lost
     * @throws AlreadyCreatedException when an earlier create that was cut short has made it
     */
    public Created make(ObjectNode body) {
        // Two that are alike in everything could not be told apart by what is new.
        return session.exclusively(intent, () -> {
            session.journal().awaitOrphanedProcess(intent, session.dokploy()::pause);
            var before = object.isInNewParent(session)
                    ? Map.<String, String>of()
                    : object.siblings().read();
            var left = taken(before);
            if (left != null) {
                throw new AlreadyCreatedException(left);
            }
            return make(body, before.keySet());
        });
    }

    private Created make(ObjectNode body, Set<String> before) {
        var entry = session.journal().open(intent, before);
        try {
            var unanswered = nowhereToBeFound();
            try {
                var reply = session.dokploy().mutate(object.procedure(), body);
                var id = reply.at(idPointer).asText();
                if (!id.isEmpty()) {
                    entry.succeeded(id);
                    return new Created(id, reply);
                }
            } catch (ApiException failure) {
                if (!failure.error().mayHaveHappened()) {
                    entry.failed();
                    throw failure;
                }
                unanswered = failure;
            }
            // From here on it may be there, whatever the look for it meets.
            var found = added(before);
            if (found == null) {
                throw unanswered;
            }
            entry.succeeded(found);
            return new Created(found, null);
        } finally {
            entry.unknown();
        }
    }

    private RuntimeException nowhereToBeFound() {
        return new DiagnosticException(Diagnostic.error(
                "Created, but nowhere to be found",
                object.procedure() + " answered without an id, and the new object is not in its parent's list."
                        + " Look for `" + object.naturalKey()
                        + "` in Dokploy and remove it, then apply again."));
    }

    /** The id of what an earlier create has made; null if none was cut short. */
    private @Nullable String taken(Map<String, String> siblings) {
        try {
            return session.journal().take(intent, siblings);
        } catch (AmbiguousCreateException several) {
            throw new DiagnosticException(Diagnostic.error(
                    "Cannot tell what an interrupted apply has made",
                    "An earlier apply in this directory asked for `" + object.naturalKey()
                            + "` and was cut short. Several objects"
                            + " could have come of it: " + String.join(", ", several.ids())
                            + ". Remove the ones that nobody needs, or import the right one, then apply again."));
        }
    }

    /** The id of the object that the parent's list has more than before; null if it has none. */
    private @Nullable String added(Set<String> before) {
        var candidates = new ArrayList<String>();
        for (var sibling : object.siblings().read().entrySet()) {
            var id = sibling.getKey();
            if (!before.contains(id)
                    && !session.journal().hasMade(id)
                    && sibling.getValue().equals(object.naturalKey())) {
                candidates.add(id);
            }
        }
        if (candidates.size() > 1) {
            throw new DiagnosticException(Diagnostic.error(
                    "Cannot tell which object is new",
                    "The reply to " + object.procedure() + " was lost, and several objects `" + object.naturalKey()
                            + "` appeared meanwhile: "
                            + String.join(", ", candidates) + ". Remove the ones that nobody needs, or import the"
                            + " right one, then apply again."));
        }
        return candidates.isEmpty() ? null : candidates.getFirst();
    }
}
