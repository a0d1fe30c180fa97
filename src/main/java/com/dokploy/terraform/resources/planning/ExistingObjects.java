package com.dokploy.terraform.resources.planning;

import com.dokploy.terraform.client.ApiError;
import com.dokploy.terraform.client.ApiException;
import com.dokploy.terraform.framework.PlanRequest;
import com.dokploy.terraform.log.Log;
import com.dokploy.terraform.resources.session.Session;
import com.dokploy.terraform.resources.support.NewObject;
import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.schema.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What the server has already in the place of a new object: it will be taken over, where an apply that was cut short has
 * made it, or it can be imported. An object that is in Terraform's state, as far as this process knows that, is no concern
 * here: it may be the one that the new object replaces.
 */
public final class ExistingObjects {
    private ExistingObjects() {}

    /** Whether a plan is for a new object of which these attributes are known, so that it can be looked for. */
    public static boolean isForNew(PlanRequest plan, Iterable<? extends Attribute<?>> attributes) {
        return isForNew(plan, plan.planned(), attributes);
    }

    /** The same of an object of which more is known than the plan may say. */
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
     * Tells, in the plan of a new object, what is there in its place.
     *
     * @param schema the type of the object
     * @param key the attributes that tell it apart, which are its natural key
     * @param object where it will be; siblings that were read before will do
     */
    public static void warn(
            PlanRequest plan, Schema schema, List<? extends Attribute<?>> key, NewObject object, Session session) {
        warn(plan, schema, key, object, "", session);
    }

    /** The same, where an import of what is there may be wrong; {@code exception} says when, as sentences. */
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
            // A plan that only looks further than it must does not fail for it.
            Log.debug("siblings not read", "procedure", object.procedure(), "error", unreadable);
            return;
        }
        var alike = alike(object.naturalKey(), there, session);
        if (alike.isEmpty()) {
            return;
        }
        var explained = session.journal().explains(object.intent(session), there);
        var offer = offer(alike, key, schema) + (exception.isEmpty() ? "" : "\n\n" + exception);
        if (explained != null) {
            plan.warning(
                    key.getFirst(),
                    "An interrupted apply has made it already",
                    takenOver(object.naturalKey(), explained));
        } else if (schema.isUnique()) {
            plan.error(key.getFirst(), "Object Already Exists", offer);
        } else {
            plan.warning(key.getFirst(), "Object Already Exists", offer);
        }
    }

    /** The ids of those that are called the same and are not Terraform's. */
    private static List<String> alike(String naturalKey, Map<String, String> there, Session session) {
        var alike = new ArrayList<String>();
        for (var sibling : there.entrySet()) {
            var id = sibling.getKey();
            var isOurs = session.journal().hasMade(id) || session.journal().isInState(id);
            if (sibling.getValue().equals(naturalKey) && !isOurs) {
                alike.add(id);
            }
        }
        return alike;
    }

    private static String takenOver(String naturalKey, String id) {
        return "An earlier apply in this directory asked for `" + naturalKey + "` and was cut short before"
                + " Terraform could note it. This apply takes over what came of it, `" + id
                + "`, and makes nothing twice.";
    }

    /** What is there already and how to import it; where the server refuses another one, that as well. */
    public static String offer(List<String> alike, List<? extends Attribute<?>> key, Schema schema) {
        var single = alike.size() == 1;
        var there = "Dokploy has " + (single ? "one" : alike.size()) + " with the same " + DuplicateNames.names(key)
                + " here: `" + String.join("`, `", alike) + "`. ";
        var wanted = schema.isUnique()
                ? "It refuses another one: change " + DuplicateNames.names(key) + ", or import the one that is there"
                : "This plan asks for another one beside " + (single ? "it" : "them") + ". To manage "
                        + (single ? "the one that is" : "one of those that are") + " there, import it";
        return there + wanted + ":\n\nimport {\n  to = " + schema.name() + ".NAME\n  id = \"" + alike.getFirst()
                + "\"\n}\n\nNAME stands for the name of the resource in the configuration.";
    }
}
