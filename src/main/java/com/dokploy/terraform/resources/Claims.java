package com.dokploy.terraform.resources;

import com.dokploy.terraform.client.Dokploy;
import com.dokploy.terraform.framework.Attribute;
import com.dokploy.terraform.framework.Plan;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

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
        var other = HOLDERS.putIfAbsent(new Claim(dokploy, server + " " + port), holder);
        if (other != null && !other.equals(holder)) {
            plan.warning(
                    attribute,
                    "Published twice",
                    "Port " + port + " of the same server is wanted by " + other + " and by " + holder
                            + ". The one that is deployed second will fail: choose another port for one of them.");
        }
    }
}
