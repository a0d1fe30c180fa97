package com.dokploy.terraform.resources.planning;

import com.dokploy.terraform.client.ApiException;
import com.dokploy.terraform.client.ServiceType;
import com.dokploy.terraform.resources.support.ApiMapping;
import com.dokploy.terraform.resources.support.ListReader;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * All services of one server with all their fields. No procedure lists services in full (v0.30.2): each is read, all at
 * once, in a few batches.
 */
public final class ServerServices {
    /**
     * One service of a server.
     *
     * @param id the service's id
     * @param label the service in words, with its project and environment
     * @param row the service's row, as the server returns it
     */
    public record ServiceOnServer(ServiceType type, String id, String label, JsonNode row) {}

    private ServerServices() {}

    /**
     * Reads all services of a server.
     *
     * @param server the remote server's id; empty for where Dokploy runs
     * @param lists reads lists and services
     * @throws ApiException when there is no answer
     */
    public static List<ServiceOnServer> of(String server, ListReader lists) {
        var reads = new ArrayList<Future<ServiceOnServer>>();
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var service : lists.read("overview.services", ApiMapping.body())) {
                for (var type : ServiceType.values()) {
                    if (service.path("type").asText().equals(type.router())
                            && service.path("serverId").asText("").equals(server)) {
                        reads.add(executor.submit(() -> read(type, service, lists)));
                    }
                }
            }
        }
        var all = new ArrayList<ServiceOnServer>();
        for (var read : reads) {
            all.add(result(read));
        }
        return all;
    }

    private static ServiceOnServer read(ServiceType type, JsonNode overview, ListReader lists) {
        var id = overview.path("id").asText();
        var label = "the " + type.noun() + " `" + overview.path("projectName").asText() + "/"
                + overview.path("environmentName").asText() + "/"
                + overview.path("name").asText() + "`";
        return new ServiceOnServer(
                type, id, label, lists.read(type.procedure("one"), ApiMapping.body(type.idField(), id)));
    }

    private static ServiceOnServer result(Future<ServiceOnServer> read) {
        try {
            return read.get();
        } catch (ExecutionException failure) {
            throw failure.getCause() instanceof ApiException unreadable ? unreadable : new CompletionException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new CompletionException(interrupted);
        }
    }
}
