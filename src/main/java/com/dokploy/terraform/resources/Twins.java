package com.dokploy.terraform.resources;

import com.dokploy.terraform.client.Dokploy;
import com.dokploy.terraform.framework.Attribute;
import com.dokploy.terraform.framework.Plan;
import com.dokploy.terraform.framework.Schema;
import java.util.List;

/**
 * New objects of one plan that are called the same in the same place. Dokploy takes them all (v0.30.2), and nothing
 * tells them apart from then on.
 */
public final class Twins {
    private Twins() {}

    /**
     * Tells, in the plan of a new object, that others of the plan are its twins. Where the place is yet to be made, they
     * must be when there are more of them than places.
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
        if (!Creation.isForNew(plan, key)) {
            return;
        }
        var what = new StringBuilder("to be the ").append(schema.name());
        for (var attribute : key) {
            append(what, plan, attribute);
        }
        var places = 0;
        var inWords = "";
        for (var attribute : owners) {
            append(what, plan, attribute);
            if (plan.planned().value(attribute).isUnknown()) {
                var prospects = Prospects.of(dokploy, attribute);
                places += prospects.count();
                inWords = prospects.inWords();
            }
        }
        if (inWords.isEmpty()) {
            places = 1;
            inWords = "the same place";
        }
        var twins = dokploy.claim(what.toString(), schema.name()).size();
        if (places > 0 && twins >= places) {
            var told = places == 1
                    ? "Another " + schema.name() + " of this plan has the same " + names(key) + " in " + inWords + "."
                    : "This plan has " + (twins + 1) + " " + schema.name() + " of the same " + names(key) + ", each in "
                            + inWords + ": two are in the same place.";
            plan.warning(
                    key.getFirst(),
                    "Two of one kind",
                    told
                            + " Dokploy takes both, and then neither it nor an import nor a data source can tell them"
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
