package com.dokploy.terraform.sandbox.procedures;

import com.dokploy.terraform.sandbox.docker.Docker;
import com.dokploy.terraform.sandbox.model.ApiErrorException;
import com.dokploy.terraform.sandbox.store.Store;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Map;

/** What compose stacks do beyond keeping their rows: deploys, starts and stops, files. */
final class ComposeProcedures implements ProcedureGroup {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final DeployableService service;
    private final Store store;
    private final Docker docker;

    ComposeProcedures(DeployableService service, Store store, Docker docker) {
        this.service = service;
        this.store = store;
        this.docker = docker;
    }

    @Override
    public void register(Map<String, ProcedureHandler> handlers) {
        service.register(handlers);
        handlers.put("compose.deploy", call -> deploy(call, "Manual deployment", "deploy", "Deployment"));
        handlers.put("compose.redeploy", call -> deploy(call, "Rebuild deployment", "redeploy", "Redeployment"));
        handlers.put("compose.cleanQueues", this::cleanQueues);
        handlers.put("compose.start", this::start);
        handlers.put("compose.stop", this::stop);
        handlers.put("compose.loadServices", call -> {
            service.row(call);
            throw ApiErrorException.of(404, "Services not found");
        });
        handlers.put("compose.getDefaultCommand", this::defaultCommand);
        handlers.put("compose.getConvertedCompose", this::convertedCompose);
    }

    private ProcedureResult deploy(Call call, String title, String type, String what) {
        service.enqueue(call, title, type);
        return ProcedureResult.of(JSON.objectNode()
                .put("success", true)
                .put("message", what + " queued")
                .put("composeId", call.text("composeId")));
    }

    private ProcedureResult cleanQueues(Call call) {
        service.dropWaiting(call);
        return ProcedureResult.of(JSON.objectNode().put("success", true).put("message", "Queues cleaned successfully"));
    }

    private ProcedureResult start(Call call) {
        var row = service.row(call);
        docker.deploy(row, "compose");
        service.status(call, "done");
        return ProcedureResult.yes();
    }

    /** Runs Docker where the stack's files are, which the first deploy puts there. */
    private ProcedureResult stop(Call call) {
        var row = service.row(call);
        if (store.where("deployment", "composeId", call.text("composeId")).isEmpty()) {
            throw ApiErrorException.of(500, "Command execution failed: spawn /bin/sh ENOENT");
        }
        docker.remove(row.path("appName").asText());
        service.status(call, "idle");
        return ProcedureResult.yes();
    }

    private ProcedureResult defaultCommand(Call call) {
        var row = service.row(call);
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
        JsonNode file = service.row(call).path("composeFile");
        return ProcedureResult.of(TextNode.valueOf(file.asText("").isEmpty() ? "null\n" : file.asText()));
    }
}
