package com.dokploy.terraform.resources.planning;

import com.dokploy.terraform.framework.PlanRequest;
import com.dokploy.terraform.resources.session.PlanRegistry.Claimant;
import com.dokploy.terraform.resources.session.PlanRegistry.Use;
import com.dokploy.terraform.resources.session.Session;
import com.dokploy.terraform.schema.Attribute;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Refuses to keep an object as a resource of its own that its owner removes in the same plan, as when it is moved out
 * of its owner with an {@code import} block: the owner removes it, and nothing would make it again. Both sides note in
 * their plans what they do, in any order.
 */
public final class InlineRemovals {
    private InlineRemovals() {}

    /**
     * Notes the objects that an owner removes.
     *
     * @param attribute the attribute that listed them
     * @param kind the kind of the removed objects, in the same word as in {@link #keep}
     * @param keys the natural key of each, which tells it from the others of the owner
     * @param owner the id of the owner
     * @param label the owner in words
     */
    public static void remove(
            PlanRequest plan,
            Session session,
            Attribute<?> attribute,
            String kind,
            Set<String> keys,
            String owner,
            String label) {
        var registry = session.planRegistry();
        var claimant = new Claimant(owner, "`" + attribute.name() + "` of " + label);
        var kept = new ArrayList<String>();
        for (var key : keys) {
            registry.addUser(Use.REMOVED_BY_OWNER, of(kind, key, owner), claimant);
            for (var keeper : registry.users(Use.KEPT_BESIDE_OWNER, of(kind, key, owner))) {
                kept.add(keeper.label());
            }
        }
        refuse(plan, attribute, kind, claimant, kept);
    }

    /**
     * Notes the objects that a resource of its own keeps as they are.
     *
     * @param attribute the attribute that holds the id of the owner
     * @param labels the objects in words, by their natural keys
     */
    public static void keep(
            PlanRequest plan,
            Session session,
            Attribute<?> attribute,
            String kind,
            Map<String, String> labels,
            String owner) {
        var registry = session.planRegistry();
        var removed = new ArrayList<String>();
        var removers = new ArrayList<Claimant>();
        for (var kept : labels.entrySet()) {
            var element = of(kind, kept.getKey(), owner);
            registry.addUser(Use.KEPT_BESIDE_OWNER, element, new Claimant(plan.formerId(), kept.getValue()));
            var found = registry.users(Use.REMOVED_BY_OWNER, element);
            if (!found.isEmpty()) {
                removed.add(kept.getValue());
                removers.addAll(found);
            }
        }
        if (!removers.isEmpty()) {
            refuse(plan, attribute, kind, removers.getFirst(), removed);
        }
    }

    /** Whether the plan of an owner removes the object that is to be made as a resource of its own. */
    public static boolean isRemoved(Session session, String kind, String key, String owner) {
        return !session.planRegistry()
                .users(Use.REMOVED_BY_OWNER, of(kind, key, owner))
                .isEmpty();
    }

    private static void refuse(
            PlanRequest plan, Attribute<?> attribute, String kind, Claimant owner, List<String> labels) {
        if (!labels.isEmpty()) {
            plan.error(
                    attribute,
                    "Object Removed in the Same Apply",
                    owner.label() + " no longer contains " + String.join(", ", labels)
                            + ". This apply removes the object from the server, so it cannot be imported at the same"
                            + " time. Remove the `import` block of the separate resource (or, if the import is already"
                            + " done, run `terraform state rm ADDRESS`). The apply then creates the object again with"
                            + " the same values."
                            + (kind.equals("mounts") ? " The data of a volume or host directory stays." : ""));
        }
    }

    private static String of(String kind, String key, String owner) {
        return kind + " " + key + " of " + owner;
    }
}
