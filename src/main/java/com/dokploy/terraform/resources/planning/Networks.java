package com.dokploy.terraform.resources.planning;

import com.dokploy.terraform.framework.Diagnostics;
import com.dokploy.terraform.framework.PlanRequest;
import com.dokploy.terraform.resources.session.PlanRegistry.Claimant;
import com.dokploy.terraform.resources.session.PlanRegistry.Use;
import com.dokploy.terraform.resources.session.Session;
import com.dokploy.terraform.resources.support.ApiMapping;
import com.dokploy.terraform.resources.support.OptionalReads;
import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.AttributeType;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.schema.Values;
import com.dokploy.terraform.value.Path;
import com.dokploy.terraform.value.Value;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The networks that a service names by their ids. Dokploy takes any id and ignores networks that it cannot join
 * (v0.30.2).
 */
public final class Networks {
    private static final String IN_USE = "Network Still in Use";

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
                // The list may be older than the networks that this apply has made.
                if (member instanceof Value.Text(var id)
                        && !(session.managed().hasMade(id) && find(networks, "networkId", id) == null)) {
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
                            + "\"`. Services of Docker Swarm join overlay networks only, and Dokploy ignores"
                            + " others. Use a network with `driver = \"overlay\"`.");
        } else if (network == null) {
            var named = find(networks, "name", id);
            plan.warning(
                    ids,
                    "Unknown Network",
                    "`network_ids` contains `" + id
                            + "`, but no network of this server has this ID, so Dokploy ignores it. "
                            + (named == null
                                    ? "Use the `id` of a `dokploy_network`."
                                    : "`" + id + "` is the name of the network with the ID `"
                                            + named.path("networkId").asText() + "`: use the ID."));
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

    /**
     * Notes which networks a service uses, and warns of those that the same plan destroys. Terraform destroys a network
     * before it updates the services that leave it (seen with 1.11), and Docker refuses that.
     *
     * @param prior the service as it was deployed
     * @param label the service in words
     */
    public static void noteUse(PlanRequest plan, Session session, Schema schema, Values prior, String label) {
        var registry = session.planRegistry();
        for (var attribute : schema.attributes()) {
            for (var network : networks(attribute, prior.value(attribute))) {
                var claimant = new Claimant(plan.formerId(), "`" + attribute.name() + "` of " + label, false);
                registry.addUser(Use.JOINED_NETWORK, network, claimant);
                if (registry.isToBeRemoved(network)) {
                    plan.warning(attribute, IN_USE, inUse("`" + network + "`", List.of(claimant.label())));
                }
            }
        }
    }

    /** Warns, in the plan that destroys a network, of the services that are planned already and stay in it. */
    public static void warnOfUse(
            Session session, String id, Attribute<String> name, Values network, Diagnostics found) {
        var users = new ArrayList<String>();
        for (var user : session.planRegistry().users(Use.JOINED_NETWORK, id)) {
            if (user.id() == null || !session.planRegistry().isToBeRemoved(user.id())) {
                users.add(user.label());
            }
        }
        if (!users.isEmpty()) {
            found.warning(Path.of(name.name()), IN_USE, inUse("`" + network.find(name, id) + "`", users));
        }
    }

    private static Set<String> networks(Attribute<?> attribute, Value value) {
        var networks = new TreeSet<String>();
        if (value instanceof Value.SetValue(var members)) {
            for (var member : members) {
                switch (member) {
                    case Value.Text(var id) when attribute.references().contains("dokploy_network") -> networks.add(id);
                    case Value.MapValue object
                    when attribute.type() instanceof AttributeType.SetOf<?>(AttributeType.ObjectOf(var inner)) -> {
                        for (var each : inner.attributes()) {
                            networks.addAll(networks(each, object.at(each.name())));
                        }
                    }
                    default -> {
                        // Any other value holds no id of a network.
                    }
                }
            }
        }
        return networks;
    }

    private static String inUse(String network, List<String> users) {
        return "This plan destroys the network " + network + ", which "
                + (users.size() == 1 ? "a deployed service still uses" : "deployed services still use") + " ("
                + String.join(" and ", users) + "). Terraform destroys a"
                + " network before it updates the service, Docker refuses to delete a network that is in use, and the"
                + " apply fails. Ignore this warning if the plan also replaces the service, or if an earlier apply has"
                + " set `lifecycle { create_before_destroy = true }` on the network.\n\nOtherwise, keep the"
                + " network, remove it from the service and run `terraform apply`. Then remove the network"
                + " and apply again.";
    }
}
