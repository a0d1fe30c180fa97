package com.dokploy.terraform.sandbox.procedures;

import com.dokploy.terraform.sandbox.docker.Docker;
import com.dokploy.terraform.sandbox.model.ApiErrorException;
import com.dokploy.terraform.sandbox.store.Store;
import com.dokploy.terraform.sandbox.templates.TemplateCatalog;
import com.dokploy.terraform.sandbox.templates.TemplateProcessor;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.LinkedHashSet;
import java.util.Map;

/** The procedures of compose stacks beyond keeping their rows: deploys, starts and stops, files. */
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
        handlers.put("compose.readLogs", call -> {
            service.row(call);
            return ProcedureResult.of(TextNode.valueOf(""));
        });
        handlers.put("compose.getDefaultCommand", this::defaultCommand);
        handlers.put("compose.getConvertedCompose", this::convertedCompose);
        handlers.put("compose.templates", call -> ProcedureResult.of(TemplateCatalog.templates(call.text("baseUrl"))));
        handlers.put("compose.getTags", ComposeProcedures::tags);
        handlers.put("compose.processTemplate", this::processTemplate);
        handlers.put("compose.previewTemplate", call -> process(call, call.text("appName")));
    }

    private static ProcedureResult tags(Call call) {
        var tags = new LinkedHashSet<JsonNode>();
        TemplateCatalog.templates(call.text("baseUrl"))
                .forEach(template -> template.path("tags").forEach(tags::add));
        return ProcedureResult.of(JSON.arrayNode().addAll(tags));
    }

    /** An unknown stack is refused as a template that cannot be processed (seen on v0.30.2). */
    private ProcedureResult processTemplate(Call call) {
        var row = store.find("compose", call.text("composeId"));
        if (row == null) {
            throw ApiErrorException.of(400, "Error processing template: Compose not found");
        }
        return process(call, row.path("appName").asText());
    }

    private static ProcedureResult process(Call call, String appName) {
        try {
            return ProcedureResult.of(TemplateProcessor.process(call.text("base64"), appName));
        } catch (IllegalArgumentException broken) {
            throw ApiErrorException.of(400, "Error processing template: " + broken.getMessage());
        }
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
        var isFresh = row.path("composeStatus").asText().equals("idle");
        if (isFresh
                && store.where("deployment", "composeId", call.text("composeId"))
                        .isEmpty()) {
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
