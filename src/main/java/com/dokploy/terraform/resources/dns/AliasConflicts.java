package com.dokploy.terraform.resources.dns;

import com.dokploy.terraform.framework.PlanRequest;
import com.dokploy.terraform.resources.planning.DuplicateNames;
import com.dokploy.terraform.resources.session.PlanRegistry.Claimant;
import com.dokploy.terraform.resources.session.PlanRegistry.Subject;
import com.dokploy.terraform.resources.session.Session;
import com.dokploy.terraform.schema.Attribute;
import java.util.List;
import java.util.Map;

/** Records that cannot be beside each other: an alias is the only record of its name, so that DNS providers refuse another. */
final class AliasConflicts {
    private static final String ADDRESS = "A";
    private static final String ALIAS = "CNAME";

    private final DnsRecordAttributes attributes;

    AliasConflicts(DnsRecordAttributes attributes) {
        this.attributes = attributes;
    }

    /** Warns of another record of the same plan that has the same name and the other type. */
    void warnOfPlanned(PlanRequest plan, Session session) {
        var place = List.of(attributes.dnsProviderId, attributes.zone, attributes.name, attributes.type);
        if (!place.stream().allMatch(plan.planned()::has) || DuplicateNames.isMade(plan, session)) {
            return;
        }
        var type = plan.planned().get(attributes.type);
        var isChange = plan.isCreate() || place.stream().anyMatch(plan::changes);
        session.planRegistry().claim(Subject.NAME, key(plan, type), new Claimant(plan.formerId(), type, isChange));
        for (var other : session.planRegistry().claimants(Subject.NAME, key(plan, otherThan(type)))) {
            if (isChange || other.isChange()) {
                warn(plan, "This plan has a record of the type `" + other.label() + "` with the same name");
                return;
            }
        }
    }

    private String key(PlanRequest plan, String type) {
        var key = new StringBuilder("type=" + type);
        for (Attribute<?> attribute : List.of(attributes.dnsProviderId, attributes.zone, attributes.name)) {
            key.append(' ').append(plan.planned().value(attribute));
        }
        return key.toString();
    }

    private static String otherThan(String type) {
        return type.equals(ALIAS) ? ADDRESS : ALIAS;
    }

    /**
     * Warns, in the plan of a new record, of a record that the DNS provider has.
     *
     * @param there the types and names of the zone's records, by ID
     */
    void warnOfExisting(PlanRequest plan, Map<String, String> there, Session session) {
        var type = plan.planned().get(attributes.type);
        var name = plan.planned().get(attributes.name);
        for (var record : there.entrySet()) {
            var id = record.getKey();
            var isManaged = session.managed().contains(id);
            if (!isManaged && record.getValue().equals(otherThan(type) + " " + name)) {
                warn(
                        plan,
                        "The DNS provider has a record of the type `" + otherThan(type) + "` with the same name, `" + id
                                + "`");
                return;
            }
        }
    }

    private void warn(PlanRequest plan, String what) {
        plan.warning(
                attributes.name,
                "Alias Beside Another Record",
                what + ". A `CNAME` must be the only record of its name, so the DNS provider refuses one of the two."
                        + " Remove one of them, or change `name`.");
    }
}
