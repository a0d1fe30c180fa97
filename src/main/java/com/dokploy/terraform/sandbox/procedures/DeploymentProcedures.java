package com.dokploy.terraform.sandbox.procedures;

import com.dokploy.terraform.sandbox.builds.BuildJob;
import com.dokploy.terraform.sandbox.builds.BuildQueues;
import com.dokploy.terraform.sandbox.builds.DeploymentLogs;
import com.dokploy.terraform.sandbox.model.ApiErrorException;
import com.dokploy.terraform.sandbox.store.Store;
import com.dokploy.terraform.sandbox.store.Views;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Deployments of services, the queue in which they wait, and the logs of their builds. */
final class DeploymentProcedures implements ProcedureGroup {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Store store;
    private final Views views;
    private final BuildQueues builds;
    private final DeploymentLogs logs;

    DeploymentProcedures(Store store, Views views, BuildQueues builds, DeploymentLogs logs) {
        this.store = store;
        this.views = views;
        this.builds = builds;
        this.logs = logs;
    }

    @Override
    public void register(Map<String, ProcedureHandler> handlers) {
        handlers.put("deployment.allByType", this::allByType);
        handlers.put("deployment.allCentralized", this::allCentralized);
        handlers.put("deployment.queueList", call -> ProcedureResult.of(queueList()));
        handlers.put("deployment.readLogs", this::readLogs);
        handlers.put("deployment.killProcess", this::killProcess);
    }

    private ProcedureResult allByType(Call call) {
        var type = call.text("type");
        if (type.equals("schedule")) {
            store.require("schedule", call.text("id"));
        }
        var rows = store.where("deployment", type + "Id", call.text("id")).reversed();
        return ProcedureResult.of(views.list("deployment.withRollback", rows));
    }

    private ProcedureResult allCentralized(Call call) {
        var shown = JSON.arrayNode();
        for (var row : store.own("deployment").reversed()) {
            if (row.path("applicationId").isNull() && row.path("composeId").isNull()) {
                continue;
            }
            shown.add(views.show("deployment.centralized", row));
        }
        return ProcedureResult.of(shown);
    }

    private JsonNode queueList() {
        var list = JSON.arrayNode();
        builds.jobs().forEach(job -> list.add(show(job)));
        return list;
    }

    private ObjectNode show(BuildJob job) {
        var shown = JSON.objectNode().put("id", "job-" + job.number()).put("name", "deployments");
        var row = store.find(job.target().name(), job.id());
        var data = shown.putObject("data")
                .put(job.target().idColumn(), job.id())
                .put("titleLog", job.labels().title())
                .put("descriptionLog", job.labels().description())
                .put("type", job.labels().type())
                .put("applicationType", job.target().name() + (job.labels().isPreview() ? "-preview" : ""))
                .put("server", row != null && row.path("serverId").isTextual());
        if (row != null && row.path("serverId").isTextual()) {
            data.set("serverId", row.path("serverId"));
        }
        shown.put("timestamp", job.timestamp());
        if (!job.isWaiting()) {
            shown.put("processedOn", job.processed());
        }
        shown.put("state", job.isWaiting() ? "waiting" : "active");
        shown.set("servicePath", path(job, row));
        return shown;
    }

    private JsonNode path(BuildJob job, @Nullable ObjectNode row) {
        var environment = row == null ? "" : row.path("environmentId").asText();
        var parent = store.find("environment", environment);
        var project = parent == null ? "" : parent.path("projectId").asText();
        return JSON.objectNode()
                .put(
                        "href",
                        "/dashboard/project/" + project + "/environment/" + environment + "/services/"
                                + job.target().name() + "/" + job.id())
                .put("label", job.target().table().noun());
    }

    private ProcedureResult readLogs(Call call) {
        store.require("deployment", call.text("deploymentId"));
        var log = logs.read(call.text("deploymentId"));
        return ProcedureResult.of(
                TextNode.valueOf(tail(log, call.input().path("tail").asInt(100))));
    }

    /** The last lines of a text, as {@code tail -n} prints them. */
    private static String tail(String text, int count) {
        List<String> lines = text.lines().toList();
        if (lines.size() <= count) {
            return text;
        }
        return String.join("\n", lines.subList(lines.size() - count, lines.size())) + "\n";
    }

    private ProcedureResult killProcess(Call call) {
        var row = store.require("deployment", call.text("deploymentId"));
        if (row.path("pid").isNull()) {
            throw ApiErrorException.of(400, "Deployment is not running");
        }
        builds.kill(row.path(row.path("applicationId").isTextual() ? "applicationId" : "composeId")
                .asText());
        return ProcedureResult.nothing();
    }
}
