package com.dokploy.terraform.resources.planning;

import com.dokploy.terraform.client.ApiException;
import com.dokploy.terraform.client.ServiceType;
import com.dokploy.terraform.resources.session.Session;
import com.dokploy.terraform.resources.support.ComposeFile;
import java.util.ArrayList;
import java.util.List;

/**
 * The ports of a server that lead to services. To find them every service of the server is read, so only a plan that
 * publishes a port asks for them.
 */
final class PublishedPorts {
    /** The fields of databases that hold a port of the server. */
    private static final List<String> FIELDS = List.of("externalPort", "externalGRPCPort", "externalAdminPort");

    /**
     * One published port.
     *
     * @param service the id of the service that the port leads to
     * @param id the port's own id, where it is an object of its own; else empty
     * @param port the port with its protocol, as {@code 8080/tcp}
     * @param label the service in words
     */
    record Published(String service, String id, String port, String label) {}

    private PublishedPorts() {}

    /**
     * Reads all services of a server, and returns the ports that lead to them.
     *
     * @param server the remote server's id; empty for where Dokploy runs
     * @throws ApiException when there is no answer
     */
    static List<Published> of(String server, Session session) {
        var all = new ArrayList<Published>();
        for (var service : ServerServices.of(server, session.dokploy()::cachedQuery)) {
            all.addAll(of(service));
        }
        return all;
    }

    private static List<Published> of(ServerServices.ServiceOnServer found) {
        var id = found.id();
        var label = found.label();
        var service = found.row();
        var published = new ArrayList<Published>();
        for (var port : service.path("ports")) {
            var text = port.path("publishedPort").asText() + "/"
                    + port.path("protocol").asText();
            published.add(new Published(id, port.path("portId").asText(), text, label));
        }
        for (var field : FIELDS) {
            if (service.path(field).isNumber()) {
                published.add(new Published(id, "", service.path(field).asText() + "/tcp", label));
            }
        }
        if (found.type() == ServiceType.COMPOSE
                && service.path("sourceType").asText().equals("raw")) {
            for (var port :
                    ComposeFile.read(service.path("composeFile").asText()).published()) {
                published.add(new Published(id, "", port, label));
            }
        }
        return published;
    }
}
