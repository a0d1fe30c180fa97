package com.dokploy.terraform.resources;

import com.dokploy.terraform.client.Dokploy;
import com.dokploy.terraform.framework.Attribute;
import com.dokploy.terraform.framework.Plan;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Notices in one plan that two objects want what only one can have. Dokploy takes both (v0.30.2), and the second fails
 * when it is deployed. Only this process knows what else is planned, so what is on the server already is not looked at.
 */
public final class Claims {
    private record Claim(Dokploy dokploy, String what) {}

    private static final Map<Claim, String> HOLDERS = new ConcurrentHashMap<>();

    private Claims() {}

    /**
     * Claims a port of a server for an object that is being planned.
     *
     * @param server the remote server's id; empty for where Dokploy runs
     * @param port the port with its protocol, as {@code 8080/tcp}
     * @param holder the object in words, the same however often it is planned
     */
    public static void port(
            Plan plan, Attribute<?> attribute, Dokploy dokploy, String server, String port, String holder) {
        var other = taken(dokploy, server + " " + port, holder);
        if (other != null) {
            plan.warning(
                    attribute,
                    "Published twice",
                    "Port " + port + " of the same server is wanted by " + other + " and by " + holder
                            + ". The one that is deployed second will fail: choose another port for one of them.");
        }
    }

    /**
     * Claims a host and path for a service that is being planned.
     *
     * @param route the host with its path, as {@code shop.example.com/api}
     * @param holder the service in words, the same however often it is planned
     */
    public static void route(Plan plan, Attribute<?> attribute, Dokploy dokploy, String route, String holder) {
        var other = taken(dokploy, route, holder);
        if (other != null) {
            plan.warning(
                    attribute,
                    "Routed twice",
                    "`" + route + "` is to lead to " + other + " and to " + holder
                            + ". Of two domains with one host and"
                            + " path only one is served: choose another path for one of them.");
        }
    }

    private static @Nullable String taken(Dokploy dokploy, String what, String holder) {
        var other = HOLDERS.putIfAbsent(new Claim(dokploy, what), holder);
        return holder.equals(other) ? null : other;
    }
}
