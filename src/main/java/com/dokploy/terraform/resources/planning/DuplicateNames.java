package com.dokploy.terraform.resources.planning;

import com.dokploy.terraform.framework.PlanRequest;
import com.dokploy.terraform.resources.session.PlanRegistry.Claimant;
import com.dokploy.terraform.resources.session.PlanRegistry.Subject;
import com.dokploy.terraform.resources.session.Session;
import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.schema.Values;
import java.util.ArrayList;
import java.util.List;

/**
 * New objects of one plan that are called the same in the same place. Most of them Dokploy takes (v0.30.2), and nothing
 * tells them apart from then on; those of a unique type it refuses.
 */
public final class DuplicateNames {
    private DuplicateNames() {}

    /**
     * Tells, in a plan, that others of the plan have the same name, unless all of them have it already. Where the place is
     * yet to be made nothing is certain: then the apply tells.
     *
     * @param planned what is planned, with what the apply would find out but the server can tell by now
     * @param owners the attributes that say where the object belongs
     * @param key the attributes that tell it apart there
     */
    public static void warn(
            PlanRequest plan,
            Values planned,
            Session session,
            Schema schema,
            Iterable<? extends Attribute<?>> owners,
            List<? extends Attribute<?>> key) {
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
        if (!session.registry().claim(Subject.NAME, what.toString(), claimant).isEmpty()) {
            // Not an error even where the server refuses the second: this may be the same object, planned once more.
            plan.warning(
                    key.getFirst(),
                    "Duplicate Object",
                    "Another " + schema.name() + " of this plan has the same " + names(key) + " in the same place. "
                            + (schema.isUnique()
                                    ? "Dokploy refuses the second."
                                    : "Dokploy takes both, and then neither Dokploy nor an import nor a data source can tell"
                                            + " them apart.")
                            + " Remove one of them, or change " + names(key) + ".");
        }
    }

    /** Whether this session has made the object, so that it has claimed everything as a new one without an id. */
    static boolean isMade(PlanRequest plan, Session session) {
        var id = plan.formerId();
        return !plan.isCreate() && id != null && session.journal().isNew(id);
    }

    private static void append(StringBuilder text, Values planned, Attribute<?> attribute) {
        text.append(' ').append(attribute.name()).append('=').append(planned.value(attribute));
    }

    /** Attributes as a text names them. */
    public static String names(List<? extends Attribute<?>> attributes) {
        return String.join(
                ", ", attributes.stream().map(each -> "`" + each.name() + "`").toList());
    }
}
