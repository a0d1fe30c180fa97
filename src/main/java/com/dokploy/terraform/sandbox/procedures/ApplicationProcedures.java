package com.dokploy.terraform.sandbox.procedures;

import com.dokploy.terraform.sandbox.docker.Docker;
import com.dokploy.terraform.sandbox.docker.ServiceSpec;
import com.dokploy.terraform.sandbox.docker.TraefikFiles;
import com.dokploy.terraform.sandbox.model.ApiErrorException;
import com.dokploy.terraform.sandbox.store.Views;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Map;

/** The procedures of applications beyond keeping their rows: deploys, starts and stops, logs, Traefik files. */
final class ApplicationProcedures implements ProcedureGroup {
    private final DeployableService service;
    private final Views views;
    private final Docker docker;
    private final ServiceSpec spec;
    private final TraefikFiles traefik;

    ApplicationProcedures(
            DeployableService service, Views views, Docker docker, ServiceSpec spec, TraefikFiles traefik) {
        this.service = service;
        this.views = views;
        this.docker = docker;
        this.spec = spec;
        this.traefik = traefik;
    }

    @Override
    public void register(Map<String, ProcedureHandler> handlers) {
        service.register(handlers);
        handlers.put("application.deploy", call -> deploy(call, "Manual deployment", "deploy"));
        handlers.put("application.redeploy", call -> deploy(call, "Rebuild deployment", "redeploy"));
        handlers.put("previewDeployment.redeploy", call -> {
            service.enqueuePreview(call);
            return ProcedureResult.yes();
        });
        handlers.put("application.cleanQueues", this::cleanQueues);
        handlers.put("application.start", this::start);
        handlers.put("application.stop", this::stop);
        handlers.put("application.reload", this::reload);
        handlers.put("application.readTraefikConfig", this::readTraefik);
        handlers.put("application.updateTraefikConfig", this::writeTraefik);
        handlers.put("application.readAppMonitoring", call -> ProcedureResult.of(NullNode.getInstance()));
        handlers.put("application.readLogs", this::readLogs);
    }

    private ProcedureResult deploy(Call call, String title, String type) {
        service.enqueue(call, title, type);
        return ProcedureResult.nothing();
    }

    private ProcedureResult cleanQueues(Call call) {
        service.dropWaiting(call);
        return ProcedureResult.nothing();
    }

    /** {@code docker service scale X=1}, whatever the row says about replicas; the reply is the row of before. */
    private ProcedureResult start(Call call) {
        var row = service.row(call);
        var name = row.path("appName").asText();
        if (docker.service(name) == null) {
            throw Docker.noSuchService(name);
        }
        var shown = views.show("application.full", row);
        docker.scale(name, 1);
        service.status(call, "done");
        return ProcedureResult.of(shown);
    }

    private ProcedureResult stop(Call call) {
        var row = service.row(call);
        var shown = views.show("application.full", row);
        docker.scale(row.path("appName").asText(), 0);
        service.status(call, "idle");
        return ProcedureResult.of(shown);
    }

    /** Makes the service anew from the row; one that was never deployed runs an image named after it. */
    private ProcedureResult reload(Call call) {
        var row = service.row(call);
        if (spec.complaint(row) != null) {
            throw ApiErrorException.of(500, "Error reloading application");
        }
        var name = row.path("appName").asText();
        var running = docker.service(name);
        var image = running == null ? name + ":latest" : running.image();
        docker.deploy(row, image);
        service.status(call, "done");
        return ProcedureResult.yes();
    }

    private ProcedureResult readTraefik(Call call) {
        var text = traefik.read(service.row(call));
        return ProcedureResult.of(text == null ? NullNode.getInstance() : TextNode.valueOf(text));
    }

    private ProcedureResult writeTraefik(Call call) {
        service.row(call);
        traefik.write(call.text("applicationId"), call.text("traefikConfig"));
        return ProcedureResult.yes();
    }

    private ProcedureResult readLogs(Call call) {
        service.row(call);
        return ProcedureResult.of(TextNode.valueOf(""));
    }
}
