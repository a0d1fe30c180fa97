package com.dokploy.terraform.resources.network;

import com.dokploy.terraform.framework.Diagnostics;
import com.dokploy.terraform.value.Path;
import com.dokploy.terraform.value.Value;
import java.math.BigInteger;
import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/** One element of {@code ipam.config}: a subnet, and what lies in it. Docker refuses other subnets and gateways. */
final class AddressRange {
    private AddressRange() {}

    /** Addresses that begin with the same bits. */
    private record Cidr(InetAddress address, int bits) {
        static @Nullable Cidr of(String text) {
            var slash = text.indexOf('/');
            var address = slash < 0 ? null : parsed(text.substring(0, slash));
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

    /** An address that is written as one: names are not looked up. */
    private static @Nullable InetAddress parsed(String text) {
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
            diagnostics.error(path, "Missing subnet", "`gateway` and `ip_range` need `subnet` beside them.");
        }
        if (!(subnet instanceof Value.Text(var text))) {
            return;
        }
        var addresses = Cidr.of(text);
        if (addresses == null) {
            refuse(path, "subnet", text, "a range of addresses such as `10.20.0.0/16`", diagnostics);
            return;
        }
        if (range.at("gateway") instanceof Value.Text(var gateway)) {
            var address = parsed(gateway);
            if (address == null || !addresses.contains(address)) {
                refuse(path, "gateway", gateway, "an address in `subnet`, which is `" + text + "`", diagnostics);
            }
        }
        if (range.at("ip_range") instanceof Value.Text(var part)) {
            var within = Cidr.of(part);
            if (within == null) {
                refuse(path, "ip_range", part, "a range of addresses such as `10.20.1.0/24`", diagnostics);
            } else if (within.bits() < addresses.bits() || !addresses.contains(within.address())) {
                // Docker 20.10 takes it, later versions refuse it.
                diagnostics.warning(
                        path.attribute("ip_range"),
                        "Range Outside the Subnet",
                        "`ip_range` is `" + part + "`, which is no part of `subnet`, which is `" + text
                                + "`: newer versions of Docker refuse such a network. Choose a part of the subnet.");
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
