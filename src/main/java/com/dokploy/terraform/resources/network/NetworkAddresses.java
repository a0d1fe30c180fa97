package com.dokploy.terraform.resources.network;

import com.dokploy.terraform.framework.Diagnostics;
import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.schema.Values;
import com.dokploy.terraform.value.Path;
import com.dokploy.terraform.value.Value;

/** Which addresses the containers of a network get. */
final class NetworkAddresses {
    private final Attribute<Boolean> ipv4;
    private final Attribute<Boolean> ipv6;
    private final Attribute<Values> ipam;

    /** Declares them. */
    NetworkAddresses(Schema.Builder s) {
        ipv4 = s.bool("enable_ipv4")
                .apiField("enableIPv4")
                .defaultsTo(true)
                .replaces()
                .describe("Whether containers get IPv4 addresses.");
        ipv6 = s.bool("enable_ipv6")
                .apiField("enableIPv6")
                .defaultsTo(false)
                .replaces()
                .describe("Whether containers get IPv6 addresses.");
        ipam = s.object("ipam", declareIpam()).replaces().describe("Which addresses it has. Left out, Docker chooses.");
    }

    private static Schema declareIpam() {
        var config = Schema.object();
        config.string("subnet").describe("Addresses of the network, as `10.20.0.0/16`.");
        config.string("gateway").describe("Address of the gateway; needs `subnet`.");
        config.string("ip_range").describe("Part of the subnet that containers get addresses from; needs `subnet`.");
        var schema = Schema.object();
        schema.string("driver").describe("What hands out addresses. Left out, Docker's own.");
        schema.objects("config", config.build()).describe("Address ranges.");
        return schema.build();
    }

    void validate(Values config, Diagnostics diagnostics) {
        if (config.value(ipv4).equals(Value.of(false))
                && !config.find(ipv6, false)
                && !config.value(ipv6).isUnknown()) {
            diagnostics.error(
                    Path.of(ipv4.name()), "No addresses at all", "Without IPv4 a network needs `enable_ipv6 = true`.");
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
