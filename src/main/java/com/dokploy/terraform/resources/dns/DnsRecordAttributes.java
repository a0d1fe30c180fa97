package com.dokploy.terraform.resources.dns;

import com.dokploy.terraform.framework.Diagnostic;
import com.dokploy.terraform.framework.DiagnosticException;
import com.dokploy.terraform.framework.Diagnostics;
import com.dokploy.terraform.resources.support.ApiValues;
import com.dokploy.terraform.resources.support.ImportPath;
import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.Check;
import com.dokploy.terraform.schema.Note;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.schema.Values;
import com.dokploy.terraform.value.Path;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.regex.Pattern;

/** The attributes of {@code dokploy_dns_record}. */
final class DnsRecordAttributes {
    final Attribute<String> id;
    final Attribute<String> dnsProviderId;
    final Attribute<String> zone;
    final Attribute<String> zoneId;
    final Attribute<String> type;
    final Attribute<String> name;
    final Schema schema;

    private final Attribute<String> content;
    private final Attribute<Long> ttl;

    DnsRecordAttributes() {
        var s = Schema.resource(
                "dokploy_dns_record",
                "DNS record at a DNS provider. Dokploy can write records of the types A and CNAME.");
        declareNotes(s);
        id = s.string("id")
                .computed()
                .useStateForUnknown()
                .neverNull()
                .custom()
                .apiField("dnsRecordId")
                .describe("IDs of DNS provider, zone and record, joined by `/`.");
        dnsProviderId = s.string("dns_provider_id")
                .required()
                .replaces()
                .custom()
                .references("dokploy_dns_provider")
                .check(Check.notEmpty())
                .describe("ID of the DNS provider.");
        zone = declareZone(s);
        zoneId = s.string("zone_id")
                .computed()
                .useStateForUnknown()
                .custom()
                .describe("ID of the zone at the DNS provider.");
        type = s.string("type")
                .required()
                .replaces()
                .check(Check.oneOf("A", "CNAME"))
                .describe("Type of the record: `A` (an IPv4 address) or `CNAME` (an alias).");
        name = declareName(s);
        content = declareContent(s);
        ttl = declareTtl(s);
        schema = s.overwritten().build();
    }

    private static void declareNotes(Schema.Builder s) {
        s.note(
                Note.Kind.NOTE,
                "A change of a record may reset other settings that the DNS provider has for it, such as Cloudflare's"
                        + " proxy, because Dokploy sends only name, type, content and TTL.");
        s.note(
                Note.Kind.NOTE,
                "A record of the same name and type that exists already is never overwritten: the plan fails and offers"
                        + " its import.");
    }

    private static Attribute<String> declareZone(Schema.Builder s) {
        return s.string("zone")
                .required()
                .replaces()
                .custom()
                .check(Check.matches("[^/\\s]+[^/\\s.]", "the name of a zone such as `example.com`, or the ID of one"))
                .describe("Name or ID of the zone.");
    }

    private static Attribute<String> declareName(Schema.Builder s) {
        return s.string("name")
                .required()
                .replaces()
                .check(Check.matches(
                        "(\\*\\.)?[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?(\\.[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?)+",
                        "a whole name in lower case, such as `www.example.com`, without a dot at the end"))
                .describe(
                        "Whole name of the record, with the name of the zone: `www.example.com`, `*.example.com` for all"
                                + " names without a record of their own, or `example.com` for the zone itself, where Route 53"
                                + " refuses the type `CNAME`.");
    }

    private static Attribute<String> declareContent(Schema.Builder s) {
        return s.string("content")
                .required()
                .check(Check.matches("\\S*[^\\s.]", "an address, or a name without a dot at the end"))
                .describe("IPv4 address for `A`, name of the target for `CNAME`.");
    }

    private static Attribute<Long> declareTtl(Schema.Builder s) {
        return s.integer("ttl")
                .optionalComputed()
                .useStateForUnknown()
                .check(Check.between(1, Integer.MAX_VALUE))
                .describe(
                        "Time to live in seconds. At Cloudflare, `1` is automatic.",
                        "If unset, a new record gets `1` at Cloudflare and `300` at Route 53, and an existing one keeps"
                                + " its value.");
    }

    /** Checks a configuration, as far as it is known. */
    void validate(Values config, Diagnostics diagnostics) {
        var named = config.find(name);
        var within = config.find(zone);
        // IDs of zones have no dots.
        if (named != null && within != null && within.indexOf('.') >= 0 && !DnsZone.contains(within, named)) {
            diagnostics.error(Path.of(name.name()), "Name Outside of the Zone", outside(named, within));
        }
        var target = config.find(content);
        var kind = config.find(type, "");
        if (target == null) {
            return;
        }
        var part = "(25[0-5]|2[0-4]\\d|1?\\d?\\d)";
        var isAddress = Pattern.matches(part + "(\\." + part + "){3}", target);
        if (kind.equals("A") && !isAddress) {
            diagnostics.error(
                    Path.of(content.name()),
                    "Invalid Attribute Value",
                    "`content` of a record of the type `A` must be an IPv4 address, for example `192.0.2.10`, not `"
                            + target + "`. For an alias of another name, set `type = \"CNAME\"`.");
        }
        if (kind.equals("CNAME") && (isAddress || target.equals(named))) {
            diagnostics.error(
                    Path.of(content.name()),
                    "Invalid Attribute Value",
                    "`content` of a record of the type `CNAME` must be another name, for example `app.example.com`, not"
                            + " `" + target + "`. For an address, set `type = \"A\"`.");
        }
    }

    /** Returns what is wrong with a name that does not belong to a zone. */
    static String outside(String name, String zone) {
        return "`" + name + "` does not belong to the zone `" + zone + "`. Write the whole name, for example `www."
                + zone + "`.";
    }

    /** Returns the IDs of provider, zone and record. */
    static String[] parts(String id) {
        var parts = ImportPath.split(id, 3);
        if (parts == null) {
            throw new DiagnosticException(Diagnostic.error(
                    "Invalid Import ID",
                    "`" + id + "` is not the ID of a dokploy_dns_record. Write `DNS_PROVIDER/ZONE/RECORD`: the ID or"
                            + " name of the DNS provider, the ID or name of the zone, and the ID of the record or its"
                            + " type and name, for example `main/example.com/A www.example.com`."));
        }
        return parts;
    }

    /** Returns the body of a write. */
    ObjectNode body(Values plan, DnsZone zone) {
        var body = zone.body()
                .put("type", plan.get(type))
                .put("name", plan.get(name))
                .put("content", plan.get(content));
        if (plan.has(ttl)) {
            body.put("ttl", plan.get(ttl));
        }
        return body;
    }

    /** Adds to a state what says where the record is. */
    Values place(Values state, DnsZone found) {
        var known = state.find(zone);
        var isSame = found.id().equals(known) || found.name().equals(known);
        return state.with(dnsProviderId, found.provider())
                .with(zone, isSame ? known : found.name())
                .with(zoneId, found.id());
    }

    /** Returns the state of a record that the DNS provider lists. */
    Values state(JsonNode record, Values known, DnsZone found) {
        var state = ApiValues.state(schema, record, known, "dnsProvider.listRecords")
                .with(name, DnsZone.nameOf(record))
                .with(id, known.get(id))
                .with(zone, known.find(zone));
        return place(state, found);
    }
}
