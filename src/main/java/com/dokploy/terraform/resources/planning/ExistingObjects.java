package com.dokploy.terraform.resources.planning;

import com.dokploy.terraform.client.ApiError;
import com.dokploy.terraform.client.ApiException;
import com.dokploy.terraform.framework.ApplyRequest;
import com.dokploy.terraform.framework.Diagnostic;
import com.dokploy.terraform.framework.DiagnosticException;
import com.dokploy.terraform.framework.PlanRequest;
import com.dokploy.terraform.log.Log;
import com.dokploy.terraform.resources.session.Session;
import com.dokploy.terraform.resources.support.NewObject;
import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.schema.Values;
import com.dokploy.terraform.value.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Objects that the server has already in the place of a new one. Such an object will be taken over, where an apply that
 * was cut short has made it, or it can be imported. An object that is in Terraform's state, as far as this process
 * knows that, is no concern here: it may be the one that the new object replaces.
 */
public final class ExistingObjects {
    private static final String EXISTS = "Object Already Exists";
    /** The title of what is said of objects that an interrupted apply may have made. */
    public static final String POSSIBLE = "Possible Object of an Interrupted Apply";

    private static final String FOUND = "Object of an Interrupted Apply Found";

    private ExistingObjects() {}

    /** Whether a plan is for a new object of which these attributes are known, so that it can be looked for. */
    public static boolean isForNew(PlanRequest plan, Iterable<? extends Attribute<?>> attributes) {
        return isForNew(plan, plan.planned(), attributes);
    }

    /**
     * As {@link #isForNew(PlanRequest, Iterable)}, but with the values in {@code object}, of which more are known than
     * in the plan.
     */
    public static boolean isForNew(PlanRequest plan, Values object, Iterable<? extends Attribute<?>> attributes) {
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
     * Warns, in the plan of a new object, of objects that the server has in its place.
     *
     * @param schema the type of the object
     * @param key the attributes that tell the object apart, which are its natural key
     * @param object the place and the natural key of the new object; its siblings may have been read before
     */
    public static void warn(
            PlanRequest plan, Schema schema, List<? extends Attribute<?>> key, NewObject object, Session session) {
        warn(plan, schema, key, object, "", session);
    }

    /**
     * As the other {@code warn}, for an object whose import may be wrong in some cases; {@code exception} names these
     * cases, in full sentences.
     */
    public static void warn(
            PlanRequest plan,
            Schema schema,
            List<? extends Attribute<?>> key,
            NewObject object,
            String exception,
            Session session) {
        if (object.isInNewParent(session)) {
            return;
        }
        Map<String, String> there;
        try {
            there = object.siblings().read();
        } catch (ApiException unreadable) {
            if (unreadable.error() instanceof ApiError.NotFound) {
                plan.diagnostics().addAll(References.notFound(schema, plan.planned(), unreadable.error(), session));
            }
            // This look is advice only: the plan does not fail when it fails.
            Log.debug("siblings not read", "procedure", object.procedure(), "error", unreadable);
            return;
        }
        var alike = alike(object.naturalKey(), there, session);
        if (alike.isEmpty()) {
            return;
        }
        if (schema.isShownOnce()) {
            warnOfShownOnce(plan, schema, key, object, there, alike, session);
            return;
        }
        warn(plan, schema, key, object, there, offer(alike, key, schema) + paragraph(exception), session);
    }

    private static String paragraph(String sentences) {
        return sentences.isEmpty() ? "" : "\n\n" + sentences;
    }

    private static void warn(
            PlanRequest plan,
            Schema schema,
            List<? extends Attribute<?>> key,
            NewObject object,
            Map<String, String> there,
            String offer,
            Session session) {
        var explained = session.journal()
                .interrupted(object.intent(session), there, true)
                .explained();
        if (explained == null) {
            offerImport(plan, schema, key, offer);
            return;
        }
        plan.warning(
                key.getFirst(),
                FOUND,
                interrupted(object) + "The next apply adopts the object `" + explained
                        + "` instead of creating a second one.");
    }

    /** Nobody has the secret of an object that is there, so that it is never taken over. */
    private static void warnOfShownOnce(
            PlanRequest plan,
            Schema schema,
            List<? extends Attribute<?>> key,
            NewObject object,
            Map<String, String> there,
            List<String> alike,
            Session session) {
        var left = session.journal().interrupted(object.intent(session), there, false);
        if (left.noted() != null) {
            plan.warning(
                    key.getFirst(),
                    FOUND,
                    interrupted(object) + "Its secret is lost: the next apply deletes the object `" + left.noted()
                            + "` and creates another one.");
        } else if (left.possible().isEmpty()) {
            offerImport(plan, schema, key, offer(alike, key, schema));
        } else if (schema.isUnique()) {
            plan.error(
                    key.getFirst(),
                    POSSIBLE,
                    possible(object.naturalKey(), left.possible()) + " Dokploy refuses a second one.");
        } else {
            plan.warning(
                    key.getFirst(),
                    POSSIBLE,
                    possible(object.naturalKey(), left.possible()) + " The next apply creates another one.");
        }
    }

    private static String interrupted(NewObject object) {
        return "An earlier apply in this directory was interrupted after it created `" + object.naturalKey()
                + "`, before Terraform could save it. ";
    }

    /** Returns the text that says which objects an interrupted apply may have made, and what to do with them. */
    public static String possible(String naturalKey, List<String> ids) {
        return "An earlier apply in this directory was interrupted while it created `" + naturalKey
                + "`. Since then, that apply or another user has created `" + String.join("`, `", ids)
                + "` with the same name. Terraform does not have the secret and does not delete what may belong to"
                + " others. If nothing uses "
                + (ids.size() == 1 ? "the object, delete it" : "these objects, delete them")
                + " in Dokploy.";
    }

    private static void offerImport(PlanRequest plan, Schema schema, List<? extends Attribute<?>> key, String offer) {
        if (schema.isUnique()) {
            plan.error(key.getFirst(), EXISTS, offer);
        } else {
            plan.warning(key.getFirst(), EXISTS, offer);
        }
    }

    /** Returns the ids of the objects that have the same natural key and are not Terraform's. */
    private static List<String> alike(String naturalKey, Map<String, String> there, Session session) {
        var alike = new ArrayList<String>();
        for (var sibling : there.entrySet()) {
            var id = sibling.getKey();
            var isManaged = session.managed().contains(id);
            if (sibling.getValue().equals(naturalKey) && !isManaged) {
                alike.add(id);
            }
        }
        return alike;
    }

    /**
     * Writes an object. Throws a DiagnosticException that says so if the server refuses the object because another one has
     * its key, of which the server says only that its database refused the values (v0.30.2).
     *
     * @param object the object; its siblings are read when it was refused
     */
    public static <T> T writing(
            Schema schema,
            List<? extends Attribute<?>> key,
            NewObject object,
            ApplyRequest request,
            Session session,
            Supplier<T> write) {
        try {
            return write.get();
        } catch (ApiException refused) {
            var namesake = schema.isUnique() && refused.error().isOfDatabase() ? namesake(object, request) : null;
            if (namesake == null) {
                throw refused;
            }
            var text = namesake.equals(request.formerId())
                    ? replaced(namesake, key, schema)
                    : session.managed().contains(namesake)
                            ? managed(namesake, key, schema)
                            : offer(List.of(namesake), key, schema);
            throw new DiagnosticException(
                    Diagnostic.error(Path.of(key.getFirst().name()), EXISTS, text));
        }
    }

    /** Returns the id of another object that has the key; null if there is none, or the server does not tell. */
    private static @Nullable String namesake(NewObject object, ApplyRequest request) {
        var prior = request.priorOrNull();
        var id = prior == null ? null : Values.id(prior.values());
        try {
            for (var sibling : object.siblings().read().entrySet()) {
                if (sibling.getValue().equals(object.naturalKey())
                        && !sibling.getKey().equals(id)) {
                    return sibling.getKey();
                }
            }
        } catch (ApiException unreadable) {
            Log.debug("siblings not read", "procedure", object.procedure(), "error", unreadable);
        }
        return null;
    }

    private static String replaced(String namesake, List<? extends Attribute<?>> key, Schema schema) {
        return "The " + schema.name() + " that is to be replaced, `" + namesake + "`, has the same "
                + DuplicateNames.names(key) + ", and Dokploy refuses a second one. With `create_before_destroy`"
                + " Terraform creates the new one first: remove that argument, or change " + DuplicateNames.names(key)
                + ".";
    }

    private static String managed(String namesake, List<? extends Attribute<?>> key, Schema schema) {
        return "Another " + schema.name() + " that Terraform manages has the same " + DuplicateNames.names(key) + ": `"
                + namesake + "`. Dokploy refuses a second one. If this apply destroys the other one, run `terraform"
                + " apply` again; if not, remove one of them, or change " + DuplicateNames.names(key) + ".";
    }

    /**
     * Returns the text that says which objects are there already and how to import one, and, for types that must be
     * unique, that there cannot be another one.
     */
    public static String offer(List<String> alike, List<? extends Attribute<?>> key, Schema schema) {
        var single = alike.size() == 1;
        var there = "Dokploy already has "
                + (single ? "a " + schema.name() : alike.size() + " objects of the type " + schema.name())
                + " with the same " + DuplicateNames.names(key) + ": `" + String.join("`, `", alike)
                + "`. ";
        var wanted = schema.isUnique()
                ? (schema.isOverwritten()
                                ? "Dokploy would overwrite it instead of creating a second one"
                                : "Dokploy refuses a second one")
                        + ": change " + DuplicateNames.names(key) + ", or import the existing one"
                : "This plan creates another one. To manage "
                        + (single ? "the existing one" : "one of the existing ones") + ", import it";
        return there + wanted + ":\n\nimport {\n  to = " + schema.name() + ".NAME\n  id = \"" + alike.getFirst()
                + "\"\n}\n\nReplace NAME with the name of the resource in the configuration.";
    }
}
