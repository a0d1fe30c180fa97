package com.dokploy.terraform.resources.network;

import com.dokploy.terraform.client.ApiError;
import com.dokploy.terraform.client.ApiException;
import com.dokploy.terraform.framework.Diagnostic;
import com.dokploy.terraform.resources.planning.ServerServices;
import com.dokploy.terraform.resources.session.Session;
import com.dokploy.terraform.resources.support.OptionalReads;
import com.dokploy.terraform.value.Path;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Errors for networks that Docker refuses to make or to remove: a name that is taken, a network that a service uses.
 */
final class NetworkErrors {
    /**
     * The time that Docker may take to free a network: containers of services that were removed just now take seconds
     * to stop, and hold their networks until then.
     */
    static final Duration LETTING_GO = Duration.ofSeconds(30);

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
     * Returns the error for a new network whose name another one has.
     *
     * @param id the id of the other one
     */
    static Diagnostic nameOfAnother(String id, String name) {
        return Diagnostic.error(
                Path.of("name"),
                "Duplicate Network Name",
                "`name` is `" + name + "`, and the network `" + id
                        + "` already has this name. Docker refuses a second network of the same name on a"
                        + " server.\n\nChoose another `name`, for example `" + name
                        + "-2`, or use the existing network. If this apply destroys the existing network, run"
                        + " `terraform apply` again.");
    }

    /**
     * Returns the error for a network that has the name of the one that replaces it.
     *
     * @param id the id of the one that is replaced
     */
    static Diagnostic nameOfReplaced(String id, String name) {
        return Diagnostic.error(
                Path.of("name"),
                "Network Name Still in Use",
                "`name` is `" + name + "`, which is also the name of the network `" + id
                        + "` that this one replaces. With `create_before_destroy` Terraform creates the new network"
                        + " first, and Docker refuses a second network of the same name.\n\nChoose another `name` for"
                        + " the new network, for example `" + name
                        + "-2`. Or remove `create_before_destroy`, and first remove the old network from all services"
                        + " (`network_ids`, of a compose stack `service_networks`).");
    }

    /**
     * Returns the error for a network that cannot be removed. Terraform destroys a network before it changes the
     * services that leave it, unless it is told otherwise.
     *
     * @param serverId the id of the remote server that the network is on; empty for where Dokploy runs
     */
    static Diagnostic inUse(String id, String name, String serverId, ApiException failure, Session session) {
        var users = users(id, serverId, session);
        var refused = "Docker does not delete the network `" + name + "`, because ";
        if (users.isEmpty()) {
            return Diagnostic.error(
                    "Network in Use",
                    refused + "containers in this network still run, although no service in Dokploy refers to it: "
                            + failure.error().message()
                            + "\n\nRun `terraform apply` again once the containers have stopped. `docker service ps` on"
                            + " the server shows why they have not.");
        }
        return Diagnostic.error(
                "Network in Use",
                refused + String.join(", ", users) + (users.size() == 1 ? " uses" : " use") + " it.\n\nTerraform"
                        + " destroys a network before it updates the services that used it. Remove the network from"
                        + " `network_ids` (of a compose stack: `service_networks`) and run `terraform apply` before"
                        + " you remove the network. Or reverse the order: set `lifecycle { create_before_destroy ="
                        + " true }` on the dokploy_network and apply that first. A network that is replaced then"
                        + " also needs another `name`.");
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
