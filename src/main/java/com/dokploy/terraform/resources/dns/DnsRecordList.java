package com.dokploy.terraform.resources.dns;

import com.dokploy.terraform.framework.ListResource;
import com.dokploy.terraform.framework.ListResource.ListedObject;
import com.dokploy.terraform.resources.session.Session;
import com.dokploy.terraform.resources.support.ApiMapping;
import com.dokploy.terraform.resources.support.GatheredList;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.schema.Values;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The list of the records that Dokploy can write, in all zones of all DNS providers. */
final class DnsRecordList {
    /** The types of records that Dokploy can write (v0.30.2). */
    private static final Set<String> WRITABLE = Set.of("A", "CNAME");

    private DnsRecordList() {}

    static ListResource<Session> of(DnsRecordAttributes attributes) {
        var s = Schema.resource(attributes.schema.name(), "Lists the A and CNAME records at DNS providers.");
        var provider = s.add(attributes.dnsProviderId.asFilter());
        var zone = s.string("zone").describe("Only list records of the zone with this name or ID.");
        var type = s.add(attributes.type.asFilter());
        return new GatheredList(
                s.build(),
                (config, session) -> providers(config.find(provider, ""), session)
                        .flatMap(row -> zones(row.path("dnsProviderId").asText(), config.find(zone, ""), session)
                                .flatMap(found -> records(found, config.find(type, ""), attributes, session))
                                .map(record -> new ListedObject(
                                        row.path("name").asText() + "/" + record.displayName(), record.state()))));
    }

    private static Stream<JsonNode> providers(String wanted, Session session) {
        return rows(session.dokploy().query("dnsProvider.all", ApiMapping.body()))
                .filter(row -> wanted.isEmpty()
                        || wanted.equals(row.path("dnsProviderId").asText()));
    }

    private static Stream<DnsZone> zones(String provider, String wanted, Session session) {
        var input = ApiMapping.body("dnsProviderId", provider);
        return rows(DnsZone.told(() -> session.dokploy().query("dnsProvider.listZones", input)))
                .map(row -> new DnsZone(
                        provider, row.path("id").asText(), row.path("name").asText()))
                .filter(zone -> wanted.isEmpty() || wanted.equals(zone.id()) || wanted.equals(zone.name()));
    }

    private static Stream<ListedObject> records(
            DnsZone zone, String wanted, DnsRecordAttributes attributes, Session session) {
        List<ListedObject> records = new ArrayList<>();
        for (var record : DnsZone.told(() -> session.dokploy().query("dnsProvider.listRecords", zone.body()))) {
            var type = record.path("type").asText();
            if (WRITABLE.contains(type) && (wanted.isEmpty() || wanted.equals(type))) {
                var name = zone.name() + "/" + type + " " + DnsZone.nameOf(record);
                var state = attributes.place(Values.EMPTY.with(attributes.id, zone.idOf(record)), zone);
                records.add(new ListedObject(name, state));
            }
        }
        return records.stream();
    }

    private static Stream<JsonNode> rows(JsonNode answer) {
        return StreamSupport.stream(answer.spliterator(), false);
    }
}
