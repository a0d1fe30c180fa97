package com.dokploy.terraform.resources.dns;

import com.dokploy.terraform.resources.support.ListDataSource;
import com.dokploy.terraform.schema.Schema;
import java.util.List;

/** {@code dokploy_dns_zones}: the zones that the credentials of a DNS provider have access to. */
public final class DnsZones extends ListDataSource {
    /** Declares the data source. */
    public DnsZones() {
        super(
                "dokploy_dns_zones",
                "Lists the zones of a DNS provider.",
                "dnsProvider.listZones",
                List.of("dns_provider_id"),
                List.of("name"),
                DnsZones::declareZone);
    }

    private static void declareZone(Schema.Builder item) {
        item.string("id").describe("ID of the zone at the DNS provider.");
        item.string("name").describe("Name of the zone, for example `example.com`.");
    }
}
