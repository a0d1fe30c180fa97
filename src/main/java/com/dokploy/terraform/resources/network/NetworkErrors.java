package com.dokploy.terraform.resources.network;

import com.dokploy.terraform.client.ApiError;
import com.dokploy.terraform.client.ApiException;
import com.dokploy.terraform.framework.Diagnostic;
import com.dokploy.terraform.resources.planning.ServerServices;
import com.dokploy.terraform.resources.session.Session;
import com.dokploy.terraform.resources.support.OptionalReads;
import com.dokploy.terraform.value.Path;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** What Docker refuses about networks, in words that help: a name that is taken, a network that something uses. */
final class NetworkErrors {
    private NetworkErrors() {}

    static boolean isNameTaken(ApiException failure) {
        return isAbout(failure, "already exists");
    }

    static boolean isInUse(ApiException failure) {
        return isAbout(failure, "is in use");
    }

    private static boolean isAbout(ApiException failure, String words) {
        return failure.error() instanceof ApiError.InvalidInput refused
                && refused.message().contains(words);
    }

    /**
     * Another network has the name of a new one.
     *
     * @param id the id of the other one
     */
    static Diagnostic nameOfAnother(String id, String name) {
        return Diagnostic.error(
                Path.of("name"),
                "Duplicate Network Name",
                "`name` is `" + name + "`, and another dokploy_network has this name: the network `" + id
                        + "`. Docker refuses a second one on the same server.\n\nGive this network another `name`, for"
                        + " example `" + name + "-2`, or use the other one. If this apply destroys the other one, run"
                        + " `terraform apply` again.");
    }

    /**
     * A network has the name of the one that replaces it.
     *
     * @param id the id of the one that is replaced
     */
    static Diagnostic nameOfReplaced(String id, String name) {
        return Diagnostic.error(
                Path.of("name"),
                "Network Name Still in Use",
                "`name` is `" + name + "`, the name of the network `" + id
                        + "` that this one replaces. With `create_before_destroy` Terraform creates the new network"
                        + " first, and Docker refuses a second one of this name.\n\nGive the new network another"
                        + " `name`, for example `" + name
                        + "-2`. Or remove `create_before_destroy` and take the old network out of all services first"
                        + " (`network_ids`, of a compose stack `service_networks`).");
    }

    /**
     * A network cannot be removed. Terraform destroys one before it changes the services that leave it, unless it is told
     * otherwise.
     *
     * @param serverId the remote server that it is on; empty for where Dokploy runs
     */
    static Diagnostic inUse(String id, String name, String serverId, ApiException failure, Session session) {
        var users = users(id, serverId, session);
        var refused = "Docker does not remove the network `" + name + "`, because ";
        if (users.isEmpty()) {
            return Diagnostic.error(
                    "Network in Use",
                    refused + "containers that joined it still run, although no service in Dokploy refers to it: "
                            + failure.error().message() + "\n\nRun `terraform apply` again once they have stopped"
                            + " (`docker service ps` on the server shows why they have not).");
        }
        return Diagnostic.error(
                "Network in Use",
                refused + String.join(", ", users) + (users.size() == 1 ? " uses" : " use")
                        + " it.\n\nTerraform destroys a network before it updates the services that used it. Take the"
                        + " network out of `network_ids` (of a compose stack: `service_networks`) and run `terraform"
                        + " apply` before you remove it. Or turn the order round: put `lifecycle {"
                        + " create_before_destroy = true }` into the dokploy_network and apply that first; a network"
                        + " that is replaced then needs another `name` as well.");
    }

    private static List<String> users(String network, String serverId, Session session) {
        var users = new ArrayList<String>();
        OptionalReads.look("users of a network", () -> {
            for (var service : ServerServices.of(serverId, session.dokploy()::query)) {
                if (isIn(service.row(), network)) {
                    users.add(service.label());
                }
            }
        });
        return users;
    }

    private static boolean isIn(JsonNode service, String network) {
        var ids = new ArrayList<JsonNode>();
        service.path("networkIds").forEach(ids::add);
        for (var single : service.path("serviceNetworks")) {
            single.path("networkIds").forEach(ids::add);
        }
        return ids.stream().anyMatch(id -> id.asText().equals(network));
    }
}
