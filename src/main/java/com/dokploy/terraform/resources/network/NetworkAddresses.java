package com.dokploy.terraform.resources.network;

import com.dokploy.terraform.framework.Diagnostics;
import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.schema.Values;
import com.dokploy.terraform.value.Path;
import com.dokploy.terraform.value.Value;

/** The attributes that say which addresses the containers of a network get. */
final class NetworkAddresses {
    private final Attribute<Boolean> ipv4;
    private final Attribute<Boolean> ipv6;
    private final Attribute<Values> ipam;

    /** Declares the attributes. */
    NetworkAddresses(Schema.Builder s) {
        ipv4 = s.bool("enable_ipv4")
                .apiField("enableIPv4")
                .defaultsTo(true)
                .replaces()
                .describe("Assign IPv4 addresses to containers.");
        ipv6 = s.bool("enable_ipv6")
                .apiField("enableIPv6")
                .defaultsTo(false)
                .replaces()
                .describe("Assign IPv6 addresses to containers.");
        ipam = s.object("ipam", declareIpam())
                .replaces()
                .describe(
                        "IP address management.",
                        "If unset, Docker chooses the addresses.",
                        "Null if Docker chose the addresses.");
    }

    private static Schema declareIpam() {
        var config = Schema.object();
        config.string("subnet").describe("Subnet in CIDR notation, for example `10.20.0.0/16`.");
        config.string("gateway").describe("Address of the gateway.", "Requires `subnet`.");
        config.string("ip_range")
                .describe(
                        "Range of the subnet, in CIDR notation, from which containers get their addresses.",
                        "Requires `subnet`.");
        var schema = Schema.object();
        schema.string("driver").describe("IPAM driver.", "If unset, Docker's default.", "Null for Docker's default.");
        schema.objects("config", config.build()).describe("Address ranges.");
        return schema.build();
    }

    void validate(Values config, Diagnostics diagnostics) {
        if (config.value(ipv4).equals(Value.of(false))
                && !config.find(ipv6, false)
                && !config.value(ipv6).isUnknown()) {
            diagnostics.error(
                    Path.of(ipv4.name()),
                    "Network Without Addresses",
                    "A network without IPv4 requires `enable_ipv6 = true`.");
        }
        if (config.value(ipam) instanceof Value.MapValue object
                && object.at("config") instanceof Value.ListValue(var ranges)) {
            for (var i = 0; i < ranges.size(); i++) {
                if (ranges.get(i) instanceof Value.MapValue range) {
                    AddressRange.validate(
                            range, Path.of(ipam.name()).attribute("config").index(i), diagnostics);
                }
            }
        }
    }
}
