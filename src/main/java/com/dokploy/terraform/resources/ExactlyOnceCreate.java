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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Makes an object exactly once. Names are not unique on a Dokploy server, so when the reply to a create is lost, the
 * new object is the one that the parent's list has more than before; that one is adopted, never made twice. Each create
 * stands in the {@link CreateJournal} until the state holds its object, so that an object is adopted as well when the
 * process ended during its create.
 */
public final class ExactlyOnceCreate {
    private final Session session;
    private final NewObject object;
    private final CreateIntent intent;
    private final Function<JsonNode, String> idOf;

    /**
     * Prepares a creation.
     *
     * @param object the object to make; its siblings are read afresh each time
     * @param idPointer the JSON pointer to the id in the reply of the object's procedure, as {@code /projectId}
     */
    public ExactlyOnceCreate(Session session, NewObject object, String idPointer) {
        this(session, object, reply -> reply.at(idPointer).asText());
    }

    /**
     * As the other constructor.
     *
     * @param idOf takes the id from the reply of the object's procedure; empty if the reply has none
     */
    public ExactlyOnceCreate(Session session, NewObject object, Function<JsonNode, String> idOf) {
        this.session = session;
        this.object = object;
        this.intent = object.intent(session);
        this.idOf = idOf;
    }

    /**
     * An object that was made.
     *
     * @param id the id of the new object
     * @param reply the server's reply; null if the answer was lost or says nothing
     */
    public record Created(String id, @Nullable JsonNode reply) {}

    /**
     * Makes the object of a resource.
     *
     * @param body the body of the create
     * @return the object's id, and the server's reply unless that was lost
     * @throws AlreadyCreatedException when an earlier create that was cut short has made the object
     */
    public Created make(ObjectNode body) {
        return make(body, _ -> {});
    }

    /**
     * As {@link #make(ObjectNode)}, for an object that an existing one may stand in the way of.
     *
     * @param check refuses, by a DiagnosticException, siblings beside which the object must not be made; it looks at them
     *     when no other create of the same object is under way
     */
    public Created make(ObjectNode body, Consumer<Map<String, String>> check) {
        // Two objects that are alike in everything could not be told apart by comparing the list with an earlier one.
        return session.exclusively(intent, () -> {
            session.journal().awaitOtherProcess(intent, session.dokploy()::pause);
            var before = object.isInNewParent(session)
                    ? Map.<String, String>of()
                    : object.siblings().read();
            var adopted = adopt(before);
            if (adopted != null) {
                throw new AlreadyCreatedException(adopted);
            }
            check.accept(before);
            return make(body, before.keySet());
        });
    }

    /**
     * Makes an object that is of no use to an apply that did not see it made, so that none is adopted.
     *
     * @param remove removes an object that an interrupted create has certainly made
     * @param tell takes the objects that an interrupted create, or somebody else, has made
     */
    Created makeAnother(ObjectNode body, Consumer<String> remove, Consumer<List<String>> tell) {
        return session.exclusively(intent, () -> {
            var journal = session.journal();
            journal.awaitOtherProcess(intent, session.dokploy()::pause);
            var before = new HashMap<>(object.siblings().read());
            for (var lost = journal.adoptLost(intent, before); lost != null; lost = journal.adoptLost(intent, before)) {
                remove.accept(lost);
                before.remove(lost);
            }
            var possible = journal.interrupted(intent, before, false).possible();
            if (!possible.isEmpty()) {
                tell.accept(possible);
            }
            var created = make(body, before.keySet());
            journal.forgetUnanswered(intent);
            return created;
        });
    }

    private Created make(ObjectNode body, Set<String> before) {
        var entry = session.journal().open(intent, before);
        try {
            var unanswered = notFound();
            try {
                var reply = session.dokploy().mutate(object.procedure(), body);
                var id = idOf.apply(reply);
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
            // From here on the object may be there, even if the search for it fails.
            var found = findNew(before);
            if (found == null) {
                throw unanswered;
            }
            entry.succeeded(found);
            return new Created(found, null);
        } finally {
            entry.unknown();
        }
    }

    private RuntimeException notFound() {
        return new DiagnosticException(Diagnostic.error(
                "Created Object Not Found",
                "Dokploy answered " + object.procedure()
                        + " without the ID of the new object, and does not list the object. Look for `"
                        + object.naturalKey() + "` in Dokploy and remove it, then run `terraform apply` again."));
    }

    /** Returns the id of the object that an earlier create has made; null if no earlier create was cut short. */
    private @Nullable String adopt(Map<String, String> siblings) {
        try {
            return session.journal().adopt(intent, siblings);
        } catch (AmbiguousCreateException several) {
            throw new DiagnosticException(Diagnostic.error(
                    "Ambiguous Result of an Interrupted Apply",
                    "An earlier apply in this directory was interrupted while it created `" + object.naturalKey()
                            + "`, and several objects match: " + String.join(", ", several.ids())
                            + ". Import the right one with an `import` block, or delete the ones that nothing"
                            + " needs, then run `terraform apply` again."));
        }
    }

    /** Returns the id of the object that is in the parent's list now and was not before; null if there is none. */
    private @Nullable String findNew(Set<String> before) {
        var candidates = new ArrayList<String>();
        for (var sibling : object.siblings().read().entrySet()) {
            var id = sibling.getKey();
            // An object whose name is its id has the same id again when it is made again.
            var isOther = session.managed().hasMade(id) && !id.equals(object.naturalKey());
            if (!before.contains(id) && !isOther && sibling.getValue().equals(object.naturalKey())) {
                candidates.add(id);
            }
        }
        if (candidates.size() > 1) {
            throw new DiagnosticException(Diagnostic.error(
                    "Ambiguous New Object",
                    "The connection was lost before Dokploy answered " + object.procedure()
                            + ", and several new objects `" + object.naturalKey() + "` exist: "
                            + String.join(", ", candidates)
                            + ". Import the right one with an `import` block, or delete the ones that nothing"
                            + " needs, then run `terraform apply` again."));
        }
        return candidates.isEmpty() ? null : candidates.getFirst();
    }
}
