package com.dokploy.terraform.resources.dns;

import com.dokploy.terraform.client.ApiException;
import com.dokploy.terraform.framework.ApplyRequest;
import com.dokploy.terraform.framework.Diagnostic;
import com.dokploy.terraform.framework.DiagnosticException;
import com.dokploy.terraform.framework.Diagnostics;
import com.dokploy.terraform.framework.ListResource;
import com.dokploy.terraform.framework.PlanRequest;
import com.dokploy.terraform.framework.ReadRequest;
import com.dokploy.terraform.framework.Resource;
import com.dokploy.terraform.resources.ExactlyOnceCreate;
import com.dokploy.terraform.resources.planning.DuplicateNames;
import com.dokploy.terraform.resources.planning.ExistingObjects;
import com.dokploy.terraform.resources.session.Session;
import com.dokploy.terraform.resources.support.ApiMapping;
import com.dokploy.terraform.resources.support.ListReader;
import com.dokploy.terraform.resources.support.NewObject;
import com.dokploy.terraform.resources.support.OptionalReads;
import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.schema.Values;
import com.dokploy.terraform.value.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code dokploy_dns_record}: a record at a DNS provider. Dokploy stores no records (v0.30.2): every call goes to the
 * provider. Its create overwrites a record of the same name and type, so such a record is looked for first.
 */
public final class DnsRecord implements Resource<Session> {
    private final DnsRecordAttributes attributes = new DnsRecordAttributes();
    private final AliasConflicts aliases = new AliasConflicts(attributes);

    @Override
    public Schema schema() {
        return attributes.schema;
    }

    @Override
    public void validate(Values config, Diagnostics diagnostics) {
        attributes.validate(config, diagnostics);
    }

    private List<Attribute<String>> key() {
        return List.of(attributes.name, attributes.type);
    }

    @Override
    public void plan(PlanRequest plan, @Nullable Session session) {
        if (session == null) {
            return;
        }
        var places = List.of(attributes.dnsProviderId, attributes.zone);
        DuplicateNames.warn(plan, plan.planned(), session, schema(), places, key());
        aliases.warnOfPlanned(plan, session);
        if (!ExistingObjects.isForNew(plan, places) || !ExistingObjects.isForNew(plan, key())) {
            return;
        }
        var lists = lists(session);
        var provider = ApiMapping.body("dnsProviderId", plan.planned().get(attributes.dnsProviderId));
        if (OptionalReads.read("the zones", null, () -> lists.read("dnsProvider.listZones", provider)) == null) {
            // The apply finds out what cannot be asked now.
            return;
        }
        var zone = zone(plan.planned(), lists);
        if (!DnsZone.contains(zone.name(), plan.planned().get(attributes.name))) {
            plan.error(
                    attributes.name,
                    "Name Outside of the Zone",
                    DnsRecordAttributes.outside(plan.planned().get(attributes.name), zone.name()));
            return;
        }
        ExistingObjects.warn(plan, schema(), key(), newObject(plan.planned(), zone, lists), session);
        OptionalReads.look("the records", () -> aliases.warnOfExisting(plan, siblings(zone, lists), session));
    }

    private static ListReader lists(Session session) {
        return session.dokploy()::cachedQuery;
    }

    private DnsZone zone(Values values, ListReader lists) {
        return DnsZone.find(values.get(attributes.dnsProviderId), values.get(attributes.zone), lists);
    }

    private NewObject newObject(Values plan, DnsZone zone, ListReader lists) {
        var naturalKey = plan.get(attributes.type) + " " + plan.get(attributes.name);
        // One text for the place: an account that this apply has made may well have a zone with records.
        var place = ApiMapping.body("zoneId", zone.idOf(""));
        return new NewObject("dnsProvider.createRecord", place, naturalKey, () -> siblings(zone, lists));
    }

    private static Map<String, String> siblings(DnsZone zone, ListReader lists) {
        var siblings = new LinkedHashMap<String, String>();
        for (var record : lists.read("dnsProvider.listRecords", zone.body())) {
            siblings.put(zone.idOf(record), record.path("type").asText() + " " + DnsZone.nameOf(record));
        }
        return siblings;
    }

    @Override
    public Values create(ApplyRequest request, Session session) {
        var plan = request.planned();
        var zone = zone(plan, session.dokploy()::query);
        var object = newObject(plan, zone, session.dokploy()::queryUncached);
        var body = attributes.body(plan, zone);
        var created = new ExactlyOnceCreate(session, object, zone::idOf)
                .make(body, there -> refuseExisting(object.naturalKey(), there));
        var saved = request.save(attributes.place(plan.with(attributes.id, created.id()), zone));
        return current(saved, session);
    }

    /** Refuses to make a record that is there: the server would overwrite it. */
    private void refuseExisting(String naturalKey, Map<String, String> there) {
        var named = named(naturalKey, there);
        if (!named.isEmpty()) {
            throw new DiagnosticException(
                    Diagnostic.error("Object Already Exists", ExistingObjects.offer(named, key(), schema())));
        }
    }

    /** Returns the IDs of the records of a type and name. */
    private static List<String> named(String typeAndName, Map<String, String> siblings) {
        return siblings.entrySet().stream()
                .filter(sibling -> sibling.getValue().equals(typeAndName))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    private Values current(Values known, Session session) {
        var state = read(known, session.dokploy()::queryUncached);
        if (state == null) {
            throw new DiagnosticException(Diagnostic.error(
                    "Object Not Found",
                    "The DNS provider does not list the record `" + known.get(attributes.name)
                            + "` that was just written. Run `terraform apply` again."));
        }
        return state;
    }

    @Override
    public @Nullable Values read(ReadRequest request, Session session) {
        var state = request.state();
        var parts = DnsRecordAttributes.parts(state.get(attributes.id));
        if (DnsZone.findFormer(parts[0], parts[1], session.dokploy()::query) == null) {
            request.diagnostics().add(zoneGone(state, parts[1]));
            return null;
        }
        return read(state, session.dokploy()::query);
    }

    private Diagnostic zoneGone(Values state, String zoneId) {
        return Diagnostic.warning(
                Path.of(attributes.zone.name()),
                "DNS Zone Not Found",
                "The DNS provider no longer lists the zone `" + state.find(attributes.zone, zoneId)
                        + "` of the record `"
                        + state.find(attributes.name, "") + "`, so Terraform takes the record for deleted. If only the"
                        + " credentials of the dokploy_dns_provider have lost access to the zone, restore it before the"
                        + " next apply.");
    }

    private @Nullable Values read(Values known, ListReader lists) {
        var parts = DnsRecordAttributes.parts(known.get(attributes.id));
        var zone = DnsZone.find(parts[0], parts[1], lists);
        var record = zone.record(parts[2], lists);
        return record == null ? null : attributes.state(record, known, zone);
    }

    @Override
    public Values update(ApplyRequest request, Session session) {
        var plan = request.planned();
        var parts = DnsRecordAttributes.parts(request.prior().get(attributes.id));
        var zone = new DnsZone(parts[0], parts[1], "");
        var body = attributes.body(plan, zone).put("recordId", parts[2]);
        DnsZone.told(() -> session.dokploy().mutate("dnsProvider.updateRecord", body));
        return current(plan.with(attributes.id, request.prior().get(attributes.id)), session);
    }

    @Override
    public void delete(ApplyRequest request, Session session) {
        var parts = DnsRecordAttributes.parts(request.prior().get(attributes.id));
        var zone = new DnsZone(parts[0], parts[1], "");
        var body = zone.body().put("recordId", parts[2]);
        try {
            session.dokploy().mutate("dnsProvider.deleteRecord", body);
        } catch (ApiException failure) {
            // Providers say in words of their own that a record or its zone is gone.
            if (!DnsZone.isOfProvider(failure) || isThere(parts, session.dokploy()::queryUncached)) {
                throw failure;
            }
        }
    }

    private static boolean isThere(String[] parts, ListReader lists) {
        var zone = DnsZone.findFormer(parts[0], parts[1], lists);
        return zone != null && zone.record(parts[2], lists) != null;
    }

    @Override
    public ListResource<Session> list() {
        return DnsRecordList.of(attributes);
    }

    @Override
    public List<String> importPath() {
        return List.of("dns_provider_id", "zone", "type name");
    }

    /** Finds a record by provider, zone and record, each by ID or by name. */
    @Override
    public Values importState(String wanted, Session session) {
        var parts = DnsRecordAttributes.parts(wanted);
        ListReader lists = session.dokploy()::queryUncached;
        var provider = parts[0];
        for (var row : lists.read("dnsProvider.all", ApiMapping.body())) {
            provider = row.path("name").asText().equals(parts[0])
                    ? row.path("dnsProviderId").asText()
                    : provider;
        }
        var zone = DnsZone.find(provider, parts[1], lists);
        var named = named(parts[2], siblings(zone, lists));
        if (named.size() > 1) {
            throw new DiagnosticException(Diagnostic.error(
                    "Ambiguous Name",
                    "The zone has " + named.size() + " records `" + parts[2] + "`. Import one of them by ID:\n\n  - `"
                            + String.join("`\n  - `", named) + "`"));
        }
        if (!named.isEmpty()) {
            return Values.EMPTY.with(attributes.id, named.getFirst());
        }
        return Values.EMPTY.with(attributes.id, provider + "/" + zone.id() + "/" + parts[2]);
    }
}
