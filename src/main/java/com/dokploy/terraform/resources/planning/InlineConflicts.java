package com.dokploy.terraform.resources.planning;

import com.dokploy.terraform.framework.PlanRequest;
import com.dokploy.terraform.resources.session.PlanRegistry.Claimant;
import com.dokploy.terraform.resources.session.PlanRegistry.Subject;
import com.dokploy.terraform.resources.session.Session;
import com.dokploy.terraform.schema.Attribute;

/**
 * Refuses what is written inside its owner and as a resource of its own at once: the owner removes whatever it does not
 * list, so that every apply would undo the one before. Both sides say what they write when they are planned, in any
 * order. Terraform plans once more while it applies: then the id of an owner that was new in the plan is known.
 */
public final class InlineConflicts {
    /** The word for environment variables. */
    public static final String VARIABLES = "env";

    private static final String TITLE = "Managed in Two Places";

    private InlineConflicts() {}

    /**
     * Notes what an owner lists.
     *
     * @param attribute the attribute that lists it
     * @param kind what is listed, in the same word as in {@link #beside}
     * @param isListed whether the configuration lists any, even none at all
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
        var registry = session.registry();
        var claimant = claimant(attribute, owner, label);
        if (!isListed) {
            registry.withdraw(Subject.INSIDE_OWNER, of(kind, owner), claimant);
            return;
        }
        registry.claim(Subject.INSIDE_OWNER, of(kind, owner), claimant);
        for (var beside : registry.claimants(Subject.BESIDE_OWNER, of(kind, owner))) {
            if (beside.id() == null || !registry.isLeaving(beside.id())) {
                plan.error(attribute, TITLE, detail(claimant, beside, kind));
                return;
            }
        }
    }

    /** Notes what an owner lists that was just made, for what is planned behind it in the same apply. */
    public static void inside(Session session, Attribute<?> attribute, String kind, String owner, String label) {
        session.registry().claim(Subject.INSIDE_OWNER, of(kind, owner), claimant(attribute, owner, label));
    }

    /**
     * Notes what is a resource of its own.
     *
     * @param attribute the attribute that holds the id of the owner
     * @param label the resource in words
     */
    public static void beside(
            PlanRequest plan, Session session, Attribute<?> attribute, String kind, String owner, String label) {
        var registry = session.registry();
        var claimant = new Claimant(plan.formerId(), label);
        registry.claim(Subject.BESIDE_OWNER, of(kind, owner), claimant);
        var inside = registry.claimants(Subject.INSIDE_OWNER, of(kind, owner));
        if (!inside.isEmpty()) {
            plan.error(attribute, TITLE, detail(inside.getFirst(), claimant, kind));
        }
    }

    private static String detail(Claimant inside, Claimant beside, String kind) {
        return inside.label() + " and " + beside.label() + " manage the same objects. " + inside.label()
                + " removes whatever it does not list, so that each apply would undo the one before. Use one of them: "
                + (kind.equals(VARIABLES)
                        ? "set `env_authoritative = false` there, or write all variables in one place."
                        : "write all of them there, or remove that attribute and make each one a resource of its own.");
    }

    private static Claimant claimant(Attribute<?> attribute, String owner, String label) {
        return new Claimant(owner, "`" + attribute.name() + "` of " + label);
    }

    private static String of(String kind, String owner) {
        return kind + " of " + owner;
    }
}
