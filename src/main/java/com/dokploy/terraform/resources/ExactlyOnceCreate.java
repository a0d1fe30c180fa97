package com.dokploy.terraform.resources;

import com.dokploy.terraform.client.ApiError;
import com.dokploy.terraform.client.ApiException;
import com.dokploy.terraform.framework.AlreadyCreatedException;
import com.dokploy.terraform.framework.Diagnostic;
import com.dokploy.terraform.framework.DiagnosticException;
import com.dokploy.terraform.framework.PlanRequest;
import com.dokploy.terraform.journal.AmbiguousCreateException;
import com.dokploy.terraform.journal.CreateIntent;
import com.dokploy.terraform.journal.CreateJournal;
import com.dokploy.terraform.log.Log;
import com.dokploy.terraform.resources.planning.DuplicateNames;
import com.dokploy.terraform.resources.planning.References;
import com.dokploy.terraform.resources.session.Session;
import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.schema.Values;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes an object exactly once. Names are not unique on a Dokploy server, so when the reply to a create is lost, the new
 * object is what the parent's list has more than before; it is adopted, never made twice. Each create stands in the
 * {@link CreateJournal} until the state holds its object, so that the same goes for a create that ended with its process.
 */
public final class ExactlyOnceCreate {
    /** The objects beside the one to be made: their ids, and what tells them apart (a name, a host and path). */
    public interface Siblings {
        /** Reads the list from the server. */
        Map<String, String> read();
    }

    private final Session session;
    private final String procedure;
    private final String idPointer;
    /** When what is there already is not to be imported; empty for never. */
    private final String exception;

    /**
     * Prepares a creation.
     *
     * @param procedure the procedure that makes the object
     * @param idPointer where in its reply the id stands, as {@code /projectId}; empty if its reply says nothing
     */
    public ExactlyOnceCreate(Session session, String procedure, String idPointer) {
        this(session, procedure, idPointer, "");
    }

    private ExactlyOnceCreate(Session session, String procedure, String idPointer, String exception) {
        this.session = session;
        this.procedure = procedure;
        this.idPointer = idPointer;
        this.exception = exception;
    }

    /** The same, where an import of what is there already may be wrong; {@code exception} says when, as sentences. */
    public ExactlyOnceCreate unless(String exception) {
        return new ExactlyOnceCreate(session, procedure, idPointer, exception);
    }

    /**
     * Makes the object of a resource.
     *
     * @param body what to send
     * @param naturalKey what tells it apart among its siblings; no secret
     * @param siblings how to list them
     * @return its id, and the server's reply unless that was lost
     * @throws AlreadyCreatedException when an earlier create that was cut short has made it
     */
    public Created make(ObjectNode body, String naturalKey, Siblings siblings) {
        return make(body, body, naturalKey, siblings);
    }

    /**
     * Makes the object of a resource whose body names more than its parents.
     *
     * @param parents what identifies the parents in the body
     * @param body what to send
     * @param naturalKey what tells it apart among its siblings; no secret
     * @param siblings how to list them
     * @return its id, and the server's reply unless that was lost
     * @throws AlreadyCreatedException when an earlier create that was cut short has made it
     */
    public Created make(ObjectNode parents, ObjectNode body, String naturalKey, Siblings siblings) {
        var intent = intent(parents, naturalKey);
        // Two that are alike in everything could not be told apart by what is new.
        return session.exclusively(intent, () -> {
            session.journal().awaitOrphanedProcess(intent, session.dokploy()::pause);
            var before = isInNewParent(intent) ? Map.<String, String>of() : siblings.read();
            var left = taken(intent, before);
            if (left != null) {
                throw new AlreadyCreatedException(left);
            }
            return make(body, intent, before.keySet(), siblings);
        });
    }

    /**
     * Makes something that belongs to an object which Terraform has already, and is found again by looking at that. What
     * an interrupted apply left of it is no concern here.
     *
     * @param body what to send
     * @param naturalKey what tells it apart among its siblings; no secret
     * @param siblings how to list them
     * @return its id, and the server's reply unless that was lost
     */
    public Created makePart(ObjectNode body, String naturalKey, Siblings siblings) {
        var intent = intent(body, naturalKey);
        return session.exclusively(
                intent, () -> make(body, intent, siblings.read().keySet(), siblings));
    }

    private Created make(ObjectNode body, CreateIntent intent, Set<String> before, Siblings siblings) {
        var entry = session.journal().open(intent, before);
        try {
            var reply = session.dokploy().mutate(procedure, body);
            var id = reply.at(idPointer).asText();
            if (!id.isEmpty()) {
                entry.succeeded(id);
                return new Created(id, reply);
            }
            var found = added(before, intent.naturalKey(), siblings);
            if (found == null) {
                throw new DiagnosticException(Diagnostic.error(
                        "Created, but nowhere to be found",
                        procedure + " answered without an id, and the new object is not in its parent's list."
                                + " Look for `" + intent.naturalKey()
                                + "` in Dokploy and remove it, then apply again."));
            }
            entry.succeeded(found);
            return new Created(found, null);
        } catch (ApiException failure) {
            if (!failure.error().mayHaveHappened()) {
                entry.failed();
                throw failure;
            }
            var found = added(before, intent.naturalKey(), siblings);
            if (found == null) {
                throw failure;
            }
            entry.succeeded(found);
            return new Created(found, null);
        } finally {
            entry.unknown();
        }
    }

    /** Whether a plan is for a new object of which these attributes are known, so that it can be looked for. */
    public static boolean isForNew(PlanRequest plan, Iterable<? extends Attribute<?>> attributes) {
        return isForNew(plan, plan.planned(), attributes);
    }

    /** The same of an object of which more is known than the plan may say. */
    static boolean isForNew(PlanRequest plan, Values object, Iterable<? extends Attribute<?>> attributes) {
        if (!plan.isCreate()) {
            return false;
        }
        for (var attribute : attributes) {
            if (object.value(attribute).isUnknown()) {
                return false;
            }
        }
        return true;
    }

    /**
     * Tells, in the plan of a new object, what is there in its place: that it will be taken over, or how to import it.
     * An object that is in Terraform's state, as far as this process knows that, is no concern here: it may be the one
     * that the new object replaces.
     *
     * @param schema the type of the object
     * @param parents what identifies the parents in the body of the create
     * @param key the attributes that tell the object apart
     * @param naturalKey their values, in the words of the siblings
     * @param siblings how to list the objects beside it; a list that was read before will do
     */
    public void warnOfDuplicates(
            PlanRequest plan,
            Schema schema,
            ObjectNode parents,
            List<? extends Attribute<?>> key,
            String naturalKey,
            Siblings siblings) {
        var intent = intent(parents, naturalKey);
        if (isInNewParent(intent)) {
            return;
        }
        Map<String, String> there;
        try {
            there = siblings.read();
        } catch (ApiException unreadable) {
            if (unreadable.error() instanceof ApiError.NotFound) {
                plan.diagnostics().addAll(References.notFound(schema, plan.planned(), unreadable.error(), session));
            }
            // A plan that only looks further than it must does not fail for it.
            Log.debug("siblings not read", "procedure", procedure, "error", unreadable);
            return;
        }
        var duplicates = duplicates(naturalKey, there);
        if (duplicates.isEmpty()) {
            return;
        }
        var explained = session.journal().explains(intent, there);
        var offer = offered(duplicates, key, schema) + (exception.isEmpty() ? "" : "\n\n" + exception);
        if (explained == null && schema.isUnique()) {
            plan.error(key.getFirst(), "Object Already Exists", offer);
        } else if (explained == null) {
            plan.warning(key.getFirst(), "Object Already Exists", offer);
        } else {
            plan.warning(key.getFirst(), "An interrupted apply has made it already", takenOver(naturalKey, explained));
        }
    }

    private static String takenOver(String naturalKey, String id) {
        return "An earlier apply in this directory asked for `" + naturalKey + "` and was cut short before"
                + " Terraform could note it. This apply takes over what came of it, `" + id
                + "`, and makes nothing twice.";
    }

    private List<String> duplicates(String naturalKey, Map<String, String> there) {
        var duplicates = new ArrayList<String>();
        for (var sibling : there.entrySet()) {
            var id = sibling.getKey();
            var isOurs = session.journal().hasMade(id) || session.journal().isInState(id);
            if (sibling.getValue().equals(naturalKey) && !isOurs) {
                duplicates.add(id);
            }
        }
        return duplicates;
    }

    /** Whether this very apply has made the parent: then what is in it is its own, and need not be looked at. */
    private boolean isInNewParent(CreateIntent intent) {
        for (var parent : intent.parents().values()) {
            if (session.journal().isNew(parent)) {
                return true;
            }
        }
        return false;
    }

    /** What is there already and how to import it; where the server refuses another one, that as well. */
    public static String offered(List<String> duplicates, List<? extends Attribute<?>> key, Schema schema) {
        var single = duplicates.size() == 1;
        var there = "Dokploy has " + (single ? "one" : duplicates.size()) + " with the same "
                + DuplicateNames.names(key) + " here: `" + String.join("`, `", duplicates) + "`. ";
        var wanted = schema.isUnique()
                ? "It refuses another one: change " + DuplicateNames.names(key) + ", or import the one that is there"
                : "This plan asks for another one beside " + (single ? "it" : "them") + ". To manage "
                        + (single ? "the one that is" : "one of those that are") + " there, import it";
        return there + wanted + ":\n\nimport {\n  to = " + schema.name() + ".NAME\n  id = \"" + duplicates.getFirst()
                + "\"\n}\n\nNAME stands for the name of the resource in the configuration.";
    }

    /**
     * What was made.
     *
     * @param id the id of the new object
     * @param reply what the server answered; null if the answer was lost or says nothing
     */
    public record Created(String id, @Nullable JsonNode reply) {}

    /** Parents are known by the ids that a body names; nothing else of it is kept. */
    private CreateIntent intent(ObjectNode body, String naturalKey) {
        var parents = new LinkedHashMap<String, String>();
        for (var field : body.properties()) {
            if (field.getKey().endsWith("Id") && field.getValue().isTextual()) {
                parents.put(field.getKey(), field.getValue().asText());
            }
        }
        return new CreateIntent(session.dokploy().endpoint(), procedure, parents, naturalKey);
    }

    private @Nullable String taken(CreateIntent intent, Map<String, String> siblings) {
        try {
            return session.journal().take(intent, siblings);
        } catch (AmbiguousCreateException several) {
            throw new DiagnosticException(Diagnostic.error(
                    "Cannot tell what an interrupted apply has made",
                    "An earlier apply in this directory asked for `" + intent.naturalKey()
                            + "` and was cut short. Several objects"
                            + " could have come of it: " + String.join(", ", several.ids())
                            + ". Remove the ones that nobody needs, or import the right one, then apply again."));
        }
    }

    private @Nullable String added(Set<String> before, String naturalKey, Siblings siblings) {
        var candidates = new ArrayList<String>();
        for (var sibling : siblings.read().entrySet()) {
            var id = sibling.getKey();
            if (!before.contains(id)
                    && !session.journal().hasMade(id)
                    && sibling.getValue().equals(naturalKey)) {
                candidates.add(id);
            }
        }
        if (candidates.size() > 1) {
            throw new DiagnosticException(Diagnostic.error(
                    "Cannot tell which object is new",
                    "The reply to " + procedure + " was lost, and several objects `" + naturalKey
                            + "` appeared meanwhile: "
                            + String.join(", ", candidates) + ". Remove the ones that nobody needs, or import the"
                            + " right one, then apply again."));
        }
        return candidates.isEmpty() ? null : candidates.getFirst();
    }

    /** Reads siblings from a list in the server's JSON. */
    public static Map<String, String> list(Iterable<JsonNode> array, String idField, String naturalKeyField) {
        var siblings = new LinkedHashMap<String, String>();
        for (var item : array) {
            siblings.put(item.path(idField).asText(), item.path(naturalKeyField).asText());
        }
        return siblings;
    }
}
