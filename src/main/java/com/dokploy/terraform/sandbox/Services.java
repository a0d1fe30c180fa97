package com.dokploy.terraform.sandbox;

import com.dokploy.terraform.sandbox.Deployments.Target;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Map;

/** What applications and compose stacks do beyond keeping their rows: deploys, starts and stops, tokens, files. */
final class Services {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Backend backend;
    private final Store store;

    Services(Backend backend) {
        this.backend = backend;
        this.store = backend.store();
    }

    void register(Map<String, ProcedureHandler> handlers) {
        handlers.put("application.delete", call -> delete(call, Target.APPLICATION, "application.full"));
        handlers.put("application.deploy", call -> deployApplication(call, "Manual deployment", "deploy"));
        handlers.put("application.redeploy", call -> deployApplication(call, "Rebuild deployment", "redeploy"));
        handlers.put("application.start", this::startApplication);
        handlers.put("application.stop", this::stopApplication);
        handlers.put("application.reload", this::reloadApplication);
        handlers.put("application.refreshToken", call -> refreshToken(call, Target.APPLICATION));
        handlers.put("application.killBuild", this::killBuild);
        handlers.put("application.cleanQueues", call -> cleanQueues(call, Target.APPLICATION));
        handlers.put("application.clearDeployments", call -> clearDeployments(call, Target.APPLICATION));
        handlers.put("application.cancelDeployment", call -> cancelDeployment());
        handlers.put("application.readTraefikConfig", this::readTraefik);
        handlers.put("settings.readTraefikFile", this::readTraefikFile);
        handlers.put("settings.updateTraefikFile", call -> {
            // The path is not looked at (v0.30.2).
            backend.traefik().write(call.text("path"), call.text("traefikConfig"));
            return ProcedureResult.yes();
        });
        handlers.put("application.updateTraefikConfig", this::writeTraefik);
        handlers.put("application.readAppMonitoring", call -> ProcedureResult.of(NullNode.getInstance()));
        handlers.put("application.readLogs", call -> readLogs(call, Target.APPLICATION));
        handlers.put("compose.delete", call -> delete(call, Target.COMPOSE, "compose.full"));
        handlers.put("compose.deploy", call -> deployCompose(call, "Manual deployment", "deploy", "Deployment"));
        handlers.put("compose.redeploy", call -> deployCompose(call, "Rebuild deployment", "redeploy", "Redeployment"));
        handlers.put("compose.start", this::startCompose);
        handlers.put("compose.stop", this::stopCompose);
        handlers.put("compose.refreshToken", call -> refreshToken(call, Target.COMPOSE));
        handlers.put("compose.killBuild", this::killBuild);
        handlers.put("compose.cleanQueues", call -> {
            backend.deployments().dropWaiting(call.text("composeId"));
            return ProcedureResult.of(
                    JSON.objectNode().put("success", true).put("message", "Queues cleaned successfully"));
        });
        handlers.put("compose.clearDeployments", call -> clearDeployments(call, Target.COMPOSE));
        handlers.put("compose.cancelDeployment", call -> cancelDeployment());
        handlers.put("compose.loadServices", call -> {
            row(call, Target.COMPOSE);
            throw ApiErrorException.of(404, "Services not found");
        });
        handlers.put("compose.getDefaultCommand", this::defaultCommand);
        handlers.put("compose.getConvertedCompose", this::convertedCompose);
    }

    private ObjectNode row(Call call, Target target) {
        return store.require(target.table(), call.text(target.idColumn()));
    }

    /** Removes the row and the swarm service; named volumes stay on the disk unless a stack's are to go too. */
    private ProcedureResult delete(Call call, Target target, String view) {
        var row = row(call, target);
        var shown = backend.views().show(view, row);
        backend.deployments().dropWaiting(call.text(target.idColumn()));
        backend.docker().remove(row.path("appName").asText());
        if (call.input().path("deleteVolumes").asBoolean()) {
            for (var mount : store.where("mount", target.idColumn(), call.text(target.idColumn()))) {
                backend.docker().volumes().remove(mount.path("volumeName").asText());
            }
        }
        store.delete(target.table(), call.text(target.idColumn()));
        return ProcedureResult.of(shown);
    }

    private ProcedureResult deployApplication(Call call, String title, String type) {
        enqueue(call, Target.APPLICATION, title, type);
        return ProcedureResult.nothing();
    }

    private ProcedureResult deployCompose(Call call, String title, String type, String what) {
        enqueue(call, Target.COMPOSE, title, type);
        return ProcedureResult.of(JSON.objectNode()
                .put("success", true)
                .put("message", what + " queued")
                .put("composeId", call.text("composeId")));
    }

    private void enqueue(Call call, Target target, String title, String type) {
        var asked = call.text("title");
        var shown = asked.isEmpty() ? title : asked;
        backend.deployments().enqueue(target, row(call, target), shown, call.text("description"), type);
    }

    /** {@code docker service scale X=1}, whatever the row says about replicas; the reply is the row of before. */
    private ProcedureResult startApplication(Call call) {
        var row = row(call, Target.APPLICATION);
        var name = row.path("appName").asText();
        if (backend.docker().service(name) == null) {
            throw Docker.noSuchService(name);
        }
        var shown = backend.views().show("application.full", row);
        backend.docker().scale(name, 1);
        status("application", call.text("applicationId"), "applicationStatus", "done");
        return ProcedureResult.of(shown);
    }

    private ProcedureResult stopApplication(Call call) {
        var row = row(call, Target.APPLICATION);
        var shown = backend.views().show("application.full", row);
        backend.docker().scale(row.path("appName").asText(), 0);
        status("application", call.text("applicationId"), "applicationStatus", "idle");
        return ProcedureResult.of(shown);
    }

    /** Makes the service anew from the row; one that was never deployed runs an image named after it. */
    private ProcedureResult reloadApplication(Call call) {
        var row = row(call, Target.APPLICATION);
        if (ServiceSpec.complaint(backend, row) != null) {
            throw ApiErrorException.of(500, "Error reloading application");
        }
        var name = row.path("appName").asText();
        var running = backend.docker().service(name);
        var image = running == null ? name + ":latest" : running.image();
        backend.docker().deploy(row, image);
        status("application", call.text("applicationId"), "applicationStatus", "done");
        return ProcedureResult.yes();
    }

    private ProcedureResult startCompose(Call call) {
        var row = row(call, Target.COMPOSE);
        backend.docker().deploy(row, "compose");
        status("compose", call.text("composeId"), "composeStatus", "done");
        return ProcedureResult.yes();
    }

    /** Runs Docker where the stack's files are, which the first deploy puts there. */
    private ProcedureResult stopCompose(Call call) {
        var row = row(call, Target.COMPOSE);
        if (store.where("deployment", "composeId", call.text("composeId")).isEmpty()) {
            throw ApiErrorException.of(500, "Command execution failed: spawn /bin/sh ENOENT");
        }
        backend.docker().remove(row.path("appName").asText());
        status("compose", call.text("composeId"), "composeStatus", "idle");
        return ProcedureResult.yes();
    }

    private void status(String table, String id, String column, String status) {
        store.update(table, id, JSON.objectNode().put(column, status));
    }

    private ProcedureResult refreshToken(Call call, Target target) {
        row(call, target);
        store.update(
                target.table(), call.text(target.idColumn()), JSON.objectNode().put("refreshToken", Ids.id()));
        return ProcedureResult.yes();
    }

    private ProcedureResult killBuild(Call call) {
        backend.deployments().kill(call.text(call.input().has("composeId") ? "composeId" : "applicationId"));
        return ProcedureResult.nothing();
    }

    private ProcedureResult cleanQueues(Call call, Target target) {
        backend.deployments().dropWaiting(call.text(target.idColumn()));
        return ProcedureResult.nothing();
    }

    private ProcedureResult clearDeployments(Call call, Target target) {
        row(call, target);
        return ProcedureResult.yes();
    }

    private static ProcedureResult cancelDeployment() {
        throw ApiErrorException.of(400, "Deployment cancellation only available in cloud version");
    }

    private ProcedureResult readTraefik(Call call) {
        var text = backend.traefik().read(row(call, Target.APPLICATION));
        return ProcedureResult.of(text == null ? NullNode.getInstance() : TextNode.valueOf(text));
    }

    private ProcedureResult readTraefikFile(Call call) {
        var path = call.text("path");
        if (path.contains("..") || (path.startsWith("/") && !path.startsWith("/etc/dokploy/traefik"))) {
            throw ApiErrorException.of(400, "Invalid path");
        }
        var text = backend.traefik().file(path);
        return ProcedureResult.of(text == null ? NullNode.getInstance() : TextNode.valueOf(text));
    }

    private ProcedureResult writeTraefik(Call call) {
        row(call, Target.APPLICATION);
        backend.traefik().write(call.text("applicationId"), call.text("traefikConfig"));
        return ProcedureResult.yes();
    }

    private ProcedureResult readLogs(Call call, Target target) {
        row(call, target);
        return ProcedureResult.of(TextNode.valueOf(""));
    }

    private ProcedureResult defaultCommand(Call call) {
        var row = row(call, Target.COMPOSE);
        var command = row.path("command").asText("");
        var app = row.path("appName").asText();
        if (!command.isEmpty()) {
            return ProcedureResult.of(TextNode.valueOf("docker " + command));
        }
        var stack = row.path("composeType").asText().equals("stack");
        return ProcedureResult.of(TextNode.valueOf(
                stack
                        ? "docker stack deploy -c docker-compose.yml " + app + " --prune --with-registry-auth"
                        : "docker compose -p " + app + " -f docker-compose.yml up -d --build --remove-orphans"));
    }

    /** The stored file as it is: the labels and networks the server adds are not modelled. */
    private ProcedureResult convertedCompose(Call call) {
        JsonNode file = row(call, Target.COMPOSE).path("composeFile");
        return ProcedureResult.of(TextNode.valueOf(file.asText("").isEmpty() ? "null\n" : file.asText()));
    }
}
