package com.dokploy.terraform.resources;

import com.dokploy.terraform.client.Dokploy;
import com.dokploy.terraform.framework.Attribute;
import com.dokploy.terraform.framework.Plan;
import com.dokploy.terraform.framework.Schema;
import com.dokploy.terraform.resources.PlanRegistry.Claimant;
import java.util.List;

/**
 * New objects of one plan that are called the same in the same place. Dokploy takes them all (v0.30.2), and nothing
 * tells them apart from then on.
 */
public final class Twins {
    private Twins() {}

    /**
     * Tells, in the plan of a new object, that others of the plan are its twins. Where the place is yet to be made nothing
     * is certain: then the apply tells.
     *
     * @param owners the attributes that say where the object belongs
     * @param key the attributes that tell it apart there
     */
    public static void warn(
            Plan plan,
            Dokploy dokploy,
            Schema schema,
            Iterable<? extends Attribute<?>> owners,
            List<? extends Attribute<?>> key) {
        if (!Creation.isForNew(plan, key) || !Creation.isForNew(plan, owners)) {
            return;
        }
        var what = new StringBuilder("to be the ").append(schema.name());
        for (var attribute : key) {
            append(what, plan, attribute);
        }
        for (var attribute : owners) {
            append(what, plan, attribute);
        }
        var claimant = new Claimant(plan.formerId(), schema.name());
        if (!PlanRegistry.of(dokploy).claim(what.toString(), claimant).isEmpty()) {
            plan.warning(
                    key.getFirst(),
                    "Two of one kind",
                    "Another " + schema.name() + " of this plan has the same " + names(key)
                            + " in the same place. Dokploy takes both, and then neither it nor an import nor a data source can tell them"
                            + " apart. Remove one of them, or call it something else.");
        }
    }

    private static void append(StringBuilder text, Plan plan, Attribute<?> attribute) {
        text.append(' ')
                .append(attribute.name())
                .append('=')
                .append(plan.planned().value(attribute));
    }

    /** Attributes as a text names them. */
    static String names(List<? extends Attribute<?>> attributes) {
        return String.join(
                ", ", attributes.stream().map(each -> "`" + each.name() + "`").toList());
    }
}
