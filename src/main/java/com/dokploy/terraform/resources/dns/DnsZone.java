package com.dokploy.terraform.resources.dns;

import com.dokploy.terraform.client.ApiError;
import com.dokploy.terraform.client.ApiException;
import com.dokploy.terraform.framework.Diagnostic;
import com.dokploy.terraform.framework.DiagnosticException;
import com.dokploy.terraform.resources.support.ApiMapping;
import com.dokploy.terraform.resources.support.ListReader;
import com.dokploy.terraform.value.Path;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A zone at a DNS provider, which Dokploy asks anew each time: zones and records are nowhere stored (v0.30.2).
 *
 * @param provider the ID of the DNS provider
 * @param id the ID of the zone
 * @param name the name of the zone
 */
record DnsZone(String provider, String id, String name) {
    /** Returns the zone of a name or an ID. Throws DiagnosticException if there is none. */
    static DnsZone find(String provider, String nameOrId, ListReader lists) {
        var zones = all(provider, lists);
        var found = in(zones, nameOrId);
        if (found == null) {
            throw missing(zones, nameOrId, "");
        }
        return found;
    }

    /**
     * Returns the zone in which a record was made; null if the DNS provider lists zones and this is none of them. Throws
     * DiagnosticException if it lists none at all: then its credentials may have lost their permissions.
     */
    static @Nullable DnsZone findFormer(String provider, String id, ListReader lists) {
        var zones = all(provider, lists);
        if (zones.isEmpty()) {
            throw missing(
                    zones,
                    id,
                    " If the zone no longer exists, remove the record from the state with `terraform state rm"
                            + " ADDRESS`.");
        }
        return in(zones, id);
    }

    private static List<DnsZone> all(String provider, ListReader lists) {
        var zones = new ArrayList<DnsZone>();
        var input = ApiMapping.body("dnsProviderId", provider);
        for (var zone : told(() -> lists.read("dnsProvider.listZones", input))) {
            zones.add(new DnsZone(
                    provider, zone.path("id").asText(), zone.path("name").asText()));
        }
        return zones;
    }

    private static @Nullable DnsZone in(List<DnsZone> zones, String nameOrId) {
        for (var zone : zones) {
            if (nameOrId.equals(zone.id) || nameOrId.equals(zone.name)) {
                return zone;
            }
        }
        return null;
    }

    private static DiagnosticException missing(List<DnsZone> zones, String nameOrId, String remedy) {
        var names = zones.stream().map(zone -> "`" + zone.name + "`").toList();
        return new DiagnosticException(Diagnostic.error(
                Path.of("zone"),
                "DNS Zone Not Found",
                "The DNS provider has no zone with the name or ID `" + nameOrId + "`. Its credentials have access to "
                        + (names.isEmpty() ? "no zones" : String.join(", ", names)) + "." + remedy));
    }

    /** Whether a name belongs to the zone of a name. */
    static boolean contains(String zone, String name) {
        return name.equals(zone) || name.endsWith("." + zone);
    }

    /** Returns a body that names the zone. */
    ObjectNode body() {
        return ApiMapping.body("dnsProviderId", provider).put("zoneId", id);
    }

    /** Returns the ID that Terraform has for a record. */
    String idOf(JsonNode record) {
        return idOf(record.path("id").asText());
    }

    /** As {@link #idOf(JsonNode)}, of the ID that the DNS provider has for the record. */
    String idOf(String recordId) {
        return provider + "/" + id + "/" + recordId;
    }

    /** Returns the record of an ID; null if there is none. */
    @Nullable JsonNode record(String recordId, ListReader lists) {
        for (var record : told(() -> lists.read("dnsProvider.listRecords", body()))) {
            if (record.path("id").asText().equals(recordId)) {
                return record;
            }
        }
        return null;
    }

    /** Returns the name of a record; Route 53 escapes the asterisk. */
    static String nameOf(JsonNode record) {
        return record.path("name").asText().replace("\\052", "*");
    }

    /** Runs a call that Dokploy passes on to the DNS provider, and tells its failure in words that fit. */
    static JsonNode told(Supplier<JsonNode> call) {
        try {
            return call.get();
        } catch (ApiException failure) {
            if (!isOfProvider(failure)) {
                throw failure;
            }
            throw new DiagnosticException(Diagnostic.error(
                    "DNS Provider Call Failed",
                    "Dokploy could not do " + failure.error().procedure() + " at the DNS provider: "
                            + failure.error().message()
                            + "\n\nCheck the credentials of the dokploy_dns_provider and their permissions for the"
                            + " zone,"
                            + " and that the Dokploy server can connect to the DNS provider."));
        }
    }

    /** Whether a failure is one of the DNS provider, or of the way to it. */
    static boolean isOfProvider(ApiException failure) {
        return failure.error() instanceof ApiError.InvalidInput(var _, var _, var _, var fields) && fields.isEmpty();
    }
}
