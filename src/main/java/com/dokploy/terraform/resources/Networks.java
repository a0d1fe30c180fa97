package com.dokploy.terraform.resources;

import com.dokploy.terraform.framework.Attribute;
import com.dokploy.terraform.framework.PlanRequest;
import com.dokploy.terraform.resources.session.Session;
import com.dokploy.terraform.value.Value;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The networks that a service names by their ids. Dokploy takes anything and ignores what it cannot join (v0.30.2). */
public final class Networks {
    private Networks() {}

    /**
     * Warns of networks that containers will not join.
     *
     * @param ids the attribute that holds the ids of overlay networks
     * @param serverId the attribute that holds the id of the remote server
     */
    public static void warnOfIgnored(
            PlanRequest plan, Session session, Attribute<Set<String>> ids, Attribute<String> serverId) {
        var planned = plan.planned();
        if (!plan.changes(ids)
                || planned.value(serverId).isUnknown()
                || !(planned.value(ids) instanceof Value.SetValue(var members))) {
            return;
        }
        OptionalReads.look("networks", () -> {
            var body = ApiMapping.body();
            if (planned.has(serverId)) {
                body.put("serverId", planned.get(serverId));
            }
            var networks = session.dokploy().cachedQuery("network.all", body);
            for (var member : members) {
                if (member instanceof Value.Text(var id)) {
                    warn(plan, ids, id, networks);
                }
            }
        });
    }

    private static void warn(PlanRequest plan, Attribute<?> ids, String id, JsonNode networks) {
        var network = find(networks, "networkId", id);
        if (network != null && !network.path("driver").asText().equals("overlay")) {
            plan.warning(
                    ids,
                    "Network Not Joined",
                    "`network_ids` contains `" + id + "`, the network `"
                            + network.path("name").asText() + "` with `driver = \""
                            + network.path("driver").asText()
                            + "\"`. Services of Docker Swarm join overlay networks only, and Dokploy ignores others."
                            + " Use a network with `driver = \"overlay\"`.");
        } else if (network == null) {
            var named = find(networks, "name", id);
            plan.warning(
                    ids,
                    "Unknown Network",
                    "`network_ids` contains `" + id + "`, which is the id of no network of this server, so Dokploy"
                            + " ignores it. "
                            + (named == null
                                    ? "Use the `id` of a `dokploy_network`."
                                    : "It is the name of the network with the id `"
                                            + named.path("networkId").asText() + "`: use the id."));
        }
    }

    private static @Nullable JsonNode find(JsonNode networks, String field, String wanted) {
        for (var network : networks) {
            if (network.path(field).asText().equals(wanted)) {
                return network;
            }
        }
        return null;
    }
}
