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

    private final Machine machine;
    private final Store store;

    Services(Machine machine) {
        this.machine = machine;
        this.store = machine.store();
    }

    void register(Map<String, Behaviour> behaviours) {
        behaviours.put("application.delete", call -> delete(call, Target.APPLICATION, "application.full"));
        behaviours.put("application.deploy", call -> deployApplication(call, "Manual deployment", "deploy"));
        behaviours.put("application.redeploy", call -> deployApplication(call, "Rebuild deployment", "redeploy"));
        behaviours.put("application.start", this::startApplication);
        behaviours.put("application.stop", this::stopApplication);
        behaviours.put("application.reload", this::reloadApplication);
        behaviours.put("application.refreshToken", call -> refreshToken(call, Target.APPLICATION));
        behaviours.put("application.killBuild", this::killBuild);
        behaviours.put("application.cleanQueues", call -> cleanQueues(call, Target.APPLICATION));
        behaviours.put("application.clearDeployments", call -> clearDeployments(call, Target.APPLICATION));
        behaviours.put("application.cancelDeployment", call -> cancelDeployment());
        behaviours.put("application.readTraefikConfig", this::readTraefik);
        behaviours.put("settings.readTraefikFile", this::readTraefikFile);
        behaviours.put("settings.updateTraefikFile", call -> {
            // The path is not looked at (v0.30.2).
            machine.traefik().write(call.text("path"), call.text("traefikConfig"));
            return Outcome.yes();
        });
        behaviours.put("application.updateTraefikConfig", this::writeTraefik);
        behaviours.put("application.readAppMonitoring", call -> Outcome.of(NullNode.getInstance()));
        behaviours.put("application.readLogs", call -> readLogs(call, Target.APPLICATION));
        behaviours.put("compose.delete", call -> delete(call, Target.COMPOSE, "compose.full"));
        behaviours.put("compose.deploy", call -> deployCompose(call, "Manual deployment", "deploy", "Deployment"));
        behaviours.put(
                "compose.redeploy", call -> deployCompose(call, "Rebuild deployment", "redeploy", "Redeployment"));
        behaviours.put("compose.start", this::startCompose);
        behaviours.put("compose.stop", this::stopCompose);
        behaviours.put("compose.refreshToken", call -> refreshToken(call, Target.COMPOSE));
        behaviours.put("compose.killBuild", this::killBuild);
        behaviours.put("compose.cleanQueues", call -> {
            machine.deployments().dropWaiting(call.text("composeId"));
            return Outcome.of(JSON.objectNode().put("success", true).put("message", "Queues cleaned successfully"));
        });
        behaviours.put("compose.clearDeployments", call -> clearDeployments(call, Target.COMPOSE));
        behaviours.put("compose.cancelDeployment", call -> cancelDeployment());
        behaviours.put("compose.loadServices", call -> {
            row(call, Target.COMPOSE);
            throw Refusal.of(404, "Services not found");
        });
        behaviours.put("compose.getDefaultCommand", this::defaultCommand);
        behaviours.put("compose.getConvertedCompose", this::convertedCompose);
    }

    private ObjectNode row(Call call, Target target) {
        return store.require(target.table(), call.text(target.idColumn()));
    }

    /** Removes the row and the swarm service; named volumes stay on the disk unless a stack's are to go too. */
    private Outcome delete(Call call, Target target, String view) {
        var row = row(call, target);
        var shown = machine.views().show(view, row);
        machine.deployments().dropWaiting(call.text(target.idColumn()));
        machine.docker().remove(row.path("appName").asText());
        if (call.input().path("deleteVolumes").asBoolean()) {
            for (var mount : store.where("mount", target.idColumn(), call.text(target.idColumn()))) {
                machine.docker().volumes().remove(mount.path("volumeName").asText());
            }
        }
        store.delete(target.table(), call.text(target.idColumn()));
        return Outcome.of(shown);
    }

    private Outcome deployApplication(Call call, String title, String type) {
        enqueue(call, Target.APPLICATION, title, type);
        return Outcome.nothing();
    }

    private Outcome deployCompose(Call call, String title, String type, String what) {
        enqueue(call, Target.COMPOSE, title, type);
        return Outcome.of(JSON.objectNode()
                .put("success", true)
                .put("message", what + " queued")
                .put("composeId", call.text("composeId")));
    }

    private void enqueue(Call call, Target target, String title, String type) {
        var asked = call.text("title");
        var shown = asked.isEmpty() ? title : asked;
        machine.deployments().enqueue(target, row(call, target), shown, call.text("description"), type);
    }

    /** {@code docker service scale X=1}, whatever the row says about replicas; the reply is the row of before. */
    private Outcome startApplication(Call call) {
        var row = row(call, Target.APPLICATION);
        var name = row.path("appName").asText();
        if (machine.docker().service(name) == null) {
            throw Docker.noSuchService(name);
        }
        var shown = machine.views().show("application.full", row);
        machine.docker().scale(name, 1);
        status("application", call.text("applicationId"), "applicationStatus", "done");
        return Outcome.of(shown);
    }

    private Outcome stopApplication(Call call) {
        var row = row(call, Target.APPLICATION);
        var shown = machine.views().show("application.full", row);
        machine.docker().scale(row.path("appName").asText(), 0);
        status("application", call.text("applicationId"), "applicationStatus", "idle");
        return Outcome.of(shown);
    }

    /** Makes the service anew from the row; one that was never deployed runs an image named after it. */
    private Outcome reloadApplication(Call call) {
        var row = row(call, Target.APPLICATION);
        if (ServiceSpec.complaint(machine, row) != null) {
            throw Refusal.of(500, "Error reloading application");
        }
        var name = row.path("appName").asText();
        var running = machine.docker().service(name);
        var image = running == null ? name + ":latest" : running.image();
        machine.docker().deploy(row, image);
        status("application", call.text("applicationId"), "applicationStatus", "done");
        return Outcome.yes();
    }

    private Outcome startCompose(Call call) {
        var row = row(call, Target.COMPOSE);
        machine.docker().deploy(row, "compose");
        status("compose", call.text("composeId"), "composeStatus", "done");
        return Outcome.yes();
    }

    /** Runs Docker where the stack's files are, which the first deploy puts there. */
    private Outcome stopCompose(Call call) {
        var row = row(call, Target.COMPOSE);
        if (store.where("deployment", "composeId", call.text("composeId")).isEmpty()) {
            throw Refusal.of(500, "Command execution failed: spawn /bin/sh ENOENT");
        }
        machine.docker().remove(row.path("appName").asText());
        status("compose", call.text("composeId"), "composeStatus", "idle");
        return Outcome.yes();
    }

    private void status(String table, String id, String column, String status) {
        store.update(table, id, JSON.objectNode().put(column, status));
    }

    private Outcome refreshToken(Call call, Target target) {
        row(call, target);
        store.update(
                target.table(), call.text(target.idColumn()), JSON.objectNode().put("refreshToken", Ids.id()));
        return Outcome.yes();
    }

    private Outcome killBuild(Call call) {
        machine.deployments().kill(call.text(call.input().has("composeId") ? "composeId" : "applicationId"));
        return Outcome.nothing();
    }

    private Outcome cleanQueues(Call call, Target target) {
        machine.deployments().dropWaiting(call.text(target.idColumn()));
        return Outcome.nothing();
    }

    private Outcome clearDeployments(Call call, Target target) {
        row(call, target);
        return Outcome.yes();
    }

    private static Outcome cancelDeployment() {
        throw Refusal.of(400, "Deployment cancellation only available in cloud version");
    }

    private Outcome readTraefik(Call call) {
        var text = machine.traefik().read(row(call, Target.APPLICATION));
        return Outcome.of(text == null ? NullNode.getInstance() : TextNode.valueOf(text));
    }

    private Outcome readTraefikFile(Call call) {
        var path = call.text("path");
        if (path.contains("..") || (path.startsWith("/") && !path.startsWith("/etc/dokploy/traefik"))) {
            throw Refusal.of(400, "Invalid path");
        }
        var text = machine.traefik().file(path);
        return Outcome.of(text == null ? NullNode.getInstance() : TextNode.valueOf(text));
    }

    private Outcome writeTraefik(Call call) {
        row(call, Target.APPLICATION);
        machine.traefik().write(call.text("applicationId"), call.text("traefikConfig"));
        return Outcome.yes();
    }

    private Outcome readLogs(Call call, Target target) {
        row(call, target);
        return Outcome.of(TextNode.valueOf(""));
    }

    private Outcome defaultCommand(Call call) {
        var row = row(call, Target.COMPOSE);
        var command = row.path("command").asText("");
        var app = row.path("appName").asText();
        if (!command.isEmpty()) {
            return Outcome.of(TextNode.valueOf("docker " + command));
        }
        var stack = row.path("composeType").asText().equals("stack");
        return Outcome.of(TextNode.valueOf(
                stack
                        ? "docker stack deploy -c docker-compose.yml " + app + " --prune --with-registry-auth"
                        : "docker compose -p " + app + " -f docker-compose.yml up -d --build --remove-orphans"));
    }

    /** The stored file as it is: the labels and networks the server adds are not modelled. */
    private Outcome convertedCompose(Call call) {
        JsonNode file = row(call, Target.COMPOSE).path("composeFile");
        return Outcome.of(TextNode.valueOf(file.asText("").isEmpty() ? "null\n" : file.asText()));
    }
}
