package com.dokploy.terraform.resources.network;

import com.dokploy.terraform.framework.Diagnostics;
import com.dokploy.terraform.value.Path;
import com.dokploy.terraform.value.Value;
import java.math.BigInteger;
import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/**
 * One element of {@code ipam.config}: a subnet, with the gateway and the addresses that lie in it. Docker refuses other
 * subnets and gateways.
 */
final class AddressRange {
    private AddressRange() {}

    /** A range of addresses that begin with the same bits. */
    private record Cidr(InetAddress address, int bits) {
        static @Nullable Cidr of(String text) {
            var slash = text.indexOf('/');
            var address = slash < 0 ? null : parse(text.substring(0, slash));
            if (address == null || !text.substring(slash + 1).matches("[0-9]{1,3}")) {
                return null;
            }
            var bits = Integer.parseInt(text.substring(slash + 1));
            return bits > address.getAddress().length * 8 ? null : new Cidr(address, bits);
        }

        boolean contains(InetAddress other) {
            var size = address.getAddress().length;
            return other.getAddress().length == size && prefix(other, size).equals(prefix(address, size));
        }

        private BigInteger prefix(InetAddress any, int size) {
            return new BigInteger(1, any.getAddress()).shiftRight(size * 8 - bits);
        }
    }

    /** Returns the address that a text is, or null: names are not looked up. */
    private static @Nullable InetAddress parse(String text) {
        try {
            return InetAddress.ofLiteral(text);
        } catch (IllegalArgumentException noAddress) {
            return null;
        }
    }

    static void validate(Value.MapValue range, Path path, Diagnostics diagnostics) {
        var subnet = range.at("subnet");
        if (subnet.isNull()
                && !(range.at("gateway").isNull() && range.at("ip_range").isNull())) {
            diagnostics.error(path, "Missing Required Argument", "`gateway` and `ip_range` require `subnet`.");
        }
        if (!(subnet instanceof Value.Text(var text))) {
            return;
        }
        var addresses = Cidr.of(text);
        if (addresses == null) {
            refuse(path, "subnet", text, "an address range such as `10.20.0.0/16`", diagnostics);
            return;
        }
        if (range.at("gateway") instanceof Value.Text(var gateway)) {
            var address = parse(gateway);
            if (address == null || !addresses.contains(address)) {
                refuse(path, "gateway", gateway, "an address inside the `subnet` `" + text + "`", diagnostics);
            }
        }
        if (range.at("ip_range") instanceof Value.Text(var part)) {
            var within = Cidr.of(part);
            if (within == null) {
                refuse(path, "ip_range", part, "an address range such as `10.20.1.0/24`", diagnostics);
            } else if (within.bits() < addresses.bits() || !addresses.contains(within.address())) {
                // Docker 20.10 takes such a subnet, later versions refuse it.
                diagnostics.warning(
                        path.attribute("ip_range"),
                        "Range Outside the Subnet",
                        "`ip_range` is `" + part + "`, which is not inside the `subnet` `" + text
                                + "`. Newer versions of Docker refuse such a network. Choose an `ip_range` inside"
                                + " the subnet.");
            }
        }
    }

    private static void refuse(Path path, String name, String value, String meaning, Diagnostics diagnostics) {
        diagnostics.error(
                path.attribute(name),
                "Invalid Network Address",
                "`" + name + "` must be " + meaning + ", not `" + value + "`.");
    }
}
