package com.dokploy.terraform.sandbox.procedures;

import com.dokploy.terraform.sandbox.model.ApiErrorException;
import com.dokploy.terraform.sandbox.store.Ids;
import com.dokploy.terraform.sandbox.store.Store;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * DNS providers, each with the same two zones, whose records are kept here. As with the real providers, a create writes
 * over a record of the same name and type, and the ID of a record at Route 53 is its type and name. A token or secret key
 * {@code only-example.org} has access to this zone alone, and {@code only-none} to no zone.
 */
final class DnsProviderProcedures implements ProcedureGroup {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String TABLE = "dnsRecord";

    /** The names of the zones; the ID of each is its place in this list. */
    private static final List<String> ZONES = List.of("example.com", "example.org");

    private final Store store;
    private final MaskedProviders providers;

    DnsProviderProcedures(Store store) {
        this.store = store;
        providers = new MaskedProviders(store, "dnsProvider");
    }

    @Override
    public void register(Map<String, ProcedureHandler> handlers) {
        providers.register(handlers);
        handlers.put("dnsProvider.listZones", this::listZones);
        handlers.put("dnsProvider.listRecords", this::listRecords);
        handlers.put("dnsProvider.createRecord", this::createRecord);
        handlers.put("dnsProvider.updateRecord", this::updateRecord);
        handlers.put("dnsProvider.deleteRecord", this::deleteRecord);
    }

    private ObjectNode reachable(Call call) {
        var row = providers.row(call);
        if (row.get("config") instanceof ObjectNode config) {
            MaskedProviders.requireReachable(config);
        }
        return row;
    }

    private static String zoneId(int place) {
        return "zone" + place;
    }

    private ProcedureResult listZones(Call call) {
        var provider = reachable(call);
        var zones = JSON.arrayNode();
        for (var place = 0; place < ZONES.size(); place++) {
            if (!hasAccess(provider, ZONES.get(place))) {
                continue;
            }
            zones.addObject().put("id", zoneId(place)).put("name", ZONES.get(place));
        }
        return ProcedureResult.of(zones);
    }

    private static boolean hasAccess(ObjectNode provider, String zone) {
        var config = provider.path("config");
        var secret = config.path("apiToken").asText()
                + config.path("secretAccessKey").asText();
        return !secret.startsWith("only-") || secret.equals("only-" + zone);
    }

    private void requireZone(Call call, ObjectNode provider) {
        for (var place = 0; place < ZONES.size(); place++) {
            if (zoneId(place).equals(call.text("zoneId")) && hasAccess(provider, ZONES.get(place))) {
                return;
            }
        }
        throw failure(call, "Invalid zone identifier");
    }

    private static ApiErrorException failure(Call call, String text) {
        return ApiErrorException.of(
                400, "Cloudflare: request to /zones/" + call.text("zoneId") + "/dns_records failed: " + text);
    }

    private ProcedureResult listRecords(Call call) {
        requireZone(call, reachable(call));
        var records = JSON.arrayNode();
        for (var row : store.where(TABLE, "zoneId", call.text("zoneId"))) {
            if (row.path("dnsProviderId").asText().equals(call.text("dnsProviderId"))) {
                var shown = records.addObject().put("id", recordId(row));
                for (var column : List.of("type", "name", "content", "ttl")) {
                    shown.set(column, row.path(column));
                }
            }
        }
        return ProcedureResult.of(records);
    }

    private static String recordId(ObjectNode row) {
        var id = row.path("dnsRecordId").asText();
        return id.substring(id.lastIndexOf('/') + 1);
    }

    private static String rowId(Call call, String recordId) {
        return call.text("dnsProviderId") + "/" + call.text("zoneId") + "/" + recordId;
    }

    private ProcedureResult createRecord(Call call) {
        var provider = reachable(call);
        requireZone(call, provider);
        var existing = sameNameAndType(call);
        if (existing != null) {
            return write(call, provider, existing.path("dnsRecordId").asText());
        }
        var id = isRoute53(provider) ? call.text("type") + ":" + call.text("name") : Ids.id();
        return write(call, provider, rowId(call, id));
    }

    private static boolean isRoute53(ObjectNode provider) {
        return provider.path("providerType").asText().equals("route53");
    }

    private @Nullable ObjectNode sameNameAndType(Call call) {
        for (var row : store.where(TABLE, "name", call.text("name"))) {
            if (row.path("type").asText().equals(call.text("type"))
                    && row.path("dnsRecordId").asText().startsWith(rowId(call, ""))) {
                return row;
            }
        }
        return null;
    }

    private ProcedureResult write(Call call, ObjectNode provider, String id) {
        var row = call.input().deepCopy().put("dnsRecordId", id);
        if (!call.has("ttl")) {
            row.put("ttl", isRoute53(provider) ? 300 : 1);
        }
        store.plant(TABLE, row.without("recordId"));
        return ProcedureResult.of(JSON.objectNode().put("id", recordId(row)));
    }

    private ProcedureResult updateRecord(Call call) {
        var provider = reachable(call);
        requireZone(call, provider);
        var id = rowId(call, call.text("recordId"));
        if (store.find(TABLE, id) == null) {
            throw failure(call, "Record does not exist.");
        }
        if (isRoute53(provider)) {
            store.delete(TABLE, id);
            return write(call, provider, rowId(call, call.text("type") + ":" + call.text("name")));
        }
        return write(call, provider, id);
    }

    private ProcedureResult deleteRecord(Call call) {
        requireZone(call, reachable(call));
        if (!store.delete(TABLE, rowId(call, call.text("recordId")))) {
            throw failure(call, "Record does not exist.");
        }
        return ProcedureResult.yes();
    }
}
