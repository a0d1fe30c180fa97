package com.dokploy.terraform.sandbox.procedures;

import com.dokploy.terraform.sandbox.docker.Docker;
import com.dokploy.terraform.sandbox.model.ApiErrorException;
import com.dokploy.terraform.sandbox.model.ServerModel;
import com.dokploy.terraform.sandbox.store.Store;
import java.util.HashSet;
import java.util.Map;

/**
 * What is removed from a host because nothing uses it, and Traefik's restart. Only volumes are modelled; there are no
 * images, builds and stopped containers here (read in the source of v0.30.2).
 */
final class DockerCleanup implements ProcedureGroup {
    private final ServerModel model;
    private final Store store;
    private final Docker docker;

    DockerCleanup(ServerModel model, Store store, Docker docker) {
        this.model = model;
        this.store = store;
        this.docker = docker;
    }

    @Override
    public void register(Map<String, ProcedureHandler> handlers) {
        handlers.put("settings.cleanStoppedContainers", call -> cleaned(call));
        handlers.put("settings.cleanUnusedImages", call -> cleaned(call));
        handlers.put("settings.cleanUnusedVolumes", this::cleanVolumes);
        handlers.put("settings.cleanDockerBuilder", call -> {
            connect(call);
            return ProcedureResult.nothing();
        });
        // Traefik is restarted in the background, and nobody hears of a failure (seen on v0.30.2).
        handlers.put("settings.reloadTraefik", _ -> ProcedureResult.yes());
    }

    private ProcedureResult cleaned(Call call) {
        connect(call);
        return ProcedureResult.yes();
    }

    private ProcedureResult cleanVolumes(Call call) {
        connect(call);
        if (call.text("serverId").isEmpty()) {
            var used = new HashSet<String>();
            for (var mount : store.all("mount")) {
                for (var service : model.services()) {
                    var owner = store.find(
                            service.name(), mount.path(service.idColumn()).asText());
                    if (owner != null && docker.runs(owner.path("appName").asText())) {
                        used.add(mount.path("volumeName").asText());
                    }
                }
            }
            docker.volumes().retainAll(used);
        }
        return ProcedureResult.yes();
    }

    /** Goes to the remote server that a call names, if there is one. */
    private void connect(Call call) {
        if (call.text("serverId").isEmpty()) {
            return;
        }
        var server = store.find("server", call.text("serverId"));
        if (server == null) {
            throw ApiErrorException.of(404, "Server not found");
        }
        if (!RemoteHosts.answers(server)) {
            throw ApiErrorException.of(500, RemoteHosts.refusal(server));
        }
    }
}
