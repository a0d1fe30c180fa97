package com.dokploy.terraform.resources.planning;

import com.dokploy.terraform.framework.PlanRequest;
import com.dokploy.terraform.resources.session.PlanRegistry.Claimant;
import com.dokploy.terraform.resources.session.PlanRegistry.Subject;
import com.dokploy.terraform.resources.session.Session;
import com.dokploy.terraform.schema.Attribute;

/**
 * Refuses objects that are written inside their owner and as resources of their own at once: the owner removes whatever
 * it does not list, so that every apply would undo the one before. Both sides note in their plans what they write, in
 * any order. Terraform plans once more while it applies: then the id of an owner that was new in the plan is known.
 */
public final class InlineConflicts {
    /** The word for environment variables. */
    public static final String VARIABLES = "env";

    private static final String TITLE = "Managed in Two Places";

    private InlineConflicts() {}

    /**
     * Notes that an owner lists objects of a kind.
     *
     * @param attribute the attribute that lists them
     * @param kind the kind of the listed objects, in the same word as in {@link #beside}
     * @param isListed whether the configuration has the attribute, even as an empty list
     * @param owner the id of the owner
     * @param label the owner in words
     */
    public static void inside(
            PlanRequest plan,
            Session session,
            Attribute<?> attribute,
            String kind,
            boolean isListed,
            String owner,
            String label) {
        var registry = session.planRegistry();
        var claimant = claimant(attribute, owner, label);
        if (!isListed) {
            registry.withdraw(Subject.INSIDE_OWNER, of(kind, owner), claimant);
            return;
        }
        registry.claim(Subject.INSIDE_OWNER, of(kind, owner), claimant);
        for (var beside : registry.claimants(Subject.BESIDE_OWNER, of(kind, owner))) {
            if (beside.id() == null || !registry.isToBeRemoved(beside.id())) {
                plan.error(attribute, TITLE, detail(claimant, beside, kind));
                return;
            }
        }
    }

    /** Notes what an owner that was just made lists, for objects that are planned after it in the same apply. */
    public static void inside(Session session, Attribute<?> attribute, String kind, String owner, String label) {
        session.planRegistry().claim(Subject.INSIDE_OWNER, of(kind, owner), claimant(attribute, owner, label));
    }

    /**
     * Notes an object that is a resource of its own.
     *
     * @param attribute the attribute that holds the id of the owner
     * @param label the resource in words
     */
    public static void beside(
            PlanRequest plan, Session session, Attribute<?> attribute, String kind, String owner, String label) {
        var registry = session.planRegistry();
        var claimant = new Claimant(plan.formerId(), label);
        registry.claim(Subject.BESIDE_OWNER, of(kind, owner), claimant);
        var inside = registry.claimants(Subject.INSIDE_OWNER, of(kind, owner));
        if (!inside.isEmpty()) {
            plan.error(attribute, TITLE, detail(inside.getFirst(), claimant, kind));
        }
    }

    private static String detail(Claimant inside, Claimant beside, String kind) {
        return inside.label() + " is set, so each apply removes everything that it does not contain, and "
                + beside.label() + " is managed separately. "
                + (kind.equals(VARIABLES)
                        ? "Set `env_authoritative = false` next to " + inside.label()
                                + ", or set all variables in one place."
                        : "Either add the object to " + inside.label()
                                + " and remove the separate resource, or remove the attribute and define each of its"
                                + " objects as a separate resource.");
    }

    private static Claimant claimant(Attribute<?> attribute, String owner, String label) {
        return new Claimant(owner, "`" + attribute.name() + "` of " + label);
    }

    private static String of(String kind, String owner) {
        return kind + " of " + owner;
    }
}
