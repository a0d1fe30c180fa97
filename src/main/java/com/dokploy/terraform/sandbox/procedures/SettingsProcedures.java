package com.dokploy.terraform.sandbox.procedures;

import com.dokploy.terraform.sandbox.builds.BuildQueues;
import com.dokploy.terraform.sandbox.docker.TraefikFiles;
import com.dokploy.terraform.sandbox.model.ApiErrorException;
import com.dokploy.terraform.sandbox.model.OpenApiDocument;
import com.dokploy.terraform.sandbox.model.ServerModel;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Map;

/** The procedures about the server as a whole: its API document, Traefik's files, its queues. */
final class SettingsProcedures implements ProcedureGroup {
    private final ServerModel model;
    private final TraefikFiles traefik;
    private final BuildQueues builds;

    SettingsProcedures(ServerModel model, TraefikFiles traefik, BuildQueues builds) {
        this.model = model;
        this.traefik = traefik;
        this.builds = builds;
    }

    @Override
    public void register(Map<String, ProcedureHandler> handlers) {
        handlers.put("settings.getOpenApiDocument", call -> ProcedureResult.of(OpenApiDocument.of(model)));
        handlers.put("settings.readTraefikFile", this::readTraefikFile);
        handlers.put("settings.readDirectories", _ -> ProcedureResult.of(traefik.directories()));
        handlers.put("settings.updateTraefikFile", call -> {
            // The path is not looked at (v0.30.2).
            traefik.write(call.text("path"), call.text("traefikConfig"));
            return ProcedureResult.yes();
        });
        handlers.put("settings.cleanAllDeploymentQueue", call -> {
            builds.dropWaiting();
            return ProcedureResult.yes();
        });
    }

    private ProcedureResult readTraefikFile(Call call) {
        var path = call.text("path");
        if (path.contains("..") || (path.startsWith("/") && !path.startsWith("/etc/dokploy/traefik"))) {
            throw ApiErrorException.of(400, "Invalid path");
        }
        var text = traefik.file(path);
        return ProcedureResult.of(text == null ? NullNode.getInstance() : TextNode.valueOf(text));
    }
}
