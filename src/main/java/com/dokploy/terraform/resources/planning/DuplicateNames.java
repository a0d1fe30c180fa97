package com.dokploy.terraform.resources.planning;

import com.dokploy.terraform.framework.PlanRequest;
import com.dokploy.terraform.resources.session.PlanRegistry.Claimant;
import com.dokploy.terraform.resources.session.PlanRegistry.Subject;
import com.dokploy.terraform.resources.session.Session;
import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.Rule;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.schema.Values;
import com.dokploy.terraform.value.Value;
import java.util.ArrayList;
import java.util.List;

/**
 * New objects of one plan that have the same name in the same place. Dokploy takes most of them (v0.30.2), and nothing
 * tells them apart from then on; it refuses those of a type whose names must be unique.
 */
public final class DuplicateNames {
    private DuplicateNames() {}

    /**
     * Warns, in a plan, that other objects of the plan have the same name, unless all of them have it already. Where
     * the place is yet to be made nothing is certain: then the apply tells.
     *
     * @param planned the planned values, completed by those that the server can tell now
     * @param owners the attributes that say where the object belongs
     * @param key the attributes that tell the object from others in the same place
     */
    public static void warn(
            PlanRequest plan,
            Values planned,
            Session session,
            Schema schema,
            Iterable<? extends Attribute<?>> owners,
            List<? extends Attribute<?>> key) {
        warn(plan, planned, session, schema, owners, key, consequence(schema));
    }

    /**
     * Warns, in a plan, that another object of the plan has the same key, for objects of which the server has but one
     * for each key: both would manage the same.
     *
     * @param key the attributes that say what is managed
     */
    public static void warnOfShared(
            PlanRequest plan, Session session, Schema schema, List<? extends Attribute<?>> key) {
        var consequence = "Both manage the same, so each of them undoes what the other one does.";
        warn(plan, plan.planned(), session, schema, List.of(), key, consequence);
    }

    private static void warn(
            PlanRequest plan,
            Values planned,
            Session session,
            Schema schema,
            Iterable<? extends Attribute<?>> owners,
            List<? extends Attribute<?>> key,
            String consequence) {
        var attributes = new ArrayList<Attribute<?>>(key);
        owners.forEach(attributes::add);
        var what = new StringBuilder(schema.name());
        var isChange = plan.isCreate();
        for (var attribute : attributes) {
            if (planned.value(attribute).isUnknown()) {
                return;
            }
            isChange |= plan.changes(attribute);
            append(what, planned, attribute);
        }
        if (isMade(plan, session)) {
            return;
        }
        var claimant = new Claimant(plan.formerId(), schema.name(), isChange);
        if (!session.planRegistry()
                .claim(Subject.NAME, what.toString(), claimant)
                .isEmpty()) {
            // Not an error even where the server refuses the second: this may be the same object, planned once more.
            plan.warning(
                    key.getFirst(),
                    "Duplicate Object",
                    "This plan has another " + schema.name() + " with the same " + names(key) + ". "
                            + consequence
                            + " Remove one of them, or change " + names(key) + ".");
        }
    }

    private static String consequence(Schema schema) {
        if (schema.isOverwritten()) {
            return "There can be only one, so the apply of the second one fails.";
        }
        return schema.isUnique()
                ? "Dokploy refuses the second one."
                : "Dokploy accepts both, but then neither an import nor a data source can tell them apart.";
    }

    /** Whether this session has made the object, so that it has claimed everything as a new one without an id. */
    public static boolean isMade(PlanRequest plan, Session session) {
        var id = plan.formerId();
        return !plan.isCreate() && id != null && session.managed().isNew(id);
    }

    private static void append(StringBuilder text, Values planned, Attribute<?> attribute) {
        var value = planned.value(attribute);
        text.append(' ').append(attribute.name()).append('=');
        var canonical =
                value instanceof Value.Text(var spelling) ? attribute.format().canonical(spelling) : null;
        text.append(canonical == null ? value : canonical);
    }

    /** Returns the names of attributes as one text, for a message. */
    public static String names(List<? extends Attribute<?>> attributes) {
        return Rule.named(attributes, "and");
    }
}
