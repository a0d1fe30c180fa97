package com.dokploy.terraform.resources.dns;

import com.dokploy.terraform.resources.session.Session;
import com.dokploy.terraform.resources.support.ListDataSource;
import com.dokploy.terraform.schema.Schema;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** {@code dokploy_dns_records}: the records of a zone, also those of types that Dokploy cannot write. */
public final class DnsRecords extends ListDataSource {
    /** Declares the data source. */
    public DnsRecords() {
        super(
                "dokploy_dns_records",
                "Lists the records of a zone at a DNS provider, of all types.",
                "dnsProvider.listRecords",
                List.of("dns_provider_id", "zone"),
                List.of("name", "type"),
                DnsRecords::declareRecord);
    }

    /** Dokploy asks for the ID of the zone. */
    @Override
    protected ObjectNode completeInput(ObjectNode input, Session session) {
        return DnsZone.find(
                        input.path("dnsProviderId").asText(), input.path("zone").asText(), session.dokploy()::query)
                .body();
    }

    private static void declareRecord(Schema.Builder item) {
        item.string("id").describe("ID of the record at the DNS provider.");
        item.string("type").describe("Type of the record, for example `A`, `CNAME` or `MX`.");
        item.string("name").describe("Whole name of the record.");
        item.string("content").describe("Content of the record.");
        item.integer("ttl").describe("Time to live in seconds.");
    }
}
