package com.dokploy.terraform.resources;

import com.dokploy.terraform.client.ApiException;
import com.dokploy.terraform.client.Dokploy;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Which ports of a server lead to services. No procedure lists them (v0.30.2), so every service of the server is read,
 * all at once, which makes a few batches; only a plan that publishes a port asks.
 */
final class PublishedPorts {
    /** The fields of databases that hold a port of the server. */
    private static final List<String> FIELDS = List.of("externalPort", "externalGRPCPort", "externalAdminPort");

    /**
     * One of them.
     *
     * @param service the id of the service that it leads to
     * @param id its own id, where it is an object of its own; else empty
     * @param port with its protocol, as {@code 8080/tcp}
     * @param holder the service in words
     */
    record Published(String service, String id, String port, String holder) {}

    private PublishedPorts() {}

    /**
     * Looks at all services of a server.
     *
     * @param server the remote server's id; empty for where Dokploy runs
     * @throws ApiException when there is no answer
     */
    static List<Published> of(String server, Dokploy dokploy) {
        var reads = new ArrayList<Future<List<Published>>>();
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var service : dokploy.survey("overview.services", Wire.body())) {
                if (service.path("serverId").asText("").equals(server)) {
                    reads.add(executor.submit(() -> of(service, dokploy)));
                }
            }
        }
        var all = new ArrayList<Published>();
        for (var read : reads) {
            all.addAll(result(read));
        }
        return all;
    }

    private static List<Published> result(Future<List<Published>> read) {
        try {
            return read.get();
        } catch (ExecutionException failure) {
            throw failure.getCause() instanceof ApiException unreadable ? unreadable : new CompletionException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new CompletionException(interrupted);
        }
    }

    private static List<Published> of(JsonNode overview, Dokploy dokploy) {
        for (var kind : ServiceKind.values()) {
            if (overview.path("type").asText().equals(kind.router())) {
                return of(kind, overview, dokploy);
            }
        }
        return List.of();
    }

    private static List<Published> of(ServiceKind kind, JsonNode overview, Dokploy dokploy) {
        var id = overview.path("id").asText();
        var holder =
                "the " + kind.router() + " `" + overview.path("projectName").asText() + "/"
                        + overview.path("environmentName").asText() + "/"
                        + overview.path("name").asText() + "`";
        var service = dokploy.survey(kind.procedure("one"), Wire.body(kind.idField(), id));
        var published = new ArrayList<Published>();
        for (var port : service.path("ports")) {
            var text = port.path("publishedPort").asText() + "/"
                    + port.path("protocol").asText();
            published.add(new Published(id, port.path("portId").asText(), text, holder));
        }
        for (var field : FIELDS) {
            if (service.path(field).isNumber()) {
                published.add(new Published(id, "", service.path(field).asText() + "/tcp", holder));
            }
        }
        if (kind == ServiceKind.COMPOSE && service.path("sourceType").asText().equals("raw")) {
            for (var port :
                    ComposeFile.read(service.path("composeFile").asText()).published()) {
                published.add(new Published(id, "", port, holder));
            }
        }
        return published;
    }
}
